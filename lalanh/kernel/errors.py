"""Refusals: what the platform will not do, said to a person in a sentence."""

import string
from collections.abc import Mapping
from typing import ClassVar


class Refused(Exception):
    """
    A step that is not taken, with a Vietnamese sentence fit for the screen.

    The sentence says what is refused, why, and what to do. Facts travel beside it for logs, tests
    and templates. A subclass may set ``message`` as a template that is filled from the facts:

    >>> class OverBalance(Refused):
    ...     message = "Quỹ còn {left}, không đủ để chi {asked}. Hãy giảm số chi."
    >>> OverBalance(left="5.000 đồng", asked="7.000 đồng").message
    'Quỹ còn 5.000 đồng, không đủ để chi 7.000 đồng. Hãy giảm số chi.'

    A sentence given to the constructor is taken as it is, braces included.

    :raises TypeError: a template without sentence, or one that names a fact that was not given.
    """

    message: str = ""
    _template: ClassVar[str] = ""

    def __init_subclass__(cls) -> None:
        """Keep the template apart, so that an instance's sentence does not hide it."""
        super().__init_subclass__()
        cls._template = cls.message

    def __init__(self, message: str | None = None, /, **facts: object) -> None:
        self.facts: Mapping[str, object] = facts
        self.message = _filled(type(self), self._template, facts) if message is None else message
        super().__init__(self.message)

    def __str__(self) -> str:
        return self.message

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuilt, (type(self), self.message, dict(self.facts)))


def _rebuilt(kind: type[Refused], message: str, facts: dict[str, object]) -> Refused:
    """Build a refusal again on the other side of a pickle, whatever its constructor asks for."""
    refusal = kind.__new__(kind)
    Refused.__init__(refusal, message, **facts)
    return refusal


def _filled(kind: type[Refused], template: str, facts: Mapping[str, object]) -> str:
    if not template:
        raise TypeError(f"{kind.__name__} needs a sentence: it has no template of its own.")
    named = {name for _, name, _, _ in string.Formatter().parse(template) if name}
    missing = sorted(name for name in named if name.split(".")[0].split("[")[0] not in facts)
    if missing:
        raise TypeError(f"{kind.__name__} lacks the facts {', '.join(missing)}.")
    return template.format(**facts)
