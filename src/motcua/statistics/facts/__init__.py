"""Flat facts: what counting needs of each dossier, in local time without zone, flags as 0 or 1, plain text.

The same columns, whether they come out of the register on PostgreSQL or out of Parquet files of many communes.
"""
