"""Documents: one model of an official paper, and the renderers that lay it out as .docx, PDF and HTML."""
