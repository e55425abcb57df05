"""Which tier an area reaches: rising thresholds over what is in place on each rung (S1.15)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import fsum

from csdesk.model.instruments import Choice, Instrument
from csdesk.model.ladders import Need, Tier
from csdesk.scoring.maturity.marks import TOLERANCE, Mark

Case = Callable[[Mark], Choice | None]
"""Which choice of a mark counts: the one it has, its worst or its best."""
FULL = 100.0


@dataclass(frozen=True, slots=True)
class Rungs:
    """The marks of an area by what they decide about."""

    instrument: Instrument
    of_tier: Mapping[int, list[Mark]]
    """Those whose question decides about one rung."""
    of_all: list[Mark]
    """Those whose choices show how many rungs are in place."""

    @property
    def numbers(self) -> list[int]:
        """Return the rungs that anything decides about, the lowest first."""
        every = {tier.number for tier in self.instrument.tiers} if self.of_all else set()
        return sorted(every | self.of_tier.keys())

    def deciding(self, rung: int) -> list[Mark]:
        """Return the marks that decide about a rung."""
        return [*self.of_tier.get(rung, ()), *self.of_all]


@dataclass(frozen=True, slots=True)
class Climb:
    """The tier that is reached, at least the instrument's lowest; whether all of it is met."""

    tier: int
    is_met: bool


def sort_rungs(marks: Iterable[Mark], instrument: Instrument) -> Rungs:
    """Return marks by what they decide about; those outside the ladder are left out."""
    of_tier: dict[int, list[Mark]] = defaultdict(list)
    of_all = []
    for mark in marks:
        if mark.question.tier is not None:
            of_tier[mark.question.tier].append(mark)
        elif any(choice.rung is not None for choice in mark.question.choices):
            of_all.append(mark)
    return Rungs(instrument, of_tier, of_all)


def climb(rungs: Rungs, case: Case) -> Climb | None:
    """Return how far marks lead up the ladder; None where none of them is about a rung.

    A tier is reached when its thresholds hold and so do those of every tier below. A rung on
    which nothing applies blocks nothing and is not reached itself.
    """
    percents = rung_percents(rungs, case)
    if not percents:
        return None
    reached, tiers, lowest = 0, rungs.instrument.tiers, rungs.instrument.lowest_tier
    for tier in tiers:
        if unmet_needs(tier, percents):
            break
        if tier.number in percents:
            reached = tier.number
    is_met = not any(unmet_needs(tier, percents) for tier in tiers if tier.number <= lowest)
    return Climb(max(reached, lowest), is_met)


def rung_percents(rungs: Rungs, case: Case) -> Mapping[int, float]:
    """Return how much is in place on each rung that anything decides about, 0 to 100.

    The mean by weight over all that apply: what is unanswered has nothing in place.
    """
    above, total = _weights_by_rung(rungs.of_all, case), _weight(rungs.of_all)
    percents = {}
    for rung in rungs.numbers:
        marks = rungs.of_tier.get(rung, ())
        gains = [m.question.weight * passed(case(m), rungs.instrument) for m in marks]
        in_place = [weight for shown, weight in above.items() if shown >= rung]
        percents[rung] = FULL * fsum(gains + in_place) / fsum((total, _weight(marks)))
    return percents


def passed(stands: Choice | None, instrument: Instrument) -> float:
    """Return how much of its rung an answer has in place: all from the pass credit upwards."""
    if stands is None:
        return 0.0
    return 1.0 if stands.credit >= instrument.pass_credit - TOLERANCE else stands.credit


def shows(mark: Mark, rung: int, instrument: Instrument) -> bool:
    """Return whether all that a mark can say about a rung is in place."""
    if mark.question.tier is not None:
        return passed(mark.stands, instrument) == 1
    return mark.stands is not None and (mark.stands.rung or 0) >= rung


def unmet_needs(tier: Tier, percents: Mapping[int, float]) -> tuple[Need, ...]:
    """Return the thresholds of a tier that do not hold, compared unrounded."""
    needs = tier.needs or tuple(Need(rung, FULL) for rung in percents if rung <= tier.number)
    return tuple(need for need in needs if _is_missed(need, percents))


def _is_missed(need: Need, percents: Mapping[int, float]) -> bool:
    return need.rung in percents and percents[need.rung] < need.percent - TOLERANCE


def _weights_by_rung(marks: Iterable[Mark], case: Case) -> Mapping[int, float]:
    """Return the weight of the marks that show each rung as their highest."""
    weights: dict[int, list[float]] = defaultdict(list)
    for mark in marks:
        stands = case(mark)
        if stands is not None:
            weights[stands.rung or 0].append(mark.question.weight)
    return {rung: fsum(found) for rung, found in weights.items()}


def _weight(marks: Iterable[Mark]) -> float:
    return fsum(mark.question.weight for mark in marks)
