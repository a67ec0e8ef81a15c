"""A commune that offers birth registration, with its papers and its fee, and a dossier that waits."""

from __future__ import annotations

import pytest

CONTENT = {
    "components": [
        {"key": "tp-1", "name": "Tờ khai đăng ký khai sinh", "required": True},
        {"key": "tp-2", "name": "Giấy chứng sinh", "required": True, "reusable": True},
        {"key": "tp-3", "name": "Văn bản ủy quyền", "required": False},
    ],
    "fees": [{"name": "Lệ phí hộ tịch", "amount": 8000, "channel": "in_person", "per": "bản"}],
}


@pytest.fixture
def offered(cast):
    """The version that the commune offers."""
    from tests.register.office import offer

    return offer(cast.commune, details={"content": CONTENT})


@pytest.fixture
def filed(offered, cast):
    """Filed online just now by the citizen herself."""
    from motcua.register.actions.application import Application
    from motcua.register.actions.file import file_application
    from motcua.register.models import Dossier
    from tests.cast import CITIZEN

    opened = file_application(cast.commune, Application("1.001193", CITIZEN, channel="online"))
    return Dossier.objects.get(pk=opened.id)
