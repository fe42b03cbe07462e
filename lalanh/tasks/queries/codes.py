"""What the bytes of a plan's compact rows say; `tasks_part_code` in the database writes them."""

from lalanh.tasks.models import Assignment

NOTHING = 0
_S, _R = Assignment.State, Assignment.Role
STATES = (
    _S.ASKED, _S.DECLINED, _S.OPEN, _S.UNDER_WAY, _S.REPORTED, _S.RETURNED, _S.DONE, _S.EXCEPTED,
)  # fmt: skip
ROLES = (_R.LEAD, _R.RESPONSIBLE, _R.COORDINATE, _R.DIRECTED, _R.DIRECTING)
_PER_STATE = 8


def code_of(state: Assignment.State, role: Assignment.Role) -> int:
    """Return the byte of a part in this state and role."""
    return _PER_STATE * (STATES.index(state) + 1) + ROLES.index(role) + 1


def part_of(code: int) -> tuple[Assignment.State, Assignment.Role]:
    """Return the state and role a byte stands for; zero stands for no part at all."""
    state, role = divmod(code, _PER_STATE)
    return STATES[state - 1], ROLES[role - 1]


# Every byte there is, in the order of the lists.
ALL = tuple(code_of(state, role) for state in STATES for role in ROLES)
