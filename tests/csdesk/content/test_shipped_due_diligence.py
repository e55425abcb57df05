"""The due diligence on data and automation that ships: S1.67."""

from __future__ import annotations

import pytest

from csdesk.model.areas import Origin
from csdesk.model.identifiers import InstrumentId
from csdesk.model.instruments import Instrument, QuestionKind
from csdesk.model.library import Library


@pytest.fixture(scope="module")
def diligence(library: Library) -> Instrument:
    return library.instruments[InstrumentId("data_due_diligence")]


def test_three_checks_are_made_of_every_vendor(diligence):
    checks = diligence.area_questions("diligence.vendors")
    assert [question.short for question in checks] == ["SOC 2", "GDPR", "Role-based access"]
    assert {question.source for question in checks} == {"S1.67"}


def test_the_share_of_false_alerts_is_a_number_that_earns_nothing(diligence):
    question = diligence.question("diligence.automation.false_alerts")
    assert question.kind is QuestionKind.NUMBER
    assert question.unit == "%"


def test_the_traps_of_automation_carry_the_figures_of_the_source(diligence):
    (area,) = [known for known in diligence.areas if known.id == "diligence.automation"]
    assert [(target.value, target.unit) for target in area.targets] == [
        (5, "%"),
        (5, "automations"),
    ]
    asked = {q.short: q.text for q in diligence.area_questions("diligence.automation")}
    assert "three vendors" in asked["Small start"]
    assert "five automations" in asked["Pilot first"]
    assert "90 days" in asked["Pilot first"]


def test_what_csdesk_adds_is_marked_and_claims_no_source(diligence):
    added = [q for q in diligence.questions if q.area == "diligence.handling"]
    assert len(added) == 5
    assert {question.origin for question in added} == {Origin.CSDESK}
    assert {question.source for question in added} == {""}
    others = [q for q in diligence.questions if q.area != "diligence.handling"]
    assert {question.origin for question in others} == {Origin.SOURCE}
