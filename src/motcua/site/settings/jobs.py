"""Work in the background: tasks in the same database, claimed by ``motcua worker``."""

from __future__ import annotations

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
