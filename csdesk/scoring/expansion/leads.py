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

NOBODY: frozenset[Proof] = frozenset()


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
    import numpy as np

    table = _Table.of(inputs, rules)
    places = np.flatnonzero((table.scores > 0) | table.any_signal)
    order = places[np.lexsort((-table.arr[places], -table.scores[places]))]
    return tuple(_lead(place, table, inputs, rules) for place in order.tolist())


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
class _Table:
    """The whole book, column by column."""

    signals: Mapping[str, Flags]
    triggers: Mapping[str, Flags]
    held: Mapping[str, Flags]
    """Factors that hold."""
    judged: Mapping[str, Flags]
    segments: Mapping[str, Flags]
    approaches: Mapping[str, Flags]
    arr: Numbers
    potential: Numbers
    scores: Numbers
    any_signal: Flags
    bands: Sequence[str | None]

    @classmethod
    def of(cls, inputs: LeadInputs, rules: ExpansionRules) -> _Table:
        import numpy as np

        subjects, keys = inputs.subjects, inputs.subjects.facts.keys
        potential = np.array([inputs.potential.get(key, np.nan) for key in keys], np.float64)
        held, judged = _judge(rules.factors, subjects, potential)
        scores = np.zeros(len(keys))
        for factor in rules.factors:
            scores += factor.points * held[factor.id]
        signals = find_signals(subjects, rules.signals)
        triggers = find_signals(subjects, rules.triggers)
        shown = np.zeros(len(keys), bool)
        for flags in (*signals.values(), *triggers.values()):
            shown |= flags
        return cls(
            signals,
            triggers,
            held,
            judged,
            {rule.id: meets(rule.when, subjects) for rule in rules.segments},
            {rule.id: meets(rule.when, subjects) for rule in rules.approaches},
            subjects.facts.arr,
            potential,
            scores,
            shown,
            subject_words("band", subjects),
        )


def _judge(
    factors: Sequence[LeadFactor], subjects: Subjects, potential: Numbers
) -> tuple[dict[str, Flags], dict[str, Flags]]:
    """Return which factors hold for each account, and which are known."""
    import numpy as np

    held: dict[str, Flags] = {}
    judged: dict[str, Flags] = {}
    for factor in factors:
        held[factor.id] = meets(factor.when, subjects)
        judged[factor.id] = knows(factor.when, subjects)
        if factor.potential_above is not None:
            with np.errstate(invalid="ignore"):
                held[factor.id] = held[factor.id] & (potential > factor.potential_above)
            judged[factor.id] = judged[factor.id] & ~np.isnan(potential)
    return held, judged


def _lead(place: int, table: _Table, inputs: LeadInputs, rules: ExpansionRules) -> ExpansionLead:
    key = inputs.subjects.facts.keys[place]
    score, signals = float(table.scores[place]), _shown(table.signals, place)
    proofs = inputs.proofs.get(key, NOBODY)
    is_priority = score >= rules.lead_score
    potential = float(table.potential[place])
    return ExpansionLead(
        account=key,
        arr=float(table.arr[place]),
        score=score,
        factors=_shown(table.held, place),
        unknown=tuple(name for name, known in table.judged.items() if not known[place]),
        signals=signals,
        segments=_shown(table.segments, place),
        approach=next(iter(_shown(table.approaches, place)), None) if is_priority else None,
        is_priority=is_priority,
        proofs=proofs,
        held_back=find_obstacle(
            len(signals), rules.ready_signals, proofs, _band(table.bands[place])
        ),
        triggers=_shown(table.triggers, place),
        potential=None if isnan(potential) else potential,
    )


def _shown(columns: Mapping[str, Flags], place: int) -> tuple[str, ...]:
    return tuple(name for name, flags in columns.items() if flags[place])


def _band(word: str | None) -> Band | None:
    return None if word is None else Band(word)
