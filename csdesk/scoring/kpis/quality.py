"""How far the client's lists can be computed with: filled cells, and keys that fit (S1.76)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csdesk.formatting import join_words, percent, plural
from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.tables import ListTable, TableKind
from csdesk.scoring.kpis.book import Book, Measure, no_measure, snapshot_window
from csdesk.scoring.kpis.lineage import list_lineage
from csdesk.scoring.kpis.records import FULL
from csdesk.scoring.list_keys import account_keys

NAMED = 3
NOT_COUNTED = frozenset({TableKind.CHURN_EVENTS, TableKind.CSMS})


def measure_completeness(book: Book) -> Measure:
    """Return filled cells in percent of all cells of the customer list's columns."""
    table = book.accounts
    filled = {field: table.count_known(field) for field in table.columns}
    cells = len(table) * len(filled)
    if not cells:
        return no_measure("no base: the customer list holds no cell")
    return Measure(
        value=FULL * sum(filled.values()) / cells,
        method="Filled cells, of all cells of the columns that the customer list has",
        n=len(table),
        base=f"accounts, {plural(len(filled), 'column')}",
        window=snapshot_window(table),
        caution=_emptiest_words(filled, len(table)),
        lineage=list_lineage(table, range(len(table))),
    )


def measure_key_match(book: Book) -> Measure:
    """Return the records of all other lists whose account stands on the customer list, in percent.

    Customers on a list of losses are known as well; lists of losses and of CSMs are not counted.
    """
    losses = book.tables.get(TableKind.CHURN_EVENTS)
    listed, lost = book.accounts.places, _stated_keys(losses)
    lists = [table for kind, table in book.tables.items() if kind not in NOT_COUNTED and len(table)]
    keys = [book.keys[table.kind] for table in lists]
    matched = [
        int(one.which([key in listed or key in lost for key in one.words]).sum()) for one in keys
    ]
    records = sum(map(len, lists))
    if not records:
        return no_measure("no base: there is no list beside that of the customers")
    return Measure(
        value=FULL * sum(matched) / records,
        method="Records whose account is on the list of customers or of losses, of other lists",
        n=records,
        base=f"records of {plural(len(lists), 'list')}",
        window=snapshot_window(book.accounts),
        caution=_worst_words(lists, matched),
        counted=sum(matched),
        lineage="; ".join(list_lineage(table, range(len(table))) for table in lists),
    )


def _stated_keys(losses: ListTable | None) -> frozenset[AccountKey | None]:
    return frozenset(() if losses is None else account_keys(losses)) - {None}


def _emptiest_words(filled: Mapping[FieldId, int], accounts: int) -> str:
    worst = sorted((count, field) for field, count in filled.items() if count < accounts)[:NAMED]
    if not worst:
        return ""
    words = [f"{_words(field)} {percent(FULL * count / accounts)}" for count, field in worst]
    return f"Least filled: {join_words(words)}."


def _worst_words(lists: Sequence[ListTable], matched: Sequence[int]) -> str:
    shares = (
        (FULL * count / len(table), table.kind) for table, count in zip(lists, matched, strict=True)
    )
    worst = [one for one in sorted(shares) if one[0] < FULL][:NAMED]
    if not worst:
        return ""
    words = [f"{_words(kind)} {percent(share)}" for share, kind in worst]
    return f"Fit least: {join_words(words)}."


def _words(name: str) -> str:
    return name.replace("_", " ")
