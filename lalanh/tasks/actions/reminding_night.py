"""Every night what is due soon or late is reminded of, as the rules of the plans say."""

from datetime import date, datetime, timedelta
from itertools import batched

from lalanh.base import accounts, jobs, nights, scope
from lalanh.base.models import Job
from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body
from lalanh.tasks.actions import reminding
from lalanh.tasks.queries import reminders

KIND = "tasks.reminders.send"
_BODIES_A_STEP = 50
# Days without a worker that are made up for; what is older has been seen to by hand.
_DAYS_MADE_UP = 14


@nights.nightly(KIND)
def _ask_for_reminders(at: datetime) -> None:
    """Ask once a day, in each branch, for the reminders of what its bodies gave."""
    by = accounts.system_account()
    roots = Body.objects.filter(parent__isnull=True).exclude(kind=Body.Kind.EXTERNAL)
    today = local_date(at)
    for root in roots.order_by("pk"):
        eyes = scope.Scope(user_id=by.pk, body_id=root.pk, body_path=root.path)
        with scope.looking_as(eyes):
            if reminders.bodies_that_may_be_due(below=root, today=today):
                jobs.ask(
                    kind=KIND,
                    args={
                        "root": root.pk,
                        "day": today.isoformat(),
                        "since": _first_day_missed(root, today=today).isoformat(),
                    },
                    key=f"{KIND}:{root.pk}:{today.isoformat()}",
                    by=by,
                    at=at,
                )


def _first_day_missed(root: Body, *, today: date) -> date:
    """Return the day after the last one on which everything went out; today without any."""
    ended = Job.objects.filter(kind=KIND, args__root=root.pk, result__has_key="covered")
    last = ended.order_by("-pk").first()
    if last is None:
        return today
    missed = date.fromisoformat(str(last.result["covered"])) + timedelta(days=1)
    return min(max(missed, today - timedelta(days=_DAYS_MADE_UP)), today)


@jobs.job(KIND, name="Nhắc việc đến hạn, quá hạn")
def send_due(work: jobs.Work) -> None:
    """Remind the bodies of a branch, some a step; a day that is over is left to the next night."""
    day = date.fromisoformat(str(work.args["day"]))
    since = date.fromisoformat(str(work.args.get("since", day)))
    with work.step():
        root = Body.objects.get(pk=work.args["root"])
        after = int(work.cursor.get("body", 0))
        waiting = reminders.bodies_that_may_be_due(below=root, today=day, after=after)
    total = work.job.done + len(waiting)
    for part in batched(waiting, _BODIES_A_STEP):
        done = work.job.done + len(part)
        with work.step(cursor={"body": part[-1]}, done=done, total=total) as at:
            if local_date(at) != day:
                work.give(text="Đã sang ngày khác: lịch nhắc của ngày mới thay cho ngày này.")
                return
            due = reminders.due_today(below=root, today=day, bodies=part, since=since)
            sent = reminding.remind_by_rule(due=due, by=work.by, at=at)
            so_far = int(work.job.result.get("reminded", 0)) + len(sent)
            work.give(reminded=so_far, text=f"Đã nhắc {so_far} phần việc.", url="/don-doc/")
    with work.step():
        work.give(covered=day.isoformat())
