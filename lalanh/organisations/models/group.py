"""Collective names such as "UBND các huyện, thành phố", saved or drawn by a rule."""

from django.db import models

from lalanh.organisations.models.body import Body


class Group(models.Model):
    """
    A named group. Without a rule its members are listed; with one they are drawn anew.

    The rule is an object with any of: system, level, function, kind, attribute, below (body id).
    """

    name = models.CharField("tên", max_length=250)
    folded = models.CharField("không dấu", max_length=250, unique=True)
    rule = models.JSONField("quy tắc", null=True)

    def __str__(self) -> str:
        return f"{self.name} #{self.pk}"


class GroupMember(models.Model):
    """A body belongs to a saved group from a day until before another."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="members")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="groups")
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến trước ngày", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "body"],
                condition=models.Q(valid_to__isnull=True),
                name="organisations_groupmember_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group_id}: {self.body_id}"
