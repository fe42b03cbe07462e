"""JSON read with types: a published file may come from anywhere, so none of it is trusted."""

import json
from collections.abc import Mapping, Sequence
from typing import NoReturn

from lalanh.transparency.log import Json


def parse(text: str) -> Json:
    """
    Parse JSON that holds integers only.

    :raises ValueError: if it is no JSON, holds a float, or is nested without end.
    """
    try:
        value: Json = json.loads(text, parse_float=_refuse, parse_constant=_refuse)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return value


def as_str(value: Json) -> str:
    """Return the text, or raise ValueError."""
    if not isinstance(value, str):
        raise ValueError("text expected")
    return value


def as_int(value: Json) -> int:
    """Return the integer, or raise ValueError."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError("integer expected")
    return value


def as_object(value: Json) -> Mapping[str, Json]:
    """Return the object, or raise ValueError."""
    if not isinstance(value, Mapping):
        raise ValueError("object expected")
    return value


def as_list(value: Json) -> Sequence[Json]:
    """Return the list, or raise ValueError."""
    if not isinstance(value, list | tuple):
        raise ValueError("list expected")
    return value


def _refuse(value: str) -> NoReturn:
    raise ValueError(value)
