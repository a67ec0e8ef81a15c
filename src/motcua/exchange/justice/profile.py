"""The list of dossiers ("Danh sách hồ sơ") of the Ministry of Justice's system.

A dossier of a linked group has the bundle's code in ``Mã liên thông`` and often no ``Số hồ sơ`` of its own. The
system marks yes by an ``x``, and does not record when a result was handed over.
"""

from motcua.exchange.profile import PORTAL_CHANNELS, YES_NO, Column, Profile

PROFILE = Profile(
    name="bo-tu-phap",
    system="bo-tu-phap",
    title="Danh sách hồ sơ của hệ thống Bộ Tư pháp",
    columns=(
        Column("code", ("Số hồ sơ", "Mã hồ sơ"), "code", needed=True),
        Column("linked_code", ("Mã liên thông", "Mã hồ sơ liên thông"), "code"),
        Column("procedure", ("Mã TTHC", "Mã thủ tục"), needed=True),
        Column("procedure_name", ("Loại việc", "Tên thủ tục", "Tên TTHC")),
        Column("person.name", ("Người yêu cầu", "Họ tên người yêu cầu")),
        Column("filed_at", ("Ngày nộp hồ sơ", "Ngày nộp"), "moment"),
        Column("received_at", ("Ngày tiếp nhận",), "moment", needed=True),
        Column("due_at", ("Ngày hẹn trả kết quả", "Ngày hẹn trả"), "due", needed=True),
        Column("finished_at", ("Ngày hoàn thành", "Ngày kết thúc"), "end", needed=True),
        Column("status", ("Tình trạng", "Tình trạng hồ sơ", "Trạng thái"), "status", needed=True),
        Column("channel", ("Kênh nộp", "Kênh thực hiện"), "channel", needed=True),
        Column("fee", ("Lệ phí", "Phí, lệ phí"), "money", needed=True),
        Column("paid_online", ("TT trực tuyến", "Thanh toán trực tuyến"), "payment", needed=True),
        Column("digitised", ("Scan hồ sơ", "Số hóa hồ sơ"), "flag", needed=True),
        Column("electronic_result", ("KQ điện tử", "Kết quả điện tử"), "flag", needed=True),
        Column("reused", ("Khai thác CSDL", "Khai thác cơ sở dữ liệu"), "flag", needed=True),
    ),
    statuses={
        "Chờ tiếp nhận": "filed",
        "Không tiếp nhận": "not_accepted",
        "Đã tiếp nhận": "handling",
        "Đang giải quyết": "handling",
        "Chờ bổ sung": "waiting_supplement",
        "Người dân rút": "withdrawn",
        "Từ chối": "refused",
        "Hoàn thành": "finished",
    },
    channels={**PORTAL_CHANNELS, "Trực tiếp": "in_person", "Trực tuyến": "online", "Bưu chính": "postal"},
    flags=YES_NO,
    payments=YES_NO,
)
