"""Accounts that fall through: they have a score, and no rule of a table speaks of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from csdesk.model.actions import ActionRule, Hole, RuleSet
from csdesk.scoring.actions.choosing import NOBODY, TABLES, hold_contests
from csdesk.scoring.actions.wording import Wording
from csdesk.scoring.conditions import POINTS, Subjects, subject_numbers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    BoolArray = NDArray[np.bool_]

OF_SCORES = frozenset({"score", "band", "band_before", "coverage"})


def find_holes(
    subjects: Subjects, rules: Sequence[ActionRule], currency: str = ""
) -> tuple[Hole, ...]:
    """Return a hole for each table that says nothing about some accounts.

    Where rules of a table read scores, only accounts with a score can fall through it. A rule that
    asks for nothing on purpose fills the hole as well. The example is the account of the hole with
    the most ARR.
    """
    holes = (_find_hole(subjects, rules, table, currency) for table in TABLES)
    return tuple(hole for hole in holes if hole is not None)


def count_unscored(subjects: Subjects, rules: Sequence[ActionRule]) -> int:
    """Return for how many accounts a table is silent only because they have no score."""
    import numpy as np

    unscored = find_unscored(subjects)
    tables = [contest for table in TABLES for contest in hold_contests(subjects, rules, table)]
    silent = [one.winners == NOBODY for one in tables if reads_scores(one.rules)]
    return int((unscored & np.logical_or.reduce([np.zeros_like(unscored), *silent])).sum())


def find_unscored(subjects: Subjects) -> BoolArray:
    """Return which accounts have no score."""
    import numpy as np

    missing: BoolArray = np.isnan(subject_numbers("score", subjects))
    return missing


def reads_scores(rules: Iterable[ActionRule]) -> bool:
    """Tell whether one of the rules asks about scores, or about what follows from them."""
    asked = {condition.subject for rule in rules for condition in rule.when}
    return any(one in OF_SCORES or one.startswith(POINTS) for one in asked)


def _find_hole(
    subjects: Subjects, rules: Sequence[ActionRule], table: RuleSet, currency: str
) -> Hole | None:
    contests = hold_contests(subjects, rules, table)
    if not contests:
        return None
    silent = contests[0].winners == NOBODY
    if reads_scores(contests[0].rules):
        silent &= ~find_unscored(subjects)
    places = silent.nonzero()[0].tolist()
    if not places:
        return None
    keys, arr = subjects.facts.keys, subjects.facts.arr
    largest = max(places, key=lambda place: float(arr[place]))
    example = _describe(Wording(subjects, currency), largest)
    return Hole(table, tuple(keys[place] for place in places), example)


def _describe(wording: Wording, place: int) -> str:
    score = wording.tell("score", place)
    arr = wording.tell("arr", place)
    return f"{f'score {score}' if score else 'no score'}, ARR {arr}"
