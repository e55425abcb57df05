"""Registers by which a programme is run: risks, pilots, sign-offs, issues, what is told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from csdesk.errors import WrongUsage
from csdesk.operations.report import make_report
from csdesk.registers.asides.calendars import lay_out
from csdesk.registers.asides.reached import checkpoints, measure_coverage
from csdesk.report.document import Bullets
from tests.acceptance.register_desk import NOW


def test_s1_6_risk_register_starter(desk):
    register = desk.look("risk_register")
    assert [row.id for row in register.rows] == ["data_silos", "resistance"]
    assert all(row.cells["mitigation"] and row.cells["owner"] for row in register.rows)
    required = {column.id for column in register.definition.columns if column.required}
    assert {"mitigation", "owner"} <= required


def test_s1_95_cross_functional_gating(desk):
    with pytest.raises(WrongUsage, match=r"cannot pass yet\. Missing: Finance agrees"):
        desk.save("gate_sign_offs", "gate_1", product=True, sales=True, passed_on="2026-06-30")
    desk.save("gate_sign_offs", "gate_1", product=True, sales=True)
    desk.save("gate_sign_offs", "gate_1", finance=True, passed_on="2026-06-30")
    assert desk.look("gate_sign_offs").rows[0].cells["passed_on"] == "2026-06-30"
    with pytest.raises(WrongUsage, match="Missing: Sales agrees"):
        desk.save("gate_sign_offs", "gate_1", sales=False)


def test_s1_96_escalation_to_steering_committee(desk):
    desk.save("steering_issues", issue="Who pays for the tool", opened="2026-06-28T14:00")
    assert desk.problems("steering_issues", NOW - timedelta(hours=1)) == []
    (told,) = desk.problems("steering_issues", NOW)
    assert "overdue: open for 49 hours, and 48 are allowed" in told


def test_s1_92_communications_plan(desk):
    start = date(2026, 7, 1)
    entries = lay_out(desk.look("communications"), start)
    days = {key: [one.number for one in entries if one.row.id == key] for key in (
        "weekly", "fortnightly", "monthly", "town_hall", "workshop",
    )}  # fmt: skip
    assert days["weekly"] == [1, 8, 15, 22, 29]
    assert days["fortnightly"] == [43, 57, 71, 85]
    assert days["monthly"] == [120, 150, 180, 210, 240, 270, 300, 330, 360]
    assert days["town_hall"] == [36, 50, 64, 78]
    assert days["workshop"] == [90, 180, 270, 360]
    assert entries[0].on == start
    until_30 = desk.beside("communications")["Until day 30"].lines
    assert len(until_30) in (4, 5)
    assert until_30[0].startswith("30 Jun 2026: What happened this week")


def test_s1_93_training_plan(desk):
    assert desk.beside("training_plan")["Trained so far"].lines == ()
    desk.save("training_plan", "csms", people=30.0, trained=12.0)
    desk.save("training_plan", "sales", people=10.0)
    assert measure_coverage(desk.look("training_plan")) == 30
    beside = desk.beside("training_plan")
    assert beside["Trained so far"].lines == ("30.0%",)
    assert beside["Aimed at"].lines == (
        "By day 90: 20%: reached",
        "By day 180: 50%: not yet reached",
        "By day 360: 100%: not yet reached",
    )
    workshops = [row for row in desk.look("training_plan").rows if row.cells["form"] == "workshop"]
    assert {row.cells["hours"] for row in workshops} == {4}
    assert workshops[0].cells["role"] == "csms"


@pytest.mark.parametrize(
    ("share", "warns"), [(14.9, True), (15.0, False), (25.0, False), (25.1, True)]
)
def test_s1_94_incentive_alignment(desk, share, warns):
    desk.save("incentives", "cs_team", share=share)
    assert any("15 to 25%" in text for text in desk.problems("incentives")) is warns


def test_s1_90_change_models(desk):
    rows = desk.look("change_models").rows
    assert [row.cells["model"] for row in rows] == ["kotter"] * 8 + ["adkar"] * 5
    named = [row.cells["element"] for row in rows if row.cells.get("named")]
    assert named == ["Create urgency", "Anchor the changes", "Knowledge: people know how"]
    desk.save("change_models", "kotter_1", done=True)
    desk.save("change_models", "adkar_5", done=True)
    titles = list(desk.beside("change_models"))
    assert titles == ["Kotter: 1 of 8 in place", "ADKAR: 1 of 5 in place"]


def test_s1_91_change_tactics_and_enablers(desk):
    kinds = [row.cells["kind"] for row in desk.look("change_tactics").rows]
    assert (kinds.count("tactic"), kinds.count("enabler")) == (5, 6)
    assert desk.problems("change_tactics") == []
    desk.save("change_tactics", "mapping", in_plan=False)
    (task,) = desk.problems("change_tactics")
    assert task.startswith("To do: “Mapping stakeholders” is not part of the programme")


def test_s1_99_stakeholder_map(desk):
    for name, influence, interest in (
        ("Ada", 5, 5), ("Bo", 5, 2), ("Cy", 2, 5), ("Di", 1, 2), ("Ed", 3, 3),
    ):  # fmt: skip
        desk.save("stakeholder_map", name=name, influence=influence * 1.0, interest=interest * 1.0)
    desk.save("stakeholder_map", desk.look("stakeholder_map").rows[0].id, sponsor=True)
    beside = desk.beside("stakeholder_map")
    assert {title: found.lines for title, found in beside.items()} == {
        "Manage closely": ("Ada (sponsor)", "Ed"),
        "Keep satisfied": ("Bo",),
        "Keep informed": ("Cy",),
        "Monitor": ("Di",),
    }
    assert any("Product, Sales, Finance" in text for text in desk.problems("stakeholder_map"))
    report = make_report(desk.diagnose(), desk.library)
    (section,) = [one for one in report.sections if one.id == "registers"]
    (listed, _) = [block.items for block in section.blocks if isinstance(block, Bullets)]
    assert listed[0] == "Manage closely: Ada (sponsor) and Ed"


def test_s1_123_pilot_design_rule(desk):
    (pilot,) = desk.look("pilot_design").rows
    assert pilot.cells["metric"] == "grr"
    assert 20 <= pilot.cells["gain"] <= 30
    assert any("no baseline" in text for text in desk.problems("pilot_design"))
    desk.save("pilot_design", pilot.id, baseline_on="2026-11-30", baseline=82.0, gain=31.0)
    (told,) = desk.problems("pilot_design")
    assert "aims at 31%" in told
    assert "20 to 30%" in told
    (pilot,) = desk.look("pilot_design").rows
    expected = [date(2027, 2, 28), date(2027, 5, 30), date(2027, 8, 30), date(2027, 11, 30)]
    assert list(checkpoints(pilot)) == expected
