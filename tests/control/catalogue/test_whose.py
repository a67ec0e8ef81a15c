"""What is done to the catalogue while the commune's files are being taken in."""

from __future__ import annotations

import psycopg
import pytest
from django.db import transaction

from motcua.catalogue.refused import CatalogueRefused
from motcua.control.catalogue.whose import catalogue_changed
from motcua.register import turns
from tests.register.office import commune


def test_an_officer_does_not_sit_through_an_import_but_is_told_of_it(
    own_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "PATIENCE", "200ms")
    agency = commune()
    with psycopg.connect(own_database) as importing:
        importing.execute("SELECT pg_advisory_xact_lock(1, %s)", [agency.pk])
        with pytest.raises(CatalogueRefused, match="Đang nhập dữ liệu"), transaction.atomic():
            catalogue_changed(agency)
    with transaction.atomic():
        catalogue_changed(agency)
