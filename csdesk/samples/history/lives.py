"""How well each account did, month by month, and whether that was to be seen before it left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from csdesk.model.samples import Mood, SampleTexts
from csdesk.samples.customers import AS_OF, Customer
from csdesk.samples.draws import Draws

MONTHS = 25
MEMORY = 0.7
"""How much of a month's mood swing is left in the next."""
SWING = 0.45
WARNED = 0.62
"""Share of the losses that could be seen coming."""
DECLINE = 8
"""Months over which such an account goes down."""
NOTICE = 4
"""Months for which it has been down when it leaves."""
BOTTOM = -1.5
DIPS = 0.15
"""Share of the accounts that did badly for a while and recovered."""
DIP_MONTHS = 5
END = {Mood.HEALTHY: 0.7, Mood.WATCH: -0.1, Mood.RISK: -1.3}
TURN = 5
"""Months over which a listed account comes to how it does now."""
RED_SPELL = (date(2025, 8, 1), date(2026, 3, 31))


class Course(Enum):
    """What the story says of an account."""

    DRAWN = auto()
    GREEN_BUT_LEFT = auto()
    RED_BUT_RENEWED = auto()


@dataclass(frozen=True, slots=True)
class Life:
    """An account with its fortune at the end of each month: 0 as most, 1 better."""

    customer: Customer
    fortunes: tuple[float, ...]

    @property
    def lost_on(self) -> date | None:
        """Return the day from which it was no customer any more."""
        return None if self.customer.is_listed else self.customer.renewal

    def is_there(self, day: date) -> bool:
        """Tell whether it was a customer on a day."""
        return self.customer.since <= day and (self.lost_on is None or day < self.lost_on)

    def fortune(self, day: date) -> float:
        """Return how it did in the month of a day."""
        place = MONTHS - 1 - (AS_OF.year - day.year) * 12 - AS_OF.month + day.month
        return self.fortunes[min(max(place, 0), MONTHS - 1)]


def month_ends() -> tuple[date, ...]:
    """Return the last days of the months that are told, the oldest first."""
    ends = [AS_OF]
    while len(ends) < MONTHS:
        ends.append(ends[-1].replace(day=1) - timedelta(days=1))
    return tuple(reversed(ends))


def live(customers: Sequence[Customer], texts: SampleTexts, draws: Draws) -> tuple[Life, ...]:
    """Return the lives of the customers, each told by name as the story has it."""
    return tuple(_live(customer, _course(customer, texts), draws) for customer in customers)


def _course(customer: Customer, texts: SampleTexts) -> Course:
    told = {
        texts.history.green_but_left: Course.GREEN_BUT_LEFT,
        texts.history.red_but_renewed: Course.RED_BUT_RENEWED,
    }
    return told.get(customer.name, Course.DRAWN)


def _live(customer: Customer, course: Course, draws: Draws) -> Life:
    swings = _draw_swings(draws)
    path = _draw_path(customer, draws)
    if course is Course.GREEN_BUT_LEFT:
        return Life(customer, (1.4,) * MONTHS)
    if course is Course.RED_BUT_RENEWED:
        first, last = RED_SPELL
        path = [-2.2 if first <= day <= last else level for day, level in _dated(path)]
    return Life(customer, tuple(a + b for a, b in zip(path, swings, strict=True)))


def _dated(path: Sequence[float]) -> list[tuple[date, float]]:
    return list(zip(month_ends(), path, strict=True))


def _draw_swings(draws: Draws) -> list[float]:
    swings = [SWING * draws.normal()]
    while len(swings) < MONTHS:
        swings.append(MEMORY * swings[-1] + SWING * (1 - MEMORY**2) ** 0.5 * draws.normal())
    return swings


def _draw_path(customer: Customer, draws: Draws) -> list[float]:
    level = 0.45 + 0.5 * draws.normal()
    is_warned, has_dip = draws.chance(WARNED), draws.chance(DIPS)
    dip = draws.whole(0, MONTHS - TURN - DIP_MONTHS)
    if customer.is_listed:
        path = [_towards(level, END[customer.mood], MONTHS - 1 - n, TURN) for n in range(MONTHS)]
        return _dip(path, dip) if has_dip else path
    if not is_warned:
        return [level + 0.2] * MONTHS
    return [_decline(level, (customer.renewal - day).days / 30) for day in month_ends()]


def _towards(level: float, end: float, months_left: int, turn: int) -> float:
    part = max(0.0, 1 - months_left / turn)
    return level + part * (end - level)


def _decline(level: float, months_left: float) -> float:
    """Return the level on the way down, which ends four months before the loss."""
    return _towards(level, BOTTOM, max(0, round(months_left) - NOTICE), DECLINE - NOTICE)


def _dip(path: list[float], first: int) -> list[float]:
    return [
        level - 1.6 if first <= place < first + DIP_MONTHS else level
        for place, level in enumerate(path)
    ]
