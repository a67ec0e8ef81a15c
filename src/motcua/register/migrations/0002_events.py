"""What was recorded, never changed; beside it what may be erased, and what was said last."""

import django.db.models.deletion
from django.db import migrations, models

import motcua.register.models.spelt

# A trigger of the database, whoever asks, its owner included.
REFUSE = """
CREATE FUNCTION register_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the table % is a ledger: rows are added, never changed or removed', TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON register_event
  FOR EACH STATEMENT EXECUTE FUNCTION register_refuse_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON register_anchor
  FOR EACH STATEMENT EXECUTE FUNCTION register_refuse_change();
"""

ALLOW = """
DROP TRIGGER refuse_change ON register_event;
DROP TRIGGER refuse_change ON register_anchor;
DROP FUNCTION register_refuse_change();
"""


class Migration(migrations.Migration):
    replaces = [
        ("register", "0002_ledger"),
        ("register", "0003_derived_without_constraints"),
        ("register", "0004_lists_of_open_and_late"),
    ]

    dependencies = [
        ("agencies", "0005_edition_of_roles"),
        ("register", "0001_dossiers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Event",
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
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
                ("seq", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("recorded", "Ghi nhận từ hệ thống nguồn"),
                            ("corrected", "Đính chính"),
                            ("merged", "Gộp hồ sơ"),
                            ("unmerged", "Tách hồ sơ"),
                            ("doubt_settled", "Xử lý điểm nghi vấn"),
                            ("handed_over", "Trả kết quả"),
                            ("noted", "Ghi chú"),
                            ("assigned", "Phân công"),
                            ("reminded", "Đôn đốc"),
                            ("explained", "Giải trình quá hạn"),
                            ("erased", "Xóa dữ liệu cá nhân"),
                            ("filed", "Nộp hồ sơ"),
                            ("guided", "Hướng dẫn hoàn thiện hồ sơ"),
                            ("completed", "Đã hoàn thiện theo hướng dẫn"),
                            ("not_accepted", "Không tiếp nhận"),
                            ("received", "Tiếp nhận hồ sơ"),
                            ("turn_awaited", "Nhận vào nhóm liên thông, chờ đến lượt"),
                            ("made_ordinary", "Chuyển thành hồ sơ có hẹn"),
                            ("forwarded", "Chuyển bước"),
                            ("returned", "Chuyển lại bước trước"),
                            ("recalled", "Thu hồi lượt chuyển nhầm"),
                            ("taken_over", "Nhận xử lý"),
                            ("paused", "Tạm dừng"),
                            ("resumed", "Tiếp tục"),
                            ("opinion_asked", "Lấy ý kiến"),
                            ("opinion_given", "Có ý kiến trả lời"),
                            ("supplement_asked", "Yêu cầu bổ sung"),
                            ("supplemented", "Nhận bổ sung"),
                            ("obliged", "Yêu cầu thực hiện nghĩa vụ tài chính"),
                            ("cleared", "Hoàn thành nghĩa vụ tài chính"),
                            ("apologised", "Xin lỗi, hẹn lại"),
                            ("refused", "Từ chối giải quyết"),
                            ("stopped", "Dừng giải quyết"),
                            ("proposed", "Trình kết quả"),
                            ("allowed", "Đồng ý yêu cầu bổ sung thêm"),
                            ("approved", "Ký duyệt"),
                            ("stamped", "Cho số, đóng dấu"),
                            ("issued", "Có kết quả"),
                            ("notified", "Thông báo cho người nộp"),
                            ("papers_sent", "Bàn giao hồ sơ giấy"),
                            ("papers_taken", "Nhận hồ sơ giấy"),
                            ("shelved", "Xếp hồ sơ giấy"),
                            ("paid", "Thu phí, lệ phí"),
                            ("unpaid", "Hủy biên lai thu phí, lệ phí"),
                            ("slip_printed", "In phiếu cho người nộp"),
                            ("sent_across", "Gửi xã giải quyết"),
                            ("attached", "Đính kèm bản quét"),
                        ],
                        max_length=16,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                (
                    "officer",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.officer",
                    ),
                ),
                ("role", models.CharField(blank=True, max_length=12)),
                ("system", models.CharField(blank=True, max_length=30)),
                ("taken_at", models.DateTimeField(null=True)),
                ("facts", motcua.register.models.spelt.CheckedJSONField()),
                ("origin", motcua.register.models.spelt.SpeltJSONField()),
                ("personal_digest", models.BinaryField(default=b"", max_length=32)),
                ("raw_digest", models.BinaryField(default=b"", max_length=32)),
                ("prev_hash", models.BinaryField(max_length=32)),
                ("hash", models.BinaryField(max_length=32)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "recorded_at"], name="event_recorded"),
                    models.Index(
                        condition=models.Q(("kind", "erased")), fields=["dossier"], name="event_erased"
                    ),
                ],
                "constraints": [models.UniqueConstraint(fields=("dossier", "seq"), name="one_event_per_seq")],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "event",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="person",
                        serialize=False,
                        to="register.event",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="register.dossier",
                    ),
                ),
                ("system", models.CharField(max_length=30)),
                ("content", motcua.register.models.spelt.SpeltJSONField(null=True)),
                ("salt", models.BinaryField(max_length=16, null=True)),
                ("erased_at", models.DateTimeField(null=True)),
                ("id_key", models.BinaryField(max_length=32, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("id_key__isnull", False)), fields=["id_key"], name="person_id_key"
                    )
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="RawRow",
            fields=[
                (
                    "event",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="raw",
                        serialize=False,
                        to="register.event",
                    ),
                ),
                ("content", motcua.register.models.spelt.SpeltJSONField(null=True)),
                ("salt", models.BinaryField(max_length=16, null=True)),
                ("erased_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Statement",
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
                        related_name="statements",
                        to="register.dossier",
                    ),
                ),
                ("system", models.CharField(max_length=30)),
                ("facts", motcua.register.models.spelt.CheckedJSONField(null=True)),
                ("event_id", models.BigIntegerField(null=True)),
                ("digest", models.BinaryField(max_length=16)),
                ("taken_at", models.DateTimeField()),
                ("origin", motcua.register.models.spelt.SpeltJSONField()),
                ("run_id", models.BigIntegerField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("dossier", "system"), name="one_statement_per_system")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Anchor",
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
                ("number", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField()),
                ("first_event", models.BigIntegerField()),
                ("last_event", models.BigIntegerField()),
                ("heads", models.PositiveIntegerField()),
                ("previous", models.BinaryField(max_length=32)),
                ("root", models.BinaryField(max_length=32)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "number"), name="one_anchor_number")
                ],
                "indexes": [],
            },
        ),
        migrations.RunSQL(REFUSE, ALLOW),
    ]
