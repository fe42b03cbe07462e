"""Papers that went out: their files, and what they do to earlier ones."""

from django.db.models import QuerySet

from lalanh.directives.models import Document, Issue
from lalanh.organisations.models import Body


def own_papers(*, owner: Body) -> QuerySet[Document]:
    """Return the papers the body has issued, the newest first: what a new one may change."""
    found = Document.objects.filter(
        owner=owner, direction=Document.Direction.OUT, state=Document.State.CONFIRMED
    )
    return found.defer("text").order_by("-issued_on", "-pk")


def issues_changing(*, document: Document) -> QuerySet[Issue]:
    """Return the papers that correct, amend, replace or recall this one, the newest first."""
    return Issue.objects.filter(changes=document).select_related("document").order_by("-pk")


def issue_of(*, document: Document) -> Issue | None:
    """Return the issue of one of our own papers, with its files; None for any other document."""
    return Issue.objects.filter(document=document).select_related("pdf", "word", "changes").first()
