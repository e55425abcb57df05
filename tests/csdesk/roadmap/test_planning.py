"""The whole plan: dates, owners, pins, RACI, gates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.model.identifiers import InitiativeId, RaciRowId, RoleId
from csdesk.model.library import Library
from csdesk.model.roadmap import Gate, Horizon, RaciLetter, RaciRow, Role
from csdesk.roadmap import PlanDecisions, plan_roadmap
from csdesk.roadmap.raci import check_letters

START = date(2026, 11, 23)
OPS, DIRECTOR = RoleId("cs_ops"), RoleId("cs_director")


@pytest.fixture
def library(make_initiative, rules):
    letters = {OPS: RaciLetter.RESPONSIBLE, DIRECTOR: RaciLetter.ACCOUNTABLE}
    return Library(
        instruments={},
        fields=(),
        scorecards={},
        kpis=(),
        benchmarks=(),
        rules=(),
        initiatives=(
            make_initiative("tiers", impact=4, feasibility=4),
            make_initiative("playbook", area="playbooks", duration=60),
            make_initiative("charter", area="governance"),
            make_initiative("default", duration=30, quick_win=True),
        ),
        roles=(Role(OPS, "CS Operations", "Ops"), Role(DIRECTOR, "CS Director", "Director")),
        raci=tuple(
            RaciRow(RaciRowId(f"raci.{name}"), name, letters)
            for name in ("Score", "Playbooks", "Tools", "Boards")
        ),
        gates=(Gate(1, "Discover", 0, 30, 25, 30, ("agreed",)),),
        plan=rules,
        assumptions=(),
        caveats=(),
        total_words=(),
    )


@pytest.fixture
def plan(library, make_levels):
    def make(*findings, owners=None, raci=None):
        return plan_roadmap(
            findings,
            library,
            START,
            levels=make_levels(),
            decided=PlanDecisions(owners=owners or {}, raci=raci or {}),
        ).roadmap

    return make


def test_a_plan_without_findings_still_has_its_quick_win(plan):
    (item,) = plan().items
    assert item.initiative.id == "default"
    assert (item.start_day, item.due_day, item.horizon) == (0, 29, Horizon.DAY_90)
    assert item.start_on == START
    assert item.due_on == date(2026, 12, 22)


def test_only_what_is_done_by_day_thirty_is_a_quick_win(
    library, make_initiative, make_finding, make_levels
):
    quick = [make_initiative(f"q{n}", duration=30, quick_win=True) for n in range(4)]
    findings = [make_finding("a", "q0", "q1", "q2", "q3", "tiers")]
    crowded = replace(library, initiatives=(*library.initiatives, *quick))
    roadmap = plan_roadmap(findings, crowded, START, levels=make_levels()).roadmap
    days = {item.initiative.id: (item.due_day, item.is_quick_win) for item in roadmap.items}
    assert [days[InitiativeId(f"q{n}")][1] for n in range(4)] == [True, True, True, False]
    assert days[InitiativeId("q3")][0] > 30
    assert days[InitiativeId("tiers")] == (29, False)


@pytest.mark.parametrize(("due", "is_quick"), [(30, True), (31, False)])
def test_day_thirty_itself_is_in_time(plan, due, is_quick):
    (item,) = plan().items
    assert replace(item, due_day=due).is_quick_win is is_quick


def test_items_carry_findings_arr_priority_and_owner(plan, make_finding):
    late = make_finding("late", "playbook", "tiers", accounts={"A": 10.0, "B": 5.0})
    lost = make_finding("lost", "playbook", accounts={"B": 5.0, "C": 2.0})
    roadmap = plan(late, lost, owners={InitiativeId("playbook"): "M. Okafor"})
    items = {item.initiative.id: item for item in roadmap.items}
    playbook = items[InitiativeId("playbook")]
    assert playbook.findings == ("late", "lost")
    assert playbook.arr_at_stake == 17
    assert playbook.owner == "M. Okafor"
    assert (playbook.horizon, playbook.start_day, playbook.due_day) == (Horizon.DAY_180, 90, 149)
    assert playbook.start_on == date(2027, 2, 21)
    assert items[InitiativeId("tiers")].priority == 9
    assert items[InitiativeId("tiers")].owner == ""


def test_three_items_are_pinned(plan, make_finding):
    roadmap = plan(make_finding("a", "tiers", "playbook", "charter"))
    assert {item.initiative.id for item in roadmap.items if item.top_three} == {
        "tiers",
        "playbook",
        "charter",
    }


def test_items_stand_in_order_of_their_start(plan, make_finding):
    roadmap = plan(make_finding("a", "charter", "playbook", "tiers"))
    starts = [item.start_day for item in roadmap.items]
    assert starts == sorted(starts)
    assert len(roadmap.of_horizon(Horizon.DAY_360)) == 1


def test_the_raci_has_the_standing_rows_and_one_per_item(plan, make_finding):
    roadmap = plan(make_finding("a", "tiers"))
    assert len(roadmap.raci) == 4 + len(roadmap.items)
    assert not any(check_letters(row.letters) for row in roadmap.raci)
    assert roadmap.gates[0].phase == "Discover"


def test_a_change_of_an_initiative_is_found_by_it(plan, make_finding):
    letters = {OPS: RaciLetter.ACCOUNTABLE, DIRECTOR: RaciLetter.RESPONSIBLE}
    roadmap = plan(make_finding("a", "tiers"), raci={"tiers": letters})
    assert roadmap.row_of(InitiativeId("tiers")).letters == letters
    assert roadmap.row_of(InitiativeId("charter")) is None


def test_a_change_of_the_raci_shows_in_the_plan(plan):
    letters = {OPS: RaciLetter.ACCOUNTABLE, DIRECTOR: RaciLetter.RESPONSIBLE}
    assert plan(raci={"raci.Boards": letters}).raci[3].letters == letters
