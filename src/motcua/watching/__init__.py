"""Watching over dates: who is warned of what, once, in the program and by mail."""
