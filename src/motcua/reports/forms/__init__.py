"""Report forms: versioned definitions with their legal basis. A frozen report names the version that it was made by."""

from motcua.reports.forms.registry import ReportForm, acts_told, form_for, form_named, forms

__all__ = ["ReportForm", "acts_told", "form_for", "form_named", "forms"]
