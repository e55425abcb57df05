"""Instruments scored again with what the plan allows: better answers count, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.answers import FROM_DATA
from csdesk.model.identifiers import AreaId
from csdesk.model.roadmap import Horizon
from csdesk.roadmap.projection import Doing, project_levels
from tests.csdesk.roadmap.projected_ladders import allow, assess, plan

WORK = AreaId("work")


@pytest.fixture
def early(make_initiative):
    return allow(make_initiative("early"), work_2="yes")


@pytest.fixture
def late(make_initiative):
    return allow(make_initiative("late"), work_3="yes")


def project(assessment, doing: Doing):
    (found,) = project_levels([assessment], doing)
    return found


def test_each_horizon_has_what_is_due_by_then(early, late) -> None:
    """Yes, no, no is a third of 100; each yes more adds a third."""
    assessment = assess(work_1="yes", work_2="no", work_3="no")
    found = project(assessment, plan([(early, 90), (late, 181)]))
    levels = {horizon: found.then[horizon].area(WORK) for horizon in Horizon}
    assert found.now.area(WORK).index == pytest.approx(100 / 3)
    assert [levels[one].index for one in Horizon] == pytest.approx([200 / 3, 200 / 3, 100])
    assert [levels[one].tier for one in Horizon] == [2, 2, 3]
    assert list(found.raised.values()) == [1, 1, 2]


def test_an_answer_that_is_as_good_already_stays(make_initiative) -> None:
    worse = allow(make_initiative("worse"), work_1="partly", work_2="yes")
    assessment = assess(work_1="yes", work_2="yes", work_3="no")
    assert project_levels([assessment], plan([(worse, 30)])) == ()


def test_of_two_initiatives_the_better_answer_counts(make_initiative) -> None:
    """Half of the second question is there with the first initiative, all of it with the other."""
    half = allow(make_initiative("half"), work_2="partly")
    whole = allow(make_initiative("whole"), work_2="yes")
    assessment = assess(work_1="yes", work_2="no", work_3="no")
    found = project(assessment, plan([(whole, 200), (half, 60)]))
    indexes = [found.then[one].area(WORK).index for one in Horizon]
    assert indexes == pytest.approx([50, 50, 200 / 3])


def test_what_nobody_answered_stays_so(early, late) -> None:
    assessment = assess(work_1="yes", work_3="no")
    found = project(assessment, plan([(early, 30), (late, 60)]))
    assert found.raised[Horizon.DAY_360] == 1
    assert found.then[Horizon.DAY_360].area(WORK).answered == 2
    assert found.then[Horizon.DAY_360].area(WORK).tier == 1


def test_what_the_data_alone_answered_is_not_projected(early) -> None:
    assessment = assess(work_1="yes", work_2="no", work_3="no")
    answers = {key: replace(one, respondent=FROM_DATA) for key, one in assessment.answers.items()}
    assert project_levels([replace(assessment, answers=answers)], plan([(early, 30)])) == ()


def test_what_is_done_counts_from_the_first_day(early, late) -> None:
    assessment = assess(work_1="yes", work_2="no", work_3="no")
    doing = plan([(late, 300)], early, done=frozenset({early.id}))
    assert project(assessment, doing).raised == {
        Horizon.DAY_90: 1,
        Horizon.DAY_180: 1,
        Horizon.DAY_360: 2,
    }
