"""What the reader will find in a draft once it is issued."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from lalanh.directives.extraction.read import read
from lalanh.directives.extraction.shape import document_json
from lalanh.directives.models import Draft
from lalanh.directives.papers.plain import plain
from lalanh.directives.queries import writing


@dataclass(frozen=True, slots=True)
class ReadDuty:
    """A clause as the reader finds it in a draft, at its place among all (from 1)."""

    position: int
    text: str
    names: tuple[str, ...]
    deadline: str
    is_task: bool


def duties(*, draft: Draft, on: date) -> list[ReadDuty]:
    """Return what the reader will find in the paper once it is issued, in the same order."""
    found = [document_json(one) for one in read(plain(writing.paper_of(draft=draft, day=on)))]
    tasks: list[dict[str, Any]] = [task for one in found for task in cast(Any, one["tasks"])]
    return [
        ReadDuty(
            position=place,
            text=" ".join(str(task["text"]).split()),
            names=tuple(str(one["name"] or one["literal"]) for one in task["assignees"]),
            deadline=str((task["deadline"] or {}).get("literal") or ""),
            is_task=task["kind"] == "task",
        )
        for place, task in enumerate(tasks, start=1)
    ]
