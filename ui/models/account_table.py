"""The columns of the tables of accounts: with scores for Health, as imported for Data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import nan
from typing import Any

from csdesk.formatting import day, money, number, percent, write_score
from csdesk.model.accounts import AccountTable
from csdesk.model.health import Band, HealthResult
from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.score_columns import band_codes, score_column
from csdesk.model.score_sequence import BANDS
from csdesk.model.tables import Field, FieldKind, ListTable, TableKind
from csdesk.report.document import Status
from csdesk.report.statuses import band_status
from csdesk.scoring.record_columns import read_days
from ui.models.column_table import NumberCells, TableColumn
from ui.models.score_timeline import ScoreHistory

NAME_WIDTH, IMPORTED_NAME_WIDTH = 156, 214
OWNER_FIELDS = ("csm", "account_owner")


@dataclass(frozen=True, slots=True)
class ScoreMark:
    """An inline score: how full its bar is (0 to 100, None: not scored) and in which colour."""

    score: float | None
    status: Status
    hatched: bool
    """It rests on insufficient data."""


@dataclass(frozen=True, slots=True)
class SparkMark:
    """The kept scores of an account as a small line; None for a day that does not have it."""

    heights: tuple[float | None, ...]


def score_columns(
    accounts: AccountTable,
    health: HealthResult,
    currency: str,
    history: ScoreHistory | None = None,
) -> tuple[TableColumn, ...]:
    """Return the columns of the table of scores; those that no account fills are left out.

    With a history of two days or more, a small line says where each score is going.
    """
    columns = [TableColumn("Account", accounts.names, _text, width=NAME_WIDTH)]
    columns += _known(accounts, "segment", "Segment", _text, 86)
    columns += _known(accounts, "arr", "ARR", _money_writer(currency), 80, right=True)
    columns.append(_score_column(health))
    columns.append(_band_column(health))
    if history is not None and len(history) > 1:
        columns.append(_course_column(accounts.keys, history))
    columns += _known(accounts, "renewal_date", "Renewal", _day, 92)
    for field in OWNER_FIELDS:
        if owner := _known(accounts, field, "Owner", _text, 84):
            columns += owner
            break
    return tuple(columns)


def imported_columns(
    accounts: AccountTable, fields: Sequence[Field], currency: str
) -> tuple[TableColumn, ...]:
    """Return every imported column in the order of the field catalogue, and the row of the file."""
    known = {field.id: field for field in fields if field.table is TableKind.ACCOUNTS}
    shown = [known[field] for field in known if field in accounts.columns]
    shown.sort(key=lambda field: field.id != "account_name")
    columns = [_field_column(accounts.columns, field, currency) for field in shown]
    columns.append(TableColumn("Row", accounts.source_rows, str, right=True, width=56))
    return tuple(columns)


def record_columns(
    records: ListTable, fields: Sequence[Field], currency: str
) -> tuple[TableColumn, ...]:
    """Return every column of a list of any kind, the file of each record and its row there."""
    known = [f for f in fields if f.table is records.kind and f.id in records.columns]
    columns = [_field_column(records.columns, field, currency) for field in known]
    if len(records.sources) > 1:
        names = [source.file_name for source in records.sources]
        columns.append(TableColumn("File", records.origins, lambda at: names[at], width=160))
    columns.append(TableColumn("Row", records.source_rows, str, right=True, width=56))
    return tuple(columns)


class SearchIndex:
    """Finds rows by the words in them; the words are gathered at the first search."""

    def __init__(self, columns: Sequence[TableColumn]) -> None:
        self._columns = [column for column in columns if _holds_words(column)]
        self._lines: list[str] | None = None

    def rows(self, text: str) -> list[int] | None:
        """Return the rows that hold the text; None when there is nothing to look for."""
        needle = text.strip().casefold()
        if not needle:
            return None
        return [row for row, line in enumerate(self._gathered()) if needle in line]

    def _gathered(self) -> list[str]:
        if self._lines is None:
            words = [map(_text, column.values) for column in self._columns]
            self._lines = ["\n".join(cells).casefold() for cells in zip(*words, strict=True)]
        return self._lines


def renewing_rows(accounts: AccountTable, days: int) -> list[int]:
    """Return the rows that renew from the list's date on, within so many days."""
    due, today = read_days(accounts.column("renewal_date")), accounts.as_of.toordinal()
    rows: list[int] = ((due >= today) & (due <= today + days)).nonzero()[0].tolist()
    return rows


