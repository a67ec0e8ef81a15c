"""Report forms: versioned definitions with their legal basis. A frozen report names the version that it was made by."""

from motcua.reports.forms.registry import ReportForm, form_for, form_named, forms

__all__ = ["ReportForm", "form_for", "form_named", "forms"]
