"""Finds the tables in a client's sheets: the header, the records, and the rows that are neither."""

from csdesk.ingest.tables.body import find_body
from csdesk.ingest.tables.catalogue import Catalogue, KnownTable, load_catalogue
from csdesk.ingest.tables.finding import FoundTable, TableFinder
from csdesk.ingest.tables.kinds import KindChoice, choose_kind, read_as
from csdesk.ingest.tables.layout import RowRejection, TableBody, TableLayout
from csdesk.ingest.tables.totals import TotalWords

__all__ = [
    "Catalogue",
    "FoundTable",
    "KindChoice",
    "KnownTable",
    "RowRejection",
    "TableBody",
    "TableFinder",
    "TableLayout",
    "TotalWords",
    "choose_kind",
    "find_body",
    "load_catalogue",
    "read_as",
]
