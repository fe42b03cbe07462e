"""Builders of our own papers: the four who make one, and a paper at each step."""

import datetime as dt
from dataclasses import dataclass, replace

from lalanh.base.permissions import Role
from lalanh.directives.actions import (
    enclosures,
    issuing,
    numbering,
    passing,
    registering,
    writing,
)
from lalanh.directives.actions.writing import Basis, DraftFacts, To
from lalanh.directives.models import (
    Document,
    DocumentType,
    Draft,
    DraftEnclosure,
    Issue,
    NumberSeries,
)
from lalanh.organisations import office_actions
from lalanh.organisations.models import Body, Holding
from tests import make

TEXT = """\
Thực hiện kế hoạch vận động ủng hộ đồng bào vùng lũ, Ban Thường trực đề nghị:

1. Ủy ban MTTQ Việt Nam huyện Thanh Giang lập danh sách các hộ bị thiệt hại, hoàn thành trước \
ngày 20/8/2021.
2. Ủy ban MTTQ Việt Nam huyện Kim Bảng tổng hợp số tiền đã tiếp nhận, báo cáo trước ngày 25/8/2021.
Đề nghị các đơn vị quan tâm thực hiện.
"""
FACTS = DraftFacts(
    type_code="CV",
    subject="lập danh sách hộ bị thiệt hại do lũ",
    text=TEXT,
    addressees=[
        To("Ủy ban Mặt trận Tổ quốc Việt Nam huyện Thanh Giang"),
        To("Ủy ban Mặt trận Tổ quốc Việt Nam huyện Kim Bảng"),
    ],
    recipients=[To("Như trên"), To("Thường trực Tỉnh ủy (để báo cáo)")],
    bases=[Basis("Căn cứ Luật Mặt trận Tổ quốc Việt Nam")],
    organ_symbol="MTTQ-BTT",
    unit_symbol="PT",
    place="Sông Lam",
)


@dataclass(frozen=True, slots=True)
class Desk:
    """The four hands of one body: who writes, who checks, who signs, who numbers."""

    son: make.Person
    hoa: make.Person
    lan: make.Person
    thu: make.Person
    signer: Holding

    @property
    def body(self) -> Body:
        """The body they work in."""
        return self.son.body


def desk(*, body: Body | None = None, leader: make.Person | None = None) -> Desk:
    """Officer Sơn, clerk Hòa, chairwoman Lan (or another leader) with an account, clerk Thu."""
    make.district("huyện Thanh Giang")
    make.district("huyện Kim Bảng")
    home = body or make.province()
    lan = leader or make.person("lan", "Trần Thị Lan", body=home, role=Role.LEADER)
    with make.eyes_of(lan):
        office = office_actions.set_up_office(
            body=home, title="Chủ tịch", is_head=True, by=lan.user, at=make.AT
        )
        official = office_actions.enter_official(
            full_name=lan.user.full_name, user=lan.user, by=lan.user, at=make.AT
        )
        signer = office_actions.hand_over(
            office=office, to=official, on=make.LONG_AGO, by=lan.user, at=make.AT
        )
    return Desk(
        son=make.person("son", "Đỗ Văn Sơn", body=home, role=Role.OFFICER),
        hoa=make.person("hoa", "Lý Thị Hòa", body=home, role=Role.CLERK),
        lan=lan,
        thu=make.person("thu", "Ngô Thị Thu", body=home, role=Role.CLERK),
        signer=signer,
    )


def series(at_desk: Desk, name: str, *codes: str, form: str = "state") -> NumberSeries:
    """A series for some types, or for none in particular."""
    types = DocumentType.objects.filter(code__in=codes)
    with make.eyes_of(at_desk.thu):
        return numbering.found_series(
            owner=at_desk.body, form=form, name=name, types=list(types),
            term="2020-2025" if form == "party" else "", by=at_desk.thu.user, at=make.AT,
        )  # fmt: skip


def drafted(at_desk: Desk, **changes: object) -> Draft:
    """A letter that Sơn has begun."""
    facts = replace(FACTS, **changes)  # type: ignore[arg-type]  # a table of changes
    with make.eyes_of(at_desk.son):
        return writing.draft_paper(owner=at_desk.body, facts=facts, by=at_desk.son.user, at=make.AT)


def enclosed(at_desk: Desk, draft: Draft, *, name: str = "bieu-mau.xlsx") -> DraftEnclosure:
    """A file that Sơn set beside a draft."""
    with make.eyes_of(at_desk.son):
        return enclosures.enclose_file(
            draft=draft, content=b"TT,Ho", name=name, by=at_desk.son.user, at=make.AT
        )


def sent(at_desk: Desk, **changes: object) -> Draft:
    """A letter that waits to be checked."""
    draft = drafted(at_desk, **changes)
    with make.eyes_of(at_desk.son):
        return passing.send_to_check(draft=draft, by=at_desk.son.user, at=make.AT)


def checked(at_desk: Desk, **changes: object) -> Draft:
    """A letter that Hòa found in order."""
    draft = sent(at_desk, **changes)
    with make.eyes_of(at_desk.hoa):
        return passing.pass_check(draft=draft, by=at_desk.hoa.user, at=make.AT)


def signed(at_desk: Desk, **changes: object) -> Draft:
    """A letter that Lan has signed."""
    draft = checked(at_desk, **changes)
    with make.eyes_of(at_desk.lan):
        return passing.sign_draft(draft=draft, by=at_desk.lan.user, at=make.AT)


def issued(at_desk: Desk, **changes: object) -> Issue:
    """A letter that went out under its number."""
    draft = signed(at_desk, **changes)
    with make.eyes_of(at_desk.thu):
        return issuing.issue_paper(draft=draft, by=at_desk.thu.user, at=make.AT)


def gone_out(at_desk: Desk, draft: Draft) -> Issue:
    """This draft, taken all the way."""
    with make.eyes_of(at_desk.son):
        passing.send_to_check(draft=draft, by=at_desk.son.user, at=make.AT)
    with make.eyes_of(at_desk.hoa):
        passing.pass_check(draft=draft, by=at_desk.hoa.user, at=make.AT)
    with make.eyes_of(at_desk.lan):
        passing.sign_draft(draft=draft, by=at_desk.lan.user, at=make.AT)
    with make.eyes_of(at_desk.thu):
        return issuing.issue_paper(draft=draft, by=at_desk.thu.user, at=make.AT)


def taken(at_desk: Desk, number: str, *, on: dt.date = dt.date(2021, 8, 1)) -> Document:
    """A paper of ours that went out on paper under this number and was written down."""
    head = registering.DocumentHead(
        direction="out", number=number, type=None, subject="Ghi tay",
        issued_on=on, issuer=None, issuer_name=at_desk.body.name, place="",
        urgency="thuong", signer_name="",
    )  # fmt: skip
    by = at_desk.thu.user
    with make.eyes_of(at_desk.thu):
        row = registering.register_by_hand(owner=at_desk.body, head=head, by=by, at=make.AT)
        return registering.confirm_document(document=row, by=by, at=make.AT)
