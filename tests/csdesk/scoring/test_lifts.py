"""What a step up the ladder is said to bring: S1.17."""

from __future__ import annotations

import pytest

from csdesk.model.identifiers import InstrumentId
from csdesk.model.lifts import Lift, LiftRange
from csdesk.scoring.lifts import project_lift

LADDER = InstrumentId("ladder")


def lift(tier: int | None, cautious: tuple[float, float], hopeful: tuple[float, float]) -> Lift:
    return Lift(LADDER, LiftRange(*cautious), LiftRange(*hopeful), "", "S1.17", (), tier)


LIFTS = (
    lift(1, (0, 5), (0, 10)),
    lift(2, (10, 15), (15, 25)),
    lift(3, (20, 30), (30, 40)),
    lift(None, (25, 40), (40, 60)),
)


def test_the_lift_of_today_is_taken_off_in_both_scenarios():
    step = project_lift(LIFTS, LADDER, 1, 3)
    assert (step.tier_now, step.tier_then) == (1, 3)
    assert step.conservative.then == LiftRange(20, 30)
    assert step.conservative.now == LiftRange(0, 5)
    assert step.conservative.difference == LiftRange(20 - 5, 30 - 0)
    assert step.optimistic.difference == LiftRange(30 - 10, 40 - 0)


def test_one_step_brings_the_difference_of_two_neighbours():
    step = project_lift(LIFTS, LADDER, 2, 3)
    assert step.conservative.difference == LiftRange(5, 20)
    assert step.optimistic.difference == LiftRange(5, 25)


@pytest.mark.parametrize(("now", "then"), [(3, 3), (3, 2), (3, 4), (0, 1)])
def test_where_no_step_is_known_nothing_is_said(now, then):
    assert project_lift(LIFTS, LADDER, now, then) is None


def test_lifts_of_another_instrument_say_nothing():
    assert project_lift(LIFTS, InstrumentId("other"), 1, 2) is None
