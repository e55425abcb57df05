"""Accounts as candidates for more: signals, lead score, segments and approach (S1.46 to S1.49)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import isnan
from typing import TYPE_CHECKING

from csdesk.model.expansion import ExpansionLead, Proof
from csdesk.model.expansion_rules import ExpansionRules, ExpansionSignal, LeadFactor
from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey
from csdesk.model.score_columns import band_column
from csdesk.scoring.conditions import Subjects, knows, meets
from csdesk.scoring.expansion.patterns import Pattern, name_patterns
from csdesk.scoring.expansion.readiness import find_obstacle

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Numbers = NDArray[np.float64]

Group = Mapping[str, "Flags"]
"""By the id of what is judged: for which accounts it holds."""
NOTHING: frozenset[Proof] = frozenset()


@dataclass(frozen=True, slots=True)
class LeadInputs:
    """What a book is searched for candidates with."""

    subjects: Subjects
    potential: Mapping[AccountKey, float] = field(default_factory=dict)
    """ARR that could be won, account by account, where something tells."""
    proofs: Mapping[AccountKey, frozenset[Proof]] = field(default_factory=dict)
    lost: Collection[AccountKey] = ()
    """Accounts that have left: they are no candidates."""


def score_leads(inputs: LeadInputs, rules: ExpansionRules) -> tuple[ExpansionLead, ...]:
    """Return the accounts with a point or a signal, highest score first, of equals the most ARR.

    A factor gives all of its points or none; one that cannot be judged gives none and is named.
    """
    import numpy as np

    subjects, potential = inputs.subjects, _potential(inputs)
    held = {one.id: _holds(one, subjects, potential) for one in rules.factors}
    signals = find_signals(subjects, rules.signals)
    triggers = find_signals(subjects, rules.triggers)
    scores = _add_points(rules.factors, held, len(potential))
    order = np.lexsort((-subjects.facts.arr, -scores))
    shown = _any_of((scores > 0, *signals.values(), *triggers.values())) & ~_left(inputs)
    places = order[shown[order]]
    groups = (
        held,
        {one.id: ~_is_known(one, subjects, potential) for one in rules.factors},
        signals,
        triggers,
        {one.id: meets(one.when, subjects) for one in rules.segments},
        {one.id: meets(one.when, subjects) for one in rules.approaches},
    )
    rows = zip(
        places.tolist(),
        scores[places].tolist(),
        subjects.facts.arr[places].tolist(),
        potential[places].tolist(),
        name_patterns(groups, places),
        strict=True,
    )
    make_lead = _lead_maker(inputs, rules)
    return tuple(make_lead(*row) for row in rows)


def find_scored(inputs: LeadInputs, rules: ExpansionRules) -> frozenset[AccountKey]:
    """Return the accounts of whom at least one factor of the lead score can be judged."""
    import numpy as np

    subjects, potential = inputs.subjects, _potential(inputs)
    known = _any_of([_is_known(one, subjects, potential) for one in rules.factors])
    return frozenset(subjects.facts.keys[place] for place in np.flatnonzero(known).tolist())


def find_signals(subjects: Subjects, signals: Sequence[ExpansionSignal]) -> dict[str, Flags]:
    """Return for each signal which accounts show it; anything in ``unless`` takes it back."""
    found: dict[str, Flags] = {}
    for signal in signals:
        shown = meets(signal.when, subjects)
        for excuse in signal.unless:
            shown = shown & ~meets((excuse,), subjects)
        found[signal.id] = shown
    return found


def _lead_maker(
    inputs: LeadInputs, rules: ExpansionRules
) -> Callable[[int, float, float, float, Pattern], ExpansionLead]:
    """Return what makes a lead of place, score, ARR, potential, and the ids that hold."""
    keys, proofs = inputs.subjects.facts.keys, inputs.proofs
    health = inputs.subjects.health
    bands: Sequence[Band | None] = band_column(health) if health else [None] * len(keys)
    # A book has few different reasons, and they are sentences.
    tell = cache(find_obstacle)

    def make(
        place: int, score: float, arr: float, potential: float, holds: Pattern
    ) -> ExpansionLead:
        factors, unknown, signals, triggers, segments, approaches = holds
        is_priority, band = score >= rules.lead_score, bands[place]
        proven = proofs.get(keys[place], NOTHING)
        return ExpansionLead(
            account=keys[place],
            arr=arr,
            score=score,
            factors=factors,
            unknown=unknown,
            signals=signals,
            segments=segments,
            approach=next(iter(approaches), None) if is_priority else None,
            is_priority=is_priority,
            proofs=proven,
            held_back=tell(len(signals), rules.ready_signals, proven, band),
            triggers=triggers,
            potential=None if isnan(potential) else potential,
        )

    return make


def _potential(inputs: LeadInputs) -> Numbers:
    import numpy as np

    keys = inputs.subjects.facts.keys
    return np.array([inputs.potential.get(key, np.nan) for key in keys], np.float64)


def _left(inputs: LeadInputs) -> Flags:
    import numpy as np

    lost, keys = frozenset(inputs.lost), inputs.subjects.facts.keys
    return np.fromiter((key in lost for key in keys), np.bool_, len(keys))


def _add_points(factors: Sequence[LeadFactor], held: Group, count: int) -> Numbers:
    import numpy as np

    scores = np.zeros(count)
    for factor in factors:
        scores += factor.points * held[factor.id]
    return scores


def _any_of(columns: Sequence[Flags]) -> Flags:
    import numpy as np

    found: Flags = np.logical_or.reduce(columns)
    return found


def _holds(factor: LeadFactor, subjects: Subjects, potential: Numbers) -> Flags:
    held = meets(factor.when, subjects)
    # A potential that is not known is NaN, which is above nothing.
    return held if factor.potential_above is None else held & (potential > factor.potential_above)


def _is_known(factor: LeadFactor, subjects: Subjects, potential: Numbers) -> Flags:
    import numpy as np

    known = knows(factor.when, subjects)
    return known if factor.potential_above is None else known & ~np.isnan(potential)
