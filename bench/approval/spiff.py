"""SpiffWorkflow: the instance as one document in a row, loaded, moved and saved, with a history row beside it."""

from __future__ import annotations

import io

from bench.approval.peer import STEPS, configure, main

TASKS = "".join(
    f'<bpmn:userTask id="t{n}" name="{name}"/>'
    f'<bpmn:sequenceFlow id="f{n}" sourceRef="{f"t{n - 1}" if n else "start"}" targetRef="t{n}"/>'
    for n, name in enumerate(STEPS[:-1])
)
BPMN = f"""<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="bench">
<bpmn:process id="approval" isExecutable="true"><bpmn:startEvent id="start"/>{TASKS}<bpmn:endEvent id="end"/>
<bpmn:sequenceFlow id="f9" sourceRef="t{len(STEPS) - 2}" targetRef="end"/></bpmn:process></bpmn:definitions>"""


def build(uri, tables=True):
    """(make a case, take it one step further); ``tables``: they are still to be made."""
    configure(uri, tables=tables)
    from django.db import connection, models, transaction
    from lxml import etree
    from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
    from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
    from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
    from SpiffWorkflow.util.task import TaskState

    class Instance(models.Model):
        content = models.TextField()

        class Meta:
            app_label = "auth"
            db_table = "bench_instance"

    class Moved(models.Model):
        instance = models.ForeignKey(Instance, on_delete=models.PROTECT)
        step = models.CharField(max_length=20)
        at = models.DateTimeField(auto_now_add=True)

        class Meta:
            app_label = "auth"
            db_table = "bench_moved"

    if tables:
        with connection.schema_editor() as editor:
            editor.create_model(Instance)
            editor.create_model(Moved)
    parser = BpmnParser()
    parser.add_bpmn_xml(etree.parse(io.BytesIO(BPMN.encode())))
    spec = parser.get_spec("approval")
    serializer = BpmnWorkflowSerializer()

    def make():
        workflow = BpmnWorkflow(spec)
        workflow.do_engine_steps()
        return Instance.objects.create(content=serializer.serialize_json(workflow)).pk

    def step(instance_id, number):
        with transaction.atomic():
            row = Instance.objects.select_for_update().get(pk=instance_id)
            workflow = serializer.deserialize_json(row.content)
            (task,) = workflow.get_tasks(state=TaskState.READY, manual=True)
            task.run()
            workflow.do_engine_steps()
            row.content = serializer.serialize_json(workflow)
            row.save()
            Moved.objects.create(instance=row, step=STEPS[number])

    return make, step


if __name__ == "__main__":
    main(build)
