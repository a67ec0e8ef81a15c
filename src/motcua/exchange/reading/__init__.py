"""Reads one untrusted file, in a process of its own with limits, and says what its rows tell.

``python -I -m motcua.exchange.reading`` takes a request on standard input and answers in JSON lines
(``reading.answer``). Nothing here may import Django: the child starts in well under 100 ms and knows no secrets.
"""
