"""Checks across the tables of a file: customers that stand on several of its lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from csdesk.formatting import join_words, number, plural
from csdesk.ingest.drafting.table_draft import ReadTable
from csdesk.model.imports import DataIssue, IssueKind, Obstacle
from csdesk.model.tables import TableKind

NAMED = 5


def check_book(tables: Sequence[ReadTable], file_name: str) -> Iterator[DataIssue]:
    """Yield the notes on customers that are on the list and among the lost ones as well."""
    listed = [table for table in tables if table.reading.kind is TableKind.ACCOUNTS]
    lost = [table for table in tables if table.reading.kind is TableKind.CHURN_EVENTS]
    for table in lost:
        gone = set(table.records.keys) - {""}
        both = [key for other in listed for key in other.records.keys if key in gone]
        if both:
            sheet = table.reading.found.sheet.name
            problem = (
                f"{number(len(both))} of {plural(len(gone), 'lost customer')} are on the list of "
                f"customers too: {join_words(both, NAMED)}"
            )
            fix = "Find out whether they are lost, or came back"
            yield DataIssue(IssueKind.NOTE, file_name, sheet, None, None, problem, fix)


def find_double_lists(tables: Sequence[ReadTable]) -> Iterator[Obstacle]:
    """Yield what makes two lists of customers impossible that name the same customers."""
    listed = [table for table in tables if table.reading.kind is TableKind.ACCOUNTS]
    for one, other in combinations(listed, 2):
        both = set(one.records.keys) & set(other.records.keys)
        if both:
            name = one.reading.found.sheet.name
            yield Obstacle(
                f"{plural(len(both), 'customer')} {_stand(both)} on “{name}” as well: "
                f"{join_words(sorted(both), NAMED)}",
                "Leave one of the two lists out",
                other.reading.found.id,
            )


def _stand(keys: set[str]) -> str:
    return "stands" if len(keys) == 1 else "stand"
