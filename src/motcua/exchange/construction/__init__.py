"""The one-stop system of the Ministry of Construction (central model)."""
