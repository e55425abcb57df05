"""Lists of one kind one below the other, without the records that give way to later ones."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import chain, repeat
from typing import TypeVar

from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.imports import ListRole
from csdesk.model.known_accounts import KEY
from csdesk.model.tables import Cell
from csdesk.storage.records.list_columns import PackedList
from csdesk.storage.records.list_sources import PlacedList

Value = TypeVar("Value")
Places = Sequence[int] | None
"""The records of a list that count; None for all of them."""
Identify = Callable[[PackedList], Sequence[Hashable]]
"""Gives what each record is known by; None for one that no other can replace."""


class JoinedLists:
    """Some lists with the places of the records that count."""

    def __init__(self, lists: Sequence[PackedList], places: Sequence[Places]) -> None:
        self._parts = list(zip(lists, places, strict=True))

    def origins(self) -> tuple[int, ...]:
        """Return the position of the list of each record."""
        counts = (len(one if places is None else places) for one, places in self._parts)
        return tuple(chain.from_iterable(repeat(at, count) for at, count in enumerate(counts)))

    def source_rows(self) -> tuple[int, ...]:
        """Return the row of each record in its file."""
        return self._gather(lambda one: one.source_rows)

    def column(self, name: FieldId) -> tuple[Cell, ...]:
        """Return a column; a list that does not have it gives None for each record."""
        if name == KEY:
            return self._gather(lambda one: one.keys)
        return self._gather(lambda one: one.columns.get(name) or (None,) * len(one))

    def _gather(self, take: Callable[[PackedList], Sequence[Value]]) -> tuple[Value, ...]:
        if len(self._parts) == 1 and self._parts[0][1] is None:
            return tuple(take(self._parts[0][0]))
        return tuple(value for one, places in self._parts for value in _pick(take(one), places))


def choose_records(
    placed: Sequence[PlacedList], lists: Sequence[PackedList], identify: Identify
) -> list[Places]:
    """Return which records of each list count.

    A record gives way to one of a later file that is known by the same; records of the earlier
    file that are known by nothing give way where another file has such a list.
    """
    if len({one.batch.id for one in placed}) < 2:
        return [None] * len(lists)
    others = not all(map(_is_previous, placed))
    identities = [identify(one) for one in lists]
    last: dict[Hashable, int] = {}
    for one, known in zip(placed, identities, strict=True):
        last.update(dict.fromkeys(known, _rank(one)))
    return [
        _choose(known, _rank(one), last, keeps_unknown=not (others and _is_previous(one)))
        for one, known in zip(placed, identities, strict=True)
    ]


def follow(values: Iterable[Cell], aliases: Mapping[AccountKey, AccountKey]) -> tuple[Cell, ...]:
    """Return keys of accounts, each alias replaced by the account that it stands for."""
    known: Mapping[Cell, Cell] = dict(aliases.items())
    return tuple(known.get(value, value) for value in values)


def _rank(placed: PlacedList) -> int:
    return placed.batch.id


def _is_previous(placed: PlacedList) -> bool:
    return placed.batch.role is ListRole.PREVIOUS


def _choose(
    known: Sequence[Hashable], rank: int, last: Mapping[Hashable, int], *, keeps_unknown: bool
) -> Sequence[int]:
    return [
        at
        for at, identity in enumerate(known)
        if (keeps_unknown if identity is None else last[identity] == rank)
    ]


def _pick(values: Sequence[Value], places: Places) -> Sequence[Value]:
    return values if places is None else [values[at] for at in places]
