"""How two names of companies relate to each other, with the likeness and the reason in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from csdesk.ingest.matching.names import CompanyName, are_spelt_alike, read_name

SIMILAR_FROM = 92.0
"""Likeness from which two names are taken for a question."""
MISSPELT_FROM = 75.0
"""Likeness from which one word may be another that was mistyped."""
SHORTEST_WORD = 4
FEWEST_COMMON_WORDS = 2
SHORTEST_ABBREVIATION, MOST_INITIALS = 3, 6
WordTest = Callable[[str, str], bool]
FIGURES = re.compile(r"\d+")
COUNTS = ("", "", " two", " three", " four")


class NameRelation(StrEnum):
    """How two names relate."""

    SAME = "same"
    MISSPELT = "misspelt"
    REORDERED = "reordered"
    ABBREVIATED = "abbreviated"
    LONGER = "longer"
    """One has all the words of the other, and more: often a daughter or a branch."""
    ALIKE = "alike"
    DIFFERENT = "different"
    UNKNOWN = "unknown"

    @property
    def is_agreement(self) -> bool:
        """Tell whether the names may well be one name."""
        return self in AGREEMENTS


AGREEMENTS = frozenset(
    {
        NameRelation.SAME,
        NameRelation.MISSPELT,
        NameRelation.REORDERED,
        NameRelation.ABBREVIATED,
    }
)
WORTH_ASKING = frozenset({NameRelation.LONGER, NameRelation.ALIKE})


@dataclass(frozen=True, slots=True)
class NameComparison:
    """The relation of two names, their likeness (0 to 100) and the reason."""

    relation: NameRelation
    likeness: float
    reason: str

    @property
    def is_worth_asking(self) -> bool:
        """Tell whether the names alone make it possible that it is one company."""
        return self.relation.is_agreement or self.relation in WORTH_ASKING


def compare_names(first: str, second: str) -> NameComparison:
    """Return how two names relate; without regard to their legal forms."""
    one, other = read_name(first), read_name(second)
    if not (one.key and other.key):
        return NameComparison(NameRelation.UNKNOWN, 0.0, "")
    likeness = measure_likeness(one, other)
    relation, reason = _relate(one, other, likeness)
    if relation is NameRelation.SAME and one.compact != other.compact:
        is_same = are_spelt_alike(first, second)
        relation = relation if is_same else NameRelation.MISSPELT
    return NameComparison(relation, likeness, reason)


def begins_with(first: str, second: str) -> bool:
    """Tell whether one name is the beginning of the other, and two words long or more."""
    short, long = sorted((read_name(first).words, read_name(second).words), key=len)
    return len(short) >= FEWEST_COMMON_WORDS and long[: len(short)] == short


def measure_likeness(one: CompanyName, other: CompanyName) -> float:
    """Return 0 to 100: the better of as they stand and with the words in alphabetical order."""
    from rapidfuzz import fuzz

    if one.key == other.key:
        return 100.0
    return float(
        max(fuzz.ratio(one.compact, other.compact), fuzz.ratio(one.ordered, other.ordered))
    )


def _relate(one: CompanyName, other: CompanyName, likeness: float) -> tuple[NameRelation, str]:
    if one.key == other.key:
        return NameRelation.SAME, "same name"
    if one.ordered == other.ordered:
        return NameRelation.REORDERED, "same words in another order"
    ones, others = _without_shared(one.words, other.words)
    if not ones or not others:
        return NameRelation.LONGER, f"one has “{' '.join(ones or others)}” more in its name"
    if _read_figures(ones) != _read_figures(others):
        return NameRelation.DIFFERENT, "the figures in the names differ"
    return _relate_words(one, other, likeness)


def _relate_words(
    one: CompanyName, other: CompanyName, likeness: float
) -> tuple[NameRelation, str]:
    ones, others = _without_shared(one.words, other.words)
    if _are_pairs(ones, others, _is_misspelt):
        return NameRelation.MISSPELT, "names differ by a few letters"
    if _are_initials(one, other) or _are_pairs(ones, others, _is_shortened):
        return NameRelation.ABBREVIATED, "one name is an abbreviation of the other"
    alike = likeness >= SIMILAR_FROM
    reason = _describe_shared(one.words, other.words)
    return (NameRelation.ALIKE if alike else NameRelation.DIFFERENT), reason


def _without_shared(
    one: tuple[str, ...], other: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of each name that the other has not."""
    return (
        tuple(word for word in one if word not in other),
        tuple(word for word in other if word not in one),
    )


def _read_figures(words: tuple[str, ...]) -> list[str]:
    return sorted(figure for word in words for figure in FIGURES.findall(word))


def _are_pairs(ones: tuple[str, ...], others: tuple[str, ...], are_one: WordTest) -> bool:
    return len(ones) == len(others) and all(
        are_one(one, other) or are_one(other, one) for one, other in zip(ones, others, strict=True)
    )


def _is_misspelt(one: str, other: str) -> bool:
    """Tell whether a word is another with a slip; figures and short words are never slips."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import OSA

    if not (one.isalpha() and other.isalpha()) or min(len(one), len(other)) < SHORTEST_WORD:
        return False
    return OSA.distance(one, other) <= 1 + (len(one) > 7) and fuzz.ratio(one, other) > MISSPELT_FROM


def _is_shortened(word: str, short: str) -> bool:
    """Tell whether ``short`` is ``word`` with letters left out, such as "intl" or "mfg"."""
    if not SHORTEST_ABBREVIATION <= len(short) < len(word) or short[0] != word[0]:
        return False
    letters = iter(word)
    return all(letter in letters for letter in short)


def _are_initials(one: CompanyName, other: CompanyName) -> bool:
    return _stands_for(one, other) or _stands_for(other, one)


def _stands_for(short: CompanyName, long: CompanyName) -> bool:
    return (
        len(short.words) == 1
        and SHORTEST_ABBREVIATION <= len(short.compact) <= MOST_INITIALS
        and short.compact == long.initials
    )


def _describe_shared(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """Return what the names begin with alike, or that they differ."""
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    if not shared:
        return "names differ"
    return f"same first{COUNTS[min(shared, 4)]} word{'s' if shared > 1 else ''}"
