"""From figures and the commune's own words to one paper. The words of the report live here and nowhere else."""

from motcua.reports.narrative.compose import compose
from motcua.reports.narrative.words import Words

__all__ = ["Words", "compose"]
