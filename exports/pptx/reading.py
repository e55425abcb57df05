"""Finding in a report what a slide shows; what is not there is None or empty."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from csdesk.report.document import (
    Block,
    Bullets,
    Entries,
    FigureBlock,
    Heading,
    KeyFigures,
    Report,
    Section,
    Table,
    Text,
    Value,
)
from csdesk.report.figures import Figure

Kind = TypeVar("Kind", bound=Block)
Cells = dict[str, Value]
"""A row by the titles of its columns."""


def section_of(report: Report, name: str) -> Section | None:
    """Return the section with this id."""
    return next((one for one in report.sections if one.id == name), None)


def table_of(report: Report, section: str, name: str) -> Table | None:
    """Return a table of a section by its permanent name, where it has rows."""
    found = section_of(report, section)
    return next(
        (one for one in _blocks(found, Table) if one.name == name and one.rows),
        None,
    )


def lead_of(report: Report, section: str) -> str:
    """Return the sentence that opens a section."""
    found = section_of(report, section)
    return found.lead if found else ""


def key_figures_of(report: Report, section: str) -> KeyFigures | None:
    """Return the large numbers of a section."""
    return next(_blocks(section_of(report, section), KeyFigures), None)


def entries_of(report: Report, section: str) -> Entries | None:
    """Return the ranked list of a section."""
    return next(_blocks(section_of(report, section), Entries), None)


def figures_of(report: Report, section: str) -> tuple[FigureBlock, ...]:
    """Return the figures of a section in their order."""
    return tuple(_blocks(section_of(report, section), FigureBlock))


def figure_of(report: Report, section: str, kind: type[Figure]) -> FigureBlock | None:
    """Return the first figure of one kind in a section."""
    return next((one for one in figures_of(report, section) if isinstance(one.figure, kind)), None)


def passages_of(report: Report, section: str) -> dict[str, tuple[str, ...]]:
    """Return the sentences under each heading of a section, but for quiet remarks."""
    found = section_of(report, section)
    passages: dict[str, tuple[str, ...]] = {}
    heading = ""
    for block in found.blocks if found else ():
        if isinstance(block, Heading):
            heading = block.text
        elif heading and isinstance(block, Bullets):
            passages[heading] = (*passages.get(heading, ()), *block.items)
        elif heading and isinstance(block, Text) and not block.quiet:
            passages[heading] = (*passages.get(heading, ()), block.text)
    return passages


def remarks_of(report: Report, section: str) -> tuple[str, ...]:
    """Return the quiet remarks of a section."""
    found = section_of(report, section)
    blocks = found.blocks if found else ()
    return tuple(block.text for block in blocks if isinstance(block, Text) and block.quiet)


def cells_of(table: Table | None) -> tuple[Cells, ...]:
    """Return the rows of a table, each by the titles of its columns."""
    if table is None:
        return ()
    titles = [column.title for column in table.columns]
    return tuple(dict(zip(titles, row, strict=True)) for row in table.rows)


def numbers_of(report: Report) -> dict[str, Cells]:
    """Return every computed number by the permanent id of its KPI."""
    rows = cells_of(table_of(report, "kpis", "KPIs"))
    return {str(row["Id"]): row for row in rows if row.get("Id")}


def _blocks(section: Section | None, kind: type[Kind]) -> Iterator[Kind]:
    for block in section.blocks if section else ():
        if isinstance(block, kind):
            yield block
