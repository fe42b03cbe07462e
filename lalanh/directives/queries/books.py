"""The books of a body: what came in under which number, what waits for one, what went out."""

from collections.abc import Iterable

from django.db.models import Exists, Max, OuterRef, Prefetch, Q, QuerySet

from lalanh.directives.models import Arrival, Citation, Copy, Document, IncomingStamp, Recipient
from lalanh.directives.queries import search
from lalanh.kernel import text
from lalanh.organisations.models import Body

# Nobody gives numbers to more at a sitting; what waits longer shows when these are done.
WAITING_LIMIT = 200
# Among so many of the newest it is looked for; older ones are found in the register.
LATELY = 2000
PASSED_READ = 100
# Longer ones are no number of a book.
NUMBER_DIGITS = 9


def next_number(*, body: Body, year: int) -> int:
    """Return the number after the highest one in the body's book of that year."""
    last = Arrival.objects.filter(body=body, year=year).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def arrival_of(*, document: Document, body: Body) -> Arrival | None:
    """Return the entry of the document in the body's book."""
    return Arrival.objects.filter(document=document, body=body).select_related("body").first()


def has_arrived(*, document: Document, body: Body) -> bool:
    """Whether it came to the body: into its register by a person, or as a copy."""
    if document.owner_id != body.pk:
        return Copy.objects.filter(document=document, body=body).exists()
    is_registered = document.state == Document.State.CONFIRMED
    return is_registered and document.direction == Document.Direction.IN


def arrivals(*, body: Body, year: int, words: str = "") -> QuerySet[Arrival]:
    """Return the entries of a year, the last number first, or of what the words find."""
    found = Arrival.objects.filter(body=body, year=year)
    if words:
        # What was taken out of the register keeps its number in the book.
        gone = search.find(words=words, state=Document.State.WITHDRAWN).ids
        asked = Q(document__in=[*search.find(words=words).ids, *gone])
        if words.isdecimal() and len(words) < NUMBER_DIGITS:
            asked |= Q(number=int(words))
        found = found.filter(asked)
    return found.select_related("document__type").defer("document__text").order_by("-number")


def years_of_arrivals(*, body: Body) -> list[int]:
    """Return the years of the body's book, the last first."""
    found = Arrival.objects.filter(body=body).order_by("-year")
    return list(found.values_list("year", flat=True).distinct())


def not_entered(*, copies: Iterable[Copy]) -> list[Copy]:
    """Return the copies that have no number in the book of who holds them, in order of arrival."""
    found = [one for one in copies if not arrival_of(document=one.document, body=one.body)]
    return sorted(found, key=lambda one: (one.handed_at, one.pk))


def passed_to_before(*, body: Body) -> list[str]:
    """Return to whom the body passed its last documents, each once, the last first."""
    found = Arrival.objects.filter(body=body).exclude(passed_to="").order_by("-pk")
    return list(dict.fromkeys(found.values_list("passed_to", flat=True)[:PASSED_READ]))


def is_own_stamp(*, stamp: IncomingStamp, body: Body) -> bool:
    """Whether the stamp that was read on the paper names the body."""
    office, name = text.fold(stamp.office), text.fold(body.name)
    return bool(office) and (office in name or name in office)


def waiting(*, body: Body) -> list[Document]:
    """Return what came lately and has no number yet, the newest first."""
    own = Document.objects.filter(
        owner=body, direction=Document.Direction.IN, state=Document.State.CONFIRMED
    )
    held = Copy.objects.filter(body=body).order_by("-pk").values("document")
    lately = Q(pk__in=own.order_by("-issued_on", "-pk").values("pk")[:LATELY])
    entered = Arrival.objects.filter(body=body, document=OuterRef("pk"))
    found = Document.objects.filter(
        lately | Q(pk__in=held[:LATELY]), ~Exists(entered), state=Document.State.CONFIRMED
    )
    shown = found.select_related("type", "owner").defer("text")
    return list(shown.order_by("-issued_on", "-pk")[:WAITING_LIMIT])


def replies(*, body: Body, documents: Iterable[int]) -> dict[int, list[str]]:
    """Return the numbers of the body's own papers that name each of these documents."""
    answers = Citation.objects.filter(
        cited__in=list(documents),
        document__owner=body,
        document__direction=Document.Direction.OUT,
        document__state=Document.State.CONFIRMED,
    )
    found: dict[int, list[str]] = {}
    for cited, number in answers.order_by("document_id").values_list("cited", "document__number"):
        if number and number not in found.setdefault(cited, []):
            found[cited].append(number)
    return found


def outgoing(*, body: Body, year: int, words: str = "") -> QuerySet[Document]:
    """Return the papers that went out from the body in a year, the newest first."""
    found = Document.objects.filter(
        owner=body,
        direction=Document.Direction.OUT,
        state=Document.State.CONFIRMED,
        issued_on__year=year,
    )
    if words:
        found = found.filter(pk__in=search.find(words=words, direction="out", year=year).ids)
    recipients = Prefetch("recipients", Recipient.objects.order_by("position", "pk"))
    return (
        found.select_related("type", "issue__draft")
        .prefetch_related(recipients)
        .defer("text")
        .order_by("-issued_on", "-issue__count", "-pk")
    )


def years_of_outgoing(*, body: Body) -> list[int]:
    """Return the years in which papers went out from the body, the last first."""
    found = Document.objects.filter(
        owner=body, direction=Document.Direction.OUT, state=Document.State.CONFIRMED
    )
    days = found.exclude(issued_on=None).dates("issued_on", "year", order="DESC")
    return [day.year for day in days]


def kind_and_subject(document: Document) -> str:
    """Return what the books say of the contents: the type, then the subject."""
    kind = document.type.name if document.type else ""
    return " ".join(part for part in (kind, document.subject) if part)


def going_and_kept(document: Document) -> tuple[str, str]:
    """Return who receives an outgoing paper, and who keeps it, as its lines say."""
    named = document.recipients.all()
    lines = [one for one in named if not text.fold(one.literal).startswith("nhu tren")]
    kept = [one for one in lines if one.purpose == Recipient.Purpose.ARCHIVE]
    going = [one for one in lines if one.purpose != Recipient.Purpose.ARCHIVE]
    return _joined(going), _joined(kept)


def _joined(lines: list[Recipient]) -> str:
    return "; ".join(dict.fromkeys(line.literal.strip(" -.;") for line in lines))
