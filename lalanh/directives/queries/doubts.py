"""What a person should look at before confirming a draft."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lalanh.directives.models import Clause, Document
from lalanh.kernel import text
from lalanh.organisations import office_queries


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at before confirming, and where it stands on the page."""

    sentence: str
    # The head field it is about, or empty.
    field: str = ""
    clause_id: int | None = None


SURE_FROM_PERCENT = 70


def doubts(*, document: Document) -> list[Doubt]:
    """Return what is unsure in a draft: head first, then clause by clause."""
    found = list(_doubts_of_head(document))
    for clause in document.clauses.all():
        if clause.is_followed:
            found += [Doubt(s, clause_id=clause.pk) for s in _doubts_of_clause(document, clause)]
    return found


def each_once(found: Iterable[Doubt]) -> list[tuple[Doubt, int]]:
    """Return each sentence once, where it stands first, with the number of places it stands in."""
    first: dict[str, Doubt] = {}
    places: Counter[str] = Counter()
    for doubt in found:
        first.setdefault(doubt.sentence, doubt)
        places[doubt.sentence] += 1
    return [(doubt, places[sentence]) for sentence, doubt in first.items()]


def _doubts_of_head(document: Document) -> Iterator[Doubt]:
    said = proposal_of(document)
    if not document.number:
        yield Doubt("Chưa thấy số, ký hiệu. Nếu văn bản không có số, hãy để trống.", "number")
    elif said.get("number_literal") and document.number not in str(said["number_literal"]):
        yield Doubt(f"Máy đọc số từ “{said['number_literal']}”.", "number")
    if document.issued_on is None:
        bounds = [
            f"không trước {document.not_before:%d/%m/%Y}" if document.not_before else "",
            f"không sau {document.not_after:%d/%m/%Y}" if document.not_after else "",
        ]
        known = ", ".join(filter(None, bounds))
        yield Doubt(f"Chưa thấy ngày ban hành{' (' + known + ')' if known else ''}.", "issued_on")
    if not document.issuer_name:
        yield Doubt("Chưa thấy cơ quan ban hành.", "issuer_name")
    elif said.get("issuing_body_derived"):
        yield Doubt("Cơ quan ban hành suy từ nội dung, không có ở đầu văn bản.", "issuer_name")
    signer = doubt_of_signer(document)
    if signer:
        yield Doubt(signer, "signer_name")
    if document.type is None:
        yield Doubt("Chưa rõ loại văn bản.", "type")
    if not document.subject:
        yield Doubt("Chưa thấy trích yếu.", "subject")


def doubt_of_signer(document: Document) -> str:
    """
    Return that nobody of the signer's name held an office of the issuer that day, or nothing.

    Nothing either while the issuer is not settled, or none of its offices is known for that day.
    """
    if document.issuer is None or document.issued_on is None or not document.signer_name:
        return ""
    offices = office_queries.offices_on(body=document.issuer, on=document.issued_on)
    names = [one.official.folded for office in offices for one in office.holdings]
    signer = text.fold(document.signer_name, blank_punctuation=True)
    # A rank may stand before the name: "Thượng tá Nguyễn Văn A".
    if not names or any(f" {signer}".endswith(f" {name}") for name in names):
        return ""
    return (
        f"Danh mục không ghi {document.signer_name} giữ chức vụ ở {document.issuer.name} "
        f"ngày {document.issued_on:%d/%m/%Y}."
    )


def _doubts_of_clause(document: Document, clause: Clause) -> Iterator[str]:
    names = list(clause.assignees.all())
    if not names:
        yield "Chưa rõ giao cho ai."
    for name in names:
        if name.body is None and name.group is None:
            yield f"Chưa khớp “{name.literal}” với cơ quan nào trong danh mục."
        elif name.is_inherited:
            yield f"“{name.literal}” suy từ đề mục, không nêu trong câu."
    if clause.deadline_literal and clause.last_day is None:
        yield f"Chưa tính được ngày từ “{clause.deadline_literal}”."
    if clause.is_tentative:
        yield "Thời hạn còn dự kiến."
    if clause.last_day and document.issued_on and clause.last_day <= document.issued_on:
        yield "Hạn không sau ngày ban hành."
    if clause.confidence_percent is not None and clause.confidence_percent < SURE_FROM_PERCENT:
        yield "Máy không chắc đây là nhiệm vụ."


def proposal_of(document: Document) -> dict[str, object]:
    """Return what the machine proposed for this document, untouched by corrections."""
    if document.reading is None:
        return {}
    proposals: list[dict[str, object]] = document.reading.proposals
    return next((one for one in proposals if one["start"] == document.start), {})
