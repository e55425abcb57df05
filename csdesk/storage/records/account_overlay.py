"""One list of accounts from several: records of one account joined, later files laid over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.joining import choose_joining, group_records
from csdesk.model.tables import Cell
from csdesk.storage.records.list_columns import Columns, PackedList


class Overlay:
    """The accounts of some lists, each once, in the order in which they first turn up.

    Within one list the records of an account are joined as ``csdesk.model.joining`` says: its own
    comes first, amounts that differ are added up. What a later list states takes the place of what
    an earlier one says; what it leaves blank does not.
    """

    def __init__(
        self, lists: Sequence[PackedList], aliases: Mapping[AccountKey, AccountKey]
    ) -> None:
        self._lists = lists
        self._groups = [group_records(one.keys, aliases) for one in lists]
        first: dict[AccountKey, tuple[int, int]] = {}
        for number, groups in enumerate(self._groups):
            for account, group in groups.items():
                first.setdefault(account, (number, group[0]))
        self.keys = tuple(first)
        self.origins = tuple(number for number, _ in first.values())
        self.source_rows = tuple(lists[number].source_rows[at] for number, at in first.values())
        self._places = {account: place for place, account in enumerate(first)}
        names = dict.fromkeys(name for one in lists for name in one.columns)
        self.columns = Columns(tuple(names), self._make)

    def _make(self, name: FieldId) -> tuple[Cell, ...]:
        values: list[Cell] = [None] * len(self.keys)
        join = choose_joining(name)
        for one, groups in zip(self._lists, self._groups, strict=True):
            if name not in one.columns:
                continue
            column = one.columns[name]
            for account, group in groups.items():
                stated = column[group[0]] if len(group) == 1 else join([column[at] for at in group])
                if stated is not None:
                    values[self._places[account]] = stated
        return tuple(values)
