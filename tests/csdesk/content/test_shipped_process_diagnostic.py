"""The process diagnostic that ships: S3.1 to S3.25."""

from __future__ import annotations

import pytest

from csdesk.model.areas import AreaKind
from csdesk.model.identifiers import InstrumentId
from csdesk.model.instruments import Instrument, Polarity
from csdesk.model.library import Library

PROCESSES = {
    "process.onboarding": "S3.2",
    "process.health": "S3.3",
    "process.expansion": "S3.4",
    "process.support": "S3.5",
    "process.feedback": "S3.6",
    "process.renewal": "S3.7",
}
STANDARDS = {
    "process.standard.retention": "S3.8",
    "process.standard.health": "S3.9",
    "process.standard.onboarding": "S3.10",
    "process.standard.expansion": "S3.11",
    "process.standard.support": "S3.12",
    "process.standard.renewal": "S3.13",
}
DYSFUNCTIONS = {
    "process.dysfunction.firefighting": "S3.14",
    "process.dysfunction.theatre": "S3.15",
    "process.dysfunction.black_hole": "S3.16",
    "process.dysfunction.chaos": "S3.17",
    "process.dysfunction.scramble": "S3.18",
}
TOUCHPOINTS = {
    "process.arm.sales": 5,
    "process.arm.services": 4,
    "process.arm.billing": 4,
    "process.arm.marketing": 5,
    "process.arm.data": 4,
}
"""S3.19 to S3.23."""
FIGURES = {
    "process.standard.retention": [90, 110],
    "process.standard.onboarding": [90],
    "process.standard.expansion": [50],
    "process.standard.support": [95, 90],
    "process.standard.renewal": [5, 90],
}


@pytest.fixture(scope="module")
def diagnostic(library: Library) -> Instrument:
    return library.instruments[InstrumentId("process_diagnostic")]


def find_area(diagnostic: Instrument, area: str):
    return next(known for known in diagnostic.areas if known.id == area)


def test_areas_stand_in_the_order_of_the_source(diagnostic):
    wanted = [*PROCESSES, *STANDARDS, *DYSFUNCTIONS, *TOUCHPOINTS]
    assert sorted(area.id for area in diagnostic.areas) == sorted(wanted)
    sources = {area.id: area.source for area in diagnostic.areas}
    assert sources == PROCESSES | STANDARDS | DYSFUNCTIONS | {
        area: f"S3.{number}" for number, area in enumerate(TOUCHPOINTS, start=19)
    }


def test_questions_credit_the_source_of_their_area(diagnostic):
    sources = {area.id: area.source for area in diagnostic.areas}
    assert all(question.source == sources[question.area] for question in diagnostic.questions)


@pytest.mark.parametrize("process", PROCESSES)
def test_each_process_rates_five_activities_from_none_to_automated(diagnostic, process):
    questions = diagnostic.area_questions(process)
    assert len(questions) == 5
    for question in questions:
        assert [choice.credit for choice in question.choices] == [0, 0.25, 0.5, 0.75, 1]
        assert [choice.rung for choice in question.choices] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("area", FIGURES)
def test_the_figures_of_a_standard_are_those_of_the_source(diagnostic, area):
    assert [target.value for target in find_area(diagnostic, area).targets] == FIGURES[area]


def test_retention_is_checked_against_figures_that_must_be_exceeded(diagnostic):
    checks = {
        check.measure: (check.comparison, check.value)
        for question in diagnostic.area_questions("process.standard.retention")
        for check in question.checks
    }
    assert checks == {"kpi.grr": ("above", 90), "kpi.nrr": ("above", 110)}


def test_data_answer_only_what_they_measure_exactly(diagnostic):
    answered = {question.id for question in diagnostic.questions if question.from_data}
    assert answered == {
        "process.standard.retention.gross",
        "process.standard.retention.net",
    }


@pytest.mark.parametrize("dysfunction", DYSFUNCTIONS)
def test_each_dysfunction_has_four_or_five_symptoms_and_a_remedy(diagnostic, dysfunction):
    area = find_area(diagnostic, dysfunction)
    symptoms = diagnostic.area_questions(dysfunction)
    assert area.kind is AreaKind.SYMPTOMS
    assert 4 <= len(symptoms) <= 5
    assert {question.polarity for question in symptoms} == {Polarity.NEGATIVE}
    assert area.remedy
    assert area.initiatives


@pytest.mark.parametrize("arm", TOUCHPOINTS)
def test_each_arm_has_its_touchpoints_with_owners_and_one_common_failure(diagnostic, arm):
    *touchpoints, failure = diagnostic.area_questions(arm)
    assert len(touchpoints) == TOUCHPOINTS[arm]
    assert all(question.needs_owner for question in touchpoints)
    assert failure.polarity is Polarity.NEGATIVE
    assert not failure.needs_owner


def test_five_functions_can_be_chosen_and_each_has_areas_of_its_own(diagnostic):
    names = [function.id for function in diagnostic.functions]
    assert names == ["onboarding", "health", "risk", "expansion", "renewal"]
    for function in names:
        assert any(function in area.functions for area in diagnostic.areas)


def test_the_six_dimensions_hold_every_process_standard_and_arm_once(diagnostic):
    shares = [share.area for one in diagnostic.dimensions for share in one.shares]
    assert len(diagnostic.dimensions) == 6
    assert sorted(shares) == sorted([*PROCESSES, *STANDARDS, *TOUCHPOINTS])
    assert {one.weight for one in diagnostic.dimensions} == {1}


def test_sales_and_services_count_double_in_coordination(diagnostic):
    (coordination,) = [
        one for one in diagnostic.dimensions if one.id == "process.dimension.coordination"
    ]
    assert {share.area.split(".")[-1]: share.weight for share in coordination.shares} == {
        "sales": 2,
        "services": 2,
        "billing": 1,
        "marketing": 1,
        "data": 1,
    }


def test_every_activity_and_symptom_is_asked_of_two_roles_at_least(diagnostic):
    assert all(len(question.asked) >= 2 for question in diagnostic.questions)


def test_texts_of_the_diagnostic_fit_the_page(diagnostic):
    for question in diagnostic.questions:
        assert len(question.text) <= 110, question.id
        assert 1 <= len(question.short.split()) <= 3, question.id
        assert len(question.why) <= 200, question.id
        for choice in question.choices:
            assert 25 <= len(choice.practice) <= 135, question.id
            assert len(choice.improvement) <= 200, question.id


def test_every_improvement_of_the_diagnostic_says_its_effort(diagnostic):
    for question in diagnostic.questions:
        for choice in question.choices[:-1]:
            assert " Usual effort: " in choice.improvement, question.id
