"""A request for linked procedures that was filed is received later: both dates; and the word of what waits its turn."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0015_kinds_of_events"),
    ]

    operations = [
        migrations.AddField(
            model_name="bundle",
            name="filed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="bundle",
            name="received_at",
            field=models.DateTimeField(blank=True, null=True),
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
                ],
                max_length=16,
            ),
        ),
    ]
