"""Statuses: one map of allowed steps, one question, one drawing."""

from collections.abc import Collection, Mapping
from enum import Enum

from lalanh.kernel.errors import Refused


class NotOnTheMap(Refused):
    """The step from one status to the other is not on the map of allowed steps."""

    message = (
        "Không chuyển được từ “{old}” sang “{new}”; có thể người khác vừa làm trước. "
        "Hãy mở lại trang để xem tình trạng mới nhất. {allowed}"
    )


def check[S](transitions: Mapping[S, Collection[S]], old: S, new: S) -> None:
    """
    Pass silently when the step from ``old`` to ``new`` is on the map.

    :raises NotOnTheMap: otherwise; its facts are the labels ``old`` and ``new``, ``allowed``,
        and the bare values ``old_state`` and ``new_state``.
    """
    steps = transitions.get(old, ())
    if new in steps:
        return
    hint = "Các bước làm được: " + "; ".join(label(step) for step in steps) + "."
    if not steps:
        hint = "Đây là trạng thái cuối, không còn bước nào nữa."
    raise NotOnTheMap(old=label(old), new=label(new), allowed=hint, old_state=old, new_state=new)


def label(state: object) -> str:
    """Return what a person calls this status: its ``label`` if it has one, else its value."""
    named = getattr(state, "label", None)
    if named is not None:
        return str(named)
    return str(state.value) if isinstance(state, Enum) else str(state)


def mermaid[S](transitions: Mapping[S, Collection[S]], *, start: S | None = None) -> str:
    """
    Draw the map as a Mermaid state diagram, stable line by line so that CI can compare it.

    States are drawn in the order of the map; a state that leads nowhere ends the drawing.
    """
    states = list(dict.fromkeys([*transitions, *(s for to in transitions.values() for s in to)]))
    ids = {state: f"s{number}" for number, state in enumerate(states, start=1)}
    lines = ["stateDiagram-v2"]
    lines += [f'    state "{label(state)}" as {ids[state]}' for state in states]
    if start is not None:
        lines.append(f"    [*] --> {ids[start]}")
    for state in states:
        steps = sorted(transitions.get(state, ()), key=states.index)
        lines += [f"    {ids[state]} --> {ids[step]}" for step in steps]
        if not steps:
            lines.append(f"    {ids[state]} --> [*]")
    return "\n".join(lines) + "\n"
