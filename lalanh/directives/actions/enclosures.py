"""What goes out with a paper of our own, set beside it while it is written."""

from datetime import datetime

from lalanh.base import files
from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.directives.actions.attaching import AttachedAlready
from lalanh.directives.actions.unsent import being_written
from lalanh.directives.models import Document, Draft, DraftEnclosure
from lalanh.kernel import text


@action("directives.draft.file_enclosed")
def enclose_file(
    *, draft: Draft, content: bytes, name: str, by: User, at: datetime
) -> DraftEnclosure:
    """
    Let a file go out with the paper.

    :raises NotBeingWritten: once it was sent on.
    :raises AttachedAlready: if the same file goes with it.
    :raises FileTooBig: above the limit of uploads.
    """
    file = files.keep(content=content, media_type="application/octet-stream", at=at)
    made = DraftEnclosure(
        draft=being_written(draft), file=file, name=text.clean(name)[:250], attached_at=at,
        attached_by=by,
    )  # fmt: skip
    with refused_as(AttachedAlready, constraint="directives_draftenclosure_file_once"):
        made.save(force_insert=True)
    return made


@action("directives.draft.document_enclosed")
def enclose_document(*, draft: Draft, attached: Document, by: User, at: datetime) -> DraftEnclosure:
    """
    Let a document of the register go out with the paper: that one record, never a copy.

    :raises NotBeingWritten: once the paper was sent on.
    :raises AttachedAlready: if it goes with it.
    """
    named = f"{attached.number or 'không số'} {attached.subject}"
    made = DraftEnclosure(
        draft=being_written(draft), attached=attached, name=named[:250], attached_at=at,
        attached_by=by,
    )  # fmt: skip
    with refused_as(AttachedAlready, constraint="directives_draftenclosure_document_once"):
        made.save(force_insert=True)
    return made


@action("directives.draft.enclosure_dropped")
def drop_enclosure(*, enclosure: DraftEnclosure, by: User, at: datetime) -> Draft:
    """
    Let it no longer go out with the paper; the file, or that document, stays.

    :raises NotBeingWritten: once the paper was sent on.
    """
    draft = being_written(enclosure.draft)
    note(name=enclosure.name)
    enclosure.delete()
    return draft
