"""The desk: what officers do with a dossier that is handled here, one table of verbs, one page for each."""
