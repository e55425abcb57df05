"""Registers of governance: meetings, bodies, escalations, roles, the team across departments."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.health import Band
from csdesk.operations.health.playbooks import current_playbooks, save_playbook
from csdesk.operations.register_asides import make_context
from csdesk.operations.register_documents import make_registers_book, make_registers_rows
from csdesk.registers.asides import list_beside
from csdesk.registers.asides.calendars import count_meetings
from csdesk.registers.asides.people import find_charter
from tests.acceptance.register_desk import NOW

RAISED = {
    "governance.team_incomplete",
    "governance.issues_overdue",
    "governance.escalations_overdue",
}


def red_accounts(diagnosis):
    names = dict(
        zip(diagnosis.accounts.keys, diagnosis.accounts.column("account_name"), strict=True)
    )
    return {names[score.key] for score in diagnosis.health.scores if score.band is Band.RED}


def agenda(desk, register, meeting, diagnosis):
    """Return the lists of one meeting, in their order."""
    context = make_context(desk.workspace, desk.library, diagnosis, NOW)
    lists = list_beside(context.registers[register], context)
    return [one for one in lists if one.row == meeting]


def test_s1_102_operating_rhythms(desk, sample):
    assert len(desk.titles("operating_rhythms")) == 4
    lists = {row.id: agenda(desk, "operating_rhythms", row.id, sample)
             for row in desk.look("operating_rhythms").rows}  # fmt: skip
    assert all(lists.values())
    huddle = lists["weekly_huddle"][0]
    assert huddle.title == "Red accounts now"
    red = red_accounts(sample)
    assert red
    told = {line.partition(": score")[0] for line in huddle.lines if ": score" in line}
    more = len(red) - len(told)
    assert told <= red
    assert huddle.lines[-1] == f"and {more:,} more" if more else told == red


def test_s4_20_rituals(desk, sample):
    desk.save("escalations", issue="Data lost", tier="2", opened="2026-06-30T09:00")
    meetings = [row.id for row in desk.look("rituals").rows]
    assert meetings == ["risk_review", "lifecycle_review", "quarterly_planning"]
    titles = {
        one: [found.title for found in agenda(desk, "rituals", one, sample)] for one in meetings
    }
    assert titles == {
        "risk_review": ["Scores that changed", "Escalations", "Where use falls"],
        "lifecycle_review": ["Onboarding", "Where use falls", "To be renewed"],
        "quarterly_planning": ["Segments", "Changes of playbooks", "What customers say"],
    }
    live = {
        found.title: found.lines
        for one in meetings
        for found in agenda(desk, "rituals", one, sample)
    }
    assert live["Escalations"] == ("Data lost (tier 2)",)
    assert live["Segments"]
    assert live["To be renewed"]


def test_s1_103_eight_week_operating_cadence(desk):
    register = desk.look("eight_weeks")
    assert count_meetings(register) == {"huddle": 8, "review": 2, "audit": 4}
    weeks = {kind: [int(row.cells["week"]) for row in register.rows if row.cells["kind"] == kind]
             for kind in ("huddle", "audit", "review")}  # fmt: skip
    assert weeks == {"huddle": [*range(1, 9)], "audit": [2, 4, 6, 8], "review": [4, 8]}
    assert "reconstruction" in register.definition.about
    titles = list(desk.beside("eight_weeks"))
    assert titles[0] == "Week 1, from 6 Jul 2026"
    assert titles[-1] == "Week 13"
    assert len(titles) == 9


def test_s1_105_governance_bodies(desk):
    assert len(desk.titles("governance_bodies")) == 4
    known = next(iter(current_playbooks(desk.workspace, desk.library).values()))
    changed = replace(known, purpose="Something else")
    save_playbook(desk.workspace, desk.library, changed)
    desk.save("governance_bodies", "change_board", at_work=True)
    again = replace(known, purpose="Something else again")
    with pytest.raises(WrongUsage, match="has not approved it"):
        save_playbook(desk.workspace, desk.library, again)
    change = {"playbook": known.name, "change": "Its purpose"}
    with pytest.raises(WrongUsage, match="Missing: Approved by, Approved on"):
        desk.save("playbook_changes", **change, state="approved")
    asked = desk.save("playbook_changes", **change, state="asked")
    with pytest.raises(WrongUsage, match="has not approved it"):
        save_playbook(desk.workspace, desk.library, again)
    desk.save(
        "playbook_changes", asked, state="approved", approved_by="Ada", approved_on="2026-06-30"
    )
    save_playbook(desk.workspace, desk.library, again)
    assert current_playbooks(desk.workspace, desk.library)[known.id] == again


def test_s1_107_escalation_pathway(desk):
    assert [row.cells["tier"] for row in desk.look("escalation_tiers").rows] == [1, 2, 3, 4]
    case = desk.save("escalations", issue="Down again", tier="1", opened="2026-06-30T09:00")
    for tier in ("2", "3", "4"):
        desk.save("escalations", case, tier=tier)
    closing = {"closed": "2026-06-30T12:00", "outcome": "Stays"}
    with pytest.raises(WrongUsage, match="closes only with a note on what was learned"):
        desk.save("escalations", case, **closing)
    desk.save("escalations", case, **closing, learned="Tell them before they ask")
    low = desk.save("escalations", issue="Late answer", tier="2", opened="2026-06-30T09:00")
    desk.save("escalations", low, **closing)
    assert desk.problems("escalations") == []


def test_s1_100_role_charters(desk):
    register = desk.look("role_charters")
    first = [row for row in register.rows if "per_100_low" in row.cells]
    assert len(first) == 9
    assert len(register.rows) == 11
    assert all(row.cells["kpis"] and row.cells["duties"] for row in register.rows)
    marked = [row.id for row in register.rows if row.cells.get("reconstructed")]
    assert marked == ["onboarding", "engineer"]
    diagnosis = desk.diagnose()
    inner = make_registers_rows(diagnosis, desk.library, "role_charters")
    given = make_registers_rows(diagnosis, desk.library, "role_charters", for_client=True)
    assert set(inner.columns) - set(given.columns) == {"A figure is reconstructed", "Remark"}
    (sheet,) = make_registers_book(
        diagnosis, desk.library, ["role_charters"], for_client=True
    ).sheets
    assert tuple(column.name for column in sheet.columns) == given.columns
    assert len(sheet.rows) == 11


@pytest.mark.parametrize(
    ("name", "charter"),
    [
        ("CSM", "csm"),
        ("Implementation/Onboarding", "onboarding"),
        ("CS Ops", "cs_ops"),
        ("Enablement", "enablement"),
        ("Renewals/AM", "account_manager"),
    ],
)
def test_s4_19_roles(desk, name, charter):
    found = find_charter(desk.look("role_charters"), name)
    assert found is not None
    assert found.id == charter
    roles = {role.id for role in desk.library.roles}
    assert found.cells["role"] in roles


def test_s0_22_cross_functional_team(desk):
    def found():
        return [one.id for one in desk.diagnose().findings if one.id in RAISED]

    assert found() == []
    for person, team in (("Ada", "cs"), ("Bo", "product"), ("Cy", "sales")):
        desk.save("cross_functional_team", person=person, team=team)
    assert found() == ["governance.team_incomplete"]
    (finding,) = [one for one in desk.diagnose().findings if one.id in RAISED]
    assert "Operations" in finding.evidence[0].text
    desk.save("cross_functional_team", person="Di", team="operations")
    assert found() == []


def test_issues_that_wait_are_found_on_the_day_of_the_engagement(desk):
    day = desk.diagnose().engagement.as_of
    opened = f"{day - timedelta(days=3)}T09:00"
    desk.save("steering_issues", issue="Who pays", opened=opened)
    assert "governance.issues_overdue" in [one.id for one in desk.diagnose().findings]
