"""The body of ``DongBoHoSoMC``: an envelope with ``data``, or the bare list; times as ``yyyyMMddHHmmss``."""

from motcua.exchange.portal.nested import nested
from motcua.exchange.profile import (
    PORTAL_CHANNELS,
    PORTAL_FLAGS,
    PORTAL_PAYMENTS,
    PORTAL_STATUSES,
    Column,
    Profile,
)

PROFILE = Profile(
    name="lien-thong",
    system="lien-thong",
    title="Hồ sơ liên thông đồng bộ theo dịch vụ DongBoHoSoMC",
    columns=(
        Column("code", ("MaHoSo",), "code", needed=True),
        Column("procedure", ("MaTTHC",), needed=True),
        Column("procedure_name", ("TenTTHC",)),
        Column("field", ("TenLinhVuc",)),
        Column("channel", ("KenhThucHien",), "channel", needed=True),
        Column("person.name", ("ChuHoSo",)),
        Column("person.id_number", ("SoGiayToChuHoSo",)),
        Column("person.phone", ("SoDienThoai",)),
        Column("linked_group", ("NhomLienThong",)),
        Column("filed_at", ("NgayNopHoSo",), "moment"),
        Column("received_at", ("NgayTiepNhan",), "moment", needed=True),
        Column("due_at", ("NgayHenTra",), "due", needed=True),
        Column("finished_at", ("NgayKetThucXuLy",), "end", needed=True),
        Column("handed_over_at", ("NgayTra",), "end", needed=True),
        Column("status", ("TrangThaiHoSo",), "status", needed=True),
        Column("handler", ("DonViXuLy",)),
        Column("digitised", ("HoSoCoThanhPhanSoHoa",), "flag", needed=True),
        Column("paid_online", ("DuocThanhToanTrucTuyen",), "payment", needed=True),
        Column("late_reason", ("GhiChu",)),
    ),
    statuses=PORTAL_STATUSES,
    channels=PORTAL_CHANNELS,
    flags=PORTAL_FLAGS,
    payments=PORTAL_PAYMENTS,
    nested=nested,
)
