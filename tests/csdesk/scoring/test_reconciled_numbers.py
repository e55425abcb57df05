"""Numbers of several teams, held against each other."""

from __future__ import annotations

import pytest

from csdesk.model.answers import Answer
from csdesk.model.identifiers import QuestionId
from csdesk.model.instruments import Reconciliation
from csdesk.scoring.reconciliation import reconcile

NAMES = tuple(QuestionId(name) for name in ("sales", "cs", "finance"))


def said(*values: float | None):
    pairs = zip(NAMES, values, strict=False)
    return {name: Answer(name, value=value) for name, value in pairs}


@pytest.mark.parametrize(
    ("values", "spread"),
    [
        ((100.0, 90.0, 80.0), 20.0),
        ((80.0, 100.0), 20.0),
        ((0.0, 0.0), 0.0),
        ((0.0, 50.0), 100.0),
        ((-50.0, 50.0), 200.0),
        ((-100.0, -80.0), 20.0),
    ],
)
def test_the_spread_is_the_difference_in_percent_of_the_largest_in_size(values, spread):
    assert reconcile(Reconciliation("arr", "ARR", NAMES), said(*values)).spread == spread


def test_a_spread_on_the_tolerance_is_the_same_number():
    reconciliation = Reconciliation("arr", "ARR", NAMES, tolerance=20.0)
    assert reconcile(reconciliation, said(100.0, 80.0)).agrees is True
    assert reconcile(reconciliation, said(100.0, 79.0)).agrees is False


def test_who_names_nothing_is_not_counted_as_nought():
    found = reconcile(Reconciliation("arr", "ARR", NAMES), said(100.0, None, 100.0))
    assert (found.spread, list(found.values)) == (0.0, ["sales", "finance"])
    assert reconcile(Reconciliation("arr", "ARR", NAMES), {}).spread is None
