"""Registers of what success is: the customer's way, its outcomes, reviews, skills, first value."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from csdesk.errors import WrongUsage
from csdesk.model.registers import RegisterId
from csdesk.operations.register_documents import make_registers_book, make_row_page
from csdesk.registers.asides.funnels import measure_steps
from csdesk.report.document import Heading
from exports import render
from tests.acceptance.pillars import check_pillar

STATEMENT = {
    "outcome": "Decisions take 30% less time",
    "use_case": "Weekly reports",
    "proof": "Reports reviewed every week",
    "timeframe": "In 30 days",
}


def test_s0_5_customer_journey_map(desk):
    assert desk.titles("journey_map") == ["Onboarding", "Adoption", "Renewal", "Expansion"]
    desk.save("journey_map", "adoption", touchpoints="Training, monthly call", owner="csms")
    chosen = [RegisterId("journey_map")]
    document = make_registers_book(desk.diagnose(), desk.library, chosen)
    sheet = load_workbook(BytesIO(render(document, ".xlsx"))).worksheets[0]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    stages = [row[0] for row in rows if row[0] in desk.titles("journey_map")]
    assert stages == desk.titles("journey_map")
    (adoption,) = (row for row in rows if row[0] == "Adoption")
    assert "Training, monthly call" in adoption


def test_s0_6_success_criteria_by_stage(desk):
    kpi = desk.library.kpis[0]
    desk.save("journey_map", "onboarding", criterion="First report within 30 days", kpi=kpi.id)
    findings = {one.id: one for one in desk.diagnose().findings}
    found = findings["governance.stage_without_outcome"]
    assert found.title == "3 stages have no outcome"
    assert [one.text.partition("“")[2].partition("”")[0] for one in found.evidence] == [
        "Adoption", "Renewal", "Expansion",
    ]  # fmt: skip
    with pytest.raises(WrongUsage):
        desk.save("journey_map", "adoption", criterion="Used weekly", kpi="no_such_kpi")
    for stage in ("adoption", "renewal", "expansion"):
        desk.save("journey_map", stage, criterion="Told by the customer")
    assert "governance.stage_without_outcome" not in {one.id for one in desk.diagnose().findings}


@pytest.mark.parametrize("part", STATEMENT)
def test_s4_1_success_statement(desk, part):
    told = {key: cell for key, cell in STATEMENT.items() if key != part}
    with pytest.raises(WrongUsage, match=r"is empty\. Fill it in"):
        desk.save("success_statements", account="A1", **told)
    assert desk.look("success_statements").rows == ()
    desk.save("success_statements", account="A1", **STATEMENT)
    assert len(desk.look("success_statements").rows) == 1


def test_s4_11_success_plan(desk, tmp_path):
    columns = [one.name for one in desk.look("success_plans").definition.columns]
    plan = {
        "objectives": "Close the books in three days",
        "milestones": "Ledger connected by 1 May",
        "metrics": "Days to close",
        "risks": "One controller for two companies",
        "cadence": "Every second Tuesday",
    }
    row = desk.save("success_plans", account="A1", **plan, note="Their sponsor may leave")
    desk.save("success_plans", account="A2", objectives="Fewer tickets")
    page = make_row_page(desk.diagnose(), desk.library, RegisterId("success_plans"), row)
    headings = [one.text for one in page.sections[0].blocks if isinstance(one, Heading)]
    assert headings == columns[1:6]
    path = tmp_path / "plan.pdf"
    path.write_bytes(render(page, ".pdf"))
    text = " ".join(part.extract_text() for part in PdfReader(path).pages)
    assert all(words in text for words in plan.values())
    assert "sponsor" not in text
    assert "Fewer tickets" not in text


def test_s4_12_customer_qbr_agenda(desk):
    columns = [one.name for one in desk.look("customer_qbr").definition.columns]
    assert [name[0] for name in columns if name[0].isdigit()] == list("12345")
    told = {"outcomes": "Close in 3 days", "value": "40 hours a month", "risks": "None"}
    row = desk.save("customer_qbr", meeting="Q3", **told, priorities="Second team by May")
    with pytest.raises(WrongUsage, match="is closed until an outcome is proven"):
        desk.save("customer_qbr", row, expansion="Seats for the second team")
    desk.save("customer_qbr", row, proven=True, expansion="Seats for the second team")
    assert desk.look("customer_qbr").rows[0].cells["expansion"] == "Seats for the second team"
    with pytest.raises(WrongUsage, match="Write down which"):
        desk.save("customer_qbr", meeting="Q4", proven=True)


def test_s2_10_activation_map(desk):
    taken = (("Sign up", 200), ("Import data", 150), ("Share", 60))
    for order, (step, users) in enumerate(taken, 1):
        desk.save("activation_map", step=step, order=float(order), users=float(users))
    assert measure_steps(desk.look("activation_map")) == (
        ("Sign up", 200, None), ("Import data", 150, 75), ("Share", 60, 40),
    )  # fmt: skip
    beside = desk.beside("activation_map")
    assert beside["Step by step"].lines[1] == "Import data: 150 (75.0% of the step before)"
    assert beside["Most users are lost at"].lines == ("Share: 60.0% do not get there",)
    with pytest.raises(WrongUsage, match="the same place"):
        desk.save("activation_map", step="Pay", order=3.0)


def test_s1_14_skills_and_enablement(desk, library, sample_report):
    check_pillar("skills", library, sample_report)
    ada = {"person": "Ada", "skill": "Commercial talks"}
    desk.save("skill_grid", **ada, level=1.0, wanted=3.0, training="Course in May")
    desk.save("skill_grid", person="Bo", skill="Commercial talks", level=3.0, wanted=3.0)
    saved = [row.cells["level"] for row in desk.look("skill_grid").rows]
    assert saved == [1, 3]
    assert desk.problems("skill_grid") == [
        "Ada is below the level that is wanted. Plan a training."
    ]
    with pytest.raises(WrongUsage, match="twice with the same skill"):
        desk.save("skill_grid", **ada, level=2.0)
