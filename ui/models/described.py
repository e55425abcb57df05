"""A sequence whose entries are put into words when they are first looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar, overload

from typing_extensions import override

Entry = TypeVar("Entry")


class Described(Sequence[Entry]):
    """``count`` entries; ``describe`` gives the one at a place, and is asked once for each."""

    def __init__(self, count: int, describe: Callable[[int], Entry]) -> None:
        self._places = range(count)
        self._describe = describe
        self._known: dict[int, Entry] = {}

    @override
    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> Entry: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Entry]: ...

    @override
    def __getitem__(self, place: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(place, slice):
            return [self._at(at) for at in self._places[place]]
        return self._at(self._places[place])

    def _at(self, place: int) -> Entry:
        if place not in self._known:
            self._known[place] = self._describe(place)
        return self._known[place]
