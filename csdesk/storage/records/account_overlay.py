"""One list of accounts from several: rows of one account added up, later files laid over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum

from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.tables import Cell, FieldKind
from csdesk.storage.records.list_columns import Columns, PackedList

SEATS = FieldId("seats_purchased")


class Overlay:
    """The accounts of some lists, each once, in the order in which they first turn up.

    Rows of one list that stand for one account are added up: amounts and seats together, of
    everything else the first value. What a later list states takes the place of what an earlier
    one says; what it leaves blank does not.
    """

    def __init__(
        self, lists: Sequence[PackedList], aliases: Mapping[AccountKey, AccountKey]
    ) -> None:
        places: dict[AccountKey, int] = {}
        self._lists = lists
        self._slots: list[list[int]] = []
        origins: list[int] = []
        rows: list[int] = []
        for number, one in enumerate(lists):
            slots = []
            for key, row in zip(one.keys, one.source_rows, strict=True):
                slot = places.setdefault(aliases.get(key, key), len(places))
                if slot == len(origins):
                    origins.append(number)
                    rows.append(row)
                slots.append(slot)
            self._slots.append(slots)
        self.keys = tuple(places)
        self.origins = tuple(origins)
        self.source_rows = tuple(rows)
        names = dict.fromkeys(name for one in lists for name in one.columns)
        self.columns = Columns(tuple(names), self._make)

    def _make(self, name: FieldId) -> tuple[Cell, ...]:
        values: list[Cell] = [None] * len(self.keys)
        for one, slots in zip(self._lists, self._slots, strict=True):
            if name in one.columns:
                is_added = one.kinds[name] is FieldKind.MONEY or name == SEATS
                _lay_over(values, one.columns[name], slots, is_added=is_added)
        return tuple(values)


def _lay_over(
    values: list[Cell], column: Sequence[Cell], slots: Sequence[int], *, is_added: bool
) -> None:
    """Put what a list states into its places."""
    stated: dict[int, list[Cell]] = {}
    for slot, value in zip(slots, column, strict=True):
        if value is not None:
            stated.setdefault(slot, []).append(value)
    for slot, found in stated.items():
        values[slot] = _add_up(found) if is_added and len(found) > 1 else found[0]


def _add_up(found: Sequence[Cell]) -> float:
    return fsum(value for value in found if isinstance(value, float))
