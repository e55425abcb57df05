"""What was seen, said and filed at questions: observations, words of respondents, files."""

from __future__ import annotations

from csdesk.formatting import day, file_size
from csdesk.formatting.answers import answer_words
from csdesk.formatting.respondents import role_word
from csdesk.model.attachments import Attachment
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import QuestionId
from csdesk.model.responses import Response
from csdesk.report.document import Column, Format, Section, Table, Value


def evidence_sections(diagnosis: Diagnosis) -> tuple[Section, ...]:
    """Return the section; nothing where nobody noted, said or attached anything."""
    found = (_observations(diagnosis), _words(diagnosis), _files(diagnosis))
    tables = tuple(table for table in found if table.rows)
    if not tables:
        return ()
    lead = "What was seen, said and filed at the questions, as it was put down."
    return (Section("evidence", "Observations and evidence", lead, tables),)


def told_words(response: Response) -> tuple[str, ...]:
    """Return what a respondent put down beside the answer."""
    given = response.answer
    said = (given.evidence, given.note, given.not_applicable_reason, given.deferred, given.text)
    return tuple(words for words in said if words.strip())


def _observations(diagnosis: Diagnosis) -> Table:
    return Table(
        name="Observations",
        title="What the consultant saw",
        columns=(
            Column("Question", Format.TEXT, 0.22),
            Column("Account", Format.TEXT, 0.1),
            Column("What was seen", Format.TEXT, 0.26),
            Column("What it leads to", Format.TEXT, 0.22),
            Column("What to do", Format.TEXT, 0.22),
            Column("Importance, 1 to 5", Format.INTEGER, 0.06),
        ),
        rows=tuple(
            (
                _asked(diagnosis, seen.question),
                seen.subject or None,
                seen.issue,
                seen.impact or None,
                seen.recommendation or None,
                seen.importance,
            )
            for seen in diagnosis.observations
        ),
        empty="",
    )


def _words(diagnosis: Diagnosis) -> Table:
    return Table(
        name="Words of respondents",
        title="What people put down beside their answers",
        columns=(
            Column("Question", Format.TEXT, 0.3),
            Column("Role", Format.TEXT, 0.1),
            Column("Answer", Format.TEXT, 0.15),
            Column("In their words", Format.TEXT, 0.45),
        ),
        rows=tuple(
            _said(diagnosis, response) for response in diagnosis.responses if told_words(response)
        ),
        empty="",
    )


def _said(diagnosis: Diagnosis, response: Response) -> tuple[Value, ...]:
    question = diagnosis.question(response.answer.question)
    return (
        _asked(diagnosis, response.answer.question),
        role_word(response.respondent.role),
        answer_words(question, response.answer) if question else None,
        "\n".join(told_words(response)),
    )


def _files(diagnosis: Diagnosis) -> Table:
    return Table(
        name="Evidence files",
        title="Files that back the answers",
        columns=(
            Column("Question", Format.TEXT, 0.45),
            Column("File", Format.TEXT, 0.35),
            Column("Size", Format.TEXT, 0.1),
            Column("Added", Format.TEXT, 0.1),
        ),
        rows=tuple(_file(diagnosis, attached) for attached in diagnosis.attachments),
        empty="",
    )


def _file(diagnosis: Diagnosis, attached: Attachment) -> tuple[Value, ...]:
    question = _asked(diagnosis, attached.question)
    return (question, attached.name, file_size(attached.size), day(attached.added_at.date()))


def _asked(diagnosis: Diagnosis, asked: QuestionId) -> str:
    question = diagnosis.question(asked)
    return question.text if question else str(asked)
