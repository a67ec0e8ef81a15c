"""The forms of the one-stop shop: one module per form with its plain data and ``paper``, drawn as PDF and .docx."""

from motcua.documents.slips.pdf import render_pdf
from motcua.documents.slips.word import render_docx

__all__ = ["render_docx", "render_pdf"]
