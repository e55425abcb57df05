"""The currency of a column of amounts; several become one only with rates that a person gave."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from csdesk.formatting import join_words
from csdesk.ingest.coercion.context import ColumnContext
from csdesk.ingest.coercion.crowns import settle_crown
from csdesk.ingest.coercion.number_work import NumberWork
from csdesk.ingest.coercion.plain_numbers import denoise
from csdesk.ingest.coercion.reading import Unread, quote
from csdesk.ingest.currencies import (
    CROWN,
    DOLLAR,
    DOLLARS,
    are_mixed,
    currency_of_format,
    currency_of_header,
    find_currency,
    settle_currency,
)
from csdesk.model.imports import Topic
from csdesk.model.tables import Cell


@dataclass(frozen=True, slots=True)
class _Marks:
    """Who states which currency: all cells alike, some cells, the rows, the column's header."""

    of_all: str | None
    of_cell: Mapping[Cell, str]
    of_row: tuple[str | None, ...]
    of_column: str | None

    def at(self, index: int, cell: Cell) -> str | None:
        """Return the currency of one amount, None where nobody states it."""
        return self._own(cell) or self._row(index) or self.of_column

    def contradiction(self, index: int, cell: Cell) -> str | None:
        """Return the currency of the row where the cell itself names another one."""
        row, own = self._row(index), self._own(cell)
        return row if row and own and are_mixed({row, own}) else None

    def name_crown(self, code: str) -> _Marks:
        """Return the same marks with the currency that "kr" means."""
        names = {CROWN: code}
        return _Marks(
            names.get(self.of_all or "", self.of_all),
            {cell: names.get(mark, mark) for cell, mark in self.of_cell.items()},
            tuple(names.get(mark or "", mark) for mark in self.of_row),
            names.get(self.of_column or "", self.of_column),
        )

    def _own(self, cell: Cell) -> str | None:
        return self.of_cell.get(cell) or self.of_all

    def _row(self, index: int) -> str | None:
        return self.of_row[index] if index < len(self.of_row) else None


def settle_currencies(work: NumberWork) -> None:
    """Note the currency of a column. Amounts in several are converted where rates are known."""
    context = work.task.context
    marks = _find_marks(work)
    stated = _list_stated(work, marks)
    if CROWN in stated:
        marks = marks.name_crown(settle_crown(work, stated.keys()))
        stated = _list_stated(work, marks)
    if not are_mixed(stated):
        _settle_one(work, stated)
        return
    missing = _find_missing(stated.keys(), context)
    if missing or context.home_currency is None:
        work.readout.refusal = _refuse(stated.keys(), missing, context)
    else:
        _convert(work, marks, stated.keys())


def _settle_one(work: NumberWork, stated: dict[str, int]) -> None:
    """Note the one currency of a column, or convert it as a whole where its rate is known.

    A column that states none has the one that the others of its table show.
    """
    context = work.task.context
    shown = settle_currency(stated) or context.currency_beside
    if shown is not None and context.rates:
        work.readout.proven[Topic.CURRENCY] = shown
    home = context.home_currency
    rate = None if shown is None else context.rates.get(shown)
    if shown is None or rate is None or home is None or shown == home:
        work.readout.currencies |= stated
        return
    work.readout.keep_all_originals(work.task.column)
    work.replace_values(lambda value: denoise(value * rate))
    work.readout.currencies = {home: 0}
    work.say(_describe({shown: rate}, home))


def _find_marks(work: NumberWork) -> _Marks:
    context = work.task.context
    names = {name: find_currency(str(name).strip()) for name in set(context.currencies)}
    style = work.task.plain.style
    return _Marks(
        style.currency if style else None,
        work.parsed.currencies,
        tuple(map(names.get, context.currencies)),
        currency_of_header(work.task.header) or currency_of_format(context.number_format),
    )


def _list_stated(work: NumberWork, marks: _Marks) -> dict[str, int]:
    """Return where each currency stands first among the amounts that were read."""
    found = {marks.of_all: 0} if marks.of_all else {}
    for cell, currency in marks.of_cell.items():
        if currency not in found:
            found[currency] = work.task.column.first(cell)
    wanted = set(marks.of_row) - found.keys() - {None}
    for index, (named, value) in enumerate(zip(marks.of_row, work.readout.values, strict=False)):
        if not wanted:
            break
        if named in wanted and named is not None and value is not None:
            found[named] = index
            wanted.discard(named)
    if marks.of_column:
        found.setdefault(marks.of_column, 0)
    return dict(sorted(found.items(), key=lambda item: (item[1], item[0])))


def _find_missing(stated: AbstractSet[str], context: ColumnContext) -> list[str]:
    return sorted(mark for mark in stated if _find_rate(mark, stated, context) is None)


def _find_rate(mark: str, stated: AbstractSet[str], context: ColumnContext) -> float | None:
    code = _name_dollar(stated, context) if mark == DOLLAR else mark
    return 1.0 if code == context.home_currency else context.rates.get(code)


def _name_dollar(stated: AbstractSet[str], context: ColumnContext) -> str:
    """Return which dollar a bare sign means: the one that is named beside it, else home's, USD."""
    named = sorted(stated & DOLLARS)
    if len(named) == 1:
        return named[0]
    home = context.home_currency
    return home if home in DOLLARS and home is not None else "USD"


def _refuse(stated: AbstractSet[str], missing: list[str], context: ColumnContext) -> Unread:
    problem = f"the column mixes amounts in {join_words(sorted(stated))}"
    if context.home_currency is None or not missing:
        return Unread(problem, "Say in which currency to count, or convert all amounts to one")
    codes = {_name_dollar(stated, context) if mark == DOLLAR else mark for mark in missing}
    rates = join_words(sorted(codes))
    return Unread(
        problem,
        f"Give the rate of {rates} to {context.home_currency}, or convert all amounts to one",
        rates=tuple(sorted(codes)),
    )


def _convert(work: NumberWork, marks: _Marks, stated: AbstractSet[str]) -> None:
    """Bring every amount to the home currency; one that names no currency cannot be read."""
    readout, cells, context = work.readout, work.task.column.cells, work.task.context
    rates = {mark: _find_rate(mark, stated, context) or 0.0 for mark in stated}
    readout.keep_all_originals(work.task.column)
    for index, value in enumerate(readout.values):
        if not isinstance(value, float):
            continue
        cell = cells[index]
        mark = marks.at(index, cell)
        if mark is None:
            readout.reject(index, _explain_nameless(cell))
        elif (row := marks.contradiction(index, cell)) is not None:
            readout.reject(index, _explain_contradiction(cell, row))
        else:
            readout.values[index] = denoise(value * rates[mark])
    work.forget_numbers()
    home = str(context.home_currency)
    readout.currencies = {home: 0}
    work.say(_describe(rates, home))


def _explain_nameless(cell: Cell) -> Unread:
    return Unread(
        f"{quote(cell)} names no currency among amounts in several", "Write its currency beside it"
    )


def _explain_contradiction(cell: Cell, row: str) -> Unread:
    return Unread(f"{quote(cell)} stands in a row whose currency is {row}", "Correct one of them")


def _describe(rates: Mapping[str, float], home: str) -> str:
    shown = join_words([f"1 {mark} = {rate:g} {home}" for mark, rate in sorted(rates.items())])
    return f"Converted to {home}: {shown}"
