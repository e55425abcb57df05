"""Which assumptions about actions are printed: those whose rules ask for something."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.assumptions import used_assumptions
from csdesk.content import load_library
from csdesk.model.health_review import HealthReview
from csdesk.scoring.actions import review_actions
from tests.action_subjects import Row, make_subjects
from tests.csdesk.report.diagnoses import make_full

LIBRARY = load_library()
ACTIONS = tuple(one for one in LIBRARY.assumptions if one.id.startswith("actions."))
VALUE = {"actions.damaged_rule", "actions.below_gate", "actions.one_task"}
TRIGGER = {"actions.most_specific"}


def used(*rows: Row, limits=None) -> set[str]:
    subjects = make_subjects(*rows)
    actions = review_actions(subjects, LIBRARY.action_rules, LIBRARY.playbooks, limits=limits)
    review = HealthReview(subjects.facts, actions, None, None)
    return {one.id for one in used_assumptions(ACTIONS, replace(make_full(), review=review))}


def test_without_a_list_there_are_none():
    assert used_assumptions(ACTIONS, replace(make_full(), review=None)) == ()


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"score": 90.0, "arr": 5_000}, set()),
        ({"score": 70.0, "arr": 20_000}, VALUE),
        ({"score": 50.0, "arr": 20_000}, VALUE | {"actions.tier_gates"}),
        ({"nps_lowest_30d": 6}, TRIGGER),
        ({"usage_change_14d": -21}, TRIGGER | {"actions.usage_ladder"}),
        ({"points.nps": 5, "nps": 7}, TRIGGER | {"actions.signal_time"}),
        (
            {"points.payment_delay": 0, "payment_delay": 16},
            TRIGGER | {"actions.signal_time", "actions.named_playbooks"},
        ),
    ],
)
def test_each_is_printed_where_its_rule_asks_for_something(row, expected):
    assert used(row) == expected


def test_estimates_of_work_are_printed_where_something_is_due_soon():
    assert "actions.work" in used({"nps_lowest_30d": 6}, limits=LIBRARY.workload)
    assert "actions.work" not in used({"score": 90.0, "arr": 5_000}, limits=LIBRARY.workload)
