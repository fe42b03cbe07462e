"""Collective names such as "UBND các huyện, thành phố", saved or drawn by a rule."""

from django.db import models

from lalanh.organisations.models.body import Body
from lalanh.organisations.models.validity import Dated


class Group(models.Model):
    """
    A named group. Without a rule its members are listed; with one they are drawn anew each time.

    The rule is an object; a body belongs if it fits every key that is there:
    `system`, `function`, `kind`, `attribute` (words or lists of words: any of them),
    `level`, `unit_level` (numbers), `below` (body id), `has_unit` (yes or no).
    A drawn group named in a district's paper means that district's bodies only.
    """

    name = models.CharField("tên", max_length=250)
    folded = models.CharField("không dấu", max_length=250)
    # The body whose own group it is (a commune's mass-mobilisation bloc); empty for common ones.
    owner = models.ForeignKey(
        Body, null=True, on_delete=models.PROTECT, related_name="own_groups", verbose_name="của"
    )
    rule = models.JSONField("quy tắc", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["folded", "owner"],
                nulls_distinct=False,
                name="organisations_group_name_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} #{self.pk}"


class GroupName(models.Model):
    """Another wording by which documents call a group."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="names")
    name = models.CharField("tên khác", max_length=250)
    folded = models.CharField("không dấu", max_length=250)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "folded"], name="organisations_groupname_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} = {self.group_id}"


class GroupMember(Dated):
    """A body belongs to a saved group from a day until before another."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="members")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="groups")

    def __str__(self) -> str:
        return f"{self.group_id}: {self.body_id}"
