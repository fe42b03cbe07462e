"""Members of a steering committee, and the fields they answer for."""

from django.db import models

from lalanh.organisations.models.body import Body
from lalanh.organisations.models.office import Office
from lalanh.organisations.models.unit import Unit
from lalanh.organisations.models.validity import Dated


class CommitteeMember(Dated):
    """The holder of an office elsewhere is a member of a committee for a time."""

    class Role(models.TextChoices):
        """The place in the committee."""

        HEAD = "head", "trưởng ban"
        STANDING_DEPUTY = "standing_deputy", "phó trưởng ban thường trực"
        DEPUTY = "deputy", "phó trưởng ban"
        MEMBER = "member", "thành viên"

    committee = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="members")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField("vai trò", max_length=16, choices=Role)

    def __str__(self) -> str:
        return f"{self.committee_id}: {self.office_id} {self.role}"


class CommitteeField(models.Model):
    """What a member answers for: a field, over some districts or bodies."""

    member = models.ForeignKey(CommitteeMember, on_delete=models.PROTECT, related_name="fields")
    field = models.CharField("lĩnh vực", max_length=250)
    units = models.ManyToManyField(Unit, blank=True, related_name="+")
    bodies = models.ManyToManyField(Body, blank=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.member_id}: {self.field}"
