"""The rules of the law as pure functions: calendar, clock, periods, verdicts, Vietnamese writing.

Nothing here knows Django, the database or the time of day; the only reading is of the data packaged beside
it.
"""
