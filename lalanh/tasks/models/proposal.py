"""Advice, proposals and initiatives that a body raises without being asked."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.tasks.models.task import Task


class Proposal(models.Model):
    """
    Something a body proposes; it goes up level by level until somebody accepts or rejects it.

    Its words stay as they were once it was submitted.
    """

    class Kind(models.TextChoices):
        """What it is."""

        ADVICE = "advice", "tham mưu"
        PROPOSAL = "proposal", "đề xuất"
        INITIATIVE = "initiative", "sáng kiến"

    class State(models.TextChoices):
        """Where it stands."""

        DRAFT = "draft", "đang soạn"
        SUBMITTED = "submitted", "đã gửi"
        CONSIDERED = "considered", "đang xem xét"
        ACCEPTED = "accepted", "được chấp nhận"
        REJECTED = "rejected", "không được chấp nhận"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey(
        Programme, null=True, on_delete=models.PROTECT, related_name="proposals"
    )
    kind = models.CharField("loại", max_length=10, choices=Kind)
    title = models.CharField("tên", max_length=200)
    text = models.TextField("nội dung")
    benefit = models.TextField("hiệu quả mong đợi", blank=True)
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.DRAFT)
    # With whom it lies now, and the ids of all bodies it ever lay with: these see it.
    holder = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    held_by = models.JSONField("đã qua các cơ quan", default=list)
    written_at = models.DateTimeField("soạn lúc")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    submitted_at = models.DateTimeField("gửi lúc", null=True)
    answer = models.TextField("trả lời", blank=True)
    task = models.ForeignKey(Task, null=True, on_delete=models.PROTECT, related_name="proposals")
    decided_at = models.DateTimeField("quyết định lúc", null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", submitted_at__isnull=True)
                | ~Q(state="draft") & Q(submitted_at__isnull=False),
                name="tasks_proposal_submitted_has_moment",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by__isnull=True)
                & ~Q(state__in=["accepted", "rejected"])
                | Q(decided_at__isnull=False, decided_by__isnull=False)
                & Q(state__in=["accepted", "rejected"]),
                name="tasks_proposal_decided_at_with_decided_by",
            ),
            models.CheckConstraint(
                condition=~Q(state="rejected") | ~Q(answer=""),
                name="tasks_proposal_rejected_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=models.F("written_by")),
                name="tasks_proposal_decided_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title[:60]} #{self.pk}"


class ProposalStep(models.Model):
    """One step of a proposal: to which state, with whom it lies then, in what words."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="steps")
    to = models.CharField("bước", max_length=10, choices=Proposal.State)
    text = models.TextField("nội dung", blank=True)
    acting_body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    holder = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField("lúc")
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.proposal_id} → {self.to}"
