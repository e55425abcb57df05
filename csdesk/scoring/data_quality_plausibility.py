"""Whether columns and lists can be true beside each other (S1.76, domain 4.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from csdesk.formatting import day
from csdesk.model.accounts import AccountTable
from csdesk.model.data_review import Aspect, ChurnPanel, QualityCheck
from csdesk.model.identifiers import FieldId
from csdesk.model.tables import Cell, TableKind
from csdesk.scoring.cell_days import read_day
from csdesk.scoring.data_quality import QualityInputs, Seen, count_words, judge, see_records
from csdesk.scoring.data_quality_churn import see_gap
from csdesk.scoring.data_quality_subscriptions import see_lines
from csdesk.scoring.list_keys import account_keys
from csdesk.scoring.subscriptions import revenue_on

MONTHS = 12
TOLERANCE = 0.01
"""The part by which twelve months may differ from a year: amounts are rounded."""
ENDS = (
    (TableKind.SUBSCRIPTIONS, "start_date", "end_date"),
    (TableKind.SUPPORT, "created_at", "resolved_at"),
    (TableKind.INVOICES, "invoiced_on", "paid_on"),
    (TableKind.ONBOARDING, "onboarding_start", "first_value_date"),
)
"""Columns of one record, the first of which happens before the second."""


def check_plausibility(inputs: QualityInputs, panel: ChurnPanel | None) -> tuple[QualityCheck, ...]:
    """Return every check between columns and lists for which these lists have the columns."""
    checks = (judge(one, inputs) for one in _look(inputs, panel))
    return tuple(check for check in checks if check is not None)


def _look(inputs: QualityInputs, panel: ChurnPanel | None) -> Iterator[Seen]:
    yield from _yearly_and_monthly(inputs)
    yield from _ends(inputs)
    if inputs.accounts is not None:
        yield from _before_sign_up(inputs.accounts, inputs)
        yield from _list_and_lines(inputs.accounts, inputs)
    yield from see_lines(inputs)
    if panel is not None:
        yield from (see_gap(gap, panel.accounts, inputs) for gap in panel.gaps)


def _yearly_and_monthly(inputs: QualityInputs) -> Iterator[Seen]:
    accounts, lines = inputs.accounts, inputs.tables.get(TableKind.SUBSCRIPTIONS)
    for kind, table in ((TableKind.ACCOUNTS, accounts), (TableKind.SUBSCRIPTIONS, lines)):
        pairs = _number_pairs(table.column("arr"), table.column("mrr")) if table else []
        if table is None or not pairs:
            continue
        wrong = [at for at, arr, mrr in pairs if _differ(arr, MONTHS * mrr)]
        words = count_words(len(wrong), inputs.records(kind, len(pairs)), len(pairs))
        yield see_records(
            "arr_mrr",
            table,
            kind,
            wrong,
            len(pairs),
            f"ARR is not twelve times MRR in {words}.",
            "Ask what each of the two columns holds; discounts, one-off fees and cents do this.",
        )


def _ends(inputs: QualityInputs) -> Iterator[Seen]:
    for kind, first, last in ENDS:
        table = inputs.tables.get(kind)
        pairs = _day_pairs(table.column(first), table.column(last)) if table else []
        if table is None or not pairs:
            continue
        wrong = [at for at, start, end in pairs if end < start]
        words = count_words(len(wrong), inputs.records(kind, len(pairs)), len(pairs))
        earlier, later = (inputs.field_name(kind, FieldId(name)) for name in (first, last))
        yield see_records(
            "end_before_start",
            table,
            kind,
            wrong,
            len(pairs),
            f"{later} lies before {earlier} in {words}.",
            "Correct the dates; nothing ends before it begins.",
        )


def _before_sign_up(accounts: AccountTable, inputs: QualityInputs) -> Iterator[Seen]:
    """See records of support that are older than their customer."""
    table = inputs.tables.get(TableKind.SUPPORT)
    since = dict(zip(accounts.keys, map(read_day, accounts.column("customer_since")), strict=True))
    if table is None or not any(since.values()):
        return
    dated = zip(account_keys(table), table.column("created_at"), strict=True)
    pairs = [
        (at, on, joined)
        for at, (key, when) in enumerate(dated)
        if key is not None and (on := read_day(when)) and (joined := since.get(key))
    ]
    wrong = [at for at, on, joined in pairs if on < joined]
    words = count_words(len(wrong), inputs.records(TableKind.SUPPORT, len(pairs)), len(pairs))
    yield see_records(
        "before_sign_up",
        table,
        TableKind.SUPPORT,
        wrong,
        len(pairs),
        f"{words} are older than the sign-up of their customer.",
        "Find out which date is wrong: the sign-up may be that of a later contract.",
    )


def _list_and_lines(accounts: AccountTable, inputs: QualityInputs) -> Iterator[Seen]:
    """See accounts whose ARR on the list is not that of their subscriptions on its day."""
    stated = [
        (key, amount)
        for key, amount in zip(accounts.keys, accounts.numbers("arr"), strict=True)
        if amount is not None
    ]
    if inputs.book is None or inputs.is_derived_arr or not stated:
        return
    lines = revenue_on(inputs.book.lines, accounts.as_of)
    apart = tuple(key for key, amount in stated if _differ(amount, lines.get(key, 0.0)))
    records = inputs.records(TableKind.ACCOUNTS, len(stated))
    yield Seen(
        Aspect.PLAUSIBILITY,
        "arr_subscriptions",
        TableKind.ACCOUNTS,
        len(apart),
        len(stated),
        f"ARR on the customer list is not that of the subscriptions on {day(accounts.as_of)} "
        f"for {count_words(len(apart), records, len(stated))}.",
        "Decide which of the two is the record of revenue, and derive the other from it.",
        accounts=apart,
    )


def _number_pairs(first: Sequence[Cell], second: Sequence[Cell]) -> list[tuple[int, float, float]]:
    return [
        (at, one, other)
        for at, (one, other) in enumerate(zip(first, second, strict=True))
        if isinstance(one, float) and isinstance(other, float)
    ]


def _day_pairs(first: Sequence[Cell], second: Sequence[Cell]) -> list[tuple[int, date, date]]:
    """Return both dates of the records that have them, with their time where both tell one."""
    return [
        (at, *_alike(one, other))
        for at, (one, other) in enumerate(zip(first, second, strict=True))
        if isinstance(one, date) and isinstance(other, date)
    ]


def _alike(one: date, other: date) -> tuple[date, date]:
    if isinstance(one, datetime) is isinstance(other, datetime):
        return one, other
    return (
        one.date() if isinstance(one, datetime) else one,
        other.date() if isinstance(other, datetime) else other,
    )


def _differ(one: float, other: float) -> bool:
    return abs(one - other) > max(1.0, TOLERANCE * max(abs(one), abs(other)))
