"""Tables of imported lists for tests, made without a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from csdesk.model.identifiers import FieldId
from csdesk.model.tables import Cell, ListSource, ListTable, TableKind

AS_OF = date(2024, 12, 31)


def make_list(kind: TableKind, **columns: Sequence[Cell]) -> ListTable:
    """Return a list of one file whose records stand from row 2 on."""
    count = max(len(values) for values in columns.values())
    source = ListSource(f"{kind}.csv", "ab" * 32, kind.value, AS_OF)
    return ListTable(
        kind=kind,
        sources=(source,),
        origins=(0,) * count,
        source_rows=tuple(range(2, count + 2)),
        columns={FieldId(field): tuple(values) for field, values in columns.items()},
    )


def make_subscriptions(*lines: tuple[Cell, ...], **more: Sequence[Cell]) -> ListTable:
    """Return subscriptions, each given as account, start, end and MRR."""
    account, start, end, mrr = zip(*lines, strict=True)
    columns = {"account_id": account, "start_date": start, "end_date": end, "mrr": mrr}
    return make_list(TableKind.SUBSCRIPTIONS, **columns, **more)
