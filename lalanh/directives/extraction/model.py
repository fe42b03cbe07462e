"""What the reader proposes: plain values, each with the slice of the text it stands on."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

type Kind = Literal[
    "task", "purpose", "requirement", "closing", "restated", "message", "principle", "condition",
    "period",
]  # fmt: skip
type Modality = Literal["assign", "request", "order"]
type Role = Literal["lead", "coordinate", "responsible", "directed", "directing"]
type Rhythm = Literal[
    "daily", "weekly", "monthly", "quarterly", "half_yearly", "yearly", "ad_hoc", "continuous",
    "periodic_unspecified",
]  # fmt: skip
type Bound = Literal["before", "by", "at", "within"]
type Urgency = Literal["thuong", "khan", "thuong_khan", "hoa_toc"]
type Unit = Literal["hour", "day", "working_day", "week", "month", "year"]
type Responsibility = Literal["highest", "overall", "state_management", "shared"]
type Demand = Literal["plan", "guidance"]
type Form = Literal["online", "in_person", "both"]


@dataclass(frozen=True, slots=True)
class Span:
    """An exact slice: ``literal == text[start:end]`` in code points of the text as given."""

    start: int
    end: int
    literal: str


@dataclass(frozen=True, slots=True)
class Assignee:
    """A body named for a duty. ``inherited``: taken from the opening or the scope of the plan."""

    span: Span
    name: str
    role: Role
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Relative:
    """A stretch after an event, before it if negative; ``event`` in the words of the paper."""

    count: int
    unit: Unit
    event: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """
    The last day on which the work is in time; None where the words do not fix a day.

    ``derived``: computed from another date; ``tentative``: the text says "dự kiến";
    ``relative``: what it hangs on, also where the day of that event is known.
    """

    span: Span
    due_on: date | None
    bound: Bound
    time: str | None = None
    starts_on: date | None = None
    derived: bool = False
    tentative: bool = False
    relative: Relative | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """
    What is held at a time: a ceremony, a meeting, a launch, as its clause names it.

    ``place`` is where it is held, ``sites`` are the points linked to it ("điểm cầu").
    """

    name: Span
    on: date | None
    time: str | None
    tentative: bool
    form: Form | None
    place: Span | None
    sites: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class InForce:
    """The time a duty lasts because another document does; ``document`` as it is named."""

    span: Span
    document: str


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How often a duty returns, and the words that say so."""

    span: Span
    kind: Rhythm


@dataclass(frozen=True, slots=True)
class Task:
    """
    One proposed clause; an obligation when ``kind`` is "task". Confidence in hundredths.

    ``is_general``: sweeps up whatever else belongs to the body, so nothing can be done with it.
    ``demands``: what is to be drawn up, a plan of one's own or guidance for others.
    """

    span: Span
    section: tuple[str, ...]
    kind: Kind
    modality: Modality
    is_sensitive: bool
    assignees: tuple[Assignee, ...]
    deadline: Deadline | None
    recurrence: tuple[Recurrence, ...]
    condition: Span | None
    confidence: int
    responsibility: Responsibility | None = None
    is_general: bool = False
    demands: Demand | None = None
    occasion: Occasion | None = None
    in_force: InForce | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A document that is named: as basis of this one, or elsewhere."""

    span: Span
    doc_type: str | None
    number: str | None
    dated_on: date | None
    issuer: str | None
    is_basis: bool


@dataclass(frozen=True, slots=True)
class Recipient:
    """One line of "Nơi nhận"."""

    span: Span
    purpose: Literal["report", "support", "archive"] | None
    kind: Literal["recipient", "internal", "archive"]


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed and in what capacity, lines as printed."""

    name: Span | None
    capacity: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Stamp:
    """The mark of the receiving office; never the document's own number or date."""

    span: Span
    office: str | None
    number: str | None
    received_on: date | None


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the text, and for a lost letterhead what the text says of it."""

    number: Span | None = None
    number_reading: str | None = None
    dated: Span | None = None
    dated_on: date | None = None
    place: str | None = None
    issuing_body: Span | None = None
    issuing_name: str | None = None
    issuer_derived: bool = False
    parent_name: str | None = None
    doc_type: str | None = None
    subject: Span | None = None
    urgency: Urgency = "thuong"
    addressees: tuple[Span, ...] = ()
    stamp: Stamp | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a file with everything proposed from it."""

    start: int
    end: int
    head: Head
    signer: Signer | None
    recipients: tuple[Recipient, ...] = ()
    citations: tuple[Citation, ...] = ()
    tasks: tuple[Task, ...] = field(default=())
    not_before: date | None = None
    not_after: date | None = None
