"""Places of a report that links lead to, so that every number leads to how it was computed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from csdesk.model.identifiers import KpiId
from csdesk.report.document import Block, KeyFigures, Noted, Report, Section, Table, Value

KPI_ID = "Id"
"""The title of the column that holds the ids of KPIs."""


def method_place(kpi: KpiId | str) -> str:
    """Return the place that says how a KPI was computed."""
    return f"method-{kpi}"


def number_place(kpi: KpiId | str) -> str:
    """Return the place where a KPI stands beside its target."""
    return f"number-{kpi}"


def without_dead_links(report: Report) -> Report:
    """Return a report in which every link on paper leads to a place that paper has."""
    known = set(_places(report))
    sections = tuple(
        replace(section, blocks=tuple(_live(block, known) for block in section.blocks))
        for section in report.sections
    )
    return replace(report, sections=sections)


def _places(report: Report) -> Iterator[str]:
    for section in report.sections:
        if section.is_on_paper:
            yield section.id
            yield from _row_places(section)


def _row_places(section: Section) -> Iterator[str]:
    for block in section.blocks:
        if isinstance(block, Table) and not block.workbook_only:
            yield from (
                cell.place
                for row in block.rows
                for cell in row
                if isinstance(cell, Noted) and cell.place
            )


def _live(block: Block, known: set[str]) -> Block:
    if isinstance(block, KeyFigures):
        figures = (one if one.place in known else replace(one, place="") for one in block.figures)
        return replace(block, figures=tuple(figures))
    if isinstance(block, Table) and any(
        _is_dead(cell, known) for row in block.rows for cell in row
    ):
        rows = (tuple(_cut(cell, known) for cell in row) for row in block.rows)
        return replace(block, rows=tuple(rows))
    return block


def _cut(cell: Value, known: set[str]) -> Value:
    return replace(cell, link="") if isinstance(cell, Noted) and cell.link not in known else cell


def _is_dead(cell: Value, known: set[str]) -> bool:
    return isinstance(cell, Noted) and bool(cell.link) and cell.link not in known
