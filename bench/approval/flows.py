"""viewflow's five steps: a flow has to stand in a module of an installed application."""

from viewflow import this
from viewflow.workflow import Flow, flow, lock
from viewflow.workflow.models import Process


class Approval(Flow):
    """A chain of five acts, the process locked while one is done."""

    process_class = Process
    lock_impl = lock.select_for_update_lock

    start = flow.StartHandle(this.begin).Next(this.step_0)
    step_0 = flow.Handle(this.act).Next(this.step_1)
    step_1 = flow.Handle(this.act).Next(this.step_2)
    step_2 = flow.Handle(this.act).Next(this.step_3)
    step_3 = flow.Handle(this.act).Next(this.step_4)
    step_4 = flow.Handle(this.act).Next(this.end)
    end = flow.End()

    def begin(self, activation):
        return activation.process

    def act(self, activation):
        return activation.process
