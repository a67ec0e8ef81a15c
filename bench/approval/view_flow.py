"""viewflow: a process row, a task row for each step, the process locked while a task is done."""

from __future__ import annotations

from bench.approval.peer import configure, main


def build(uri, tables=True):
    """(make a case, take it one step further); ``tables``: they are still to be made."""
    configure(uri, "viewflow", "viewflow.workflow", "bench.approval", tables=tables)
    from viewflow.workflow.models import Task

    from bench.approval.flows import Approval

    def make():
        return Approval.start.run().pk

    def step(process_id, number):
        node = getattr(Approval.instance, f"step_{number}", None) or Approval.instance.node(f"step_{number}")
        node.run(Task._default_manager.get(process_id=process_id, flow_task=node))

    return make, step


if __name__ == "__main__":
    main(build)
