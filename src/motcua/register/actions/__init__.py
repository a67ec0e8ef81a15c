"""Every change of a dossier: one verb, one module; check, then do, in one transaction, with one event."""
