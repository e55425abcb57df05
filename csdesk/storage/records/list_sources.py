"""The lists of the files in use: which count for a kind, and where their records come from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from csdesk.model.imports import ImportBatch, ImportedList
from csdesk.model.tables import ListSource, TableKind


@dataclass(frozen=True, slots=True)
class PlacedList:
    """A list with the file that it is from."""

    batch: ImportBatch
    list: ImportedList

    @property
    def source(self) -> ListSource:
        """Return what is told of it beside its records."""
        batch = self.batch
        return ListSource(batch.file_name, batch.file_hash, self.list.sheet, batch.as_of)


def place_lists(batches: Iterable[ImportBatch], kind: TableKind) -> list[PlacedList]:
    """Return the lists of a kind in some files, in their order."""
    return [
        PlacedList(batch, found) for batch in batches for found in batch.lists if found.kind is kind
    ]
