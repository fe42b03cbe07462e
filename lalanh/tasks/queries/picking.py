"""Bodies and groups a person picks by searching, and whom they come to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from lalanh.directives.queries import meanings
from lalanh.organisations import queries as organisations
from lalanh.organisations.models import Body, Group


@dataclass(frozen=True, slots=True)
class Pick:
    """A body or a group, under the key a form sends: `b12` a body, `g3` a group."""

    key: str
    body: Body | None
    group: Group | None

    @property
    def name(self) -> str:
        """What it is called; a group says that it is one."""
        if self.group is not None:
            return f"{self.group.name} (nhóm cơ quan)"
        return self.body.name if self.body is not None else ""


def picked(*, keys: Iterable[str]) -> list[Pick]:
    """Return what these keys stand for, in their order, each once; unknown ones left out."""
    wanted = list(dict.fromkeys(keys))
    numbers = {key: int(key[1:]) for key in wanted if key[1:].isascii() and key[1:].isdigit()}
    bodies = Body.objects.in_bulk([n for key, n in numbers.items() if key[0] == "b"])
    groups = Group.objects.in_bulk([n for key, n in numbers.items() if key[0] == "g"])
    found = []
    for key in wanted:
        number = numbers.get(key)
        if number is not None and key[0] == "b" and number in bodies:
            found.append(Pick(key, bodies[number], None))
        elif number is not None and key[0] == "g" and number in groups:
            found.append(Pick(key, None, groups[number]))
    return found


# So many bodies of the own branch, and of others, are offered for one search.
OFFERED = 15


@dataclass(frozen=True, slots=True)
class Search:
    """What words may mean: groups, the bodies of the own branch, then others."""

    picks: list[Pick]
    # How many more bodies are called so.
    more: int


def found(*, words: str, owner: Body, on: date) -> Search:
    """Return the bodies and groups that words may mean, the searcher apart."""
    if not words.strip():
        return Search([], 0)
    likely = meanings.meanings(words=words, owner=owner, on=on)
    groups = [Pick(f"g{one.group.pk}", None, one.group) for one in likely if one.group is not None]
    called_so = organisations.bodies_like(words=words, on=on).exclude(pk=owner.pk)
    own = Q(path__startswith=owner.path)
    bodies = [*called_so.filter(own)[:OFFERED], *called_so.exclude(own)[:OFFERED]]
    known = {body.pk for body in bodies}
    more = called_so.count() - len(known)
    alike = [one.body for one in likely if one.body is not None and one.body != owner]
    bodies += [body for body in alike if body.pk not in known]
    return Search([*groups, *(Pick(f"b{body.pk}", body, None) for body in bodies)], max(more, 0))


def bodies_of(picks: Iterable[Pick], *, owner: Body, on: date) -> list[Body]:
    """Return the bodies that were picked, groups as of the day, each once, the owner left out."""
    bodies: dict[int, Body] = {}
    for pick in picks:
        if pick.group is not None:
            members = organisations.members(group=pick.group, on=on, within=owner.unit)
            bodies |= {body.pk: body for body in members}
        elif pick.body is not None:
            bodies[pick.body.pk] = pick.body
    bodies.pop(owner.pk, None)
    return list(bodies.values())
