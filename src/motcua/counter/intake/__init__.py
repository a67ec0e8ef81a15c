"""The counter where dossiers come in: what waits for acceptance, the form of the intake, slips, scanner, numbers."""
