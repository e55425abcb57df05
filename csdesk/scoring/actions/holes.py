"""Accounts that fall through: no rule of a table says anything about them."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.model.actions import ActionRule, Hole, RuleSet
from csdesk.scoring.actions.choosing import NOBODY, TABLES, hold_contests
from csdesk.scoring.actions.wording import Wording
from csdesk.scoring.conditions import Subjects


def find_holes(
    subjects: Subjects, rules: Sequence[ActionRule], currency: str = ""
) -> tuple[Hole, ...]:
    """Return a hole for each table that says nothing about some accounts.

    A rule that asks for nothing on purpose fills the hole as well. The example is the account of
    the hole with the most ARR.
    """
    holes = (_find_hole(subjects, rules, table, currency) for table in TABLES)
    return tuple(hole for hole in holes if hole is not None)


def _find_hole(
    subjects: Subjects, rules: Sequence[ActionRule], table: RuleSet, currency: str
) -> Hole | None:
    contests = hold_contests(subjects, rules, table)
    places = (contests[0].winners == NOBODY).nonzero()[0].tolist() if contests else ()
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
