"""The data stack of a client: tools, flows, parts (S1.61, S1.62, S1.74)."""

from __future__ import annotations

import io

from pypdfium2 import PdfDocument

from csdesk.content import load_library
from csdesk.model.registers import RegisterId
from csdesk.report.compose import compose_report
from csdesk.report.document import FigureBlock
from csdesk.report.figures import FlowFigure
from exports.writing import render

CATEGORIES = {
    "profiles": ("Segment", "RudderStack", "Tealium", "mParticle"),
    "behaviour": ("Amplitude", "Heap", "Mixpanel", "PostHog"),
    "engagement": ("Customer.io", "Outreach", "Braze", "Iterable"),
    "support": ("Zendesk", "Intercom", "Freshdesk", "Help Scout"),
    "crm": ("Salesforce", "HubSpot", "Pipedrive", "Zoho CRM"),
    "billing": ("Zuora", "Chargebee", "Stripe Billing", "Recurly"),
    "reporting": ("Looker", "Tableau", "Google Data Studio", "Sigma Computing"),
    "prediction": ("Gainsight PX", "Totango", "ChurnZero", "Custify"),
}


def find_titles(desk):
    return {one.id: one.title for one in desk.diagnose().findings}


def find_section(desk):
    report = compose_report(desk.diagnose(), desk.library)
    return report, next((one for one in report.sections if one.id == "data_stack"), None)


def test_s1_61_eight_categories_of_four_vendors_and_a_missing_one_is_a_finding(desk):
    listed = desk.beside("stack_tools")
    told = [line for one in listed.values() for line in one.lines]
    assert len(listed) == 8
    for vendors in CATEGORIES.values():
        assert any(all(vendor in line for vendor in vendors) for line in told)
    assert "data.tools_missing" not in find_titles(desk)
    for category, vendors in list(CATEGORIES.items())[:-1]:
        desk.save("stack_tools", tool=vendors[0], category=category)
    (problem,) = desk.problems("stack_tools")
    assert problem.startswith("No tool is named for: Scoring and churn models.")
    assert "data.tools_missing" in find_titles(desk)
    desk.save("stack_tools", tool="csdesk", category="prediction")
    assert desk.problems("stack_tools") == []
    assert "data.tools_missing" not in find_titles(desk)


def test_s1_62_three_flows_have_their_latency_and_a_diagram_in_the_report(desk):
    flows = desk.look("stack_flows").rows
    limits = {str(row.id): row.cells.get("limit") for row in flows}
    assert limits == {"events": 1.0, "nightly": 86_400.0, "notices": None}
    assert find_section(desk)[1] is None
    desk.save("stack_flows", "nightly", measured=108_000.0)
    desk.save("stack_flows", "events", measured=1.0)
    report, section = find_section(desk)
    (figure,) = [block.figure for block in section.blocks if isinstance(block, FigureBlock)]
    assert isinstance(figure, FlowFigure)
    assert [line.stations for line in figure.lines] == [
        ("Product", "Customer data platform", "Analytics and triggers"),
        ("CRM, billing, support", "Data warehouse", "Dashboards and scores"),
        ("Scores and segments", "Webhooks", "CRM and messages"),
    ]
    assert [line.is_late for line in figure.lines] == [False, True, None]
    assert [line.is_both_ways for line in figure.lines] == [False, False, True]
    pages = PdfDocument(io.BytesIO(render(report, ".pdf")))
    text = " ".join(page.get_textpage().get_text_bounded() for page in pages)
    assert "within 24 hours, takes 30 hours" in " ".join(text.split())
    assert find_titles(desk)["data.flows_late"] == "1 flow takes longer than agreed"


def test_s1_74_eight_components_stand_with_the_client_s_status(desk):
    rows = desk.look("stack_components").rows
    named = " ".join(str(row.cells["reference"]) for row in rows)
    assert len(rows) == 8
    for product in (
        "Kafka", "Segment", "Airflow", "Snowflake", "BigQuery", "dbt", "Feast",
        "Great Expectations", "Splink",
    ):  # fmt: skip
        assert product in named
    desk.save("stack_components", "warehouse", state="in_place")
    assert desk.problems("stack_components") == [
        "“Warehouse” is in place without a name. Say what the company has."
    ]
    desk.save("stack_components", "warehouse", state="in_place", own="Postgres")
    desk.save("stack_components", "features", state="not_needed")
    assert desk.problems("stack_components") == []
    _, section = find_section(desk)
    assert section.lead == (
        "No tool is named yet; 1 of 8 parts of the reference stack is in place."
    )
    table = next(one for one in section.blocks if getattr(one, "name", "").startswith("Parts"))
    states = {row[0]: row[1].word for row in table.rows}
    assert states["Warehouse"] == "In place"
    assert states["Feature store"] == "Not needed"
    assert states["Batch loads"] == "Not said"


def test_the_registers_of_the_stack_stand_in_no_other_section(desk):
    desk.save("stack_tools", tool="Segment", category="profiles")
    report, section = find_section(desk)
    assert section is not None
    assert "registers" not in [one.id for one in report.sections]


def test_every_category_has_its_usual_vendors():
    register = next(one for one in load_library().registers if one.id == RegisterId("stack_tools"))
    assert {key: tuple(names) for key, names in register.usual.items()} == CATEGORIES
