"""How many person-days there are for a plan: those of the people who have time for it (S1.97)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from csdesk.model.identifiers import RoleId
from csdesk.model.plan_review import Capacity
from csdesk.model.registers import ColumnId, Register, RegisterId, RegisterRow
from csdesk.model.roadmap import Horizon, PlanRules

PEOPLE = RegisterId("people")
ROLE, SHARE, FROM, TO = map(ColumnId, ("role", "share", "from", "to"))
WEEK, WORKED = 7, 5


def usual_capacity(rules: PlanRules) -> Capacity:
    """Return the person-days that a plan has where nobody says otherwise."""
    return Capacity(dict(zip(Horizon, rules.team_days, strict=False)))


def read_capacity(people: Register | None, start_on: date) -> Capacity | None:
    """Return the person-days of the people in the register, five a week; None where it has none.

    Each gives a share of the time from one day to another; without them, of the whole plan.
    """
    if people is None or not people.rows:
        return None
    team: dict[Horizon, float] = dict.fromkeys(Horizon, 0.0)
    roles: dict[RoleId, dict[Horizon, float]] = defaultdict(lambda: dict.fromkeys(Horizon, 0.0))
    for row in people.rows:
        for horizon, days in _days_of(row, start_on):
            team[horizon] += days
            if ROLE in row.cells:
                roles[RoleId(str(row.cells[ROLE]))][horizon] += days
    return Capacity(team, dict(roles))


def _days_of(row: RegisterRow, start_on: date) -> Iterable[tuple[Horizon, float]]:
    begins, ends = _read_day(row, FROM, date.min), _read_day(row, TO, date.max)
    share = float(row.cells.get(SHARE, 0)) / 100
    for horizon in Horizon:
        first = max(begins, start_on + timedelta(days=horizon.first_day))
        last = min(ends, start_on + timedelta(days=horizon.value - 1))
        yield horizon, share * max(0, (last - first).days + 1) * WORKED / WEEK


def _read_day(row: RegisterRow, column: ColumnId, otherwise: date) -> date:
    written = row.cells.get(column)
    return date.fromisoformat(str(written)) if written else otherwise
