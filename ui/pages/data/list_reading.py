"""The records of an imported list and the file's own texts, fetched on the lane."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from csdesk.model.blocks import SOURCE_ROW
from csdesk.model.identifiers import FieldId, ListId
from csdesk.model.imports import ImportBatch, ListRole
from csdesk.model.tables import ListTable, TableKind

if TYPE_CHECKING:
    from csdesk.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a shown value comes from: a list of a file, its row there, and the field."""

    batch: ImportBatch
    list: ListId
    sheet: str
    row: int
    field: FieldId


def fetch_list(workspace: Workspace, kind: TableKind) -> ListTable:
    """Return all records of a kind, with every column unpacked."""
    table = workspace.lists.table(kind)
    for column in table.columns:
        table.columns[column]
    return table


def fetch_original(workspace: Workspace, place: CellPlace) -> str | None:
    """Return what the file says where a value was converted, else None."""
    import orjson

    blocks = workspace.lists.blocks(place.list)
    cells = (block.cells for block in blocks if block.column == SOURCE_ROW)
    rows = list(chain.from_iterable(map(orjson.loads, cells)))
    if place.row not in rows:
        return None
    return workspace.lists.original(place.list, place.field, rows.index(place.row))


def place_cell(
    batches: tuple[ImportBatch, ...],
    kind: TableKind,
    source: int | ListRole,
    row: int,
    field: FieldId,
) -> CellPlace | None:
    """Return where a value stands: ``source`` is the position of its list or the role of its file.

    None where there is no such list any more.
    """
    placed = [(batch, one) for batch in batches for one in batch.lists if one.kind is kind]
    if isinstance(source, ListRole):
        placed, source = [pair for pair in placed if pair[0].role is source], 0
    if source >= len(placed):
        return None
    batch, found = placed[source]
    return CellPlace(batch, found.id, found.sheet, row, field)
