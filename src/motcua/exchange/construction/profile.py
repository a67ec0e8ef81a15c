"""The flat list of dossiers (.csv) of the Ministry of Construction's system; values are coded as by the portal."""

from motcua.exchange.profile import (
    PORTAL_CHANNELS,
    PORTAL_FLAGS,
    PORTAL_PAYMENTS,
    PORTAL_STATUSES,
    Column,
    Profile,
)

PROFILE = Profile(
    name="bo-xay-dung",
    system="bo-xay-dung",
    title="Danh sách hồ sơ của hệ thống Bộ Xây dựng",
    columns=(
        Column("code", ("ma_ho_so",), "code", needed=True),
        Column("procedure", ("ma_tthc", "ma_thu_tuc"), needed=True),
        Column("procedure_name", ("ten_tthc", "ten_thu_tuc")),
        Column("field", ("ten_linh_vuc", "linh_vuc")),
        Column("person.name", ("chu_ho_so", "ten_chu_ho_so")),
        Column("person.id_number", ("so_dinh_danh", "so_giay_to")),
        Column("person.phone", ("so_dien_thoai", "dien_thoai")),
        Column("person.address", ("dia_chi",)),
        Column("channel", ("kenh_thuc_hien",), "channel", needed=True),
        Column("filed_at", ("ngay_nop", "ngay_nop_ho_so"), "moment"),
        Column("received_at", ("ngay_tiep_nhan",), "moment", needed=True),
        Column("due_at", ("ngay_hen_tra",), "due", needed=True),
        Column("finished_at", ("ngay_ket_thuc_xu_ly",), "end", needed=True),
        Column("handed_over_at", ("ngay_tra", "ngay_tra_ket_qua"), "end", needed=True),
        Column("status", ("trang_thai_ho_so", "trang_thai"), "status", needed=True),
        Column("handler", ("don_vi_xu_ly", "co_quan_giai_quyet")),
        Column("fee", ("phi_le_phi",), "money", needed=True),
        Column("paid_online", ("duoc_thanh_toan_truc_tuyen",), "payment", needed=True),
        Column("digitised", ("ho_so_co_thanh_phan_so_hoa",), "flag", needed=True),
        Column("reused", ("duoc_tai_su_dung",), "flag", needed=True),
        Column("electronic_result", ("co_ket_qua_dien_tu",), "flag", needed=True),
    ),
    statuses=PORTAL_STATUSES,
    channels=PORTAL_CHANNELS,
    flags=PORTAL_FLAGS,
    payments=PORTAL_PAYMENTS,
)
