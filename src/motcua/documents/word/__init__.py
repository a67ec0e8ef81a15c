"""A paper as a .docx that the office can go on editing: real styles, real headings, real fields."""

from motcua.documents.word.render import render_docx

__all__ = ["render_docx"]
