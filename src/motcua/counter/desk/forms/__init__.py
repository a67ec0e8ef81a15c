"""What each verb asks of the officer: one form per verb, which gives the arguments of its act."""
