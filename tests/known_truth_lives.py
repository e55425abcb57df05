"""How the accounts of the client with a known truth live: how well they do, and when they leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, sqrt

from csdesk.samples.draws import Draws

LAST_DAY = date(2026, 6, 30)
WEEKS = 78
"""Eighteen months."""
NOTICE = 12
"""Weeks between doing badly and leaving: a score has that long to warn."""
MEMORY = 0.98
"""How much of a week's fortune is that of the week before."""
LEAVING = 0.003
"""Chance to leave in a week for an account that does as well as most."""
HARDSHIP = 1.4
"""How much likelier, on the log scale, an account leaves that does one deviation worse."""


@dataclass(frozen=True, slots=True)
class Life:
    """One account: its fortune in each week, 0 as most and 1 better by one deviation."""

    key: str
    arr: float
    since: date
    fortunes: tuple[float, ...]
    lost_on: date | None

    def is_there(self, week: int) -> bool:
        """Tell whether the account is a customer in a week."""
        return self.lost_on is None or week_day(week) < self.lost_on


def live(count: int, draws: Draws) -> tuple[Life, ...]:
    """Return the lives of some accounts."""
    return tuple(_live(f"T{number:04}", draws) for number in range(1, count + 1))


def week_day(week: int) -> date:
    """Return the day on which a week ends; the last one ends on the last day."""
    return LAST_DAY - timedelta(weeks=WEEKS - 1 - week)


def _live(key: str, draws: Draws) -> Life:
    fortunes = [draws.normal()]
    while len(fortunes) < WEEKS:
        fortunes.append(MEMORY * fortunes[-1] + sqrt(1 - MEMORY**2) * draws.normal())
    since = week_day(0) - timedelta(days=draws.whole(30, 1_400))
    arr = float(round(8_000 * exp(0.8 * draws.normal()), -2))
    return Life(key, arr, since, tuple(fortunes), _leave(fortunes, draws))


def _leave(fortunes: list[float], draws: Draws) -> date | None:
    """Return when an account leaves, which its fortune some weeks before decides."""
    for week in range(NOTICE, WEEKS):
        if draws.chance(LEAVING * exp(-HARDSHIP * fortunes[week - NOTICE])):
            return week_day(week) - timedelta(days=draws.whole(0, 6))
    return None
