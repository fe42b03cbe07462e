"""The record of who did what and when. It points at nothing, so it blocks nothing."""

from django.db import models


class AuditEvent(models.Model):
    """One action, look or export. Append-only by trigger and by the rights of the role."""

    at = models.DateTimeField("lúc")
    kind = models.CharField("việc", max_length=80)
    actor_id = models.BigIntegerField("mã người làm", null=True)
    actor_name = models.CharField("người làm", max_length=120)
    body_id = models.BigIntegerField("mã cơ quan", null=True)
    body_path = models.TextField("nhánh cơ quan", blank=True)
    subject_type = models.CharField("loại đối tượng", max_length=80, blank=True)
    subject_id = models.CharField("mã đối tượng", max_length=64, blank=True)
    trace = models.UUIDField("chuỗi việc")
    facts = models.JSONField("dữ kiện", default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="base_audit_subject"),
            models.Index(fields=["actor_id", "at"], name="base_audit_actor"),
            models.Index(fields=["kind", "at"], name="base_audit_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.kind} #{self.pk}"
