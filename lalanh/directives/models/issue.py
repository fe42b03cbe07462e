"""Numbers of our own papers, and the papers as they were issued."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lalanh.base.models import StoredFile
from lalanh.directives.models.document import Document, DocumentType
from lalanh.directives.models.draft import Draft
from lalanh.organisations.models import Body


class NumberSeries(models.Model):
    """
    A series of numbers of one body: for the types that are put in it, or for all others.

    The state counts anew each year, the Party each term of office (`term` names the present one).
    """

    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    form = models.CharField("thể thức", max_length=5, choices=Draft.Form)
    name = models.CharField("tên sổ", max_length=120)
    term = models.CharField("nhiệm kỳ", max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "form", "name"], name="directives_numberseries_name_once"
            ),
            models.CheckConstraint(
                condition=(Q(form="state") & Q(term="")) | (Q(form="party") & ~Q(term="")),
                name="directives_numberseries_party_has_term",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} #{self.pk}"


class SeriesType(models.Model):
    """A type whose papers are numbered in this series; a type without one has its own."""

    series = models.ForeignKey(NumberSeries, on_delete=models.CASCADE, related_name="types")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    form = models.CharField("thể thức", max_length=5, choices=Draft.Form)
    type = models.ForeignKey(DocumentType, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "form", "type"], name="directives_seriestype_in_one_series"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series_id}: {self.type_id}"


class NumberRun(models.Model):
    """How far a series has come in one year or term; the row is the lock, and only rises."""

    series = models.ForeignKey(NumberSeries, on_delete=models.PROTECT, related_name="runs")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    # "2026", or the term of office.
    period = models.CharField("kỳ", max_length=20)
    last = models.PositiveIntegerField("số đã cấp", default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["series", "period"], name="directives_numberrun_once_a_period"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series_id} {self.period}: {self.last}"


class Issue(models.Model):
    """A paper as it went out: its number and its two files, which nobody changes."""

    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    draft = models.OneToOneField(Draft, on_delete=models.PROTECT, related_name="issue")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="issue")
    pdf = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    word = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    # Both empty for letters that carry no number.
    run = models.ForeignKey(NumberRun, null=True, on_delete=models.PROTECT, related_name="issues")
    count = models.PositiveIntegerField("số", null=True)
    # What it does to an earlier paper, and the day by which an answer is asked for.
    changes = models.ForeignKey(
        Document, null=True, on_delete=models.PROTECT, related_name="changed_by"
    )
    change = models.CharField("tác động", max_length=8, choices=Draft.Change, blank=True)
    answer_by = models.DateField("hạn trả lời", null=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    issued_at = models.DateTimeField("phát hành lúc")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["run", "count"], name="directives_issue_number_given_once"
            ),
            models.CheckConstraint(
                condition=Q(run__isnull=True, count__isnull=True)
                | Q(run__isnull=False, count__gte=1),
                name="directives_issue_number_with_run",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} ({self.count})"
