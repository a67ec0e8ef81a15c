"""django-fsm-2 with a history row, as a careful team would use it."""

from __future__ import annotations

from bench.approval.peer import STEPS, configure, main


def build(uri, tables=True):
    """(make a case, take it one step further); ``tables``: they are still to be made."""
    configure(uri, tables=tables)
    from django.db import connection, models, transaction
    from django_fsm import FSMField, transition

    class Case(models.Model):
        state = FSMField(default=STEPS[0], protected=True)
        holder = models.CharField(max_length=20, default="intake")
        due_at = models.DateTimeField(null=True)

        class Meta:
            app_label = "auth"
            db_table = "bench_case"

        @transition(field=state, source="intake", target="handle")
        def to_handle(self):
            self.holder = "handler"

        @transition(field=state, source="handle", target="review")
        def to_review(self):
            self.holder = "leader"

        @transition(field=state, source="review", target="sign")
        def to_sign(self):
            self.holder = "chair"

        @transition(field=state, source="sign", target="stamp")
        def to_stamp(self):
            self.holder = "clerk"

        @transition(field=state, source="stamp", target="hand_over")
        def to_hand_over(self):
            self.holder = "hand_over"

    class History(models.Model):
        case = models.ForeignKey(Case, on_delete=models.PROTECT)
        before = models.CharField(max_length=20)
        after = models.CharField(max_length=20)
        officer = models.CharField(max_length=20)
        at = models.DateTimeField(auto_now_add=True)

        class Meta:
            app_label = "auth"
            db_table = "bench_history"

    if tables:
        with connection.schema_editor() as editor:
            editor.create_model(Case)
            editor.create_model(History)

    def make():
        return Case.objects.create().pk

    def step(case_id, number):
        with transaction.atomic():
            case = Case.objects.select_for_update().get(pk=case_id)
            before, officer = case.state, case.holder
            getattr(case, f"to_{STEPS[number + 1]}")()
            case.save()
            History.objects.create(case=case, before=before, after=case.state, officer=officer)

    return make, step


if __name__ == "__main__":
    main(build)
