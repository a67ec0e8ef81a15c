"""The list of dossiers of the business household registration system: the due date is a day without a time."""

from motcua.exchange.profile import YES_NO, Column, Profile

PROFILE = Profile(
    name="bo-tai-chinh",
    system="bo-tai-chinh",
    title="Danh sách hồ sơ đăng ký hộ kinh doanh của Bộ Tài chính",
    columns=(
        Column("code", ("Mã hồ sơ", "Số hồ sơ"), "code", needed=True),
        Column("procedure_name", ("Thủ tục", "Tên thủ tục")),
        Column("procedure", ("Mã thủ tục", "Mã TTHC"), needed=True),
        Column("person.name", ("Người nộp", "Người nộp hồ sơ")),
        Column("channel", ("Phương thức nộp", "Hình thức nộp"), "channel", needed=True),
        Column("filed_at", ("Thời điểm nộp", "Ngày nộp"), "moment"),
        Column("received_at", ("Thời điểm tiếp nhận", "Ngày tiếp nhận"), "moment", needed=True),
        Column("due_at", ("Ngày hẹn trả", "Ngày hẹn trả kết quả"), "due", needed=True),
        Column("finished_at", ("Thời điểm cấp kết quả", "Ngày cấp kết quả"), "end", needed=True),
        Column("status", ("Kết quả xử lý", "Trạng thái"), "status", needed=True),
        Column("fee", ("Số tiền lệ phí", "Lệ phí"), "money", needed=True),
        Column("paid_online", ("Đã nộp trực tuyến", "Nộp lệ phí trực tuyến"), "payment", needed=True),
        Column("digitised", ("Hồ sơ số hóa", "Số hóa hồ sơ"), "flag", needed=True),
        Column("reused", ("Tái sử dụng", "Tái sử dụng dữ liệu"), "flag", needed=True),
        Column("electronic_result", ("Kết quả điện tử",), "flag", needed=True),
    ),
    statuses={
        "Nháp": "draft",
        "Không hợp lệ": "not_accepted",
        "Đang xử lý": "handling",
        "Chờ bổ sung": "waiting_supplement",
        "Rút hồ sơ": "withdrawn",
        "Từ chối cấp": "refused",
        "Đã cấp": "finished",
    },
    channels={"Qua mạng": "online", "Trực tuyến": "online", "Trực tiếp": "in_person", "Bưu chính": "postal"},
    flags=YES_NO,
    payments=YES_NO,
)
