"""The page of the CS Operations Health Score: S3.24, S3.25."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from csdesk.content import load_library
from csdesk.model.answers import FROM_DATA, Answer
from csdesk.model.assessments import Assessment
from csdesk.model.claims import Claim, ClaimVerdict
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import InitiativeId, InstrumentId, QuestionId
from csdesk.model.instruments import Instrument, Question
from csdesk.model.library import Library
from csdesk.report.compose import compose_report
from csdesk.report.document import Bullets, Entries, FigureBlock, KeyFigures, Section, Table, Text
from csdesk.report.figures import IndexFigure
from csdesk.report.sections.operations_health import operations_health_sections
from csdesk.scoring.maturity import score_instrument
from tests.csdesk.report.diagnoses import make_finding, make_full

SALES = ("handoff", "handback", "forecast", "transitions", "upsell")


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="module")
def diagnostic(library: Library) -> Instrument:
    return library.instruments[InstrumentId("process_diagnostic")]


def answer(question: Question, credit: float, **more) -> Answer:
    choice = next(choice for choice in question.choices if choice.credit == credit)
    return Answer(question.id, choice.id, **more)


def with_answers(
    diagnostic: Instrument, answers: Iterable[Answer], *, capped: Claim | None = None, **parts
) -> Diagnosis:
    """Return a diagnosis with these answers; ``capped`` is contradicted and earns nothing."""
    given = {one.question: one for one in answers}
    by_people = {key: one for key, one in given.items() if one.respondent != FROM_DATA}
    assessment = Assessment(
        diagnostic,
        given,
        claimed=score_instrument(diagnostic, given),
        supported=score_instrument(
            diagnostic, given, caps={capped.question: 0.0} if capped else {}
        ),
        claims=(capped,) if capped else (),
    )
    return replace(make_full(), answers=by_people, assessments={diagnostic.id: assessment}, **parts)


def rate(diagnostic: Instrument, area: str, credit: float) -> list[Answer]:
    return [answer(question, credit) for question in diagnostic.area_questions(area)]


def section_of(diagnosis: Diagnosis, library: Library) -> Section:
    (section,) = operations_health_sections(diagnosis, library)
    return section


def table(section: Section, name: str) -> Table:
    return next(b for b in section.blocks if isinstance(b, Table) and b.name == name)


def test_without_an_answer_there_is_no_page(diagnostic, library):
    assert operations_health_sections(make_full(), library) == ()
    assert operations_health_sections(with_answers(diagnostic, ()), library) == ()


def test_what_only_the_data_answer_begins_no_page(diagnostic, library):
    question = diagnostic.question(QuestionId("process.standard.retention.gross"))
    diagnosis = with_answers(diagnostic, [answer(question, 1.0, respondent=FROM_DATA)])
    assert operations_health_sections(diagnosis, library) == ()


def test_the_page_stands_after_the_areas_of_practice(diagnostic, library):
    diagnosis = with_answers(diagnostic, rate(diagnostic, "process.support", 0.5))
    report = compose_report(diagnosis, library)
    names = [section.id for section in report.sections]
    assert names.index("operations_health") == names.index("areas") + 1


def test_six_dimensions_stand_as_bars_with_those_that_are_not_assessed(diagnostic, library):
    section = section_of(
        with_answers(
            diagnostic,
            [
                *rate(diagnostic, "process.onboarding", 0.25),
                *rate(diagnostic, "process.renewal", 0.75),
            ],
        ),
        library,
    )
    (block,) = [block for block in section.blocks if isinstance(block, FigureBlock)]
    assert isinstance(block.figure, IndexFigure)
    assert [bar.now for bar in block.figure.bars] == [None, None, 25, None, 75, None]
    assert block.answer == (
        "Strongest: Renewal and predictability (75 of 100). "
        "Weakest: Onboarding and time to value (25)."
    )
    rows = table(section, "Operations health").rows
    assert [row[2] for row in rows] == [None, None, 25, None, 75, None, 50]


@pytest.mark.parametrize(
    ("areas", "said"),
    [
        (("onboarding",), "Only Onboarding and time to value is assessed: 25 of 100."),
        (("onboarding", "renewal"), "All assessed dimensions stand at 25 of 100."),
    ],
)
def test_what_is_strongest_is_not_said_to_be_weakest_as_well(diagnostic, library, areas, said):
    answers = [one for area in areas for one in rate(diagnostic, f"process.{area}", 0.25)]
    section = section_of(with_answers(diagnostic, answers), library)
    (block,) = [block for block in section.blocks if isinstance(block, FigureBlock)]
    assert block.answer == said


def test_the_score_has_the_word_of_its_mark(diagnostic, library):
    section = section_of(
        with_answers(diagnostic, rate(diagnostic, "process.onboarding", 0.25)), library
    )
    (figures,) = [block for block in section.blocks if isinstance(block, KeyFigures)]
    score = figures.figures[0]
    assert (score.label, score.value, score.status.word) == (
        "CS Operations Health Score",
        25,
        "Leaking",
    )


def test_what_the_data_contradict_is_shown_as_supported_score_and_said(diagnostic, library):
    question = diagnostic.question(QuestionId("process.standard.retention.gross"))
    claim = Claim(
        question.checks[0], question.id, ClaimVerdict.CONTRADICTED, None, "It is 88%, not above."
    )
    section = section_of(with_answers(diagnostic, [answer(question, 1.0)], capped=claim), library)
    (figures,) = [block for block in section.blocks if isinstance(block, KeyFigures)]
    values = {figure.label: figure.value for figure in figures.figures}
    assert (values["CS Operations Health Score"], values["Supported score"]) == (100, 0)
    lists = [block.items for block in section.blocks if isinstance(block, Bullets)]
    assert ("Gross retention: It is 88%, not above.",) in lists


@pytest.mark.parametrize(
    ("earned", "word"),
    [
        ((0, 0, 0, 1, 1), "Is there"),
        ((0, 0, 0.5, 1, 1), "Is there"),
        ((0, 0, None, 1, 1), "May be there"),
        ((0, 0, 1, 1, 1), "In parts"),
        ((1, 1, 1, 1, 1), "Not there"),
    ],
)
def test_a_dysfunction_is_there_from_half_of_its_symptoms(diagnostic, library, earned, word):
    symptoms = diagnostic.area_questions("process.dysfunction.firefighting")
    given = zip(symptoms, earned, strict=True)
    answers = [answer(question, credit) for question, credit in given if credit is not None]
    section = section_of(with_answers(diagnostic, answers), library)
    (figures,) = [block for block in section.blocks if isinstance(block, KeyFigures)]
    (closest,) = [one for one in figures.figures if one.term == "Closest dysfunction"]
    assert closest.status.word == word


def test_strengths_and_leaks_are_listed_with_the_revenue_of_their_findings(diagnostic, library):
    late = make_finding(
        initiatives=(InitiativeId("playbooks.renewal_desk"),),
        arr_at_stake=300.0,
        account_arr=(100.0, 200.0),
    )
    section = section_of(
        with_answers(
            diagnostic,
            [*rate(diagnostic, "process.feedback", 1.0), *rate(diagnostic, "process.renewal", 0.0)],
            findings=(late,),
        ),
        library,
    )
    assert Bullets(("Customer feedback: 100 of 100.",)) in section.blocks
    assert table(section, "Strengths").rows == (("Customer feedback", 100),)
    (leaks,) = [block for block in section.blocks if isinstance(block, Entries)]
    (leak,) = leaks.items
    assert (leak.title, leak.amount) == ("Renewal and retention", 300)
    assert "Weakest: Renewal forecast, “None”. List all renewals" in leak.text
    assert "Shown by: Renewals start 38 days before the date, case 1 (£300)" in leak.notes
    assert "Renewals that start at 120 days" in leak.notes[-1]
    assert table(section, "Leaks").rows[0][:3] == ("Renewal and retention", 0, 300)


def test_a_page_without_leaks_says_so(diagnostic, library):
    section = section_of(
        with_answers(diagnostic, rate(diagnostic, "process.feedback", 1.0)), library
    )
    (leaks,) = [block for block in section.blocks if isinstance(block, Entries)]
    assert leaks.items == ()
    assert leaks.empty == "No area stands below 50 of 100."


def test_a_page_without_strengths_says_so(diagnostic, library):
    section = section_of(
        with_answers(diagnostic, rate(diagnostic, "process.feedback", 0.5)), library
    )
    assert Text("No area reaches 75 of 100 yet.") in section.blocks


def test_dysfunctions_are_ranked_with_their_remedies(diagnostic, library):
    chaos = rate(diagnostic, "process.dysfunction.chaos", 0.5)
    scramble = rate(diagnostic, "process.dysfunction.scramble", 0.0)
    section = section_of(with_answers(diagnostic, [*chaos, *scramble]), library)
    rows = table(section, "Dysfunctions").rows
    assert [(row[0].text, row[1]) for row in rows] == [
        ("Renewal scramble", 100),
        ("Onboarding chaos", 50),
    ]
    assert rows[0][4].startswith("Open every renewal 120 days")
    assert (
        rows[0][5] == "Renewals that start at 120 days and A renewal calendar for the next 120 days"
    )


def test_touchpoints_show_their_state_owner_and_the_common_failure(diagnostic, library):
    questions = {
        question.id.split(".")[-1]: question
        for question in diagnostic.area_questions("process.arm.sales")
    }
    given = [
        answer(questions["handoff"], 1.0, owner="A. Mensah"),
        answer(questions["forecast"], 0.5),
        answer(questions["failure"], 0.0),
    ]
    section = section_of(with_answers(diagnostic, given), library)
    arms = {row[0]: row for row in table(section, "Coordination").rows}
    assert len(arms) == 5
    assert arms["Working with Sales"][1] == 50
    assert arms["Working with Sales"][3:] == ("Yes", 5, 1)
    assert arms["Working with Marketing"][3:] == ("Not answered", 5, 0)
    touchpoints = table(section, "Touchpoints").rows
    assert len(touchpoints) == 22
    assert [row[2:] for row in touchpoints[: len(SALES)]] == [
        ("In place", "A. Mensah"),
        ("Not answered", "Nobody yet"),
        ("Partly in place", "Nobody yet"),
        ("Not answered", "Nobody yet"),
        ("Not answered", "Nobody yet"),
    ]


def test_what_does_not_apply_and_what_is_put_off_is_listed_with_its_reason(diagnostic, library):
    given = [
        *rate(diagnostic, "process.support", 0.5),
        Answer(QuestionId("process.feedback.boards"), not_applicable_reason="Too few customers."),
        Answer(QuestionId("process.feedback.surveys"), deferred="Ask Product."),
    ]
    section = section_of(with_answers(diagnostic, given), library)
    lists = [block.items for block in section.blocks if isinstance(block, Bullets)]
    assert ("Advisory boards: Too few customers.",) in lists
    assert ("Surveys: Ask Product.",) in lists
    quiet = [b.text for b in section.blocks if isinstance(b, Text) and b.quiet]
    assert any(text.startswith("Not assessed: ") and "Customer feedback" in text for text in quiet)


def test_areas_outside_the_scope_are_counted_and_named(diagnostic, library):
    given = rate(diagnostic, "process.onboarding", 0.5)
    diagnosis = with_answers(diagnostic, given)
    assessment = diagnosis.assessments[diagnostic.id]
    scoped = score_instrument(diagnostic, assessment.answers, functions={"onboarding"})
    limited = replace(assessment, claimed=scoped, supported=scoped)
    section = section_of(replace(diagnosis, assessments={diagnostic.id: limited}), library)
    left_out = sum(
        bool(area.functions) and "onboarding" not in area.functions for area in diagnostic.areas
    )
    assert f"{left_out} areas are outside the scope." in section.lead
    arms = [row[0] for row in table(section, "Coordination").rows]
    assert arms == ["Working with Sales", "Working with Professional Services"]
