"""Before a document is handed out: a clause becomes two tasks, or two become one."""

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from lalanh.base.permissions import Permission
from lalanh.directives.models import Clause
from lalanh.tasks.actions import dividing
from lalanh.web.directives.forms import text_field
from lalanh.web.directives.reviewing import own_clause
from lalanh.web.forms import Form
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page, press


class Divide(Form):
    """The words of the two tasks."""

    first: forms.CharField = text_field("Nhiệm vụ thứ nhất", rows=5)
    second: forms.CharField = text_field("Nhiệm vụ thứ hai", rows=5)


@allow(Permission.CONFIRM_DOCUMENT)
def divide(request: AuthenticatedRequest, clause_id: int) -> HttpResponse:
    """Make two tasks of one clause."""
    clause = own_clause(request, clause_id)
    form = Divide(request.POST or None, initial=_halves(clause.plain_text))
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: dividing.divide_clause(
            clause=clause, **form.cleaned_data, by=request.user, at=now()
        )
    ):  # fmt: skip
        return done(request, "Đã tách thành hai nhiệm vụ.", to=_preview(clause))
    context = {"clause": clause, "form": form, "back": _preview(clause)}
    return page(request, "web/tasks/divide.html", context)


@allow(Permission.CONFIRM_DOCUMENT)
@require_POST
def unite(request: AuthenticatedRequest, clause_id: int) -> HttpResponse:
    """Make one task of a clause and the next one that is followed."""
    clause = own_clause(request, clause_id)
    following = Clause.objects.filter(
        document=clause.document_id, position__gt=clause.position, is_followed=True
    )
    after = following.order_by("position").first()
    if after is None:
        return done(request, "Không có mục nào sau mục này để gộp.", to=_preview(clause))
    return press(
        request,
        lambda: dividing.unite_clauses(clause=clause, following=after, by=request.user, at=now()),
        said="Đã gộp hai mục thành một nhiệm vụ.",
        to=_preview(clause),
    )


def _preview(clause: Clause) -> str:
    return reverse("web:hand-out", args=[clause.document_id])


def _halves(words: str) -> dict[str, str]:
    """Propose a cut: behind the first semicolon, else behind the first sentence."""
    for sign in (";", ". "):
        head, found, rest = words.partition(sign)
        if found and rest.strip():
            return {"first": head.strip() + sign.strip(), "second": rest.strip()}
    return {"first": words, "second": ""}
