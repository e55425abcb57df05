"""A column of numbers while its values are settled step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from csdesk.formatting import plural
from csdesk.ingest.coercion.blanks import BLANKS
from csdesk.ingest.coercion.cells import write_cell
from csdesk.ingest.coercion.context import POINT
from csdesk.ingest.coercion.decimal_marks import decide_mark
from csdesk.ingest.coercion.number_cells import NUMBER_FIX, NumberCells
from csdesk.ingest.coercion.numbers import to_float
from csdesk.ingest.coercion.plain_numbers import (
    MOST,
    denoise,
    denoise_all,
    has_noise,
    spread_numbers,
)
from csdesk.ingest.coercion.reading import Unread, quote
from csdesk.ingest.coercion.readout import Readout
from csdesk.ingest.coercion.task import ColumnTask
from csdesk.model.imports import Topic
from csdesk.model.tables import Cell

OPEN_FIX = "Write it without thousands separators, such as 1234.50"


@dataclass(slots=True)
class NumberWork:
    """A column with the values that it has so far."""

    task: ColumnTask
    parsed: NumberCells
    readout: Readout
    _numbers: list[float] | None = None

    @property
    def numbers(self) -> list[float]:
        """Return the values that there are, in the order of the file."""
        if self._numbers is None:
            values = self.readout.values
            self._numbers = [value for value in values if isinstance(value, float)]
        return self._numbers

    def replace_values(
        self, change: Callable[[float], float], spared: Mapping[Cell, object] | None = None
    ) -> None:
        """Change every value but those of spared cells, and keep what the file says."""
        cells, kept = self.task.column.cells, spared or {}
        self.readout.keep_all_originals(self.task.column)
        if not kept and len(self.numbers) == len(cells):
            self._numbers = denoise_all(map(change, self.numbers))
            self.readout.values = list(self._numbers)
            return
        values = self.readout.values
        changing = [
            index
            for index, value in enumerate(values)
            if isinstance(value, float) and cells[index] not in kept
        ]
        changed = denoise_all([change(value) for value in map(values.__getitem__, changing)])  # type: ignore[arg-type]
        for index, value in zip(changing, changed, strict=True):
            values[index] = value
        self._numbers = None

    def forget_numbers(self) -> None:
        """Look at the values again, because they were changed."""
        self._numbers = None

    def clear_values(self) -> None:
        """Leave the whole column out."""
        self.readout.values = [None] * len(self.readout.values)
        self.readout.originals.clear()
        self._numbers = None

    def say(self, manner: str) -> None:
        """Add to how the column was understood."""
        if manner:
            self.readout.manner.append(manner)


def begin_work(task: ColumnTask, parsed: NumberCells) -> NumberWork:
    """Return the values of a column with its decimal mark settled; not yet checked."""
    decision = decide_mark(parsed.texts, _list_proofs(task, parsed), task.target, task.context)
    values: dict[Cell, Cell] = dict(parsed.style.values) if parsed.style else {}
    for cell, number in parsed.texts.items():
        mark = decision.of(number)
        value = None if mark is None else to_float(number, mark)
        if mark is None:
            problem = f"{quote(number.text)} can be read in two ways"
            parsed.unread[cell] = Unread(problem, OPEN_FIX, is_open=True)
        elif value is None or abs(value) > MOST:
            parsed.unread[cell] = Unread(f"{quote(number.text)} is no number", NUMBER_FIX)
        else:
            values[cell] = denoise(value)
    bare = None if task.plain.values is None else list(task.plain.values)
    work = NumberWork(task, parsed, _make_readout(task, parsed, values), bare)
    work.say(decision.manner)
    if (mark := _find_proven(task, parsed)) is not None:
        work.readout.proven[Topic.DECIMAL_MARK] = mark
    work.readout.questions += [decision.question] if decision.question else []
    return work


def _list_proofs(task: ColumnTask, parsed: NumberCells) -> dict[str, str]:
    """Return a number that shows each decimal mark, of those that are not looked at one by one."""
    proofs = {POINT: task.plain.proof} if task.plain.proof else {}
    for example in (task.plain.style, parsed.style.example if parsed.style else None):
        if example is not None and example.proven:
            proofs.setdefault(example.proven, example.text)
    return proofs


def _find_proven(task: ColumnTask, parsed: NumberCells) -> str | None:
    """Return the decimal mark that the numbers show, None where they show none or both."""
    marks = {number.proven for number in parsed.texts.values() if number.proven}
    marks |= _list_proofs(task, parsed).keys()
    return marks.pop() if len(marks) == 1 else None


def _make_readout(task: ColumnTask, parsed: NumberCells, values: Mapping[Cell, Cell]) -> Readout:
    readout = Readout(spread_numbers(task.column, task.plain, values))
    readout.take_unread(task.column, parsed.unread)
    styled = {cell for cell, n in parsed.texts.items() if n.has_style and cell in values}
    if parsed.style is not None:
        styled |= parsed.style.values.keys()
    if styled:
        readout.keep_originals(task.column, styled)
    if task.plain.style is not None:
        readout.keep_all_originals(task.column)
    if not task.plain.is_clean and task.plain.style is None:
        _keep_noisy(readout, task)
    readout.conversions += _describe_texts(task, parsed, values)
    return readout


def _keep_noisy(readout: Readout, task: ColumnTask) -> None:
    """Keep the own text of numbers that lost the noise of a spreadsheet."""
    cells = task.column.cells
    if task.plain.values is not None and readout.values == cells:
        return
    for index, value in enumerate(readout.values):
        cell = cells[index]
        if value is not None and _is_noisy(cell, value):
            readout.originals[index] = write_cell(cell)


def _is_noisy(cell: Cell, value: Cell) -> bool:
    return has_noise(cell) if isinstance(cell, str) else cell != value


def _describe_texts(
    task: ColumnTask, parsed: NumberCells, read: Mapping[Cell, Cell]
) -> Iterator[str]:
    """Yield the sentence on numbers that were written as text.

    Bare digits are worth a word only among real numbers: a text file has nothing else.
    """
    if task.plain.style is not None and task.plain.values:
        yield _count_texts(len(task.plain.values), task.plain.style.text)
        return
    has_cells = task.plain.has_cells
    told = {c: n.text for c, n in parsed.texts.items() if c in read and (has_cells or n.has_style)}
    if parsed.style is not None:
        told |= dict.fromkeys(parsed.style.values, parsed.style.example.text)
    if told:
        example = str(next(cell for cell in task.to_read if cell in told)).strip(BLANKS)
        yield _count_texts(task.column.count(told.keys()), example)


def _count_texts(count: int, example: str) -> str:
    verb = "was" if count == 1 else "were"
    return f"{plural(count, 'number')} written as text, such as {quote(example)}, {verb} read"
