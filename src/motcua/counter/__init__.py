"""The officers' face: register, dossier, hand-over."""
