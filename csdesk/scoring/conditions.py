"""Conditions on accounts, evaluated on whole columns: the one engine for cards, rules, signals."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import nan
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from csdesk.model.conditions import Comparison, Condition
from csdesk.model.facts import Facts
from csdesk.model.health import Band, HealthResult
from csdesk.model.identifiers import AccountKey, FactId, FieldId, SignalId
from csdesk.model.score_columns import (
    band_codes,
    band_column,
    coverage_column,
    points_column,
    score_column,
)
from csdesk.model.score_sequence import BANDS as BANDS_BY_CODE
from csdesk.scoring.coded_words import CodedWords

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    BoolArray = NDArray[np.bool_]

LIST = "list."
CHANGE = "change."
POINTS = "points."
BANDS = frozenset({"band", "band_before"})
WORDS = frozenset({Comparison.IS, Comparison.IS_NOT})
"""Comparisons that texts are for."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """What conditions can ask about: the facts of a day, the scores of it, the facts before."""

    facts: Facts
    health: HealthResult | None = None
    earlier: Facts | None = None
    bands_before: Mapping[AccountKey, Band] = field(default_factory=dict)
    """Where each account stood when the scores were kept last."""
    _coded: dict[str, CodedWords] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def coded(self, subject: str) -> CodedWords:
        """Return what ``subject_words`` tells, each word once; columns are asked for often."""
        if subject not in self._coded:
            self._coded[subject] = _code_words(subject, self)
        return self._coded[subject]


def meets(conditions: Iterable[Condition], subjects: Subjects) -> BoolArray:
    """Return which accounts meet all conditions, in the order of the facts' keys.

    KeyError for a fact that no definition names.
    """
    import numpy as np

    found = np.ones(len(subjects.facts.keys), dtype=np.bool_)
    for condition in conditions:
        found &= _meet(condition, subjects)
    return found


def knows(conditions: Iterable[Condition], subjects: Subjects) -> BoolArray:
    """Return for which accounts everything that the conditions ask about is known."""
    import numpy as np

    found = np.ones(len(subjects.facts.keys), dtype=np.bool_)
    for condition in conditions:
        found &= _know(condition, subjects)
    return found


def subject_numbers(subject: str, subjects: Subjects) -> FloatArray:
    """Return what a condition asks about as numbers, NaN where it is unknown or no number."""
    if subject in _NUMBERS:
        return _NUMBERS[subject](subjects)
    if subject.startswith(LIST) or subject in BANDS:
        return subjects.coded(subject).numbers()
    if subject.startswith(CHANGE):
        return _read_change(FactId(subject.removeprefix(CHANGE)), subjects)
    if subject.startswith(POINTS):
        return _read_points(SignalId(subject.removeprefix(POINTS)), subjects)
    return subjects.facts.numbers(FactId(subject))


def subject_words(subject: str, subjects: Subjects) -> Sequence[str | None]:
    """Return a field of the customer list, or the band now or before, of each account as text."""
    if subject == "band_before":
        return [subjects.bands_before.get(key) for key in subjects.facts.keys]
    if subject != "band":
        return subjects.facts.texts(FieldId(subject.removeprefix(LIST)))
    if subjects.health is None:
        return (None,) * len(subjects.facts.keys)
    return band_column(subjects.health)


def _code_words(subject: str, subjects: Subjects) -> CodedWords:
    if subject == "band" and subjects.health is not None:
        return CodedWords(BANDS_BY_CODE, band_codes(subjects.health))
    return CodedWords.of(subject_words(subject, subjects))


def _is_text(condition: Condition) -> bool:
    is_word = condition.subject in BANDS or condition.subject.startswith(LIST)
    return is_word and (condition.test in WORDS or condition.number is None)


def _know(condition: Condition, subjects: Subjects) -> BoolArray:
    import numpy as np

    if _is_text(condition):
        return subjects.coded(condition.subject).choose(lambda word: word is not None)
    known: BoolArray = ~np.isnan(subject_numbers(condition.subject, subjects))
    return known


def _meet(condition: Condition, subjects: Subjects) -> BoolArray:
    if condition.test is Comparison.KNOWN:
        return _know(condition, subjects)
    if condition.test is Comparison.UNKNOWN:
        return ~_know(condition, subjects)
    if _is_text(condition):
        same = _is_any_of(condition, subjects)
        return ~same if condition.test is Comparison.IS_NOT else same
    compared: BoolArray = _COMPARISONS[condition.test](
        subject_numbers(condition.subject, subjects), condition.number
    )
    return compared


def _is_any_of(condition: Condition, subjects: Subjects) -> BoolArray:
    wanted = {word.casefold() for word in condition.words}
    return subjects.coded(condition.subject).choose(
        lambda word: word is not None and word.casefold() in wanted
    )


def _read_change(fact: FactId, subjects: Subjects) -> FloatArray:
    """Return by how many percent a fact changed since the earlier day; NaN from 0 or less."""
    import numpy as np

    after = subjects.facts.numbers(fact)
    change = np.full(len(after), np.nan)
    if subjects.earlier is None:
        return change
    earlier = dict(zip(subjects.earlier.keys, subjects.earlier.numbers(fact).tolist(), strict=True))
    before = np.array([earlier.get(key, nan) for key in subjects.facts.keys], dtype=np.float64)
    np.divide(100 * (after - before), before, out=change, where=before > 0)
    return change


def _read_scores(subjects: Subjects) -> FloatArray:
    return score_column(subjects.health) if subjects.health else _unknown(subjects)


def _read_coverage(subjects: Subjects) -> FloatArray:
    return coverage_column(subjects.health) if subjects.health else _unknown(subjects)


def _read_points(signal: SignalId, subjects: Subjects) -> FloatArray:
    return points_column(subjects.health, signal) if subjects.health else _unknown(subjects)


def _read_arr(subjects: Subjects) -> FloatArray:
    return subjects.facts.arr


def _unknown(subjects: Subjects) -> FloatArray:
    import numpy as np

    return np.full(len(subjects.facts.keys), np.nan)


_NUMBERS: Mapping[str, Callable[[Subjects], FloatArray]] = MappingProxyType(
    {"arr": _read_arr, "score": _read_scores, "coverage": _read_coverage}
)
# An unknown number is NaN: that differs from every number, and is neither above nor below one.
_COMPARISONS: Mapping[Comparison, Callable[[Any, Any], Any]] = MappingProxyType(
    {
        Comparison.IS: operator.eq,
        Comparison.IS_NOT: operator.ne,
        Comparison.BELOW: operator.lt,
        Comparison.AT_MOST: operator.le,
        Comparison.ABOVE: operator.gt,
        Comparison.AT_LEAST: operator.ge,
    }
)
