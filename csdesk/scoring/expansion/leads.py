"""Accounts as candidates for more: signals, lead score, segments and approach (S1.46 to S1.49)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import isnan
from typing import TYPE_CHECKING

from csdesk.model.expansion import (
    ExpansionLead,
    ExpansionRules,
    ExpansionSignal,
    LeadFactor,
    Proof,
)
from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey
from csdesk.scoring.conditions import Subjects, knows, meets, subject_words
from csdesk.scoring.expansion.readiness import find_obstacle

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Numbers = NDArray[np.float64]

Marks = Mapping[str, Sequence[bool]]
"""By the id of what is marked: for which accounts it holds."""
NOTHING: frozenset[Proof] = frozenset()


@dataclass(frozen=True, slots=True)
class LeadInputs:
    """What a book is searched for candidates with."""

    subjects: Subjects
    potential: Mapping[AccountKey, float] = field(default_factory=dict)
    """ARR that could be won, account by account, where something tells."""
    proofs: Mapping[AccountKey, frozenset[Proof]] = field(default_factory=dict)


def score_leads(inputs: LeadInputs, rules: ExpansionRules) -> tuple[ExpansionLead, ...]:
    """Return the accounts with a point or a signal, highest score first, of equals the most ARR.

    A factor gives all of its points or none; one that cannot be judged gives none and is named.
    """
    potential = _potential(inputs)
    held = {one.id: _holds(one, inputs.subjects, potential) for one in rules.factors}
    signals = find_signals(inputs.subjects, rules.signals)
    triggers = find_signals(inputs.subjects, rules.triggers)
    scores = _add_points(rules.factors, held, len(potential))
    book = _Book(
        scores=scores.tolist(),
        arr=inputs.subjects.facts.arr.tolist(),
        potential=potential.tolist(),
        bands=subject_words("band", inputs.subjects),
        held=_as_marks(held),
        known=_as_marks(
            {one.id: _is_known(one, inputs.subjects, potential) for one in rules.factors}
        ),
        signals=_as_marks(signals),
        triggers=_as_marks(triggers),
        segments=_as_marks({one.id: meets(one.when, inputs.subjects) for one in rules.segments}),
        approaches=_as_marks(
            {one.id: meets(one.when, inputs.subjects) for one in rules.approaches}
        ),
    )
    places = _find_places(scores, (*signals.values(), *triggers.values()))
    ranked = sorted(places, key=lambda place: (-book.scores[place], -book.arr[place]))
    return tuple(_lead(place, book, inputs, rules) for place in ranked)


def find_signals(subjects: Subjects, signals: Sequence[ExpansionSignal]) -> dict[str, Flags]:
    """Return for each signal which accounts show it; anything in ``unless`` takes it back."""
    found: dict[str, Flags] = {}
    for signal in signals:
        shown = meets(signal.when, subjects)
        for excuse in signal.unless:
            shown = shown & ~meets((excuse,), subjects)
        found[signal.id] = shown
    return found


@dataclass(frozen=True, slots=True)
class _Book:
    """What holds for each account. Lists, as single values of arrays are slow to ask for."""

    scores: Sequence[float]
    arr: Sequence[float]
    potential: Sequence[float]
    bands: Sequence[str | None]
    held: Marks
    known: Marks
    signals: Marks
    triggers: Marks
    segments: Marks
    approaches: Marks


def _lead(place: int, book: _Book, inputs: LeadInputs, rules: ExpansionRules) -> ExpansionLead:
    key = inputs.subjects.facts.keys[place]
    signals, proofs = _marked(book.signals, place), inputs.proofs.get(key, NOTHING)
    is_priority = book.scores[place] >= rules.lead_score
    band, potential = book.bands[place], book.potential[place]
    return ExpansionLead(
        account=key,
        arr=book.arr[place],
        score=book.scores[place],
        factors=_marked(book.held, place),
        unknown=tuple(name for name, known in book.known.items() if not known[place]),
        signals=signals,
        segments=_marked(book.segments, place),
        approach=next(iter(_marked(book.approaches, place)), None) if is_priority else None,
        is_priority=is_priority,
        proofs=proofs,
        held_back=find_obstacle(
            len(signals), rules.ready_signals, proofs, None if band is None else Band(band)
        ),
        triggers=_marked(book.triggers, place),
        potential=None if isnan(potential) else potential,
    )


def _marked(marks: Marks, place: int) -> tuple[str, ...]:
    return tuple(name for name, shown in marks.items() if shown[place])


def _as_marks(columns: Mapping[str, Flags]) -> Marks:
    return {name: flags.tolist() for name, flags in columns.items()}


def _potential(inputs: LeadInputs) -> Numbers:
    import numpy as np

    keys = inputs.subjects.facts.keys
    return np.array([inputs.potential.get(key, np.nan) for key in keys], np.float64)


def _add_points(factors: Sequence[LeadFactor], held: Mapping[str, Flags], count: int) -> Numbers:
    import numpy as np

    scores = np.zeros(count)
    for factor in factors:
        scores += factor.points * held[factor.id]
    return scores


def _find_places(scores: Numbers, shown: Sequence[Flags]) -> list[int]:
    """Return the places of the accounts with a point or with anything that they show."""
    import numpy as np

    is_lead = scores > 0
    for flags in shown:
        is_lead = is_lead | flags
    return list(np.flatnonzero(is_lead).tolist())


def _holds(factor: LeadFactor, subjects: Subjects, potential: Numbers) -> Flags:
    held = meets(factor.when, subjects)
    # A potential that is not known is NaN, which is above nothing.
    return held if factor.potential_above is None else held & (potential > factor.potential_above)


def _is_known(factor: LeadFactor, subjects: Subjects, potential: Numbers) -> Flags:
    import numpy as np

    known = knows(factor.when, subjects)
    return known if factor.potential_above is None else known & ~np.isnan(potential)
