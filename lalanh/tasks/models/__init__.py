"""Tables of tasks, who has them, what was reported, and the events that move them."""

from lalanh.tasks.models.adaptation import Adaptation
from lalanh.tasks.models.change import TaskChange
from lalanh.tasks.models.event import Event, EventMove, EventSite
from lalanh.tasks.models.feed import CalendarFeed
from lalanh.tasks.models.lower_plan import LowerPlan, LowerPlanCover
from lalanh.tasks.models.obstacle import Matter, Obstacle, ObstacleFile, ObstacleStep
from lalanh.tasks.models.plan import PlanColumn, PlanRow
from lalanh.tasks.models.plan_report import PlanReport, PlanReportStep
from lalanh.tasks.models.proposal import Proposal, ProposalStep
from lalanh.tasks.models.readiness import ContingencyPlan, Solution
from lalanh.tasks.models.reminder import Reminder, ReminderOpened, ReminderRule
from lalanh.tasks.models.report import Evidence, Report
from lalanh.tasks.models.review import Review
from lalanh.tasks.models.sheet import FilledSheet
from lalanh.tasks.models.task import Assignment, Task

__all__ = [
    "Adaptation",
    "Assignment",
    "CalendarFeed",
    "ContingencyPlan",
    "Event",
    "EventMove",
    "EventSite",
    "Evidence",
    "FilledSheet",
    "LowerPlan",
    "LowerPlanCover",
    "Matter",
    "Obstacle",
    "ObstacleFile",
    "ObstacleStep",
    "PlanColumn",
    "PlanReport",
    "PlanReportStep",
    "PlanRow",
    "Proposal",
    "ProposalStep",
    "Reminder",
    "ReminderOpened",
    "ReminderRule",
    "Report",
    "Review",
    "Solution",
    "Task",
    "TaskChange",
]
