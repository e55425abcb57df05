"""The lost accounts, each with what the lists and the consultant know of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import fsum

from csdesk.model.churn import ChurnReason, Loss, LossNote, WinBack
from csdesk.model.identifiers import AccountKey, ChurnReasonId
from csdesk.model.subscriptions import SubscriptionLine
from csdesk.model.tables import ListTable
from csdesk.scoring.churn.inputs import LossInputs
from csdesk.scoring.churn.lifetimes import Starts, count_days, month_of_life
from csdesk.scoring.churn.reasons import Phrases, read_phrases, recognise_reason
from csdesk.scoring.churn.told import LiveAccounts, ToldLoss, correct_loss, tell_losses
from csdesk.scoring.list_keys import account_keys


def list_losses(
    inputs: LossInputs,
    reasons: Sequence[ChurnReason],
    starts: Starts,
    live: LiveAccounts,
) -> tuple[tuple[Loss, ...], tuple[AccountKey, ...]]:
    """Return the losses, latest first, and the accounts called lost that still pay.

    ``starts`` says when accounts began, ``live`` who is not lost: whoever stands on the customer
    list with ARR, and is not called lost there.
    """
    told = tell_losses(inputs)
    phrases = read_phrases(reasons)
    gone = {
        key: correct_loss(loss, inputs.notes.get(key))
        for key, loss in told.items()
        if key not in live
    }
    paid, names = _paid(inputs, gone), _names(inputs, gone)
    found = []
    for key, loss in gone.items():
        lived = count_days(starts.get(key), loss.lost_on)
        read = Loss(
            account=key,
            lost_on=loss.lost_on,
            arr=paid.get(key),
            stated=loss.stated or loss.comment,
            reason=_recognise(loss, phrases),
            is_confirmed=False,
            win_back=WinBack.NOT_STARTED,
            month_of_life=month_of_life(lived),
            days_of_life=lived,
            name=names.get(key, key),
        )
        found.append(_decide(read, inputs.notes.get(key)))
    found.sort(key=lambda loss: loss.lost_on or date.min, reverse=True)
    return tuple(found), tuple(key for key in told if key in live)


def _decide(loss: Loss, note: LossNote | None) -> Loss:
    """Return a loss with what a person decided about it."""
    if note is None:
        return loss
    return replace(
        loss,
        reason=note.reason or loss.reason,
        is_confirmed=note.reason is not None,
        win_back=note.win_back,
        note=note.note,
        source=note.source,
        is_told=note.is_told,
        is_corrected=not note.is_told and (note.lost_on is not None or note.arr is not None),
    )


def _recognise(told: ToldLoss, phrases: Phrases) -> ChurnReasonId | None:
    """Return the reason that the stated one means, else what the comment does."""
    return recognise_reason(told.stated, phrases) or recognise_reason(told.comment, phrases)


def _paid(inputs: LossInputs, gone: Mapping[AccountKey, ToldLoss]) -> dict[AccountKey, float]:
    """Return the ARR of each loss: as told with it, else by the lists, else by its last lines."""
    paid = _last_revenue(inputs.book.lines if inputs.book else (), gone)
    for table in inputs.lists():
        rows = zip(table.keys, table.arr(), strict=True)
        paid.update((key, arr) for key, arr in rows if arr > 0 and key in gone)
    paid.update((key, loss.arr) for key, loss in gone.items() if loss.arr is not None)
    return paid


def _last_revenue(
    lines: Iterable[SubscriptionLine], gone: Mapping[AccountKey, ToldLoss]
) -> dict[AccountKey, float]:
    """Return a year's revenue of the lines that ended last, account by account."""
    ended: dict[AccountKey, dict[date, list[float]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        if line.account in gone and line.annual:
            ended[line.account][line.end or date.max].append(line.annual)
    return {account: fsum(ends[max(ends)]) for account, ends in ended.items()}


def _names(inputs: LossInputs, gone: Collection[AccountKey]) -> dict[AccountKey, str]:
    names = {key: note.name for key, note in inputs.notes.items() if note.name}
    for table in inputs.lists():
        for key, name in zip(table.keys, table.column("account_name"), strict=True):
            if name and key in gone:
                names.setdefault(key, str(name))
    for key, name in _event_names(inputs.events) if inputs.events is not None else ():
        names.setdefault(key, name)
    return names


def _event_names(events: ListTable) -> Iterator[tuple[AccountKey, str]]:
    for key, name in zip(account_keys(events), events.column("account_name"), strict=True):
        if key is not None and name:
            yield key, str(name)
