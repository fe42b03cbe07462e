"""Letters from the public: the list, one letter beside its row, and how it is settled."""

from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from lalanh.base.permissions import Permission
from lalanh.fund.actions import letters as actions
from lalanh.fund.models import PublicLetter
from lalanh.fund.queries.letters import letters_seen, open_letters
from lalanh.kernel.quantity import format_number
from lalanh.organisations.queries import SeatView
from lalanh.transparency.actions.letters import honour_wish
from lalanh.transparency.queries import row_numbered
from lalanh.web import desk
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page, press
from lalanh.web.transparency.forms import Answer, FindLetter
from lalanh.web.transparency.rows import published

ROWS = 50
ON_DESK = 5


@desk.card(
    "Thư từ trang công khai",
    order=60,
    permission=Permission.PREPARE_PUBLICATION,
    url_name="web:public-letters",
)
def waiting(seat: SeatView, at: datetime) -> desk.Content:
    """Put the oldest letters the body has still to answer on its desk."""
    open_now = open_letters(owner_id=seat.body.pk)
    rows = [
        desk.Row(
            text=f"{letter.get_kind_display().capitalize()}, dòng {format_number(letter.number)}",
            url=letter.get_absolute_url(),
            note=f"mã {letter.code}, chờ {max((at - letter.received_at).days, 0)} ngày",
        )
        for letter in open_now[:ON_DESK]
    ]
    return desk.Content(
        figure=format_number(open_now.count()) if rows else "",
        note="thư chờ trả lời" if rows else "",
        rows=rows,
        empty="Không có thư nào chờ trả lời.",
    )


@allow(Permission.PREPARE_PUBLICATION)
def index(request: AuthenticatedRequest) -> HttpResponse:
    """List the letters, the open ones first; one is found by the code its sender reads out."""
    form = FindLetter(request.GET or None)
    code = form.cleaned_data["code"] if form.is_bound and form.is_valid() else ""
    pages = Paginator(letters_seen(code=code), ROWS)
    context = {"form": form, "page": pages.get_page(request.GET.get("page"))}
    return page(request, "web/transparency/letters.html", context, partial="rows")


@allow(Permission.PREPARE_PUBLICATION)
def show(request: AuthenticatedRequest, letter_id: int) -> HttpResponse:
    """Show a letter beside the published row it speaks of."""
    letter = get_object_or_404(letters_seen(), pk=letter_id)
    return _one(request, letter, Answer())


def _one(
    request: AuthenticatedRequest, letter: PublicLetter, form: Answer, *, status: int = 200
) -> HttpResponse:
    row = row_numbered(letter.number)
    is_open = letter.state == PublicLetter.State.OPEN
    may_settle = is_open and letter.owner_id == request.seat.body.pk
    is_wish = letter.kind == PublicLetter.Kind.WISH_UNNAMED
    shows_words = row is not None and row.opening is not None and row.withheld_at is None
    told = published(row) if row else None
    context = {
        "letter": letter,
        "row": row,
        "told": told,
        "is_own_receipt": bool(letter.receipt_no and told)
        and letter.receipt_no == (told.receipt_no if told else ""),
        "form": form,
        "is_wish": is_wish,
        "may_settle": may_settle,
        "may_honour": may_settle and is_wish and shows_words,
    }
    return page(request, "web/transparency/letter.html", context, status=status)


def _own(request: AuthenticatedRequest, letter_id: int) -> PublicLetter:
    """Return a letter to the body of the seat; another's is not found."""
    return get_object_or_404(letters_seen(), pk=letter_id, owner=request.seat.body)


@allow(Permission.PREPARE_PUBLICATION)
@require_POST
def honour(request: AuthenticatedRequest, letter_id: int) -> HttpResponse:
    """Show no name in the row any more, and answer the letter with that."""
    letter = _own(request, letter_id)
    return press(
        request,
        lambda: honour_wish(letter=letter, by=request.user, at=now()),
        said=f"Từ lần công bố tới, dòng {format_number(letter.number)} không nêu tên nữa.",
        to=letter.get_absolute_url(),
    )


@allow(Permission.PREPARE_PUBLICATION)
@require_POST
def answer(request: AuthenticatedRequest, letter_id: int) -> HttpResponse:
    """Close a letter with an answer in words."""
    letter = _own(request, letter_id)
    form = Answer(request.POST)
    if form.is_valid() and form.attempt(
        lambda: actions.answer_letter(
            letter=letter, **form.cleaned_data, by=request.user, at=now()
        )
    ):  # fmt: skip
        sentence = "Đã ghi trả lời; cách liên lạc của người gửi đã xóa."
        return done(request, sentence, to=letter.get_absolute_url())
    return _one(request, letter, form, status=422)


@allow(Permission.PREPARE_PUBLICATION)
@require_POST
def drop(request: AuthenticatedRequest, letter_id: int) -> HttpResponse:
    """Throw away a letter that the form does not take."""
    letter = _own(request, letter_id)
    return press(
        request,
        lambda: actions.drop_letter(letter=letter, by=request.user, at=now()),
        said="Đã bỏ thư; nội dung và cách liên lạc đã xóa.",
        to=letter.get_absolute_url(),
    )
