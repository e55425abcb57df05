"""Since when accounts are known to pay again: what was lost before is another loss."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from csdesk.model.accounts import AccountTable
from csdesk.model.identifiers import AccountKey
from csdesk.model.subscriptions import SubscriptionLine
from csdesk.scoring.churn.inputs import LossInputs
from csdesk.scoring.subscription_gaps import GAP_DAYS

GAP = timedelta(days=GAP_DAYS)


def find_returns(inputs: LossInputs) -> dict[AccountKey, date]:
    """Return the latest day on which each account is known to have paid after a possible loss.

    The earlier list tells it of those with ARR on it, and subscriptions of those whose paid lines
    began again after a gap. Lines that simply go on tell nothing.
    """
    known = _began_again(inputs.book.lines if inputs.book else (), inputs.as_of)
    if (earlier := inputs.previous) is not None:
        for key in _paying(earlier):
            known[key] = max(known.get(key, date.min), earlier.as_of)
    return known


def _paying(table: AccountTable) -> set[AccountKey]:
    return {key for key, arr in zip(table.keys, table.arr(), strict=True) if arr > 0}


def _began_again(lines: Iterable[SubscriptionLine], as_of: date) -> dict[AccountKey, date]:
    ended: dict[AccountKey, date] = {}
    again: dict[AccountKey, date] = {}
    for line in sorted(lines, key=lambda line: line.start):
        if line.start > as_of:
            break
        last = ended.get(line.account)
        if last is not None and last < date.max - GAP and line.start > last + GAP:
            again[line.account] = line.start
        ended[line.account] = max(last or date.min, line.end or date.max)
    return again
