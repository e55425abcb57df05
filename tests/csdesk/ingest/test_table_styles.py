"""Tables of every kind, written in many styles, are the same tables when they are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from csdesk.content import load_library
from csdesk.ingest.drafting.request import ReadingRequest
from csdesk.model.imports import Sheet, Workbook
from csdesk.model.tables import Cell, Field, FieldKind, TableDefinition, TableKind
from tests.drafts import draft_workbook, read_records

LIBRARY = load_library()
COMPARED = {FieldKind.TEXT, FieldKind.DATE, FieldKind.MOMENT, FieldKind.MONEY, FieldKind.FLAG}
MORNING = datetime(2024, 1, 1, 8)  # noqa: DTZ001 - moments are naive and in UTC
SPELLINGS: list[Callable[[str], str]] = [
    str,
    str.upper,
    lambda name: name.lower().replace(" ", "_"),
    lambda name: f"  {name} ",
    lambda name: f"{name.replace(' ', '_')}__c",
]


@dataclass(frozen=True)
class Written:
    """A table as it was written: its rows, and what its records hold."""

    kind: TableKind
    rows: list[list[Cell]]
    fields: tuple[Field, ...] = field(repr=False)
    records: list[list[Cell]] = field(repr=False)


def fields_of(table: TableDefinition) -> list[Field]:
    """Return the fields that a table of a kind is sure to be known by."""
    wanted = {*(group[0] for group in table.needs), *table.tells}
    return [
        one
        for one in LIBRARY.fields
        if one.table is table.kind and (one.id in wanted or one.is_own_id) and not one.is_personal
    ]


def value_of(one: Field, at: int, draw: st.DrawFn) -> Cell:
    """Return a value of a field, for a key one that no other record has."""
    return VALUES[one.kind](one, at, draw)


def text_of(one: Field, at: int, _: st.DrawFn) -> Cell:
    """Return a text, which names the field where it is a key."""
    return f"{one.id} {at}" if one.is_own_id or one.refers_to else f"text {at}"


def number_of(one: Field, _: int, draw: st.DrawFn) -> Cell:
    """Return a whole number in the range of a field."""
    low, high = one.minimum or 0.0, one.maximum or 40.0
    return float(draw(st.integers(int(low), int(min(high, low + 40)))))


VALUES: dict[FieldKind, Callable[[Field, int, st.DrawFn], Cell]] = {
    FieldKind.TEXT: text_of,
    FieldKind.NUMBER: number_of,
    FieldKind.DATE: lambda _, __, draw: date(2024, 1, 1) + timedelta(draw(st.integers(0, 500))),
    FieldKind.MOMENT: lambda _, __, draw: MORNING + timedelta(hours=draw(st.integers(0, 9_000))),
    FieldKind.FLAG: lambda _, __, draw: draw(st.booleans()),
    FieldKind.MONEY: lambda _, __, draw: draw(st.integers(1, 90_000)) + 0.5,
    FieldKind.PERCENT: lambda _, __, draw: f"{draw(st.integers(10, 90))}%",
}


@st.composite
def written_tables(draw: st.DrawFn, kind: TableKind) -> Written:
    """Give a table of a kind in some order of columns, with titles, spacers and totals or none."""
    table = next(table for table in LIBRARY.tables if table.kind is kind)
    fields = tuple(draw(st.permutations(fields_of(table))))
    spell = draw(st.sampled_from(SPELLINGS))
    count = draw(st.integers(3, 6))
    records = [[value_of(one, at, draw) for one in fields] for at in range(count)]
    rows: list[list[Cell]] = [[spell(one.name) for one in fields], *records]
    rows += draw(st.sampled_from([[], [totals(fields, records)], [[], ["* as the client says"]]]))
    spacer = draw(st.none() | st.integers(1, len(fields) - 1))
    if spacer is not None:
        rows = [[*row[:spacer], None, *row[spacer:]] for row in rows]
    titles = draw(st.sampled_from([[], [["What this is"], []], [["A title"], ["Filter: all"], []]]))
    return Written(kind, [*titles, *rows], fields, records)


def totals(fields: tuple[Field, ...], records: list[list[Cell]]) -> list[Cell]:
    """Return a row that adds the amounts up."""
    sums = [
        sum(float(str(row[at])) for row in records) if one.kind is FieldKind.MONEY else None
        for at, one in enumerate(fields)
    ]
    return ["Total", *sums[1:]]


def check(tables: list[Written], *sheets: Sheet) -> None:
    """Check that the tables of a workbook are read as they were written."""
    request = ReadingRequest(LIBRARY.fields, LIBRARY.tables, LIBRARY.total_words)
    read = draft_workbook(Workbook("f.xlsx", "", sheets), request)
    assert sorted(table.kind for table in read.tables) == sorted(table.kind for table in tables)
    for written in tables:
        draft = read.table(written.kind)
        assert draft is not None
        assert (draft.records, draft.rejected, draft.is_whole) == (len(written.records), 0, True)
        columns = read_records(read, written.kind).columns
        for at, one in enumerate(written.fields):
            if one.kind in COMPARED:
                assert list(columns[one.id]) == [row[at] for row in written.records], one.id


def place(name: str, rows: list[list[Cell]], right: int = 0) -> Sheet:
    """Return a sheet with rows, some columns to the right."""
    return Sheet(name, True, tuple((*[None] * right, *row) for row in rows))


KINDS = st.sampled_from([table.kind for table in LIBRARY.tables])
STYLES = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("kind", [table.kind for table in LIBRARY.tables])
@settings(max_examples=6)
@given(data=st.data())
def test_a_table_of_any_kind_is_the_same_in_any_style(kind, data):
    table = data.draw(written_tables(kind))
    check([table], place("Sheet1", table.rows, data.draw(st.integers(0, 2))))


@STYLES
@given(data=st.data())
def test_tables_above_each_other_are_both_read(data):
    upper, lower = (data.draw(KINDS.flatmap(written_tables)) for _ in range(2))
    assume(upper.kind is not lower.kind)
    check([upper, lower], place("Sheet1", [*upper.rows, [], [], *lower.rows]))


@STYLES
@given(data=st.data())
def test_tables_beside_each_other_are_both_read(data):
    left, right = (data.draw(KINDS.flatmap(written_tables)) for _ in range(2))
    assume(left.kind is not right.kind)
    width = max(map(len, left.rows)) + 2
    height = max(len(left.rows), len(right.rows))
    rows = [
        [*row, *[None] * (width - len(row)), *other]
        for row, other in zip(padded(left.rows, height), padded(right.rows, height), strict=True)
    ]
    check([left, right], place("Sheet1", rows))


@STYLES
@given(data=st.data())
def test_tables_on_several_sheets_are_all_read(data):
    tables = data.draw(st.lists(KINDS.flatmap(written_tables), min_size=2, max_size=4))
    assume(len({table.kind for table in tables}) == len(tables))
    sheets = [place(f"Sheet{at}", table.rows) for at, table in enumerate(tables)]
    check(tables, Sheet("Cover", True, (("About",),)), *sheets)


def padded(rows: list[list[Cell]], height: int) -> list[list[Cell]]:
    """Return rows with blank ones below."""
    return [*rows, *[[] for _ in range(height - len(rows))]]
