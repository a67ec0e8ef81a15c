"""From figures and the commune's own words to one paper. The words of the report live here and nowhere else."""
