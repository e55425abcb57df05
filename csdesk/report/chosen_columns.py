"""Which columns of a table paper shows: all, or those that a person chose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from csdesk.formatting import join_words
from csdesk.model.report_choices import AudienceOutline
from csdesk.report.document import Block, Section, Table

ChosenColumns = Mapping[str, tuple[str, ...]]
"""Titles of columns by the name of their table; a table that is not named shows all."""
FEWEST = 3
"""Tables with fewer columns have none to spare."""


@dataclass(frozen=True, slots=True)
class TableOffer:
    """A table whose columns can be chosen; the first names its rows and always stays."""

    section: str
    """The title of its section."""
    name: str
    title: str
    columns: tuple[str, ...]
    usual: tuple[str, ...]
    """What is shown unless others are chosen."""


def choose_columns(sections: Sequence[Section], columns: ChosenColumns) -> tuple[Section, ...]:
    """Return sections whose tables show the chosen columns on paper, and all in the workbook."""
    return tuple(
        replace(section, blocks=tuple(_choose(section.blocks, columns))) for section in sections
    )


def list_offers(
    sections: Sequence[Section], outline: AudienceOutline | None
) -> tuple[TableOffer, ...]:
    """Return the tables of whole sections that an audience sees on paper, in their order."""
    has_rows = outline is not None and outline.rows_on_paper > 0
    usual = outline.columns_on_paper if outline is not None else 0
    return tuple(
        _offer(section, table, usual if table.workbook_only else None)
        for section in sections
        for table in section.blocks
        if isinstance(table, Table)
        if len(table.columns) >= FEWEST and table.rows
        if not table.workbook_only or has_rows
    )


def _offer(section: Section, table: Table, usual: int | None) -> TableOffer:
    titles = tuple(column.title for column in table.columns)
    return TableOffer(section.title, table.name, table.title, titles, titles[:usual])


def _choose(blocks: Sequence[Block], columns: ChosenColumns) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Table) and not block.workbook_only and block.name in columns:
            yield from _with_columns(block, columns[block.name])
        else:
            yield block


def _with_columns(table: Table, titles: Sequence[str]) -> Iterator[Table]:
    held = [at for at, column in enumerate(table.columns) if at == 0 or column.title in titles]
    left = [column.title for at, column in enumerate(table.columns) if at not in held]
    if not left:
        yield table
        return
    if not table.paper_only:
        yield replace(table, workbook_only=True)
    yield replace(
        table,
        columns=tuple(table.columns[at] for at in held),
        rows=tuple(tuple(row[at] for at in held) for row in table.rows),
        paper_only=True,
        notes=(*table.notes, f"Left out here: {join_words(left)}."),
    )
