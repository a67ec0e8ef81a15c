"""The control officer's face: import, report, figures down to the row."""
