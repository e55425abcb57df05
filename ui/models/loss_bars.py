"""Losses as bars: why they left, and in which part of their life; and who stands behind a bar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from csdesk.formatting import money, number, percent, plural
from csdesk.model.churn import ChurnReview, Loss, MonthOfLife, ReasonShare
from csdesk.model.few import FEWEST

EARLY_MONTHS, MONTHS_OF_YEAR = 3, 12
UNKNOWN = "unknown"
"""The key of the losses without a reason."""


@dataclass(frozen=True, slots=True)
class ReasonBar:
    """One reason of the Pareto by customers or by ARR; shares in percent, None below FEWEST."""

    key: str
    name: str
    losses: int
    arr: float
    part: float
    """Of the longest bar, or of the largest share that others name, 0 to 1."""
    share: float | None
    running: float | None
    others: float | None
    is_theme: bool
    unpriced: int = 0
    """Of its losses, those whose amount nobody knows: ``arr`` is of the others."""
    others_part: float | None = None
    """Where others stand on the same length as ``part``."""

    def amount(self, currency: str) -> str:
        """Return what left for the reason, as far as it is known."""
        if self.unpriced == self.losses:
            return "amount not known"
        least = "at least " if self.unpriced else ""
        return f"{least}{money(self.arr, currency)}"


@dataclass(frozen=True, slots=True)
class LifeBar:
    """Losses in months of life ``first`` to ``last``, of those who reached the first of them."""

    key: str
    first: int
    last: int
    at_risk: int
    lost: int
    lived: int
    """Months that customers lived in it, all of them together."""

    @property
    def name(self) -> str:
        """Return the months in words."""
        if self.first == self.last:
            return f"Month {self.first}"
        return f"Months {self.first} to {self.last}"

    @property
    def share(self) -> float | None:
        """Return in percent how many left in a month of it; None with too few for a share."""
        return 100 * self.lost / self.lived if self.at_risk >= FEWEST else None

    @property
    def words(self) -> str:
        """Return the share, or what was counted where there are too few."""
        if self.share is None:
            return f"{number(self.lost)} of {number(self.at_risk)}"
        return percent(self.share) if self.first == self.last else f"{percent(self.share)} a month"

    @property
    def is_early(self) -> bool:
        """Tell whether these are the first ninety days."""
        return self.last <= EARLY_MONTHS


def list_reason_bars(review: ChurnReview, *, by_arr: bool) -> tuple[ReasonBar, ...]:
    """Return the reasons, largest first, by customers or by their ARR."""
    reasons = sorted(review.reasons, key=lambda one: -_size(one, by_arr=by_arr))
    total = fsum(_size(one, by_arr=by_arr) for one in reasons)
    largest = max((_size(one, by_arr=by_arr) for one in reasons), default=0.0)
    known = sum(one.losses for one in reasons) >= FEWEST and total > 0
    others = {} if by_arr or not known else {o.reason: o.reference_share for o in reasons}
    named = [share for share in others.values() if share is not None]
    longest = max([largest, *(share * total / 100 for share in named)])
    bars, running = [], 0.0
    for one in reasons:
        size = _size(one, by_arr=by_arr)
        running += size
        theirs = others.get(one.reason)
        bars.append(
            ReasonBar(
                key=str(one.reason),
                name=one.name,
                losses=one.losses,
                arr=one.arr,
                part=size / longest if longest else 0.0,
                share=100 * size / total if known else None,
                running=100 * running / total if known else None,
                others=theirs,
                is_theme=one.is_theme,
                unpriced=one.unpriced,
                others_part=None if theirs is None else theirs * total / (100 * longest),
            )
        )
    return tuple(bars)


def describe_reason(bar: ReasonBar, currency: str) -> tuple[str, str, str]:
    """Return the note below the name, the number, and the note below the number."""
    theme = " · recurring" if bar.is_theme else ""
    others = f" · others {percent(bar.others, trim=True)}" if bar.others is not None else ""
    if bar.share is None or bar.running is None:
        return theme.removeprefix(" · "), plural(bar.losses, "customer"), bar.amount(currency)
    counted = f"{plural(bar.losses, 'customer')} · {bar.amount(currency)}"
    together = f"together {percent(bar.running, 0)}"
    return f"{counted}{theme}", percent(bar.share, 0), f"{together}{others}"


def list_life_bars(months: Sequence[MonthOfLife]) -> tuple[LifeBar, ...]:
    """Return the months of the first year in which somebody left, then whole years.

    The first three months are always told: in one bar where nobody left in any of them.
    """
    at_risk = {one.month: one.at_risk for one in months}
    lost = {one.month: one.lost for one in months}
    bars = [
        LifeBar(
            f"{first}-{last}",
            first,
            last,
            at_risk.get(first, 0),
            sum(lost.get(month, 0) for month in range(first, last + 1)),
            sum(at_risk.get(month, 0) for month in range(first, last + 1)),
        )
        for first, last in _spans(max(at_risk, default=0), lost)
    ]
    return tuple(bar for bar in bars if bar.lost or (bar.last > bar.first and bar.is_early))


def losses_with_reason(losses: Sequence[Loss], key: str) -> tuple[Loss, ...]:
    """Return the losses behind the bar of a reason; UNKNOWN are those without one."""
    if key == UNKNOWN:
        return tuple(loss for loss in losses if loss.reason is None)
    return tuple(loss for loss in losses if loss.reason == key)


def losses_in_life(losses: Sequence[Loss], bar: LifeBar) -> tuple[Loss, ...]:
    """Return the losses behind the bar of some months of life."""
    return tuple(
        loss
        for loss in losses
        if loss.month_of_life is not None and bar.first <= loss.month_of_life <= bar.last
    )


def _size(share: ReasonShare, *, by_arr: bool) -> float:
    return share.arr if by_arr else float(share.losses)


def _spans(last: int, lost: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    start = 1
    early = range(1, min(last, EARLY_MONTHS) + 1)
    if early and not any(lost.get(month) for month in early):
        yield 1, early[-1]
        start = early[-1] + 1
    yield from ((month, month) for month in range(start, min(last, MONTHS_OF_YEAR) + 1))
    for start in range(MONTHS_OF_YEAR + 1, last + 1, MONTHS_OF_YEAR):
        yield start, start + MONTHS_OF_YEAR - 1
