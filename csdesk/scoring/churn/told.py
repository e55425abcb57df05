"""What each source says about who was lost; an account is lost once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from csdesk.model.accounts import AccountTable
from csdesk.model.churn import LossNote
from csdesk.model.identifiers import AccountKey
from csdesk.model.tables import Cell, ListTable
from csdesk.scoring.cell_days import read_day
from csdesk.scoring.churn.inputs import LossInputs
from csdesk.scoring.churn.returns import find_returns
from csdesk.scoring.list_keys import account_keys

MONTHS = 12
COLUMNS = ("lost_on", "lost_reason", "comment", "arr_lost", "mrr_lost")
"""The columns of the list of lost customers that are looked into."""


@dataclass(frozen=True, slots=True)
class ToldLoss:
    """What sources say about a loss, in their words."""

    lost_on: date | None = None
    stated: str = ""
    comment: str = ""
    arr: float | None = None


def tell_losses(inputs: LossInputs) -> dict[AccountKey, ToldLoss]:
    """Return the accounts that any source calls lost by the day looked at.

    Of several entries about an account the latest counts; the others fill its gaps. An entry from
    before the account came back is about another loss: it says neither when nor why it left now.
    """
    told: dict[AccountKey, ToldLoss] = {}
    returns = find_returns(inputs)
    for key, entry in _all_told(inputs):
        if entry.lost_on is None or entry.lost_on <= inputs.as_of:
            loss = ToldLoss() if _is_before(entry, returns.get(key)) else entry
            told[key] = _merge(told[key], loss) if key in told else loss
    return told


def called_lost(inputs: LossInputs) -> frozenset[AccountKey]:
    """Return the accounts that the customer list itself, or a person, calls lost."""
    listed = _from_customers(inputs.accounts) if inputs.accounts is not None else ()
    return frozenset(key for key, _ in (*listed, *_from_people(inputs)))


class LiveAccounts:
    """The accounts with ARR on the customer list that neither it nor a person calls lost."""

    def __init__(self, inputs: LossInputs) -> None:
        self._table = inputs.accounts
        self._gone = called_lost(inputs)

    def __contains__(self, key: AccountKey) -> bool:
        """Tell whether an account is one of them."""
        at = None if self._table is None else self._table.places.get(key)
        return at is not None and self._is_live(at)

    def __iter__(self) -> Iterator[AccountKey]:
        """Yield them in the order of the list."""
        keys = () if self._table is None else self._table.keys
        return (key for at, key in enumerate(keys) if self._is_live(at))

    def _is_live(self, at: int) -> bool:
        table = self._table
        return table is not None and table.arr()[at] > 0 and table.keys[at] not in self._gone


def correct_loss(told: ToldLoss, note: LossNote | None) -> ToldLoss:
    """Return what sources say of a loss, with the day and the ARR that a person knows better."""
    if note is None:
        return told
    return replace(
        told,
        lost_on=note.lost_on or told.lost_on,
        arr=told.arr if note.arr is None else note.arr,
    )


def _all_told(inputs: LossInputs) -> Iterator[tuple[AccountKey, ToldLoss]]:
    if inputs.events is not None:
        yield from _from_events(inputs.events)
    if inputs.accounts is not None:
        yield from _from_customers(inputs.accounts)
    yield from ((key, ToldLoss()) for key in inputs.left)
    yield from _from_people(inputs)


def _is_before(loss: ToldLoss, returned: date | None) -> bool:
    return loss.lost_on is not None and returned is not None and loss.lost_on < returned


def _merge(known: ToldLoss, more: ToldLoss) -> ToldLoss:
    first = date.min
    is_newer = (more.lost_on or first) > (known.lost_on or first)
    late, early = (more, known) if is_newer else (known, more)
    return ToldLoss(
        late.lost_on,
        late.stated or early.stated,
        late.comment or early.comment,
        early.arr if late.arr is None else late.arr,
    )


def _from_events(events: ListTable) -> Iterator[tuple[AccountKey, ToldLoss]]:
    columns = (events.column(name) for name in COLUMNS)
    for key, on, reason, comment, arr, mrr in zip(account_keys(events), *columns, strict=True):
        if key is not None:
            yield key, ToldLoss(read_day(on), _text(reason), _text(comment), _yearly(arr, mrr))


def _from_customers(accounts: AccountTable) -> Iterator[tuple[AccountKey, ToldLoss]]:
    """Yield whom the customer list itself calls lost: by its flag, without one by its date."""
    flags, days = accounts.column("churn_flag"), accounts.column("lost_on")
    if not any(flags) and not any(days):
        return
    reasons = accounts.column("lost_reason")
    for key, flag, on, reason in zip(accounts.keys, flags, days, reasons, strict=True):
        lost_on = read_day(on)
        dated = lost_on is not None and lost_on <= accounts.as_of
        if flag is True or (flag is None and dated):
            yield key, ToldLoss(lost_on, _text(reason))


def _from_people(inputs: LossInputs) -> Iterator[tuple[AccountKey, ToldLoss]]:
    """Yield whom people called lost by the day looked at."""
    for key, note in inputs.notes.items():
        if note.is_told and (note.lost_on is None or note.lost_on <= inputs.as_of):
            yield key, ToldLoss(note.lost_on, arr=note.arr)


def _yearly(arr: Cell, mrr: Cell) -> float | None:
    if isinstance(arr, float):
        return arr
    return mrr * MONTHS if isinstance(mrr, float) else None


def _text(value: Cell) -> str:
    return value.strip() if isinstance(value, str) else ""
