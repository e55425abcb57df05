"""Finds a list of one column: the names of customers that left need nothing beside them."""

from __future__ import annotations

from csdesk.ingest.sheets import RawSheet
from csdesk.ingest.tables.catalogue import Catalogue
from csdesk.ingest.tables.header_row import SEARCHED_ROWS, HeaderRow
from csdesk.ingest.tables.lost_lists import is_called_lost
from csdesk.ingest.tables.occupancy import Occupancy
from csdesk.model.imports import Certainty
from csdesk.model.tables import Cell, TableKind


def find_name_header(
    sheet: RawSheet, occupancy: Occupancy, catalogue: Catalogue
) -> HeaderRow | None:
    """Return the header over the names of lost customers, None where a sheet is no such list.

    The sheet has to be called after them: any other column of names may be anything.
    """
    spans = occupancy.spans()
    if [len(span) for span in spans] != [1] or not is_called_lost(sheet.name):
        return None
    column = spans[0].start
    for row in range(1, min(SEARCHED_ROWS, sheet.row_count) + 1):
        if _names_customer(sheet.row(row)[column - 1], catalogue):
            return HeaderRow(row, column, column, 1)
    return None


def _names_customer(cell: Cell, catalogue: Catalogue) -> bool:
    if not isinstance(cell, str):
        return False
    losses = catalogue.of(TableKind.CHURN_EVENTS)
    match = losses.index.find((cell,))
    is_sure = match is not None and match.certainty is not Certainty.CHECK
    return is_sure and match is not None and match.field.id in losses.account_fields()
