"""Which shape a file has: by what stands in it, never by its name."""

from __future__ import annotations

from django.utils.translation import gettext as _

from motcua.catalogue.reading.bad_file import BadFile
from motcua.catalogue.reading.lists import read_list
from motcua.catalogue.reading.portal import read_portal
from motcua.catalogue.reading.table import read_csv, read_spreadsheet
from motcua.catalogue.rows import CatalogueFile

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_catalogue(data: bytes) -> CatalogueFile:
    """The rows and faults of a file of procedures. Raises ``BadFile`` for what is none."""
    content = data.removeprefix(_BYTE_ORDER_MARK).lstrip()
    if not content:
        raise BadFile(_("Tệp trống. Hãy kiểm tra lại tệp danh mục."))
    if content.startswith((_ZIP, _OLE)):
        return _with_rows(read_list(*read_spreadsheet(data)))
    if content.startswith((b"{", b"[")):
        return _with_rows(read_portal(_json_lines(content)))
    return _with_rows(read_list(read_csv(data)))


def _json_lines(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise BadFile(_("Tệp JSON không ở bảng mã UTF-8. Hãy tải lại tệp.")) from None


def _with_rows(result: CatalogueFile) -> CatalogueFile:
    if not result.rows and not result.faults:
        raise BadFile(_("Tệp có tiêu đề nhưng không có thủ tục nào. Hãy kiểm tra lại tệp danh mục."))
    return result
