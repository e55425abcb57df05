"""What became of expansion opportunities in the quarter that ends on a day (S1.45, C64)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from csdesk.model.few import FEWEST
from csdesk.scoring.expansion.opportunities import Opportunity
from csdesk.scoring.subscriptions import months_before

MONTHS_OF_QUARTER = 3
Figure = tuple[float | None, str]
"""A value, or None with the reason why there is none."""


@dataclass(frozen=True, slots=True)
class Quarter:
    """The opportunities of a list that belong to a quarter."""

    is_listed: bool
    """There is any opportunity at all."""
    found: tuple[Opportunity, ...]
    """Those that were created in the quarter."""
    undated: int
    """Opportunities of the list that do not say when they were created."""
    closed: tuple[Opportunity, ...]
    """Those that were won or lost in it."""
    conversion: Figure
    """Percent of the qualified ones that ended which were won."""

    @property
    def ended(self) -> int:
        """Return how many qualified ones ended."""
        return sum(one.is_qualified for one in self.closed)

    @property
    def rate(self) -> float | None:
        """Return the conversion in percent where it rests on enough of them to go on with."""
        return self.conversion[0] if self.ended >= FEWEST else None


def read_quarter(opportunities: Sequence[Opportunity], as_of: date) -> Quarter:
    """Return the three months that end on a day; the first day after the start belongs to it."""
    start = months_before(as_of, MONTHS_OF_QUARTER)

    def holds(day: date | None) -> bool:
        return day is not None and start < day <= as_of

    closed = tuple(one for one in opportunities if one.is_closed and holds(one.closed_on))
    return Quarter(
        is_listed=bool(opportunities),
        found=tuple(one for one in opportunities if holds(one.created_on)),
        undated=sum(one.created_on is None for one in opportunities),
        closed=closed,
        conversion=find_conversion(closed),
    )


def find_conversion(closed: Sequence[Opportunity]) -> Figure:
    """Return in percent how many qualified opportunities that ended were won.

    Without a single day of qualification nobody knows which of the lost ones were qualified: to
    count the won ones alone would make every rate 100 %.
    """
    ended = [one for one in closed if one.is_qualified]
    is_dated = any(one.qualified_on for one in closed)
    if not is_dated and len(ended) < len(closed):
        return None, "Nothing says which of the lost opportunities were qualified, and when."
    if not ended:
        return None, "No qualified expansion opportunity ended in the last three months."
    return 100 * sum(one.is_won for one in ended) / len(ended), ""
