"""Report forms: versioned definitions with their legal basis. A frozen report names the version that it was made by."""

from motcua.reports.forms.registry import FORMS, ReportForm, form_for, form_named

__all__ = ["FORMS", "ReportForm", "form_for", "form_named"]
