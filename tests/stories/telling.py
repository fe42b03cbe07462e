"""What officials do on the pages, said in one word each, so that a story can be read."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lalanh.cli.demo.directives import TEXTS
from lalanh.cli.demo.province import Actor, Stage, moment
from lalanh.directives.models import Clause, ClauseAssignee, Document
from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body, Group
from lalanh.programmes.models import Programme
from lalanh.tasks.models import Assignment, Obstacle, Proposal, Report, Review, Task
from tests.make_directives import run_jobs
from tests.web.reading import parsed, text_of

FIRST_MORNING = moment(6, 1)


@dataclass
class Story:
    """The stage, and a browser for everyone who acts on it."""

    stage: Stage
    moment: datetime = FIRST_MORNING
    documents: list[Document] = field(default_factory=list)
    _sites: dict[str, Client] = field(default_factory=dict)

    def it_is(self, month: int, day: int, hour: int = 9) -> None:
        """Let it be this hour of 2026; who comes back on another day signs in again."""
        self._sites.clear()
        self.moment = moment(month, day, hour)

    def begins_again(self, month: int, day: int) -> None:
        """Let everybody go home, and let it be the day the file came in."""
        self.it_is(month, day)

    def at_desk(self, who: str) -> Client:
        """Return the browser of somebody who has signed in and taken the seat."""
        if who not in self._sites:
            site, actor = Client(), self.stage.actors[who]
            site.force_login(actor.user)
            site.post("/ghe/", {"seat": actor.seat.id})
            self._sites[who] = site
        return self._sites[who]

    def actor(self, who: str) -> Actor:
        """Return who is meant."""
        return self.stage.actors[who]

    def reads(self, who: str, address: str) -> str:
        """Return the words of a page as this person sees it."""
        answer = self.at_desk(who).get(address, follow=True)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        return " ".join(text_of(parsed(answer).find(".//main")).split())

    def does(self, who: str, address: str, **given: object) -> str:
        """Fill in a form, press its button, and return where that leads; no refusal is taken."""
        said = {name: value for name, value in given.items() if value is not None}
        answer = self.at_desk(who).post(address, said)
        assert answer.status_code == 302, text_of(parsed(answer).find(".//main"))[:600]
        where = str(answer["Location"])
        assert "dang-nhap" not in where
        return where

    def is_told(self, who: str, address: str, **given: object) -> str:
        """Press a button that is refused, and return what the page says to it."""
        answer = self.at_desk(who).post(address, given, follow=True)
        return " ".join(text_of(parsed(answer).getroottree().getroot()).split())

    # --- The register -------------------------------------------------------------------------

    def put_in(self, who: str, file: str) -> None:
        """Put a file of the demonstration in and let it be read."""
        uploads = [SimpleUploadedFile(file, (TEXTS / file).read_bytes())]
        self.does(who, "/van-ban/nap/", uploads=uploads)
        run_jobs()
        with self.stage.eyes_of(who):
            found = Document.objects.filter(reading__name=file).order_by("start")
            self.documents = list(found)

    def clause(self, who: str, beginning: str) -> Clause:
        """Return the clause that begins so, whichever document it stands in."""
        with self.stage.eyes_of(who):
            clauses = Clause.objects.filter(document__in=self.documents)
            return clauses.get(text__startswith=beginning)

    def settles(self, who: str, name: str, meant: Body | Group) -> None:
        """Say whom a name means, wherever it stands unknown."""
        with self.stage.eyes_of(who):
            unknown = list(
                ClauseAssignee.objects.filter(
                    clause__document__in=self.documents, literal=name,
                    body__isnull=True, group__isnull=True,
                )
            )  # fmt: skip
        assert unknown, name
        for one in unknown:
            key = f"{'b' if isinstance(meant, Body) else 'g'}{meant.pk}"
            self.does(who, f"/van-ban/ten/{one.pk}/", role=one.role, meant=key)

    def confirms(self, who: str, document: Document) -> str:
        """Enter a document into the register; return what its page then says."""
        self.does(who, f"/van-ban/{document.pk}/xac-nhan/")
        return self.reads(who, f"/van-ban/{document.pk}/")

    def carries_out(self, who: str, document: Document, **otherwise: object) -> Programme:
        """Open the programme as proposed but for what is said otherwise, and give its tasks."""
        address = f"/chuong-trinh/mo/{document.pk}/"
        form = self.at_desk(who).get(address).context["form"]
        proposed = {name: form[name].value() or "" for name in form.fields}
        self.does(who, address, **(proposed | otherwise))
        self.does(who, f"/van-ban/{document.pk}/giao/")
        with self.stage.eyes_of(who):
            return Programme.objects.select_related("owner", "consolidator", "committee").get(
                document=document
            )

    # --- Tasks --------------------------------------------------------------------------------

    def part(self, who: str, beginning: str) -> Assignment:
        """Return the part of this person's body in the task whose title begins so."""
        with self.stage.eyes_of(who) as actor:
            parts = Assignment.objects.select_related("task", "body")
            return parts.get(body=actor.body, task__title__startswith=beginning)

    def task(self, who: str, beginning: str) -> Task:
        """Return a task in this person's sight."""
        with self.stage.eyes_of(who):
            return Task.objects.get(title__startswith=beginning)

    def answers(self, who: str, beginning: str, *, declines_for: str = "") -> None:
        """Take on what was asked, or decline it for a reason."""
        said = {"accepts": "khong" if declines_for else "co", "reason": declines_for}
        self.does(who, f"/nhiem-vu/phan/{self.part(who, beginning).pk}/tra-loi/", **said)

    def reports(self, who: str, beginning: str, **shown: object) -> None:
        """Report a part as done, by an official letter unless something else is shown."""
        said = {"words": "Đã xong.", "claims_done": "on"} | (shown or {"letter_number": "12/BC"})
        self.does(who, f"/nhiem-vu/phan/{self.part(who, beginning).pk}/bao-cao/", **said)

    def judges(self, who: str, reporter: str, beginning: str, *, returns: str = "") -> None:
        """Accept the last report on a part, or return it for a reason."""
        part = self.part(reporter, beginning)
        with self.stage.eyes_of(who):
            report = Report.objects.filter(assignment=part.pk).latest("pk")
        verdict = {"accepts": "khong" if returns else "co", "reason": returns}
        self.does(who, f"/nhiem-vu/bao-cao/{report.pk}/duyet/", **verdict)

    def frees(self, who: str, task: Task, *, reason: str) -> None:
        """Free everybody who is not done from a task, and end it."""
        with self.stage.eyes_of(who):
            open_parts = list(
                Assignment.objects.filter(task=task).exclude(
                    state__in=["done", "excepted", "declined"]
                )
            )
        for part in open_parts:
            self.does(who, f"/nhiem-vu/phan/{part.pk}/mien/", reason=reason)
        self.does(who, f"/nhiem-vu/{task.pk}/ket-thuc/")

    def closes(self, who: str, programme: Programme) -> None:
        """Write the final review with the figures of the day, issue it, and close the plan."""
        plan = f"/chuong-trinh/{programme.pk}/"
        self.does(
            who, f"{plan}so-ket/lap/", kind="final", as_of=local_date(self.moment).isoformat(),
            results="Đã làm xong các việc chính.", lessons="Chuẩn bị trước mùa lũ.",
        )  # fmt: skip
        with self.stage.eyes_of(who):
            review = Review.objects.get(programme=programme)
        self.does(who, f"/so-ket/{review.pk}/ban-hanh/")
        self.does(who, f"{plan}tong-ket/", reason="")

    # --- Obstacles ----------------------------------------------------------------------------

    def raises(self, who: str, programme: Programme, title: str, *, since: date) -> Obstacle:
        """Raise an obstacle in a plan."""
        self.does(
            who, f"/chuong-trinh/{programme.pk}/vuong-mac/neu/", title=title,
            what="Thiếu so với nhu cầu.", since_on=since.isoformat(), tried="Đã mượn các xã.",
            beyond="Cần tỉnh quyết định.", proposal="Đề nghị bố trí thêm.",
        )  # fmt: skip
        with self.stage.eyes_of(who):
            return Obstacle.objects.select_related("consolidator", "decider", "body").get(
                title=title
            )

    def proposes(self, who: str, programme: Programme, title: str) -> str:
        """Write a proposal in a plan, unasked, and return where it lies."""
        self.does(
            who, f"/chuong-trinh/{programme.pk}/de-xuat/soan/", kind="proposal", title=title,
            text="Đã vận động ở xã nhưng không đủ.",
        )  # fmt: skip
        with self.stage.eyes_of(who):
            return f"/de-xuat/{Proposal.objects.get(title=title).pk}/"


def number_in(address: str, before: str) -> int:
    """Return the number after these words in an address."""
    found = re.search(re.escape(before) + r"(\d+)/", address)
    assert found is not None, address
    return int(found[1])
