"""The initiatives that ship: enough for every pillar, short enough for their horizon."""

from __future__ import annotations

from collections import Counter

import pytest

from csdesk.content import load_library
from csdesk.model.library import Library
from csdesk.roadmap.prioritisation import DEFAULT_QUICK_WIN
from csdesk.roadmap.scheduling import HORIZON_OF_AREA, QUICK_WIN_DUE

LONGEST = {90: 85, 180: 90, 360: 180}
WORKSTREAMS = {
    "Health scoring",
    "Churn prediction",
    "Renewal and expansion playbooks",
    "Automation of routine work",
    "Data architecture and governance",
}


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def test_every_pillar_has_at_least_three_and_all_have_a_horizon(library):
    counts = Counter(initiative.area for initiative in library.initiatives)
    assert len(library.initiatives) >= 22
    assert set(counts) == set(HORIZON_OF_AREA)
    assert min(counts.values()) >= 3


def test_quick_wins_can_be_done_by_day_thirty(library):
    quick = [initiative for initiative in library.initiatives if initiative.quick_win]
    assert len(quick) >= 4
    assert all(initiative.duration <= QUICK_WIN_DUE for initiative in quick)


def test_the_default_quick_win_is_one(library):
    found = {initiative.id: initiative for initiative in library.initiatives}
    assert found[DEFAULT_QUICK_WIN].quick_win
    assert "S4.23" in found[DEFAULT_QUICK_WIN].source
    assert len(found[DEFAULT_QUICK_WIN].steps) == 4


def test_every_initiative_fits_into_its_horizon(library):
    for initiative in library.initiatives:
        usual = HORIZON_OF_AREA[initiative.area]
        horizon = min(usual, initiative.early_horizon or usual)
        assert initiative.duration <= LONGEST[horizon], initiative.id


def test_every_initiative_has_three_to_five_steps_and_a_checkable_outcome(library):
    for initiative in library.initiatives:
        assert 3 <= len(initiative.steps) <= 5, initiative.id
        assert initiative.outcome.endswith("."), initiative.id
        assert 1 <= initiative.impact <= 5, initiative.id
        assert 1 <= initiative.feasibility <= 5, initiative.id


def test_workstreams_are_the_five_of_the_source(library):
    assert {initiative.workstream for initiative in library.initiatives} == WORKSTREAMS


def test_titles_are_different_so_that_rows_of_the_raci_can_be_told_apart(library):
    titles = [initiative.title for initiative in library.initiatives]
    titles += [row.activity for row in library.raci]
    assert len(titles) == len(set(titles))


def test_every_initiative_closes_a_finding_of_some_rule(library):
    named = {initiative for rule in library.rules for initiative in rule.initiatives}
    assert named == {initiative.id for initiative in library.initiatives}