def _field_column(
    columns: Mapping[FieldId, Sequence[Any]], field: Field, currency: str
) -> TableColumn:
    values = columns[field.id]
    if field.kind is FieldKind.TEXT:
        width = IMPORTED_NAME_WIDTH if field.id == "account_name" else 128
        return TableColumn(field.name, values, _text, width=width, field=field.id)
    if field.kind is FieldKind.FLAG:
        return TableColumn(field.name, values, _flag, width=96, field=field.id)
    if field.kind in (FieldKind.DATE, FieldKind.MOMENT):
        width = 112 if field.kind is FieldKind.DATE else 148
        return TableColumn(field.name, values, _day, width=width, field=field.id)
    write = _number_writers(currency)[field.kind]
    return TableColumn(field.name, values, write, right=True, width=112, field=field.id)


def _known(
    accounts: AccountTable,
    field: str,
    title: str,
    write: Callable[[Any], str],
    width: int,
    *,
    right: bool = False,
) -> list[TableColumn]:
    values = accounts.column(field)
    if all(value is None for value in values):
        return []
    return [TableColumn(title, values, write, right=right, width=width)]


def _score_column(health: HealthResult) -> TableColumn:
    scores = health.scores

    def mark(row: int) -> ScoreMark:
        score = scores[row]
        return ScoreMark(score.score, band_status(score.band).status, hatched=not score.sufficient)

    return TableColumn("Score", NumberCells(score_column(health)), _score, mark, width=96)


def _band_column(health: HealthResult) -> TableColumn:
    import numpy as np

    order = list(Band)
    worst_first = {band: len(order) - place for place, band in enumerate(order)}
    words = {worst_first[band]: band_status(band).word for band in Band}
    ranks = [nan if band is Band.UNSCORED else worst_first[band] for band in BANDS]
    codes = band_codes(health)
    return TableColumn(
        "Health",
        NumberCells(np.array(ranks)[codes]),
        lambda rank: words.get(rank, band_status(Band.UNSCORED).word),
        lambda row: band_status(BANDS[codes[row]]),
        width=88,
    )


def _course_column(keys: Sequence[AccountKey], history: ScoreHistory) -> TableColumn:
    changes = [history.change(key) for key in keys]
    return TableColumn(
        "Trend",
        changes,
        lambda change: "–" if change is None else number(change, 1),
        lambda row: SparkMark(history.scores(keys[row])),
        width=70,
    )


def _holds_words(column: TableColumn) -> bool:
    return not column.right and column.mark is None


def _money_writer(currency: str) -> Callable[[Any], str]:
    return lambda value: money(value, currency)


def _number_writers(currency: str) -> Mapping[FieldKind, Callable[[Any], str]]:
    return {
        FieldKind.MONEY: _money_writer(currency),
        FieldKind.PERCENT: percent,
        FieldKind.NUMBER: _number,
    }


def _text(value: Any) -> str:
    return "–" if value is None else str(value)


def _score(value: float | None) -> str:
    return write_score(value)


def _number(value: float | None) -> str:
    return number(value, 0 if value is None or float(value).is_integer() else 1)


def _day(value: Any) -> str:
    if isinstance(value, datetime):
        return f"{day(value.date())}, {value:%H:%M}"
    return day(value) if isinstance(value, date) else _text(value)


def _flag(value: Any) -> str:
    return "–" if value is None else "Yes" if value else "No"
