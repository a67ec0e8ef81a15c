"""Makes the sample commune."""
