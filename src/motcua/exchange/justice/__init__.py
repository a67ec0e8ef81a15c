"""The system of the Ministry of Justice (civil status, authentication)."""
