"""Linked procedures on screen: a request taken in, its plan as it stands, its results handed over together."""
