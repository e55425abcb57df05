"""How many people customer success needs by each way of counting, beside those that there are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from csdesk.model.calculators import Calculation, Range
from csdesk.model.investment import Gap


class StaffMethod(StrEnum):
    """Ways of counting who is needed; they do not agree (C38)."""

    BY_ARR = "by_arr"
    """ARR of each service tier over what one manager looks after (S1.18)."""
    BY_ACCOUNTS = "by_accounts"
    """Customers of each service tier over what one manager looks after (S0.14)."""
    PER_HUNDRED = "per_hundred"
    """Posts of every role for a hundred customers (S1.101)."""
    BY_SALES = "by_sales"
    """A part of the people in sales (S1.19)."""


@dataclass(frozen=True, slots=True)
class StaffNeed:
    """What one way of counting asks for."""

    method: StaffMethod
    counts: str
    """What it counts: "managers" or "all roles"."""
    posts: Range
    basis: str
    source: str


@dataclass(frozen=True, slots=True)
class RolePosts:
    """One role: posts that so many customers take, and those that there are."""

    name: str
    needed: Range
    actual: float | None
    """None: nobody said."""

    @property
    def missing(self) -> float | None:
        """Return the posts missing for the least that is needed; below 0: more than the most."""
        if self.actual is None:
            return None
        if self.actual < self.needed.low:
            return self.needed.low - self.actual
        return min(0.0, self.needed.high - self.actual)


@dataclass(frozen=True, slots=True)
class StaffingReview:
    """All ways of counting beside each other."""

    needs: tuple[StaffNeed, ...] = ()
    roles: tuple[RolePosts, ...] = ()
    managers_now: int | None = None
    """Different managers on the customer list."""
    calculations: tuple[Calculation, ...] = ()
    """Pay and cost by phase, as far as their figures are stated."""
    gaps: tuple[Gap, ...] = ()

    def apart(self, counts: str) -> Range | None:
        """Return the least and the most that any way asks for; None with fewer than two ways."""
        found = [need.posts for need in self.needs if need.counts == counts]
        if len(found) < 2:
            return None
        return Range(min(one.low for one in found), max(one.high for one in found))

    def agree(self, counts: str) -> bool:
        """Tell whether some number lies within every way of counting."""
        found = [need.posts for need in self.needs if need.counts == counts]
        return max((one.low for one in found), default=0) <= min(
            (one.high for one in found), default=0
        )


NO_STAFFING = StaffingReview()
