"""Whatever a report leaves out is named in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from csdesk.model.answers import Answer
from csdesk.model.assessments import Observation
from csdesk.model.attachments import Attachment
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AttachmentId, ChoiceId, ObservationId, RespondentId
from csdesk.model.report_choices import Audience, AudienceOutline, ReportChoice
from csdesk.model.respondents import RespondentRole
from csdesk.model.responses import Respondent, Response
from csdesk.report.arranging import arrange_report
from csdesk.report.compose import compose_report
from csdesk.report.document import Report, Table, Text
from csdesk.report.sections.provenance import lineage_section
from tests.csdesk.report.diagnoses import make_empty, make_full, make_library
from tests.csdesk.report.earlier_audits import with_earlier_audit

BOARD = AudienceOutline(Audience.BOARD, "Board", "", ("board_standing", "board_plan"), pages=2)
LIBRARY = replace(make_library(), audiences=(BOARD,))
WORDS = (
    "Board minutes of May",
    "Only the north team does it",
    "Nobody owns renewals",
    "Late offers",
    "One calendar for all",
    "We never saw the new process",
    "renewal calendar.xlsx",
)


@pytest.fixture
def told() -> Diagnosis:
    """A diagnosis in which people put down seven things, each in another place."""
    known = make_full()
    first = known.instrument.questions[0]
    answer = Answer(first.id, ChoiceId("no"), evidence=WORDS[0], note=WORDS[1])
    seen = Observation(ObservationId(1), first.id, WORDS[2], WORDS[3], WORDS[4])
    who = Respondent(RespondentId(1), "Ada", RespondentRole.CSM)
    return replace(
        known,
        answers={**known.answers, first.id: answer},
        observations=(seen,),
        responses=(Response(who, Answer(first.id, ChoiceId("no"), note=WORDS[5])),),
        attachments=(
            Attachment(AttachmentId(1), first.id, WORDS[6], 10, datetime(2026, 5, 1, tzinfo=UTC)),
        ),
    )


def arrange(diagnosis: Diagnosis, choice: ReportChoice) -> Report:
    return arrange_report(compose_report(diagnosis, LIBRARY), diagnosis, LIBRARY, choice)


def everything(report: Report) -> str:
    cells = (cell for table in report.tables() for row in table.rows for cell in row)
    return "\n".join(cell for cell in cells if isinstance(cell, str))


def listed(report: Report) -> list[tuple[object, ...]]:
    table = next(one for one in report.tables() if one.name == "Left out")
    return list(table.rows)


@pytest.mark.parametrize(
    "choice",
    [
        ReportChoice(),
        ReportChoice(left_out=("answers",)),
        ReportChoice(left_out=("answers", "evidence", "findings", "summary")),
        ReportChoice(Audience.BOARD),
    ],
)
def test_every_comment_observation_and_evidence_title_is_in_the_report_or_in_its_list(
    told: Diagnosis, choice: ReportChoice
) -> None:
    texts = everything(arrange(told, choice))
    for words in WORDS:
        assert words in texts


def test_a_whole_report_has_no_list(told: Diagnosis) -> None:
    sections = arrange(told, ReportChoice()).sections
    assert "left_out" not in {section.id for section in sections}


def test_sections_that_are_left_out_are_listed_by_title_at_the_end(told: Diagnosis) -> None:
    report = arrange(told, ReportChoice(left_out=("kpis", "answers")))
    assert report.sections[-1].id == "left_out"
    rows = listed(report)
    assert ("Section", "Numbers and benchmarks") in rows
    assert ("Section", "Answers") in rows
    assert ("Comment", WORDS[1]) in rows
    assert ("Observation", WORDS[2]) not in rows


def test_the_list_of_a_board_stands_in_its_workbook_only(told: Diagnosis) -> None:
    report = arrange(told, ReportChoice(Audience.BOARD))
    assert [section.id for section in report.sections if section.is_on_paper] == [
        "board_standing",
        "board_plan",
    ]
    assert ("Evidence", WORDS[6]) in listed(report)


def test_the_sheets_of_every_audience_have_names_of_their_own(told: Diagnosis) -> None:
    papers = AudienceOutline(Audience.PAPERS, "P", "", rows_on_paper=100, columns_on_paper=3)
    library = replace(LIBRARY, audiences=(BOARD, papers))
    for audience in Audience:
        whole = compose_report(told, library)
        report = arrange_report(whole, told, library, ReportChoice(audience))
        names = [table.name for table in report.tables() if isinstance(table, Table)]
        assert len(names) == len(set(names))


def test_an_engagement_of_which_nothing_is_known_has_all_its_reports() -> None:
    for audience in Audience:
        assert arrange(make_empty(), ReportChoice(audience)).sections


def test_an_anonymous_report_is_made_of_a_copy_that_names_nobody_or_not_at_all(told):
    with pytest.raises(ValueError, match="client-safe"):
        arrange(told, ReportChoice(is_anonymous=True))
    safe = replace(told, is_client_safe=True)
    basis = arrange(safe, ReportChoice(is_anonymous=True)).basis
    assert basis.startswith("Anonymous: ")
    assert "rounded money, dates by month" in basis
    assert "differ from those of the report with names" in lineage_section(safe).lead
    assert "differ" not in lineage_section(make_full()).lead


def test_the_report_says_by_which_versions_people_were_asked() -> None:
    full = with_earlier_audit(make_full())
    said = [block.text for block in lineage_section(full).blocks if isinstance(block, Text)]
    version = full.instrument.version
    assert said == [f"Instruments: {full.instrument.name} (version {version})."]
