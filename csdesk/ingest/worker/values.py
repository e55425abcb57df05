"""Readings, comparisons and what is asked for, as JSON between the program and the worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeVar

import orjson

from csdesk.model.imports import DataIssue, FileOutline, ImportQuestion
from csdesk.model.known_accounts import KnownBook, KnownList
from csdesk.model.matching import AccountAlias
from csdesk.model.tables import Cell

if TYPE_CHECKING:
    from cattrs import Converter

T = TypeVar("T")
LINE_END = b"\n"
_DATE, _MOMENT = "date", "moment"


def to_json(value: object) -> bytes:
    """Return an object of the model as JSON."""
    plain = _converter().unstructure(value)
    return orjson.dumps(plain, option=orjson.OPT_NON_STR_KEYS)


def from_json(kind: type[T], content: bytes) -> T:
    """Return the object of ``kind`` that ``to_json`` made ``content`` of."""
    return _converter().structure(orjson.loads(content), kind)


def pack_known(known: KnownBook) -> bytes:
    """Return known accounts with their blocks as they are, behind the length of each in bytes.

    JSON within JSON would take many times its own memory to be read again.
    """
    blocks: list[bytes] = []
    lists: list[dict[str, list[int]]] = []
    for one in known.lists:
        lengths: dict[str, list[int]] = {}
        for name, cells in one.columns.items():
            packed = [block.encode() for block in cells]
            lengths[name] = list(map(len, packed))
            blocks += packed
        lists.append(lengths)
    head = {"aliases": known.aliases, "lists": lists}
    return b"".join((orjson.dumps(head), LINE_END, *blocks))


def unpack_known(content: bytes) -> KnownBook:
    """Return what ``pack_known`` made ``content`` of."""
    end = content.index(LINE_END)
    head = orjson.loads(content[:end])
    stream = BytesIO(content)
    stream.seek(end + len(LINE_END))
    lists = tuple(
        KnownList(
            {
                name: tuple(stream.read(length).decode() for length in lengths)
                for name, lengths in columns.items()
            }
        )
        for columns in head["lists"]
    )
    return KnownBook(lists, _converter().structure(head["aliases"], tuple[AccountAlias, ...]))


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """What the worker says of a file that it has parsed."""

    outline: FileOutline
    issues: tuple[DataIssue, ...]
    question: ImportQuestion | None
    """What a text file leaves open about its letters."""


@lru_cache(maxsize=1)
def _converter() -> Converter:
    from cattrs import Converter

    converter = Converter(detailed_validation=False)
    converter.register_unstructure_hook(datetime, lambda moment: {_MOMENT: moment.isoformat()})
    converter.register_unstructure_hook(date, lambda day: {_DATE: day.isoformat()})
    converter.register_structure_hook(date, lambda value, _: _structure_cell(value, None))
    converter.register_structure_hook_func(lambda kind: kind == Cell, _structure_cell)
    return converter


def _structure_cell(value: Any, kind: object) -> Any:
    del kind
    if not isinstance(value, Mapping):
        return value
    if _MOMENT in value:
        return datetime.fromisoformat(value[_MOMENT])
    return date.fromisoformat(value[_DATE])
