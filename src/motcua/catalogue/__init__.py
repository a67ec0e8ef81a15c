"""What: procedures and their versions, and what a commune offers."""
