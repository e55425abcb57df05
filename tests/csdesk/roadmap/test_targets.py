"""Which targets the plan does not reach in time, and what keeps it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.model.identifiers import AreaId, KpiId
from csdesk.model.kpi_book import GoalProgress, KpiGoal
from csdesk.model.projections import GoalChance
from csdesk.model.roadmap import Horizon
from csdesk.roadmap.projection import project_levels
from csdesk.roadmap.targets import look_at_goals, look_at_targets
from tests.csdesk.roadmap.projected_ladders import LADDER, allow, assess, plan

WORK = {(LADDER.id, AreaId("work"))}


def look(assessment, doing):
    projections = project_levels([assessment], doing)
    (found,) = look_at_targets([assessment], WORK, doing, projections)
    return found


@pytest.fixture
def second(make_initiative):
    return allow(make_initiative("second"), work_2="yes")


@pytest.fixture
def third(make_initiative):
    return allow(make_initiative("third"), work_3="yes")


def test_a_target_that_is_reached_in_time_needs_no_reason(second) -> None:
    assessment = assess({"work": 2}, work_1="yes", work_2="no", work_3="no")
    found = look(assessment, plan([(second, 180)]))
    assert (found.tier_now, found.tier_then, found.reached) == (1, 2, Horizon.DAY_180)
    assert found.is_in_reach
    assert not found.later


def test_what_comes_too_late_is_named(second, third) -> None:
    assessment = assess({"work": 3}, work_1="yes", work_2="no", work_3="no")
    found = look(assessment, plan([(second, 60), (third, 181)]))
    assert (found.tier_then, found.reached, found.is_in_reach) == (2, Horizon.DAY_360, False)
    assert (found.later, found.not_planned, found.unraised) == ((third.id,), (), ())


def test_what_is_not_in_the_plan_is_named(second, third) -> None:
    assessment = assess({"work": 3}, work_1="yes", work_2="no", work_3="no")
    found = look(assessment, plan([(second, 60)], third))
    assert found.reached is None
    assert (found.later, found.not_planned) == ((), (third.id,))


def test_what_nothing_raises_is_told_apart_from_what_nobody_answered(second) -> None:
    assessment = assess({"work": 3}, work_1="yes", work_2="no", work_3="no")
    found = look(assessment, plan([(second, 60)]))
    assert (found.unraised, found.unanswered) == (("work.3",), ())
    found = look(assess({"work": 3}, work_1="yes", work_2="no"), plan([(second, 60)]))
    assert (found.unraised, found.unanswered) == ((), ("work.3",))


def test_areas_that_are_there_or_that_nobody_asked_about_are_left_out(second) -> None:
    assessment = assess({"work": 1, "people": 3}, work_1="yes", people_1="no")
    assert look_at_targets([assessment], WORK, plan([(second, 60)]), ()) == ()


KPI = KpiId("gross_churn")


def goal(value: float | None, target: float, due: date = date(2026, 12, 31)) -> GoalProgress:
    """Return a goal that begins at 12 on the first day of the plan."""
    return GoalProgress(KpiGoal(KPI, 12, target, date(2026, 1, 1), due), value, None, 0)


def moves(initiative, low: float | None, high: float | None):
    return replace(initiative, kpi=KPI, gain_low=low, gain_high=high)


@pytest.mark.parametrize(
    ("value", "target", "chance"),
    [
        (12, 12, GoalChance.REACHED),
        (8, 9, GoalChance.REACHED),
        (12, 10, GoalChance.LIKELY),
        (12, 9, GoalChance.OPEN),
        (12, 7.9, GoalChance.OUT_OF_REACH),
        (None, 9, GoalChance.UNKNOWN),
    ],
)
def test_gains_of_what_is_due_in_time_are_held_against_the_way_to_go(
    make_initiative, value, target, chance
) -> None:
    """Two initiatives by day 180 move it by 2 to 4 together; the third comes too late."""
    first, second = (moves(make_initiative(name), 1, 2) for name in ("first", "second"))
    late = moves(make_initiative("late"), 5, 9)
    doing = plan([(first, 30), (second, 180), (late, 181)])
    (found,) = look_at_goals([goal(value, target)], doing)
    assert (found.chance, found.low, found.high) == (chance, 2, 4)
    assert (found.doing, found.later) == ((first.id, second.id), (late.id,))


def test_a_goal_that_is_due_earlier_counts_by_its_own_day(make_initiative) -> None:
    first = moves(make_initiative("first"), 1, 2)
    other = moves(make_initiative("other"), 1, 2)
    (found,) = look_at_goals([goal(12, 11, date(2026, 3, 2))], plan([(first, 61)], other))
    assert (found.by_day, found.chance) == (60, GoalChance.OUT_OF_REACH)
    assert (found.later, found.not_planned) == ((first.id,), (other.id,))


def test_without_figures_nobody_can_tell(make_initiative) -> None:
    (found,) = look_at_goals(
        [goal(12, 9)], plan([(moves(make_initiative("first"), None, None), 30)])
    )
    assert found.chance is GoalChance.UNKNOWN
