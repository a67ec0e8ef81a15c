"""PostgreSQL as this program uses it: embedded under a launcher of our own, or an outside server."""
