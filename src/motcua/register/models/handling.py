"""What stands beside the events of handling: numbers of results, who took a result, and where the papers travel."""

from __future__ import annotations

from django.db import models

from motcua.agencies.models import Agency, Officer
from motcua.register.models.dossier import Dossier


class ResultNumber(models.Model):
    """A number of a registry book of results, given once: ``serial`` counts up within agency, book and year.

    ``number`` is what stands on the document; a clerk may write it otherwise than the next serial.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", db_index=False)
    book = models.CharField(max_length=30)
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    number = models.CharField(max_length=40)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="result_numbers")
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "book", "year", "number"], name="one_result_number")
        ]
        indexes = [models.Index(fields=["agency", "book", "year", "-serial"], name="result_last")]


class HandedTo(models.Model):
    """Who took a result at the counter: personal, so it lies outside of the chain and can be erased."""

    dossier = models.OneToOneField(
        Dossier, on_delete=models.PROTECT, primary_key=True, related_name="handed_to"
    )
    name = models.CharField(max_length=200, blank=True)
    relation = models.CharField(max_length=20, blank=True)
    tracking = models.CharField(max_length=60, blank=True)
    erased_at = models.DateTimeField(null=True)


class TransferList(models.Model):
    """Papers handed from one place to another, signed for by who made the list and who took them.

    ``number`` counts up within agency and year. Without ``to_officer`` whoever works at ``to_unit`` may take them.
    ``to_commune``: one that does not work in this program, whose own person (``received_by``) signed on paper.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    year = models.PositiveSmallIntegerField()
    from_unit = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    to_unit = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    to_officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    to_commune = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    received_by = models.CharField(max_length=120, blank=True)
    made_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    taken_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "year", "number"], name="one_transfer_number")
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"


class TransferLine(models.Model):
    """A dossier on a transfer list, with how many original papers of it."""

    list = models.ForeignKey(TransferList, on_delete=models.CASCADE, related_name="lines")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="transfers")
    originals = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["list", "dossier"], name="one_line_per_dossier")]


class PaperPlace(models.Model):
    """Where the papers of a dossier lie that another system handles: told by local acts, stored to be listed.

    Of a dossier that is handled here ``CourseNow.place`` says it.
    """

    dossier = models.OneToOneField(
        Dossier, on_delete=models.CASCADE, primary_key=True, related_name="paper_place"
    )
    place = models.CharField(max_length=120)
    since = models.DateTimeField()
