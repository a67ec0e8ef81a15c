"""Money taken at the counter: receipts, their cancelling, the closing of the day."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("payments", "0001_initial"),
        ("payments", "0002_cancelled_receipts"),
    ]

    dependencies = [
        ("agencies", "0005_edition_of_roles"),
        ("register", "0006_linked"),
    ]

    operations = [
        migrations.CreateModel(
            name="CashClosing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                ("day", models.DateField()),
                (
                    "cashier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.officer"
                    ),
                ),
                ("receipts", models.PositiveIntegerField()),
                ("cash", models.BigIntegerField()),
                ("transfer", models.BigIntegerField()),
                ("qr", models.BigIntegerField()),
                ("counted", models.BigIntegerField()),
                ("explanation", models.CharField(blank=True, max_length=500)),
                ("closed_at", models.DateTimeField()),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.officer",
                    ),
                ),
                ("confirmed_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "day", "cashier"), name="one_closing_per_day")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipts",
                        to="register.dossier",
                    ),
                ),
                ("number", models.CharField(max_length=40)),
                ("amount", models.BigIntegerField()),
                (
                    "channel",
                    models.CharField(
                        choices=[("cash", "Tiền mặt"), ("transfer", "Chuyển khoản"), ("qr", "Quét mã QR")],
                        max_length=8,
                    ),
                ),
                (
                    "cashier",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.officer",
                    ),
                ),
                ("taken_at", models.DateTimeField()),
                (
                    "closing",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="payments.cashclosing",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("closing__isnull", True)),
                        fields=["agency", "cashier"],
                        name="receipt_not_closed",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "number"), name="one_receipt_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="Cancellation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "receipt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cancellations",
                        to="payments.receipt",
                    ),
                ),
                ("reason", models.CharField(max_length=500)),
                ("late", models.BooleanField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.officer"
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("approved", models.BooleanField(null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.officer",
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "closing",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paid_back",
                        to="payments.cashclosing",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("approved__isnull", True), ("approved", True), _connector="OR"),
                        fields=("receipt",),
                        name="one_cancellation_of_a_receipt",
                    )
                ],
                "indexes": [],
            },
        ),
    ]
