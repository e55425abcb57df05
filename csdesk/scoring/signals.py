"""From the fields of a customer list to the value of each signal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from csdesk.errors import ContentInvalid
from csdesk.model.accounts import AccountTable
from csdesk.model.health import Scorecard, Signal

if TYPE_CHECKING:
    from csdesk.scoring.score_columns import FloatArray

Values = Sequence[float | None]

QUARTER_SUFFIX = "_90d"
"""Ends the name of a field that counts over 90 days, three months."""


def read_signals(accounts: AccountTable, scorecard: Scorecard) -> FloatArray:
    """Return the values as float64, one row per signal, one column per account, NaN unknown."""
    import numpy as np

    values = np.empty((len(scorecard.signals), len(accounts)), dtype=np.float64)
    for row, signal in zip(values, scorecard.signals, strict=True):
        row[:] = np.array(signal_values(accounts, signal), dtype=np.float64)
    return values


def signal_values(accounts: AccountTable, signal: Signal) -> Values:
    """Return a signal's value for each account, from the first of its fields that has one."""
    columns = [_derive(accounts, signal, field) for field in signal.fields]
    if len(columns) == 1:
        return columns[0]
    return [next((v for v in row if v is not None), None) for row in zip(*columns, strict=True)]


def _derive(accounts: AccountTable, signal: Signal, field: str) -> Values:
    if signal.derivation == "value":
        return accounts.numbers(field)
    if signal.derivation == "days_until":
        return [_days_until(value, accounts.as_of) for value in accounts.column(field)]
    if signal.derivation == "per_month":
        return _per_month(accounts.numbers(field), field)
    raise ContentInvalid(f"Signal {signal.id}: there is no derivation “{signal.derivation}”.")


def _days_until(value: object, as_of: date) -> float | None:
    return float((value - as_of).days) if isinstance(value, date) else None


def _per_month(values: Values, field: str) -> Values:
    if not field.endswith(QUARTER_SUFFIX):
        return values
    return [None if value is None else value / 3 for value in values]
