"""What runs the measure sets: PostgreSQL over the register, DuckDB over files of facts."""
