"""Renewals one by one: what was due, what was expected, and what came of it (C24, C25)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from csdesk.model.identifiers import AccountKey
from csdesk.model.record_words import Meaning
from csdesk.model.tables import Cell, ListTable
from csdesk.scoring.cell_days import read_day
from csdesk.scoring.list_keys import account_keys
from csdesk.scoring.subscriptions import months_before

QUARTER = 3
COLUMNS = (
    "renewal_id", "renewal_date", "arr_due", "outcome", "renewed_arr", "auto_renew",
    "first_touch_on", "forecast_arr", "forecast_on",
)  # fmt: skip
"""The columns of the list of renewals that are looked into."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """One renewal; amounts are a year's revenue, None where the list does not state them."""

    account: AccountKey | None
    due_on: date
    due: float | None
    renewed: float | None
    """0 where it was lost; None while open, or where it was reduced by nobody knows how much."""
    is_decided: bool
    is_kept: bool
    """It was renewed, with less or more."""
    is_assumed: bool
    """No amount was stated with the renewal: what was due counts."""
    first_touch_on: date | None
    positions: tuple[int, ...]
    """Its records in the list: one, and others that hold earlier forecasts."""
    forecasts: Mapping[date, float] = field(default_factory=dict)


def read_due(table: ListTable, start: date, end: date) -> Iterator[Renewal]:
    """Yield the renewals due after one day and until another, this one included.

    Several records of one renewal are one, and what the last of them states counts.
    """
    keys = account_keys(table)
    columns = [table.column(name) for name in COLUMNS]
    for places, due_on in _group(table, keys):
        if start < due_on <= end:
            rows = [
                (at, {name: column[at] for name, column in zip(COLUMNS, columns, strict=True)})
                for at in places
            ]
            yield _read(keys[places[0]], rows)


def _group(table: ListTable, keys: Sequence[AccountKey | None]) -> Iterator[tuple[list[int], date]]:
    """Yield the places of the records of each renewal that has a date, and the last one stated."""
    found: dict[tuple[object, ...], tuple[list[int], date]] = {}
    columns = zip(table.column("renewal_id"), table.column("renewal_date"), strict=True)
    for at, (number, cell) in enumerate(columns):
        if (due_on := read_day(cell)) is not None:
            name = (number,) if number else (keys[at], due_on, _alone(keys, at))
            places = found[name][0] if name in found else []
            places.append(at)
            found[name] = places, due_on
    yield from found.values()


def quarter_to(as_of: date) -> tuple[date, date]:
    """Return the day before the three months that end on a day, and that day."""
    return months_before(as_of, QUARTER), as_of


def _alone(keys: Sequence[AccountKey | None], at: int) -> int | None:
    """Return what keeps renewals without an account apart."""
    return at if keys[at] is None else None


def _read(account: AccountKey | None, rows: Sequence[tuple[int, dict[str, Cell]]]) -> Renewal:
    last: dict[str, Cell] = {
        name: value for _, row in rows for name, value in row.items() if value is not None
    }
    due, stated = _amount(last.get("arr_due")), _amount(last.get("renewed_arr"))
    word = last.get("outcome")
    is_lost = word == Meaning.LOST or (not word and stated == 0)
    is_kept = not is_lost and _is_kept(word, stated, last.get("auto_renew"))
    is_assumed = is_kept and stated is None and word != Meaning.REDUCED
    renewed = 0.0 if is_lost else due if is_assumed else stated if is_kept else None
    return Renewal(
        account=account,
        due_on=_due_day(last),
        due=due,
        renewed=renewed,
        is_decided=is_lost or is_kept,
        is_kept=is_kept,
        is_assumed=is_assumed,
        first_touch_on=read_day(last.get("first_touch_on")),
        positions=tuple(at for at, _ in rows),
        forecasts=dict(_forecasts(row for _, row in rows)),
    )


def _is_kept(word: Cell, stated: float | None, auto_renew: Cell) -> bool:
    """Tell whether it was renewed; without any word on it, an automatic renewal was."""
    if word:
        return word in (Meaning.RENEWED, Meaning.REDUCED)
    return bool(stated) or auto_renew is True


def _due_day(row: Mapping[str, Cell]) -> date:
    found = read_day(row["renewal_date"])
    if found is None:
        raise ValueError("a renewal without a date is none")
    return found


def _forecasts(rows: Iterable[Mapping[str, Cell]]) -> Iterator[tuple[date, float]]:
    for row in rows:
        day, amount = read_day(row["forecast_on"]), _amount(row["forecast_arr"])
        if day is not None and amount is not None:
            yield day, amount


def _amount(cell: Cell) -> float | None:
    return cell if isinstance(cell, float) else None
