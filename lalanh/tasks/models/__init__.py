"""Tables of tasks, who has them, and what was reported."""

from lalanh.tasks.models.report import Evidence, Report
from lalanh.tasks.models.task import Assignment, Task

__all__ = ["Assignment", "Evidence", "Report", "Task"]
