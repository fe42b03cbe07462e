"""A draft goes from hand to hand: checked by another, signed by a third, or sent back."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from lalanh.base import notices
from lalanh.base.action import action
from lalanh.base.models import Notice, User
from lalanh.base.permissions import Permission
from lalanh.base.refusals import refused_as
from lalanh.directives.models import Draft, DraftStep
from lalanh.directives.models.document import Urgency
from lalanh.directives.papers import kinds, measuring
from lalanh.directives.papers.plain import plain
from lalanh.directives.queries import writing
from lalanh.kernel import states, text
from lalanh.kernel.errors import Refused
from lalanh.organisations import queries as organisations

_S = Draft.State
STEPS: Mapping[Draft.State, frozenset[Draft.State]] = {
    _S.DRAFTING: frozenset({_S.CHECKING, _S.CANCELLED}),
    _S.CHECKING: frozenset({_S.SIGNING, _S.DRAFTING}),
    _S.SIGNING: frozenset({_S.SIGNED, _S.DRAFTING}),
    _S.SIGNED: frozenset({_S.ISSUED, _S.DRAFTING}),
    _S.ISSUED: frozenset(),
    _S.CANCELLED: frozenset(),
}


class NotComplete(Refused):
    """A paper that lacks a part cannot be checked."""


class SameHands(Refused):
    """Who wrote a paper does not check it, who checked it does not sign it."""


class AnotherSigns(Refused):
    """A paper is signed by the one it names."""


class NoReason(Refused):
    """Who sends a paper back says why."""

    message = "Chưa ghi lý do. Hãy ghi rõ cần sửa gì để người soạn biết."


def _moved(draft: Draft, to: Draft.State) -> Draft:
    """Lock the draft and let it take a step that is on the map."""
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    states.check(STEPS, Draft.State(draft.state), to)
    draft.state = to
    return draft


def _note_step(draft: Draft, words: str, *, by: User, at: datetime) -> None:
    DraftStep.objects.create(
        draft=draft, state=draft.state, words=text.tidy(words), taken_by=by, taken_at=at
    )


def _tell(draft: Draft, to: Iterable[User], words: str, *, by: User, at: datetime) -> None:
    is_flash = draft.urgency == Urgency.FLASH
    notices.send(
        to=[user for user in to if user != by],
        kind="directives.draft",
        text=f"{words}: {draft.type.name} {draft.subject[:150]}",
        url=f"/van-ban/soan/{draft.pk}/",
        urgency=Notice.Urgency.FLASH if is_flash else Notice.Urgency.NORMAL,
        by=by,
        at=at,
    )


@action("directives.draft.sent_to_check")
def send_to_check(*, draft: Draft, words: str = "", by: User, at: datetime) -> Draft:
    """
    Hand a draft to somebody else for checking.

    :raises NotComplete: while a part is missing, which the sentence names.
    """
    draft = _moved(draft, Draft.State.CHECKING)
    _complete(draft)
    draft.save(update_fields=["state"])
    _note_step(draft, words, by=by, at=at)
    written = writing.writers(draft=draft)
    may = organisations.accounts_that_may(permission=Permission.CHECK_PAPER, body=draft.owner)
    _tell(draft, may.exclude(pk__in=written), "Dự thảo chờ kiểm tra", by=by, at=at)
    return draft


def _complete(draft: Draft) -> None:
    _nothing_missing(draft)
    signs = measuring.missing(plain(writing.paper_of(draft=draft)))
    if signs:
        raise NotComplete(
            f"Có ký tự không in được: {' '.join(signs[:10])}. Hãy bỏ hoặc thay bằng chữ thường.",
            field="text",
        )
    _signer_may(draft)


def _signer_may(draft: Draft) -> None:
    """The one named to sign must be able to, once the paper gets there."""
    named = draft.signer.official.user if draft.signer else None
    if named is None:
        return
    may = organisations.accounts_that_may(permission=Permission.SIGN_PAPER, body=draft.owner)
    if named.pk in writing.writers(draft=draft):
        raise NotComplete(
            f"{named.full_name} đã soạn hoặc sửa dự thảo nên không ký được. "
            "Hãy chọn người ký khác.",
            field="signer",
        )
    if not may.filter(pk=named.pk).exists():
        raise NotComplete(
            f"{named.full_name} chưa có vai trò ký văn bản ở cơ quan này. "
            "Hãy chọn người ký khác, hoặc nhờ người quản trị giao vai trò Lãnh đạo.",
            field="signer",
        )


def _nothing_missing(draft: Draft) -> None:
    kind = kinds.KINDS[draft.type.code]
    addressed = draft.lines.filter(is_addressee=True).exists()
    lacks = [
        (not draft.subject, "subject", "trích yếu"),
        (not draft.text.strip(), "text", "nội dung"),
        (not kind.has_title and not addressed, "addressees", "nơi gửi ở phần “Kính gửi”"),
        (not draft.lines.exists(), "recipients", "nơi nhận"),
        (draft.signer is None, "signer", "người ký"),
        (draft.capacity == Draft.Capacity.MANDATE and not draft.mandate, "mandate",
         "văn bản ủy quyền (ký thừa ủy quyền phải có văn bản giao, ghi rõ thời hạn)"),
    ]  # fmt: skip
    for is_missing, field, name in lacks:
        if is_missing:
            raise NotComplete(
                f"Dự thảo còn thiếu {name}. Hãy bổ sung rồi chuyển kiểm tra.", field=field
            )


@action("directives.draft.commented")
def comment_on(*, draft: Draft, words: str, by: User, at: datetime) -> DraftStep:
    """
    Leave a remark on a draft, without moving it.

    :raises NoReason: without words.
    """
    if not words.strip():
        raise NoReason("Góp ý chưa có nội dung. Hãy ghi điều cần góp ý.", field="words")
    step = DraftStep.objects.create(
        draft=draft, state=draft.state, is_comment=True, words=text.tidy(words),
        taken_by=by, taken_at=at,
    )  # fmt: skip
    _tell(draft, _hands(draft), "Có góp ý cho dự thảo", by=by, at=at)
    return step


def _hands(draft: Draft) -> list[User]:
    """Everybody who wrote, checked or signed it."""
    ids = writing.writers(draft=draft) | {draft.checked_by_id, draft.signed_by_id}
    return list(User.objects.filter(pk__in=[one for one in ids if one]))


@action("directives.draft.checked")
def pass_check(*, draft: Draft, words: str = "", by: User, at: datetime) -> Draft:
    """
    Find a draft in order and hand it on for signing.

    :raises SameHands: to anyone who wrote a version of it.
    """
    draft = _moved(draft, Draft.State.SIGNING)
    draft.checked_by, draft.checked_at = by, at
    own = SameHands(
        "Anh/chị đã soạn hoặc sửa dự thảo này nên không tự kiểm tra được. "
        "Hãy để người khác trong cơ quan kiểm tra."
    )
    _save_hand(draft, own, "directives_draft_checker_is_another")
    _note_step(draft, words, by=by, at=at)
    _tell(draft, _who_signs(draft), "Dự thảo chờ ký", by=by, at=at)
    return draft


def _save_hand(draft: Draft, refusal: Refused, constraint: str) -> None:
    with (
        refused_as(refusal, constraint=constraint),
        refused_as(refusal, constraint="directives_draft_writer_approves"),
    ):
        draft.save()


def _who_signs(draft: Draft) -> list[User]:
    named = draft.signer.official.user if draft.signer else None
    if named is not None:
        return [named]
    return list(organisations.accounts_that_may(permission=Permission.SIGN_PAPER, body=draft.owner))


@action("directives.draft.signed")
def sign_draft(*, draft: Draft, words: str = "", by: User, at: datetime) -> Draft:
    """
    Sign a checked draft: by the person it names, or noted by whoever may where that one has no
    account and signed on paper.

    :raises SameHands: to anyone who wrote or checked it.
    :raises AnotherSigns: to anyone but the person named, if that one has an account.
    """
    draft = _moved(draft, Draft.State.SIGNED)
    named = draft.signer.official.user if draft.signer else None
    if named is not None and named != by:
        raise AnotherSigns(f"Văn bản này do {named.full_name} ký, anh/chị không ký thay được.")
    draft.signed_by, draft.signed_at = by, at
    own = SameHands(
        "Anh/chị đã soạn hoặc kiểm tra dự thảo này nên không tự ký được. "
        "Người soạn, người kiểm tra và người ký phải là ba người khác nhau."
    )
    _save_hand(draft, own, "directives_draft_signer_is_another")
    _note_step(draft, words, by=by, at=at)
    may = organisations.accounts_that_may(permission=Permission.ISSUE_PAPER, body=draft.owner)
    _tell(draft, may, "Văn bản đã ký, chờ cấp số và phát hành", by=by, at=at)
    return draft


@action("directives.draft.returned")
def return_draft(*, draft: Draft, reason: str, by: User, at: datetime) -> Draft:
    """
    Send a draft back to whoever wrote it; the check and the signature fall.

    :raises NoReason: without a reason.
    """
    if not reason.strip():
        raise NoReason(field="reason")
    draft = _moved(draft, Draft.State.DRAFTING)
    hands = _hands(draft)
    draft.checked_by, draft.checked_at, draft.signed_by, draft.signed_at = None, None, None, None
    draft.save()
    _note_step(draft, reason, by=by, at=at)
    _tell(draft, hands, "Dự thảo bị trả lại", by=by, at=at)
    return draft


@action("directives.draft.cancelled")
def cancel_draft(*, draft: Draft, reason: str, by: User, at: datetime) -> Draft:
    """
    Give a draft up; it stays to be read.

    :raises NoReason: without a reason.
    """
    if not reason.strip():
        raise NoReason("Chưa ghi lý do hủy dự thảo. Hãy ghi lý do.", field="reason")
    draft = _moved(draft, Draft.State.CANCELLED)
    draft.save(update_fields=["state"])
    _note_step(draft, reason, by=by, at=at)
    return draft
