"""The initiatives that ship: enough for every pillar, short enough for their horizon."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from csdesk.content import load_library
from csdesk.model.library import Library
from csdesk.model.roadmap import RaciLetter

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
    assert set(counts) == set(library.plan.horizon_of_area)
    assert min(counts.values()) >= 3


def test_quick_wins_can_be_done_by_day_thirty(library):
    quick = [initiative for initiative in library.initiatives if initiative.quick_win]
    assert len(quick) >= 4
    assert all(initiative.duration <= library.plan.quick_win_due for initiative in quick)


def test_no_initiative_promises_what_a_list_may_contradict(library):
    found = {initiative.id: initiative for initiative in library.initiatives}
    # Ratings may be CSAT from 1 to 5, reasons may all be there, and so may last year's list.
    assert not re.search(r"\d", found["health.close_the_loop"].outcome.split("24 hours")[0])
    assert "every loss" not in found["data.loss_reasons"].title
    assert "last year" not in found["data.missing_columns"].outcome
    # What takes three weeks is a habit, and no call to be made within a day.
    assert not found["health.call_red_accounts"].title.startswith("Call")
    assert all("data.loss_reasons" not in r.initiatives for r in library.rules if r.kind == "data")


def test_the_default_quick_win_is_one(library):
    found = {initiative.id: initiative for initiative in library.initiatives}
    default = found[library.plan.default_quick_win]
    assert default.quick_win
    assert "S4.23" in default.source
    assert len(default.steps) == 4


def test_every_initiative_fits_into_its_horizon(library):
    for initiative in library.initiatives:
        usual = library.plan.horizon_of_area[initiative.area]
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


def test_pillars_have_the_horizons_of_the_seed_text(library):
    # S1.20, with governance and skills last (C47).
    assert library.plan.horizon_of_area == {
        "segmentation": 90,
        "health": 90,
        "playbooks": 180,
        "data": 180,
        "governance": 360,
        "skills": 360,
    }


def test_the_capacity_that_is_printed_is_the_one_that_is_planned_with(library):
    (capacity,) = (known for known in library.assumptions if known.id == "roadmap.capacity")
    rules = library.plan
    printed = [int(digits) for digits in re.findall(r"\d+", capacity.value)]
    planned = [rules.at_once, rules.stagger, rules.quick_wins_at_once, rules.quick_win_due]
    assert printed == planned == [4, 5, 3, 30]


def test_nothing_waits_for_work_of_a_later_horizon(library):
    found = {initiative.id: initiative for initiative in library.initiatives}
    horizon_of = library.plan.horizon_of_area
    for initiative in library.initiatives:
        for base in initiative.requires:
            assert horizon_of[found[base].area] <= horizon_of[initiative.area], initiative.id


def test_no_quick_win_is_a_base_of_others_which_could_not_tell_when_it_is_there(library):
    bases = {base for initiative in library.initiatives for base in initiative.requires}
    assert not {one.id for one in library.initiatives if one.quick_win} & bases


def test_the_middle_of_the_effort_is_the_work_of_its_roles(library):
    for one in library.initiatives:
        assert sum(one.work.values()) == (one.effort_low + one.effort_high) / 2, one.id
        responsible = {
            role for role, letter in one.raci.items() if letter is RaciLetter.RESPONSIBLE
        }
        assert responsible <= set(one.work), one.id


def test_the_answers_of_the_ladder_can_be_raised_up_to_its_third_tier(library):
    ladder = library.instruments["maturity_ladder"]
    areas = {area.id for area in ladder.areas if area.id in library.plan.horizon_of_area}
    raised = {question for one in library.initiatives for question in one.answers}
    asked = {one.id for one in ladder.questions if one.area in areas and (one.tier or 9) <= 3}
    assert asked
    assert asked <= raised


def test_no_initiative_names_a_gain_that_no_source_has_for_it(library):
    # Published gains are of whole programmes, differ by a factor of ten and are never added (C31).
    assert {(one.gain_low, one.gain_high) for one in library.initiatives} == {(None, None)}
