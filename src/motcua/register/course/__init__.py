"""The course of a dossier that is handled here: its steps, its pauses, what was decided. Pure, read off its events."""

from motcua.register.course.follow import follow
from motcua.register.course.model import MOVES, Course, Pause, Stay

__all__ = ["MOVES", "Course", "Pause", "Stay", "follow"]
