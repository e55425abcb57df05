"""The client's sheets: a cover, a customer list between titles and totals, a list of the lost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from csdesk.formatting import plural
from csdesk.model.imports import Sheet
from csdesk.model.samples import Mood, SampleTexts
from csdesk.model.tables import Cell
from csdesk.samples.columns import ARR_HEADER, Column
from csdesk.samples.customers import AS_OF, PREVIOUS_AS_OF, Customer, Fate
from csdesk.samples.draws import Draws
from csdesk.samples.spelling import spell_day, spell_name

Row = tuple[Cell, ...]

STILL_LISTED = 6
"""Accounts on the list of the lost which are still on the customer list."""
LONG_LOST = 5
"""Accounts that left before the earlier list; they are on the list of the lost alone."""


def cover_sheet(client: str, as_of: date) -> Sheet:
    """Return the first sheet, which holds nothing but words and the date of the figures."""
    rows: tuple[Row, ...] = (
        (f"{client} – Customer Success",),
        (f"See sheet 2. Figures as of {as_of.isoformat()}",),
        (),
        ("Questions: ask CS Ops, not Finance",),
    )
    return Sheet("Cover", visible=True, rows=rows)


def customer_sheet(
    name: str, title: str, columns: Sequence[Column], lines: Sequence[Row], total: float
) -> Sheet:
    """Return a customer list with titles and group headers above, total and footnote below."""
    rows: list[Row] = [
        (title,),
        ("Prepared by CS Ops – confidential",),
        (),
        _group_row(columns),
        tuple(column.header for column in columns),
        *lines,
        (),
        _total_row(columns, len(lines), total),
        (None, "* ARR without one-off services"),
    ]
    return Sheet(name, visible=True, rows=tuple(rows))


def customer_lines(
    columns: Sequence[Column], customers: Sequence[Customer], draws: Draws
) -> list[Row]:
    """Return one line per customer, in the order of their names."""
    by_name = sorted(customers, key=lambda customer: customer.name.casefold())
    return [tuple(column.write(customer, draws) for column in columns) for customer in by_name]


def _group_row(columns: Sequence[Column]) -> Row:
    """Return the merged headers: a group's name stands over its first column only."""
    groups = [column.group for column in columns]
    return tuple(None if n and group == groups[n - 1] else group for n, group in enumerate(groups))


def _total_row(columns: Sequence[Column], customers: int, total: float) -> Row:
    totals: dict[str, Cell] = {
        columns[0].header: "Total",
        columns[1].header: plural(customers, "customer"),
        ARR_HEADER: total,
    }
    return tuple(totals.get(column.header) for column in columns)


def lost_sheet(customers: Sequence[Customer], texts: SampleTexts, draws: Draws) -> Sheet:
    """Return the list of the lost: those who left, some long ago, some who are still listed."""
    lines = [_lost_line(c, c.renewal, texts, draws) for c in customers if c.fate is Fate.LEFT]
    lines += [
        _lost_line(customer, AS_OF - timedelta(days=draws.whole(4, 75)), texts, draws)
        for customer in _still_listed(customers, draws)
    ]
    lines += [_long_lost_line(number, texts, draws) for number in range(LONG_LOST)]
    rows: tuple[Row, ...] = (
        ("Customers lost",),
        (),
        ("Account ref", "Customer", "Date lost", "Reason", "Refund (£)"),
        *draws.shuffle(lines),
    )
    return Sheet("Lost", visible=True, rows=rows)


def _still_listed(customers: Sequence[Customer], draws: Draws) -> list[Customer]:
    unhappy = [c for c in customers if c.is_listed and c.mood is Mood.RISK and not c.told]
    return draws.shuffle(unhappy)[:STILL_LISTED]


def _lost_line(customer: Customer, lost_on: date, texts: SampleTexts, draws: Draws) -> Row:
    neglected = customer.manager_before == texts.left_manager
    reason = texts.neglect_reason if neglected else draws.pick(texts.lost_reasons)
    refund = float(draws.whole(1, 9) * 50) if draws.chance(0.2) else 0.0
    name = spell_name(customer.name, draws)
    return (customer.ref, name, spell_day(lost_on, draws), reason, refund)


def long_lost_ref(number: int) -> str:
    """Return the reference of one of those who are on the list of the lost alone, from 0."""
    return f"HL-{40 + 7 * number:04d}"


def _long_lost_line(number: int, texts: SampleTexts, draws: Draws) -> Row:
    beginning = draws.pick(texts.countries[0].beginnings)
    name = f"{beginning} {draws.pick(draws.pick(texts.industries).endings)}"
    lost_on = PREVIOUS_AS_OF - timedelta(days=draws.whole(5, 200))
    reason = draws.pick(texts.lost_reasons)
    return (long_lost_ref(number), name, spell_day(lost_on, draws), reason, 0.0)
