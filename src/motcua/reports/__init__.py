"""Report forms, narrative, freeze and lineage."""
