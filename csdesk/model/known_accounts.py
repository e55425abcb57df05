"""The accounts that a workspace holds, as plain data that goes unread to the import worker.

The program builds it with ``gather_known``; in the worker
``csdesk.ingest.matching.compare(known, book, fields, decisions, progress)`` gives a Comparison.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from csdesk.model.blocks import VALUE
from csdesk.model.imports import ColumnBlock
from csdesk.model.matching import AccountAlias

KEY = "key"
"""The column that holds the key of each record's account."""
TELLING = frozenset(
    {"account_name", "domain", "parent_account", "country", "csm", "customer_since", "arr"}
)
"""Columns by which an account is recognised, besides its key and its e-mail addresses."""


@dataclass(frozen=True, slots=True)
class KnownList:
    """The accounts of one imported list: the JSON of the blocks of each column, in their order."""

    columns: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class KnownBook:
    """All that a file is compared with: what a later list states overrules the earlier ones.

    ``aliases`` are those that people gave or that an earlier import found.
    """

    lists: tuple[KnownList, ...] = ()
    aliases: tuple[AccountAlias, ...] = ()


def gather_known(
    lists: Iterable[Iterable[ColumnBlock]],
    aliases: Iterable[AccountAlias] = (),
    columns: Collection[str] | None = None,
) -> KnownBook:
    """Return the known accounts from the stored blocks of each list, the oldest list first.

    ``columns`` are those that the file has as well, where not all are needed; the key and what
    tells accounts apart are always kept.
    """
    return KnownBook(tuple(_gather_list(blocks, columns) for blocks in lists), tuple(aliases))


def _gather_list(blocks: Iterable[ColumnBlock], columns: Collection[str] | None) -> KnownList:
    found: dict[str, dict[int, str]] = {}
    for block in blocks:
        if block.part == VALUE and (columns is None or _is_needed(block.column, columns)):
            found.setdefault(block.column, {})[block.block] = block.cells
    return KnownList({name: tuple(by[at] for at in sorted(by)) for name, by in found.items()})


def is_telling(column: str) -> bool:
    """Tell whether accounts are recognised by a column."""
    return column in TELLING or "email" in column


def _is_needed(column: str, columns: Collection[str]) -> bool:
    return column == KEY or is_telling(column) or column in columns
