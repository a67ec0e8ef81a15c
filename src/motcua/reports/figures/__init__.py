"""The figures of a report: the whole of ``report.json``, which documents, pages and frozen reports are made of."""

from motcua.reports.figures.assemble import figures, figures_beside
from motcua.reports.figures.rows import UNKNOWN_FIELD

__all__ = ["UNKNOWN_FIELD", "figures", "figures_beside"]
