"""Every other instrument in the report: how it stands, and what weighs on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.content import load_library
from csdesk.model.answers import Answer
from csdesk.model.assessments import Assessment
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import ChoiceId, InstrumentId, QuestionId
from csdesk.model.library import Library
from csdesk.report.compose import compose_report
from csdesk.report.document import Bullets, Heading, Section, Status, Table, Text
from csdesk.report.sections.answered import write_answer
from csdesk.report.sections.assessments import assessments_sections
from csdesk.scoring.maturity import score_instrument
from tests.csdesk.report.diagnoses import make_full

DILIGENCE = InstrumentId("data_due_diligence")
DIAGNOSTIC = InstrumentId("process_diagnostic")
VENDORS = ("soc2", "gdpr", "access")


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def vendor(name: str, choice: str) -> Answer:
    return Answer(QuestionId(f"diligence.vendors.{name}"), ChoiceId(choice))


def with_answers(library: Library, *given: Answer) -> Diagnosis:
    """Return a diagnosis with all shipped instruments, and these answers."""
    answers = {answer.question: answer for answer in given}
    assessments = {}
    for instrument in library.instruments.values():
        result = score_instrument(instrument, answers)
        assessments[instrument.id] = Assessment(instrument, answers, result, result)
    return replace(make_full(), answers=answers, assessments=assessments)


def section_of(diagnosis: Diagnosis) -> Section:
    (section,) = assessments_sections(diagnosis)
    return section


def table(section: Section, name: str) -> Table | None:
    tables = [block for block in section.blocks if isinstance(block, Table) and block.name == name]
    return tables[0] if tables else None


def test_instruments_that_nobody_began_are_not_in_the_report(library):
    assert assessments_sections(with_answers(library)) == ()
    names = {section.id for section in compose_report(with_answers(library), library).sections}
    assert not names & {"assessments", "operations_health"}


def test_answers_to_the_ladder_alone_begin_no_other_instrument(library):
    question = library.instruments[InstrumentId("maturity_ladder")].questions[0]
    own = Answer(question.id, question.choices[0].id)
    assert assessments_sections(with_answers(library, own)) == ()


def test_an_instrument_stands_at_its_mark_with_index_and_range(library):
    section = section_of(with_answers(library, *(vendor(name, "yes") for name in VENDORS)))
    (row,) = table(section, "Assessments").rows
    name, standing, index, low, high, supported, answered, asked, state = row
    assert name == "Data and automation due diligence"
    assert (standing.word, standing.status) == ("Covered", Status.GOOD)
    assert (index, supported) == (100, 100)
    assert low == pytest.approx(100 / 3)
    assert high == 100
    assert (answered, asked, state) == (3, 12, "Provisional")


def test_the_lowest_mark_is_a_risk(library):
    section = section_of(with_answers(library, *(vendor(name, "no") for name in VENDORS)))
    (row,) = table(section, "Assessments").rows
    assert (row[1].word, row[1].status, row[2]) == ("Exposed", Status.RISK, 0)


def test_the_weakest_areas_and_those_not_assessed_are_named(library):
    given = [vendor("soc2", "partly"), vendor("gdpr", "no")]
    given.append(Answer(QuestionId("diligence.automation.pilot"), ChoiceId("yes")))
    section = section_of(with_answers(library, *given))
    assert Heading("Data and automation due diligence") in section.blocks
    weakest = section.blocks[section.blocks.index(Text("Weakest:")) + 1]
    assert weakest == Bullets(
        (
            "Vendors and access: Index 25, likely 17 to 50.",
            "Automation with judgement: Index 100, likely 25 to 100.",
        )
    )
    assert Text("Not assessed: Handling customer data.", quiet=True) in section.blocks


def test_the_workbook_holds_every_answer_of_what_was_begun(library):
    alerts = Answer(QuestionId("diligence.automation.false_alerts"), value=4.9, note="Last quarter")
    later = Answer(QuestionId("diligence.vendors.gdpr"), deferred="Ask Legal")
    section = section_of(with_answers(library, vendor("soc2", "yes"), alerts, later))
    answers = table(section, "Other answers")
    assert answers.workbook_only
    assert len(answers.rows) == len(library.instruments[DILIGENCE].questions)
    rows = {row[2]: row for row in answers.rows}
    assert rows["diligence.vendors.soc2"][4] == "Yes"
    assert rows["diligence.automation.false_alerts"][4] == "4.9%"
    assert rows["diligence.automation.false_alerts"][7] == "Last quarter"
    assert (rows["diligence.vendors.gdpr"][4], rows["diligence.vendors.gdpr"][9]) == (
        "Put off",
        "Ask Legal",
    )
    assert rows["diligence.vendors.access"][4] == "Not answered"


def test_the_process_diagnostic_has_its_own_page_and_its_answers_here(library):
    question = library.instruments[DIAGNOSTIC].questions[0]
    diagnosis = with_answers(library, Answer(question.id, question.choices[0].id))
    section = section_of(diagnosis)
    assert table(section, "Assessments") is None
    assert not section.is_on_paper
    assert len(table(section, "Other answers").rows) == len(
        library.instruments[DIAGNOSTIC].questions
    )


def test_points_are_said_where_an_instrument_counts_them(library):
    practices = library.instruments[InstrumentId("twelve_practices")]
    first, second = practices.questions[:2]
    best, worst = (
        Answer(first.id, first.choices[-1].id),
        Answer(second.id, second.choices[0].id),
    )
    section = section_of(with_answers(library, best, worst))
    (sentence,) = [b.text for b in section.blocks if isinstance(b, Text) and "points" in b.text]
    assert f"{practices.points:.1f} of" in sentence


def test_answers_are_written_by_what_they_are(library):
    diligence = library.instruments[DILIGENCE]
    alerts = diligence.question(QuestionId("diligence.automation.false_alerts"))
    assert write_answer(alerts, Answer(alerts.id, value=12)) == "12%"
    assert write_answer(alerts, None) == "Not answered"
    soc2 = diligence.question(QuestionId("diligence.vendors.soc2"))
    skipped = Answer(soc2.id, not_applicable_reason="No vendor")
    assert write_answer(soc2, skipped) == "Not applicable"
    gone = Answer(soc2.id, ChoiceId("retired"))
    assert write_answer(soc2, gone) == "Not answered"
