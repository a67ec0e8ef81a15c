"""The internal process of a procedure: who does what within how long, and what may follow (NĐ 118/2025 article 19).

A process says what is usual and what is allowed; what happened to one dossier is for its events to tell.
"""

from motcua.rules.process.budgets import budgets
from motcua.rules.process.default import default_process, process_elsewhere
from motcua.rules.process.problems import Problem, problems
from motcua.rules.process.steps import KINDS, ROLES, Budget, BudgetUnit, Kind, Process, Step
from motcua.rules.process.written import as_dict, from_dict

__all__ = [
    "KINDS",
    "ROLES",
    "Budget",
    "BudgetUnit",
    "Kind",
    "Problem",
    "Process",
    "Step",
    "as_dict",
    "budgets",
    "default_process",
    "from_dict",
    "problems",
    "process_elsewhere",
]
