"""Links within a workbook: from a number to the row or sheet that says how it was computed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csdesk.report.document import Report, Table
from csdesk.report.places import KPI_ID, method_place


def find_targets(report: Report, names: Sequence[str]) -> Mapping[str, str]:
    """Return where in the workbook each place is, by the place.

    ``names`` are those of the sheets of the report's tables. A KPI stands in its row, a section at
    the top of its first sheet.
    """
    targets: dict[str, str] = {}
    given = iter(names)
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, Table) and not block.paper_only:
                name = next(given)
                targets.setdefault(section.id, sheet_target(name))
                targets |= {place: sheet_target(name, row) for place, row in _rows(block)}
    return targets


def sheet_target(name: str, row: int = 1) -> str:
    """Return what a link to a row of a sheet leads to; the sheet's name is final."""
    return "internal:'" + name.replace("'", "''") + f"'!A{row}"


def _rows(table: Table) -> list[tuple[str, int]]:
    titles = [column.title for column in table.columns]
    if KPI_ID not in titles:
        return []
    at = titles.index(KPI_ID)
    return [(method_place(str(row[at])), number) for number, row in enumerate(table.rows, start=2)]
