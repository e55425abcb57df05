"""The questions of one area as a table: choices across, or the columns that the area has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from csdesk.model.answers import Answer
from csdesk.model.identifiers import ChoiceId, QuestionId
from csdesk.model.instruments import Grid, Question
from csdesk.report.document import Status
from ui.models.answer_words import answer_word, choice_keys
from ui.models.question_progress import Find, answer_status
from ui.models.walk_sheet import WalkArea, offers_choices


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One cell: a choice of its row's question, or else a question with its answer."""

    question: QuestionId
    text: str
    choice: ChoiceId | None = None
    chosen: bool = False
    help: str = ""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One line; ``mark`` is the status of its question, None where each cell is a question."""

    title: str
    mark: Status | None
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class MatrixTable:
    """The heads of the columns, and the rows; ``is_grid`` where each cell is a question."""

    heads: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    is_grid: bool = False


def find_grid(grids: Iterable[Grid], area: WalkArea) -> Grid | None:
    """Return the grid of an area, where its questions stand in rows and columns."""
    known = {question.id for question in area.questions}
    fits = (grid for grid in grids if grid.area == area.area and set(grid.cells) <= known)
    return next(fits, None)


def lay_out_grid(grid: Grid, area: WalkArea, find_answer: Find) -> MatrixTable:
    """Return the questions of a grid in its rows and columns, and the others below."""
    questions = {question.id: question for question in area.questions}
    wide = len(grid.columns)
    rows = [
        MatrixRow(
            title,
            None,
            tuple(
                _asking(questions[cell], find_answer(cell))
                for cell in grid.cells[place * wide : (place + 1) * wide]
            ),
        )
        for place, title in enumerate(grid.rows)
    ]
    others = [question for question in area.questions if question.id not in grid.cells]
    rows += [
        MatrixRow(question.short, None, (_asking(question, find_answer(question.id)),))
        for question in others
    ]
    return MatrixTable(grid.columns, tuple(rows), is_grid=True)


def lay_out_choices(area: WalkArea, find_answer: Find) -> MatrixTable:
    """Return a row for each question of an area, with its choices across."""
    rows = tuple(_row(question, find_answer(question.id)) for question in area.questions)
    keys = (choice_keys(question.choices) for question in area.questions)
    return MatrixTable(max(keys, key=len, default=()) or ("0",), rows)


def read_matrix(grids: Sequence[Grid], area: WalkArea, find_answer: Find) -> MatrixTable:
    """Return the table of an area, as its grid says where it has one."""
    grid = find_grid(grids, area)
    if grid is None:
        return lay_out_choices(area, find_answer)
    return lay_out_grid(grid, area, find_answer)


def _asking(question: Question, answer: Answer) -> MatrixCell:
    word = answer_word(question, answer)
    given = answer_status(question, answer) in (Status.GOOD, Status.WATCH)
    return MatrixCell(question.id, word, chosen=given, help=question.text)


def _row(question: Question, answer: Answer) -> MatrixRow:
    mark = answer_status(question, answer)
    if not offers_choices(question):
        cell = MatrixCell(question.id, answer_word(question, answer), help=question.text)
        return MatrixRow(question.text, mark, (cell,))
    cells = tuple(
        MatrixCell(question.id, one.label, one.id, one.id == answer.choice, one.practice)
        for one in question.choices
    )
    return MatrixRow(question.text, mark, cells)
