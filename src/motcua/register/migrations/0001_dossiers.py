"""Each dossier once, its codes, who plays a part in it, and what it waits for."""

import datetime
import uuid

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("register", "0001_initial"),
    ]

    dependencies = [
        ("agencies", "0005_edition_of_roles"),
        ("catalogue", "0002_work_on_procedures"),
    ]

    operations = [
        migrations.CreateModel(
            name="Dossier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "agency",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                ("owned", models.BooleanField(default=False)),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="register.dossier",
                    ),
                ),
                ("head_seq", models.PositiveIntegerField(default=0)),
                ("head_hash", models.BinaryField(default=b"", max_length=32)),
                ("code", models.CharField(max_length=60)),
                ("system", models.CharField(max_length=30)),
                (
                    "procedure",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalogue.procedure",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalogue.procedureversion",
                    ),
                ),
                ("procedure_code", models.CharField(blank=True, max_length=30)),
                ("procedure_name", models.TextField(blank=True)),
                ("field", models.CharField(blank=True, max_length=200)),
                (
                    "handler",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                ("handler_name", models.CharField(blank=True, max_length=200)),
                ("vertical", models.BooleanField(default=False)),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                ("officer_name", models.CharField(blank=True, max_length=120)),
                (
                    "assignee",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.officer",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("online", "Trực tuyến"),
                            ("in_person", "Trực tiếp"),
                            ("postal", "Bưu chính công ích"),
                        ],
                        max_length=10,
                    ),
                ),
                ("mode", models.CharField(blank=True, max_length=20)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Bản nháp"),
                            ("filed", "Chờ tiếp nhận"),
                            ("not_accepted", "Không tiếp nhận"),
                            ("handling", "Đang xử lý"),
                            ("waiting_supplement", "Chờ bổ sung"),
                            ("waiting_finance", "Chờ nghĩa vụ tài chính"),
                            ("finished", "Đã xử lý xong"),
                            ("handed_over", "Đã trả kết quả"),
                            ("refused", "Từ chối giải quyết"),
                            ("withdrawn", "Rút hồ sơ"),
                            ("stopped", "Dừng giải quyết"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("issued", "Có kết quả"),
                            ("refused", "Từ chối"),
                            ("withdrawn", "Rút"),
                            ("stopped", "Dừng"),
                        ],
                        max_length=10,
                    ),
                ),
                ("filed_at", models.DateTimeField(null=True)),
                ("received_at", models.DateTimeField(null=True)),
                ("due_at", models.DateTimeField(null=True)),
                ("clock_due_at", models.DateTimeField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("handed_over_at", models.DateTimeField(null=True)),
                ("hand_over_recorded", models.BooleanField(default=True)),
                ("fee", models.BigIntegerField(default=0)),
                ("paid_online", models.BooleanField(default=False)),
                ("digitised", models.BooleanField(default=False)),
                ("reused", models.BooleanField(default=False)),
                ("electronic_result", models.BooleanField(default=False)),
                ("linked_group", models.CharField(blank=True, max_length=200)),
                ("late_reason", models.TextField(blank=True)),
                ("late_corrected", models.BooleanField(default=False)),
                ("late_corrected_by_date", models.BooleanField(db_default=False, default=False)),
                ("apologised_at", models.DateTimeField(null=True)),
                ("applicant", models.CharField(blank=True, max_length=200)),
                ("search_key", models.TextField(blank=True)),
                ("sort_at", models.DateTimeField()),
                (
                    "search",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.contrib.postgres.search.SearchVector("search_key", config="simple"),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "-sort_at", "-id"], name="dossier_list"),
                    models.Index(fields=["-sort_at", "-id"], name="dossier_list_all"),
                    models.Index(
                        condition=models.Q(("unit__isnull", False)),
                        fields=["unit", "-sort_at", "-id"],
                        name="dossier_of_unit",
                    ),
                    models.Index(
                        condition=models.Q(("merged_into__isnull", False)),
                        fields=["merged_into"],
                        name="dossier_merged",
                    ),
                    models.Index(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThan(
                                django.db.models.expressions.CombinedExpression(
                                    models.F("due_at"), "-", models.F("sort_at")
                                ),
                                datetime.timedelta(days=92),
                            ),
                            django.db.models.lookups.LessThan(
                                django.db.models.expressions.CombinedExpression(
                                    models.F("due_at"), "-", models.F("sort_at")
                                ),
                                datetime.timedelta(0),
                            ),
                            _connector="OR",
                        ),
                        fields=["agency", "-sort_at", "-id"],
                        name="dossier_unusually_due",
                    ),
                    models.Index(fields=["agency", "received_at"], name="dossier_received"),
                    models.Index(fields=["agency", "finished_at"], name="dossier_finished"),
                    models.Index(
                        condition=models.Q(("finished_at__isnull", True), ("received_at__isnull", False)),
                        fields=["agency", "-sort_at", "-id"],
                        name="dossier_open",
                    ),
                    models.Index(
                        condition=models.Q(("finished_at__gt", models.F("due_at"))),
                        fields=["agency", "-sort_at", "-id"],
                        name="dossier_late",
                    ),
                    models.Index(
                        condition=models.Q(("finished_at__isnull", True), ("received_at__isnull", False)),
                        fields=["agency", "due_at"],
                        name="dossier_open_due",
                    ),
                    models.Index(
                        condition=models.Q(("handed_over_at__isnull", True), ("outcome", "issued")),
                        fields=["agency", "finished_at"],
                        name="dossier_to_hand_over",
                    ),
                    models.Index(fields=["agency", "status", "-sort_at"], name="dossier_status"),
                    models.Index(fields=["agency", "field", "-sort_at"], name="dossier_field"),
                    django.contrib.postgres.indexes.GinIndex(fields=["search"], name="dossier_search"),
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Alias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("system", models.CharField(max_length=30)),
                ("code", models.CharField(max_length=60)),
                (
                    "dossier",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aliases",
                        to="register.dossier",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("code"), name="text_pattern_ops"
                        ),
                        name="alias_code_prefix",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("system", "code"), name="one_dossier_per_code")
                ],
            },
        ),
        migrations.CreateModel(
            name="DossierParty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parties",
                        to="register.dossier",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("receiver", "tiếp nhận"),
                            ("competent", "có thẩm quyền"),
                            ("takes_part", "phối hợp"),
                        ],
                        max_length=10,
                    ),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                ("sort_at", models.DateTimeField()),
                ("elsewhere", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("elsewhere", True), ("until__isnull", True)),
                        fields=["agency", "-sort_at", "-dossier"],
                        name="party_elsewhere",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("dossier", "agency", "part"),
                        name="one_open_part",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Wait",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="waits",
                        to="register.dossier",
                    ),
                ),
                ("ground", models.CharField(max_length=12)),
                ("since", models.DateTimeField(null=True)),
                ("until", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
    ]
