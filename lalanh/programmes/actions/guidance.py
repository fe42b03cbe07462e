"""Guidance a plan waits for is noted, published in versions, and made concrete by each body."""

from datetime import date, datetime

from lalanh.base import notices
from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.directives.actions import spreading, telling
from lalanh.directives.models import Clause, Copy, Document
from lalanh.kernel import text
from lalanh.kernel.errors import Refused
from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body
from lalanh.programmes.models import Guidance, GuidanceUse, GuidanceVersion, Programme


class TitleTaken(Refused):
    """The plan waits for a guidance of this title already."""

    message = "Kế hoạch đã có hướng dẫn mang tên này. Hãy mở hướng dẫn đó."


class NotOfTheRegister(Refused):
    """A version is a registered document of the plan's owner."""

    message = (
        "Chỉ phát hành được văn bản đã vào sổ của cơ quan chủ trì kế hoạch. "
        "Hãy vào sổ văn bản hướng dẫn trước."
    )


class PublishedAlready(Refused):
    """The document is a version of this guidance."""

    message = "Văn bản này đã phát hành là một lần của hướng dẫn. Hãy chọn văn bản mới hơn."


class NotReceived(Refused):
    """A body makes concrete what it was handed."""

    message = "Cơ quan ta chưa nhận hướng dẫn này nên chưa ghi được. Hãy hỏi cơ quan chủ trì."


class InTheFuture(Refused):
    """Something is said to have happened on a day that has not come."""

    message = "Ngày này chưa tới. Hãy ghi ngày đã thực hiện."


@action("programmes.guidance.awaited")
def await_guidance(
    *,
    programme: Programme,
    title: str,
    drafter: Body | None,
    issuer: Body | None,
    by: User,
    at: datetime,
    due_on: date | None = None,
    clause: Clause | None = None,
) -> Guidance:
    """
    Note that the plan waits for guidance, who draws it up and who issues it.

    :raises TitleTaken: if it waits for one of this title.
    """
    made = Guidance(
        programme=programme, clause=clause, title=text.clean(title), drafter=drafter,
        issuer=issuer, due_on=due_on, noted_at=at, noted_by=by,
    )  # fmt: skip
    with refused_as(TitleTaken(field="title"), constraint="programmes_guidance_title_once"):
        made.save(force_insert=True)
    return made


@action("programmes.guidance.changed")
def change_guidance(
    *,
    guidance: Guidance,
    title: str,
    drafter: Body | None,
    issuer: Body | None,
    due_on: date | None,
    by: User,
    at: datetime,
) -> Guidance:
    """
    Correct what is noted of a guidance; its versions stay.

    :raises TitleTaken: if the plan waits for another of this title.
    """
    guidance.title, guidance.drafter, guidance.issuer = text.clean(title), drafter, issuer
    guidance.due_on = due_on
    with refused_as(TitleTaken(field="title"), constraint="programmes_guidance_title_once"):
        guidance.save(update_fields=["title", "drafter", "issuer", "due_on"])
    return guidance


@action("programmes.guidance.published")
def publish_guidance(
    *, guidance: Guidance, document: Document, by: User, at: datetime
) -> GuidanceVersion:
    """
    Publish a registered document as the next version; all who hold the plan receive it.

    :raises NotOfTheRegister: unless it stands in the register of the plan's owner.
    :raises PublishedAlready: if it is a version already.
    """
    guidance = Guidance.objects.select_for_update().get(pk=guidance.pk)
    owner = guidance.programme.owner
    if document.state != Document.State.CONFIRMED or document.owner_id != owner.pk:
        raise NotOfTheRegister
    version = GuidanceVersion(
        guidance=guidance, number=guidance.versions.count() + 1, document=document,
        published_at=at, published_by=by,
    )  # fmt: skip
    with refused_as(PublishedAlready, constraint="programmes_guidanceversion_document_once"):
        version.save(force_insert=True)
    held = Copy.objects.filter(document=guidance.programme.document).select_related("body")
    bodies = [copy.body for copy in held if copy.body_id != owner.pk]
    spreading.hand_copies(document=document, bodies=bodies, by=by, at=at)
    again = "" if version.number == 1 else f" (lần {version.number}, thay lần trước)"
    notices.send(
        to=telling.sitting_in([body.pk for body in bodies]),
        kind="programmes.guidance",
        text=f"Hướng dẫn{again}: {guidance.title[:150]}, theo {guidance.programme.short_name}",
        url=f"/chuong-trinh/huong-dan/{guidance.pk}/",
        by=by,
        at=at,
    )
    note(version=version.number, bodies=len(bodies))
    return version


@action("programmes.guidance.made_concrete")
def note_use(
    *,
    version: GuidanceVersion,
    body: Body,
    words: str,
    on: date,
    document: Document | None,
    by: User,
    at: datetime,
) -> GuidanceUse:
    """
    Note how a body made a version concrete in its place, on which day, by which document.

    :raises NotReceived: if the body holds no copy of it.
    :raises InTheFuture: for a day that has not come.
    """
    if not Copy.objects.filter(document=version.document, body=body).exists():
        raise NotReceived
    if on > local_date(at):
        raise InTheFuture(field="on")
    return GuidanceUse.objects.create(
        version=version,
        body=body,
        owner=version.guidance.programme.owner,
        words=text.tidy(words),
        on=on,
        document=document,
        noted_at=at,
        noted_by=by,
    )
