"""Scores that a person sets for a time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.changes import RESCORED
from csdesk.model.identifiers import AccountKey
from csdesk.operations.health.overrides import lift_override, override_score
from csdesk.operations.history import undo

DAY = date(2026, 3, 31)
LATER = date(2026, 5, 1)
ACME = AccountKey("ACME")


@pytest.fixture
def set_score(workspace):
    """Return a function that sets the score of an account."""

    def set_score(score=20, *, author="Ada", reason="The sponsor left", day=DAY, **known):
        return override_score(
            workspace, ACME, score, author=author, reason=reason, day=day, **known
        )

    return set_score


def test_a_score_that_is_set_counts_for_90_days(workspace, set_score):
    outcome = set_score()
    last = date(2026, 6, 28)
    assert outcome.changes is RESCORED
    assert workspace.overrides.valid(DAY) == {ACME: outcome.result}
    assert workspace.overrides.valid(last) == {ACME: outcome.result}
    assert workspace.overrides.valid(last + timedelta(days=1)) == {}


def test_another_term_can_be_given(workspace, set_score):
    set_score(days=1)
    assert ACME in workspace.overrides.valid(DAY)
    assert ACME not in workspace.overrides.valid(DAY + timedelta(days=1))


def test_a_later_score_takes_the_place_of_the_earlier_one_from_its_day_on(workspace, set_score):
    set_score(20)
    set_score(80, day=LATER)
    before = workspace.overrides.valid(LATER - timedelta(days=1))
    assert before[ACME].score == 20
    assert workspace.overrides.valid(LATER)[ACME].score == 80


def test_a_lifted_score_counts_no_longer_but_its_past_stays(workspace, set_score):
    set_score()
    lift_override(workspace, ACME, LATER)
    assert workspace.overrides.valid(LATER) == {}
    assert ACME in workspace.overrides.valid(DAY)
    undo(workspace)
    assert ACME in workspace.overrides.valid(LATER)


def test_where_nobody_set_a_score_nothing_can_be_lifted(workspace):
    with pytest.raises(WrongUsage):
        lift_override(workspace, ACME, DAY)


@pytest.mark.parametrize(
    "known",
    [{"author": " "}, {"reason": ""}, {"score": -1}, {"score": 101}, {"days": 0}],
)
def test_a_score_needs_a_name_a_reason_a_day_and_0_to_100(workspace, set_score, known):
    with pytest.raises(WrongUsage):
        set_score(**known)
    assert workspace.overrides.all() == ()
