"""A fact looked at over another window than its own: 30, 60 or 90 days, plain or smoothed (S1.24).

The id says it: "errors_30d@90" is the fact over 90 days, "errors_30d@ema30" its moving average. A
fact keeps its unit: what a source counts or adds up is brought to the period that it is named for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from typing_extensions import override

from csdesk.model.facts import Aggregate, FactDefinition, FactSource
from csdesk.model.identifiers import FactId

MARK = "@"
SMOOTHED = "ema"
ADDED_UP = frozenset({Aggregate.SUM, Aggregate.COUNT})
"""What doubles with the window: brought back to the period of the fact."""
AVERAGED = frozenset(
    {
        Aggregate.MEAN,
        Aggregate.LARGEST,
        Aggregate.SMALLEST,
        Aggregate.LATEST,
        Aggregate.DISTINCT,
        Aggregate.PER_MONTH,
        Aggregate.SHARE,
    }
)
"""What says the same of any window."""


@dataclass(frozen=True, slots=True)
class FactWindow:
    """How many days are looked at, and whether the recent ones count most."""

    days: int
    is_smoothed: bool = False

    def __str__(self) -> str:
        return f"{SMOOTHED if self.is_smoothed else ''}{self.days}"


WINDOWS = (
    *(FactWindow(days) for days in (30, 60, 90)),
    *(FactWindow(days, is_smoothed=True) for days in (30, 60, 90)),
)


def split_window(fact: FactId) -> tuple[FactId, FactWindow | None]:
    """Return a fact without its window, and the window; None where it is the fact's own."""
    base, mark, text = fact.partition(MARK)
    found = next((one for one in WINDOWS if str(one) == text), None)
    return (FactId(base), found) if mark and found else (fact, None)


def name_window(fact: FactId, window: FactWindow | None) -> FactId:
    """Return the id of a fact over a window; None: over its own."""
    base = split_window(fact)[0]
    return base if window is None else FactId(f"{base}{MARK}{window}")


def look_through(definition: FactDefinition, window: FactWindow) -> FactDefinition | None:
    """Return a fact over another window; None where no source of it looks back over days.

    What the customer list states itself has no days to choose from, so it is left out.
    """
    sources = tuple(
        seen for one in definition.sources if (seen := _look_through(one, window)) is not None
    )
    if not sources:
        return None
    return replace(definition, id=name_window(definition.id, window), sources=sources)


def own_window(definition: FactDefinition) -> int:
    """Return how many days a fact looks back by itself; 0 where it does not."""
    return max((source.window_days for source in definition.sources), default=0)


class FactDefinitions(Mapping[FactId, FactDefinition]):
    """Facts by their ids, and by those of their windows; only the former are listed."""

    def __init__(self, definitions: Iterable[FactDefinition]) -> None:
        self._known = {one.id: one for one in definitions}
        self._seen: dict[FactId, FactDefinition] = {}

    @override
    def __getitem__(self, fact: FactId) -> FactDefinition:
        if fact in self._known:
            return self._known[fact]
        if fact not in self._seen:
            base, window = split_window(fact)
            seen = look_through(self._known[base], window) if window else None
            if seen is None:
                raise KeyError(fact)
            self._seen[fact] = seen
        return self._seen[fact]

    @override
    def __iter__(self) -> Iterator[FactId]:
        return iter(self._known)

    @override
    def __len__(self) -> int:
        return len(self._known)


def _look_through(source: FactSource, window: FactWindow) -> FactSource | None:
    if not source.window_days:
        return None
    if window.is_smoothed:
        return _smooth(source, window.days)
    if source.aggregate is Aggregate.EMA:
        scale = source.scale / window.days
        return replace(source, aggregate=Aggregate.SUM, window_days=window.days, scale=scale)
    is_rate = source.aggregate is Aggregate.DISTINCT and source.divisor != 1
    if source.aggregate in ADDED_UP or is_rate:
        scale = source.scale * source.window_days / window.days
        return replace(source, window_days=window.days, scale=scale)
    return replace(source, window_days=window.days) if source.aggregate in AVERAGED else None


def _smooth(source: FactSource, days: int) -> FactSource | None:
    """Return a source that adds up, as the moving average of its days."""
    if source.aggregate is Aggregate.EMA:
        return replace(source, window_days=days)
    if source.aggregate is not Aggregate.SUM or source.divided_by is not None:
        return None
    scale = source.scale * source.window_days
    return replace(source, aggregate=Aggregate.EMA, window_days=days, scale=scale)
