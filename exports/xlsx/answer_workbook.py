"""The questionnaire as a workbook that people fill in: drop-downs, and what each answer means."""

from __future__ import annotations

from typing import Any

from csdesk.model import questionnaires
from csdesk.report.questionnaire import CONFIDENCES, Questionnaire, QuestionRow
from exports.xlsx.book import Book
from exports.xlsx.look import HEAD, INPUT, WRAPPED

QUESTIONS = "Questions"
MEANINGS = "What the answers mean"
MEANING_COLUMNS = (
    questionnaires.QUESTION_ID,
    questionnaires.QUESTION,
    questionnaires.ANSWER,
    "What it looks like in practice",
)
WIDTHS = (22, 30, 60, 18, 13, 34, 34, 28)
MEANING_WIDTHS = (30, 60, 18, 80)
ANSWER = questionnaires.COLUMNS.index(questionnaires.ANSWER)
CONFIDENCE = questionnaires.COLUMNS.index(questionnaires.CONFIDENCE)
TOO_LONG = 255
"""Excel takes no longer message beside a cell."""


def render_questionnaire(questionnaire: Questionnaire) -> bytes:
    """Return a questionnaire as a workbook."""
    name = questionnaire.instrument.name
    book = Book(name, "csdesk", f"Version {questionnaire.instrument.version}")
    questions, meanings = book.add_sheet(QUESTIONS), book.add_sheet(MEANINGS)
    _start_sheet(book, questions, questionnaires.COLUMNS, WIDTHS)
    _start_sheet(book, meanings, MEANING_COLUMNS, MEANING_WIDTHS)
    free = 1
    for number, row in enumerate(questionnaire.rows, start=1):
        last = _write_meanings(book, meanings, free, row)
        _write_question(book, questions, number, row)
        _add_choices(questions, number, f"='{MEANINGS}'!$C${free + 1}:$C${last + 1}", row)
        free = last + 1
    return book.finish()


def _start_sheet(book: Book, sheet: Any, columns: tuple[str, ...], widths: tuple[int, ...]) -> None:
    book.put_row(sheet, 0, columns, HEAD)
    for index, width in enumerate(widths):
        sheet.set_column(index, index, width)
    sheet.set_row(0, 24)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write_question(book: Book, sheet: Any, number: int, row: QuestionRow) -> None:
    book.put_row(sheet, number, (row.area, row.question_id, row.text), WRAPPED)
    given = (row.answer, row.confidence, row.evidence, row.note, row.reason)
    for column, value in enumerate(given, start=ANSWER):
        book.put(sheet, (number, column), value or None, INPUT)


def _write_meanings(book: Book, sheet: Any, first: int, row: QuestionRow) -> int:
    """Write the answers of a question one below the other and return the last row."""
    for offset, (choice, practice) in enumerate(zip(row.choices, row.practices, strict=True)):
        values = (row.question_id, row.text, choice, practice)
        book.put_row(sheet, first + offset, values, WRAPPED)
    return first + len(row.choices) - 1


def _add_choices(sheet: Any, number: int, source: str, row: QuestionRow) -> None:
    known = ", ".join(row.choices)
    sheet.data_validation(
        number,
        ANSWER,
        number,
        ANSWER,
        {
            "validate": "list",
            "source": source,
            "error_title": "Not one of the answers",
            "error_message": f"Choose one of: {known}"[:TOO_LONG],
        },
    )
    sheet.data_validation(
        number,
        CONFIDENCE,
        number,
        CONFIDENCE,
        {"validate": "list", "source": list(CONFIDENCES), "error_title": "Low, Medium or High"},
    )
