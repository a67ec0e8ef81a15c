"""The application's role: what it may, what it may not, and that preparing twice costs nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.core.management import call_command
from psycopg import sql

from motcua.register.ledger import LEDGER_TABLES
from motcua.site.database import schema
from motcua.site.database.location import Location, locate
from tests.places import role


@contextmanager
def application(uri: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(uri, autocommit=True) as connection:
        connection.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(role())))
        yield connection


@pytest.mark.django_db
def test_tests_and_pages_work_as_a_role_that_owns_nothing() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, count(*) FROM pg_tables WHERE tableowner = current_user GROUP BY 1"
        )
        assert cursor.fetchall() == []
        cursor.execute(
            "SELECT current_user, rolsuper, rolcreaterole FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchall() == [(role(), False, False)]


@pytest.mark.parametrize("table", LEDGER_TABLES)
@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {}", "DROP TABLE {}"]
)
def test_the_application_cannot_change_the_ledger(own_database: str, table: str, statement: str) -> None:
    with application(own_database) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(sql.SQL(statement).format(sql.Identifier(table)))


@pytest.mark.parametrize("table", LEDGER_TABLES)
def test_the_application_may_read_the_ledger_and_add_to_it(own_database: str, table: str) -> None:
    with application(own_database) as connection:
        found = connection.execute(
            "SELECT has_table_privilege(%s, 'SELECT'), has_table_privilege(%s, 'INSERT')", [table, table]
        )
        assert found.fetchone() == (True, True)


def test_the_application_changes_ordinary_tables_but_makes_none(own_database: str) -> None:
    with application(own_database) as connection:
        connection.execute("UPDATE register_dossier SET head_seq = head_seq")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE public.mine (n int)")


def test_a_database_that_is_up_to_date_is_not_migrated_again(
    own_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "_migrate", lambda: pytest.fail("migrated again"))
    with psycopg.connect(own_database, autocommit=True) as connection:
        schema.bring_up_to_date(connection, locate())


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration() -> None:
    call_command("makemigrations", check_changes=True, dry_run=True)  # ends the process where one is missing


def test_new_tables_of_a_new_version_are_granted(own_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with psycopg.connect(own_database, autocommit=True) as connection:
        monkeypatch.setattr(schema, "_migrate", lambda: connection.execute("CREATE TABLE new_table (n int)"))
        monkeypatch.setattr(schema, "GRANTS_VERSION", "another")
        schema.bring_up_to_date(connection, locate())
    with application(own_database) as connection:
        connection.execute("INSERT INTO new_table VALUES (1)")


def test_the_first_command_on_a_server_of_others_says_that_it_makes_the_tables(
    own_database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = Location(embedded=False, parameters=locate().parameters)
    monkeypatch.setattr(schema, "_migrate", lambda: None)
    with psycopg.connect(own_database, autocommit=True) as connection:
        connection.execute("DELETE FROM site_schema")
        schema.bring_up_to_date(connection, place)
    told = capsys.readouterr()
    assert "DATABASE_URL" in told.err and told.err.count("\n") == 1 and told.out == ""


def test_each_database_of_a_shared_server_has_a_role_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MOTCUA_APP_ROLE")
    place = Location(embedded=False, parameters={"dbname": "xa_an_phu"})
    assert place.application_role == "xa_an_phu_app"
    assert place.for_application()["OPTIONS"]["options"] == "-c jit=off -c role=xa_an_phu_app"


def test_the_options_of_an_address_hold_against_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_APP_ROLE", "app")
    place = Location(embedded=False, parameters={"dbname": "xa", "options": "-c jit=on"})
    assert place.for_application()["OPTIONS"]["options"] == "-c jit=off -c jit=on -c role=app"


@pytest.mark.parametrize("name", ["xã Hồng", "back\\slash", "hai  dấu\tcách"])
def test_a_database_with_spaces_in_its_name_has_a_role_that_can_be_taken(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In libpq's ``options`` a space parts two options unless a backslash stands before it."""
    monkeypatch.delenv("MOTCUA_APP_ROLE")
    options = Location(embedded=False, parameters={"dbname": name}).for_application()["OPTIONS"]["options"]
    role = f"{name}_app"
    escaped = "".join(f"\\{sign}" if sign.isspace() or sign == "\\" else sign for sign in role)
    assert options == f"-c jit=off -c role={escaped}"
