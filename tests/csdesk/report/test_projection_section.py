"""The report tells what a plan leads to, beside the published estimates, and what it lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.model.answers import Answer
from csdesk.model.assessments import Assessment
from csdesk.model.identifiers import AreaId, ChoiceId, InitiativeId, KpiId
from csdesk.model.kpi_book import KpiGoal
from csdesk.model.lifts import Lift, LiftRange
from csdesk.model.projections import (
    GoalChance,
    GoalOutlook,
    InstrumentProjection,
    TargetOutlook,
)
from csdesk.model.roadmap import Horizon
from csdesk.report.document import Bullets, Heading, Table
from csdesk.report.sections.projection import projection_sections
from csdesk.report.sections.reach import reach_words
from csdesk.scoring.maturity import score_instrument
from tests.csdesk.report.diagnoses import make_full, make_instrument, make_library

HEALTH = AreaId("health")
LADDER = make_instrument()
LIFTS = tuple(
    Lift(LADDER.id, LiftRange(low, low + 5), LiftRange(low + 10, low + 20), "", "S1.17", (), tier)
    for tier, low in ((1, 0), (2, 10), (3, 20))
)
OUTLOOK = TargetOutlook(
    LADDER.id,
    HEALTH,
    tier_now=1,
    aimed=3,
    tier_then=2,
    reached=None,
    later=(InitiativeId("initiative_2"),),
    unraised=tuple(one.id for one in LADDER.area_questions(HEALTH)[2:3]),
)
GOAL = GoalOutlook(
    KpiGoal(KpiId("grr"), 85, 90, date(2026, 1, 1), date(2026, 12, 31)),
    GoalChance.OPEN,
    by_day=180,
    needed=5.0,
    low=2.0,
    high=6.0,
    doing=(InitiativeId("initiative_1"),),
)


def answer_up_to(tier: int):
    return {
        one.id: Answer(one.id, ChoiceId("yes" if one.tier and one.tier <= tier else "no"))
        for one in LADDER.area_questions(HEALTH)
    }


@pytest.fixture
def projected():
    full = make_full()
    now, then = (score_instrument(LADDER, answer_up_to(tier)) for tier in (1, 2))
    raised = {Horizon.DAY_90: 0, Horizon.DAY_180: 1, Horizon.DAY_360: 1}
    by_day = {Horizon.DAY_90: now, Horizon.DAY_180: then, Horizon.DAY_360: then}
    assessment = Assessment(LADDER, answer_up_to(1), now, now)
    plan = replace(
        full.plan,
        projections=(InstrumentProjection(LADDER.id, now, by_day, raised),),
        targets=(OUTLOOK, replace(OUTLOOK, reached=Horizon.DAY_90)),
        goals=(GOAL,),
    )
    return replace(full, plan=plan, assessments={LADDER.id: assessment})


@pytest.fixture
def library():
    return replace(make_library(LADDER), lifts=LIFTS)


def tables_of(diagnosis, library) -> dict[str, Table]:
    (section,) = projection_sections(diagnosis, library)
    assert section.lead.startswith("A projection, not a forecast")
    assert "if every initiative due by then is done" in section.lead
    return {block.name: block for block in section.blocks}


def test_levels_stand_beside_each_other_for_each_horizon(projected, library) -> None:
    """One of four questions is a quarter, two are a half."""
    rows = {
        row[0]: row[1:] for row in tables_of(projected, library)["Projected Maturity ladder"].rows
    }
    now, then = "Ad-hoc, 25", "Repeatable, 50"
    assert rows[LADDER.area_name(HEALTH)] == (now, now, then, then)
    assert rows["The whole"] == (now, now, then, then)
    assert len(rows) == 2


def test_areas_that_are_not_assessed_are_counted_and_left_out(projected, library) -> None:
    table = tables_of(projected, library)["Projected Maturity ladder"]
    assert table.notes == (
        "Questions that could be answered better: 0 by day 90, 1 by day 180, 1 by day 360.",
        "5 areas without a change or without an answer are left out.",
    )


def test_a_step_has_both_estimates_of_the_source(projected, library) -> None:
    """From 0 to 5 up to 10 to 15: 5 to 15; from 10 to 20 up to 20 to 30: 0 to 20."""
    table = tables_of(projected, library)["Lifts of Maturity ladder"]
    (row,) = table.rows
    assert row == (LADDER.area_name(HEALTH), "Ad-hoc to Repeatable", "5 to 15%", "0 to 20%")
    assert table.notes == ("An estimate as published, not a forecast for this client.",)


def test_a_level_out_of_reach_says_what_it_lacks(projected, library) -> None:
    table = tables_of(projected, library)["Levels out of reach"]
    (row,) = table.rows
    title = library.initiatives[1].title
    question = LADDER.area_questions(HEALTH)[2].short
    assert row[1:4] == ("Measurable", "Repeatable", "not with this plan")
    assert row[4] == (
        f"Due only after day 180: “{title}”. "
        f"No initiative of the library is enough for “{question}”."
    )
    assert table.notes == ("1 of 2 levels ahead are reached by then.",)


def test_a_goal_says_how_far_the_plan_is_said_to_move_it(projected, library) -> None:
    ((name, needed, moved, chance, what),) = tables_of(projected, library)["Goals in reach"].rows
    assert (name, needed, moved) == ("Gross revenue retention", "5.0%", "2.0% to 6.0%")
    assert chance.word == "By the high estimate only"
    assert what == f"Done by day 180: “{library.initiatives[0].title}”."


def test_the_screen_has_the_same_in_sentences(projected, library) -> None:
    blocks = reach_words(projected, library)
    assert [type(one) for one in blocks] == [Heading, Bullets, Heading, Bullets]
    assert "aims at Measurable; by day 180 the plan leads to Repeatable." in blocks[1].items[0]
    assert blocks[3].items[0].startswith("Gross revenue retention: by the high estimate only.")


def test_without_anything_to_tell_there_is_no_section(projected, library) -> None:
    assert projection_sections(make_full(), library) == ()
    assert projection_sections(replace(projected, roadmap=None), library) == ()
