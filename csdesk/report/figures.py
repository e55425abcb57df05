"""What a figure shows, as data: the screen and every export draw it with the same function."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csdesk.model.health import Band


@dataclass(frozen=True, slots=True)
class RadarFigure:
    """Index 0 to 100 for each area, with the likely range; None is not assessed."""

    labels: tuple[str, ...]
    now: tuple[float | None, ...]
    low: tuple[float | None, ...]
    high: tuple[float | None, ...]
    aim: tuple[float | None, ...] = ()
    """The index with all that is missing for the aim; empty: there are no aims."""
    before: tuple[float | None, ...] = ()
    """The index in the audit before; empty: there was none."""


@dataclass(frozen=True, slots=True)
class HealthFigure:
    """How many accounts stand in each tenth of the score, with the band edges."""

    counts: tuple[int, ...]
    """Ten counts: scores 0 to under 10, ..., 90 to 100."""
    yellow_from: float
    green_from: float
    red: int
    yellow: int
    green: int
    unscored: int


@dataclass(frozen=True, slots=True)
class GanttBar:
    """One initiative on the time line; days count from the start of the plan."""

    label: str
    owner: str
    start_day: int
    due_day: int
    tag: str
    quick_win: bool
    is_named: bool = True
    """Whether ``owner`` is a person, not only the role that answers for it."""


@dataclass(frozen=True, slots=True)
class GanttPhase:
    """A phase of the time line with the gate at its end."""

    name: str
    first_day: int
    last_day: int


@dataclass(frozen=True, slots=True)
class GanttFigure:
    """What happens when."""

    start_on: date
    bars: tuple[GanttBar, ...]
    phases: tuple[GanttPhase, ...]


@dataclass(frozen=True, slots=True)
class DivergenceRow:
    """What each role makes of one area or question, 0 to 100; None: the role was not asked."""

    label: str
    credits: tuple[float | None, ...]
    spread: float | None
    """How far two roles are apart at most, 0 to 100."""
    is_large: bool


@dataclass(frozen=True, slots=True)
class DivergenceFigure:
    """Where the roles of a company disagree: a row for each subject, a column for each role."""

    roles: tuple[str, ...]
    people: tuple[int, ...]
    """How many answered in each role."""
    rows: tuple[DivergenceRow, ...]


@dataclass(frozen=True, slots=True)
class IndexBar:
    """One index 0 to 100 with its likely range; None is not assessed."""

    label: str
    now: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class IndexFigure:
    """Indexes side by side, as bars of one scale."""

    bars: tuple[IndexBar, ...]


@dataclass(frozen=True, slots=True)
class RateBar:
    """A rate in percent with its 95 % interval; None: too few accounts to give one."""

    label: str
    note: str
    """What was counted: "7 of 594"."""
    rate: float | None
    low: float | None
    high: float | None
    band: Band | None = None
    """The band whose colour it has; None: the first series."""


@dataclass(frozen=True, slots=True)
class RateFigure:
    """Rates side by side, and the one of all accounts that they are held against."""

    bars: tuple[RateBar, ...]
    of_all: float


@dataclass(frozen=True, slots=True)
class BridgeStep:
    """A step of a bridge: an amount that stands on the ground, or one that moves it."""

    label: str
    amount: float
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class BridgeFigure:
    """What leads from a first amount to a last one: totals at both ends, moves between them."""

    steps: tuple[BridgeStep, ...]
    currency: str


@dataclass(frozen=True, slots=True)
class FanPoint:
    """A month of a fan: five quantiles of an amount, ascending."""

    month: int
    low: float
    lower: float
    middle: float
    upper: float
    high: float


@dataclass(frozen=True, slots=True)
class FanFigure:
    """An amount month by month with how sure it is: nine draws in ten lie within the wide band."""

    points: tuple[FanPoint, ...]
    currency: str
    break_even_month: int | None = None
    """None: the middle does not come back to 0."""


@dataclass(frozen=True, slots=True)
class TornadoRow:
    """What an amount is with one driver at each end of its span."""

    label: str
    low_words: str
    """The low end of the driver in words: "6.3%"."""
    high_words: str
    at_low: float
    at_high: float


@dataclass(frozen=True, slots=True)
class TornadoFigure:
    """What moves an amount most: a bar for each driver, around the amount with all at base."""

    rows: tuple[TornadoRow, ...]
    base: float
    currency: str


@dataclass(frozen=True, slots=True)
class FlowLine:
    """A way on which figures travel: its stations in order, how long it may take and takes."""

    label: str
    stations: tuple[str, ...]
    times: str
    """In words: "24 hours, measured 30 hours"."""
    is_late: bool | None
    """None: nobody measured it."""
    is_both_ways: bool


@dataclass(frozen=True, slots=True)
class FlowFigure:
    """How figures travel from system to system, a line for each way."""

    lines: tuple[FlowLine, ...]


Figure = (
    RadarFigure
    | HealthFigure
    | GanttFigure
    | DivergenceFigure
    | IndexFigure
    | RateFigure
    | BridgeFigure
    | FanFigure
    | TornadoFigure
    | FlowFigure
)
