"""How late customers pay, and how many contest an invoice (S1.27)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from csdesk.formatting import number, plural
from csdesk.model.identifiers import AccountKey
from csdesk.model.record_words import Meaning
from csdesk.model.tables import Cell, ListTable, TableKind
from csdesk.scoring.cell_days import read_day
from csdesk.scoring.kpis.book import Book, Measure, no_measure, snapshot_window
from csdesk.scoring.kpis.lineage import Rows
from csdesk.scoring.kpis.records import (
    Window,
    covered,
    days_before,
    few_records,
    mean,
    measure_rows,
    measure_share,
    share_words,
    window_words,
)
from csdesk.scoring.list_keys import account_keys

QUARTER = 90
VERY_LATE = 15
"""More days late than this is red (S1.27)."""
NO_DISPUTES = "no base: no list says whether an invoice is contested"
FIELDS = ("due_on", "paid_on", "days_past_due", "status", "amount_open")


@dataclass(frozen=True, slots=True)
class _Delay:
    """How late an account pays, and the records that say so."""

    account: AccountKey
    days: float
    positions: tuple[int, ...]


def measure_delay(book: Book) -> Measure:
    """Return the mean over accounts of the most days that an invoice was late in 90 days.

    Customers that are more than 15 days late are named.
    """
    table = book.accounts
    listed = [
        _Delay(key, max(days, 0.0), (at,))
        for at, (key, days) in enumerate(
            zip(table.keys, table.numbers("days_past_due"), strict=True)
        )
        if days is not None
    ]
    if listed:
        return _describe(table, listed, snapshot_window(table), covered(table, len(listed)))
    invoices = book.tables.get(TableKind.INVOICES)
    window = days_before(table.as_of, QUARTER)
    found = _read_delays(invoices, window) if invoices is not None else []
    if invoices is None or not found:
        return no_measure(f"no base: no invoice was due within {QUARTER} days")
    return _describe(invoices, found, window_words(window))


def measure_disputes(book: Book) -> Measure:
    """Return the share of customers that contest an invoice at present, by name."""
    table = book.accounts
    column = table.numbers("invoice_disputes")
    known = [(at, value) for at, value in enumerate(column) if value is not None]
    if known:
        disputing = [table.keys[at] for at, value in known if value > 0]
        found = measure_share(
            table, [at for at, _ in known], len(disputing), "accounts with a value",
            "Accounts that contest an invoice", covered(table, len(known)),
            window=snapshot_window(table),
        )  # fmt: skip
        return replace(found, accounts=tuple(disputing))
    invoices = book.tables.get(TableKind.INVOICES)
    return _disputes_of(book, invoices) if invoices is not None else no_measure(NO_DISPUTES)


def _disputes_of(book: Book, invoices: ListTable) -> Measure:
    by_account: dict[AccountKey, bool] = {}
    flags = zip(
        account_keys(invoices), invoices.column("is_disputed"), invoices.column("paid_on"),
        strict=True,
    )  # fmt: skip
    for key, is_disputed, paid in flags:
        if key is not None:
            is_open = is_disputed is True and paid is None
            by_account[key] = by_account.get(key, False) or is_open
    if not by_account:
        return no_measure(NO_DISPUTES)
    disputing = tuple(key for key, is_open in by_account.items() if is_open)
    value = 100 * len(disputing) / len(by_account)
    found = measure_rows(
        invoices, range(len(invoices)), value, "accounts with invoices",
        "Accounts with an unpaid invoice that they contest",
        share_words(len(disputing), len(by_account)), window=snapshot_window(book.accounts),
    )  # fmt: skip
    return replace(found, n=len(by_account), accounts=disputing, counted=len(disputing))


def _read_delays(table: ListTable, window: Window) -> list[_Delay]:
    """Return the most days late of each account, over invoices due in a window or still open."""
    by_account: dict[AccountKey, list[tuple[int, float]]] = {}
    rows = zip(*map(table.column, FIELDS), strict=True)
    for at, (key, cells) in enumerate(zip(account_keys(table), rows, strict=True)):
        if key is None:
            continue
        for days in _days_late(cells, window):
            by_account.setdefault(key, []).append((at, days))
    return [
        _Delay(key, max(days for _, days in found), tuple(at for at, _ in found))
        for key, found in by_account.items()
    ]


def _days_late(cells: tuple[Cell, ...], window: Window) -> Iterator[float]:
    """Yield how many days an invoice is or was late; nothing where it does not count."""
    due, paid, stated, status, open_amount = cells
    due_on, paid_on = read_day(due), read_day(paid)
    if status == Meaning.VOID or due_on is None or due_on > window[1]:
        return
    is_open = paid_on is None and open_amount != 0 and status != Meaning.PAID
    if due_on < window[0] and not is_open:
        return
    if isinstance(stated, float):
        yield max(stated, 0.0)
    elif paid_on is not None or is_open:
        yield float(max(((paid_on or window[1]) - due_on).days, 0))


def _describe(table: Rows, found: list[_Delay], window: str, *cautions: str) -> Measure:
    late = [one for one in found if one.days > VERY_LATE]
    words = f"{plural(len(late), 'account')} over {VERY_LATE} days late." if late else ""
    on_time = sum(one.days == 0 for one in found)
    measure = measure_rows(
        table, sorted(at for one in found for at in one.positions),
        mean([one.days for one in found]), "accounts with a value",
        f"Mean of the most days that each account paid late within {QUARTER} days",
        f"{number(on_time)} of {plural(len(found), 'account')} paid in time.", words, *cautions,
        few_records(len(found)), window=window,
    )  # fmt: skip
    return replace(measure, n=len(found), accounts=tuple(one.account for one in late))
