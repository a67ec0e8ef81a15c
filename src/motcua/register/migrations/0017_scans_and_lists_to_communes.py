"""Scans attached as evidence, and transfer lists to a commune outside this program; the words of two events."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0011_loans_end_with_their_role"),
        ("register", "0016_linked_procedures_filed"),
    ]

    operations = [
        migrations.AddField(
            model_name="transferlist",
            name="received_by",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="transferlist",
            name="to_commune",
            field=models.ForeignKey(
                null=True, on_delete=models.PROTECT, related_name="+", to="agencies.agency"
            ),
        ),
        migrations.AlterField(
            model_name="event",
            name="kind",
            field=models.CharField(
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
        migrations.CreateModel(
            name="Scan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("about", models.CharField(max_length=200)),
                ("media", models.CharField(max_length=40)),
                ("size", models.PositiveIntegerField()),
                ("content", models.BinaryField(null=True)),
                ("salt", models.BinaryField(null=True)),
                ("added_at", models.DateTimeField()),
                ("erased_at", models.DateTimeField(null=True)),
                (
                    "dossier",
                    models.ForeignKey(
                        null=True,
                        on_delete=models.PROTECT,
                        related_name="scans",
                        to="register.dossier",
                    ),
                ),
                (
                    "transfer",
                    models.ForeignKey(
                        null=True,
                        on_delete=models.PROTECT,
                        related_name="scans",
                        to="register.transferlist",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dossier__isnull", False), ("transfer__isnull", False), _connector="OR"
                        ),
                        name="scan_belongs_somewhere",
                    )
                ],
            },
        ),
    ]
