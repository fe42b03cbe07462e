"""Guidance a plan says is still to be issued, its versions, and how bodies made it concrete."""

from django.conf import settings
from django.db import models

from lalanh.directives.models import Clause, Document
from lalanh.organisations.models import Body
from lalanh.programmes.models.programme import Programme


class Guidance(models.Model):
    """
    A document the plan waits for; who draws it up and who issues it are two bodies.

    It is awaited until its first version is published.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="guidances")
    clause = models.ForeignKey(Clause, null=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField("tên hướng dẫn", max_length=300)
    drafter = models.ForeignKey(
        Body, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="cơ quan soạn"
    )
    issuer = models.ForeignKey(
        Body, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="cơ quan ban hành"
    )
    due_on = models.DateField("hạn ban hành", null=True)
    noted_at = models.DateTimeField("ghi lúc")
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "title"], name="programmes_guidance_title_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title[:60]} #{self.pk}"


class GuidanceVersion(models.Model):
    """The guidance as published: a registered document; a later one takes its place."""

    guidance = models.ForeignKey(Guidance, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("lần ban hành")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField("phát hành lúc")
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["guidance", "number"], name="programmes_guidanceversion_in_order"
            ),
            models.UniqueConstraint(
                fields=["guidance", "document"], name="programmes_guidanceversion_document_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.guidance_id} lần {self.number}"


class GuidanceUse(models.Model):
    """How one body made the guidance concrete in its place, under which version."""

    version = models.ForeignKey(GuidanceVersion, on_delete=models.PROTECT, related_name="uses")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    # The plan's owner, copied: it sees what the bodies made of its guidance.
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    words = models.TextField("cụ thể hóa thế nào")
    on = models.DateField("ngày")
    document = models.ForeignKey(
        Document, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="văn bản"
    )
    noted_at = models.DateTimeField("ghi lúc")
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.body_id}: {self.words[:60]}"
