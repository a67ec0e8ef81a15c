"""The business household registration system of the Ministry of Finance."""
