"""Every night what is due soon or late is reminded of, as the rules of the plans say."""

from datetime import date, datetime

from lalanh.base import accounts, jobs, nights, scope
from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body
from lalanh.tasks.actions import reminding
from lalanh.tasks.queries import reminders

KIND = "tasks.reminders.send"
_BODIES_A_STEP = 50


@nights.nightly(KIND)
def _ask_for_reminders(at: datetime) -> None:
    """Ask once a day, in each branch, for the reminders of what its bodies gave."""
    by = accounts.system_account()
    roots = Body.objects.filter(parent__isnull=True).exclude(kind=Body.Kind.EXTERNAL)
    today = local_date(at)
    for root in roots.order_by("pk"):
        eyes = scope.Scope(user_id=by.pk, body_id=root.pk, body_path=root.path)
        with scope.looking_as(eyes):
            if reminders.due_today(below=root, today=today):
                jobs.ask(
                    kind=KIND,
                    args={"root": root.pk, "day": today.isoformat()},
                    key=f"{KIND}:{root.pk}:{today.isoformat()}",
                    by=by,
                    at=at,
                )


@jobs.job(KIND, name="Nhắc việc đến hạn, quá hạn")
def send_due(work: jobs.Work) -> None:
    """Remind the bodies of a branch, some a step; a day that is over by now is not made up for."""
    day = date.fromisoformat(str(work.args["day"]))
    after = int(work.cursor.get("body", 0))
    while True:
        with work.step() as at:
            if local_date(at) != day:
                work.give(text="Đã sang ngày khác: lịch nhắc của ngày mới thay cho ngày này.")
                return
            root = Body.objects.get(pk=work.args["root"])
            due = reminders.due_today(below=root, today=day)
        waiting = sorted(body_id for body_id in due if body_id > after)
        if not waiting:
            return
        part, after = waiting[:_BODIES_A_STEP], waiting[:_BODIES_A_STEP][-1]
        done = len(due) - len(waiting) + len(part)
        with work.step(cursor={"body": after}, done=done, total=len(due)) as at:
            found = [one for body_id in part for one in due[body_id]]
            sent = reminding.remind_by_rule(due=found, by=work.by, at=at)
            sofar = int(work.job.result.get("reminded", 0)) + len(sent)
            work.give(reminded=sofar, text=f"Đã nhắc {sofar} phần việc.", url="/don-doc/")
