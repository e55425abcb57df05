"""Finds the tables in a client's sheets: the header, the records, and the rows that are neither."""

from csdesk.ingest.tables.body import RowRejection, TableBody, TableLayout, find_body
from csdesk.ingest.tables.selection import Candidate, Selection, select_tables
from csdesk.ingest.tables.totals import TotalWords

__all__ = [
    "Candidate",
    "RowRejection",
    "Selection",
    "TableBody",
    "TableLayout",
    "TotalWords",
    "find_body",
    "select_tables",
]
