"""The appendix as a workbook whose totals and identities are formulas: anyone can see that it adds up, or where not."""

from motcua.reports.workbook.book import render_workbook

__all__ = ["render_workbook"]
