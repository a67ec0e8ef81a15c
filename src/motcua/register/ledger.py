"""The tables that only ever grow: the application may read and insert, the database refuses the rest."""

LEDGER_TABLES: tuple[str, ...] = ("register_event", "register_anchor", "reports_frozenreport")
