"""The measure sets: SQL that runs unchanged on PostgreSQL, DuckDB and Spark, one file per set.

Every text reads a relation ``flagged``: ``flags.sql`` over the facts. It sums zeros and ones; shares are divided
once, in Python. Parameters are written ``:name``, which each engine spells in its own way.
"""
