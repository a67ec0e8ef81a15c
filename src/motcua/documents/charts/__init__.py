"""Charts as SVG, drawn on the server: presentation attributes only, so that a strict content policy lets them through.

Every chart says in words what it shows (``title`` and ``desc``), so that no one needs to see it.
"""

from motcua.documents.charts.days import Day, Labels, days

__all__ = ["Day", "Labels", "days"]
