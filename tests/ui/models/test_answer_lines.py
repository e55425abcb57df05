from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from csdesk.model.answers import Answer, Answers
from csdesk.model.attachments import Attachment
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AttachmentId, QuestionId
from csdesk.model.instruments import MATURITY_LADDER
from csdesk.report.document import Status
from ui.models.answer_lines import AnswerGroup, list_answers
from ui.models.question_progress import measure_progress
from ui.models.walk_sheet import WalkSheet


def groups(diagnosis: Diagnosis, *more: Answer) -> tuple[AnswerGroup, ...]:
    answers = {**diagnosis.answers, **{answer.question: answer for answer in more}}
    return list_all(diagnosis, answers)


def list_all(
    diagnosis: Diagnosis, answers: Answers, files: Sequence[Attachment] = ()
) -> tuple[AnswerGroup, ...]:
    sheet = WalkSheet(diagnosis.assessments[MATURITY_LADDER])

    def find(question: QuestionId) -> Answer:
        return answers.get(question) or Answer(question)

    progress = measure_progress(sheet.areas, find)
    return list_answers(progress, find, sheet.score(answers), files)


def test_each_area_says_where_it_stands(diagnosis: Diagnosis) -> None:
    notes = {group.title: group.note for group in groups(diagnosis)}
    assert notes["Area segmentation"] == "Index 100 · 2 of 2 answered"
    assert notes["Area health"] == "Index 50, likely 0 to 100 · 1 of 2 answered"
    assert notes["Area skills"] == "0 of 2 answered"
    assert notes["The whole"] == "0 of 1 answered"


def test_a_line_says_answer_confidence_and_what_shows_it(diagnosis: Diagnosis) -> None:
    first = QuestionId("health.1.first")
    shown = replace(diagnosis.answers[first], evidence="Sheet RAG", note="Priya")
    line = groups(diagnosis, shown)[1].lines[0]
    assert (line.answer, line.confidence, line.evidence) == ("Partly", "Low", "Evidence and note")
    assert (line.status, line.flagged) == (Status.WATCH, True)


def test_a_question_without_an_answer_says_nothing(diagnosis: Diagnosis) -> None:
    noted = Answer(QuestionId("skills.1.first"), None, note="asked twice")
    line = groups(diagnosis, noted)[5].lines[0]
    assert (line.answer, line.confidence, line.evidence) == ("–", "–", "Note")
    assert line.status is Status.NONE


def test_what_does_not_apply_is_said(diagnosis: Diagnosis) -> None:
    ruled_out = Answer(QuestionId("skills.1.first"), None, not_applicable_reason="no team")
    line = groups(diagnosis, ruled_out)[5].lines[0]
    assert (line.answer, line.confidence, line.status) == ("Not applicable", "–", Status.GOOD)


def test_attached_files_are_counted_as_what_shows_an_answer(diagnosis: Diagnosis) -> None:
    first, second = QuestionId("health.1.first"), QuestionId("health.2.second")
    at = datetime(2026, 11, 22, tzinfo=UTC)
    files = [
        Attachment(AttachmentId(number), question, "x.png", 9, at)
        for number, question in enumerate((first, first, second))
    ]
    shown = replace(diagnosis.answers[first], evidence="Sheet RAG")
    answers = {**diagnosis.answers, first: shown}
    health = list_all(diagnosis, answers, files)[1]
    assert [line.evidence for line in health.lines] == ["Evidence and 2 files", "1 file"]
