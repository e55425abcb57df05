"""What a table leaves open, as questions that the person can answer."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.formatting import column_letters, number, plural
from csdesk.ingest.drafting.revenue_pairs import MONTHLY, STATED, YEARLY
from csdesk.ingest.drafting.table_draft import ReadTable
from csdesk.ingest.drafting.table_reading import LEAVE_OUT, READ_THEM, TableReading
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import (
    Decisions,
    ImportQuestion,
    Option,
    QuestionKey,
    TableId,
    Topic,
)


def question_key(table: TableId, column: int | None, topic: Topic) -> QuestionKey:
    """Return the key of a question about a column, or about a table as a whole."""
    letters = column_letters(column) if column else ""
    return QuestionKey(f"{table}/{letters}/{topic}")


def list_questions(table: ReadTable, decisions: Decisions) -> Iterator[ImportQuestion]:
    """Yield what a table leaves open, with the answers that were given."""
    reading = table.reading
    yield from _ask_hidden_rows(reading, decisions)
    for match in reading.matches:
        column = reading.columns.get(match.field) if match.field else None
        for asked in column.reading.questions if column else ():
            key = question_key(reading.found.id, match.column, asked.topic)
            yield ImportQuestion(
                key,
                asked.topic,
                asked.text,
                asked.evidence,
                asked.options,
                reading.found.id,
                match.header,
                asked.proposed,
                decisions.answers.get(key),
            )
    yield from _ask_revenue(reading, decisions)


def _ask_hidden_rows(reading: TableReading, decisions: Decisions) -> Iterator[ImportQuestion]:
    found = reading.found
    counts = found.occupancy.counts(1, found.sheet.row_count, found.span)
    hidden = [
        row
        for row in found.sheet.hidden_rows
        if found.header.row < row <= found.last_row and counts[row - 1]
    ]
    if not hidden:
        return
    key = question_key(found.id, None, Topic.HIDDEN_ROWS)
    them = "it" if len(hidden) == 1 else "them"
    yield ImportQuestion(
        key,
        Topic.HIDDEN_ROWS,
        f"{plural(len(hidden), 'row')} of the table cannot be seen in the file. Read {them}?",
        f"Hidden, or left out by a filter: the first is row {number(hidden[0])}",
        (
            Option(READ_THEM, f"Read {them}", "They count like all other rows"),
            Option(LEAVE_OUT, f"Leave {them} out", "They are listed as rejected rows"),
        ),
        found.id,
        None,
        READ_THEM,
        decisions.answers.get(key),
    )


def _ask_revenue(reading: TableReading, decisions: Decisions) -> Iterator[ImportQuestion]:
    """Ask what an MRR is that equals the ARR."""
    pairs = reading.revenue_pairs
    if not pairs.is_one_amount:
        return
    column = reading.columns[FieldId("mrr")].match
    key = question_key(reading.found.id, column.column, Topic.DERIVED)
    yield ImportQuestion(
        key,
        Topic.DERIVED,
        "The MRR and the ARR hold the same amounts. Which of them is right?",
        f"They are equal in {number(pairs.equal)} of {plural(pairs.both, 'row')} that have both",
        (
            Option(YEARLY, "Both are for a year", "The MRR becomes a twelfth of it"),
            Option(MONTHLY, "Both are for a month", "The ARR becomes twelve times as much"),
            Option(STATED, "Each is what its header says", "Nothing is changed"),
        ),
        reading.found.id,
        column.header,
        None,
        decisions.answers.get(key),
    )
