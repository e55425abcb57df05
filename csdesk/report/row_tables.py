"""Tables that only the workbook has otherwise, shortened until paper can show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from csdesk.formatting import join_words, number, plural
from csdesk.model.report_choices import AudienceOutline
from csdesk.report.document import Block, Section, Table

ON_PAPER = "{name} in rows"


def put_rows_on_paper(
    sections: Sequence[Section],
    outline: AudienceOutline,
    columns: Mapping[str, tuple[str, ...]],
) -> tuple[Section, ...]:
    """Return sections with the rows of such tables on paper, as many as the audience gets.

    Where there are more, each table gets an equal part, and says how many the workbook has.
    """
    tables = [table for section in sections for table in find_row_tables(section)]
    each = most_rows([len(table.rows) for table in tables], outline.rows_on_paper)
    return tuple(
        replace(section, blocks=tuple(_with_rows(section, outline, columns, each)))
        for section in sections
    )


def find_row_tables(section: Section) -> list[Table]:
    """Return the tables of a section that have rows and that only the workbook shows."""
    tables = [block for block in section.blocks if isinstance(block, Table)]
    return [table for table in tables if table.workbook_only and table.rows]


def most_rows(counts: Sequence[int], room: int) -> int:
    """Return how many rows each table may have so that all together stay within ``room``."""
    left, open_tables = room, len(counts)
    for count in sorted(counts):
        if count * open_tables > left:
            return left // open_tables
        left -= count
        open_tables -= 1
    return max(counts, default=0)


def shorten_table(table: Table, titles: Sequence[str], rows: int) -> Table:
    """Return a table for paper with these columns and so many rows; below it, what it lacks."""
    held = [at for at, column in enumerate(table.columns) if column.title in titles]
    return replace(
        table,
        name=ON_PAPER.format(name=table.name),
        title=table.title or table.name,
        columns=tuple(table.columns[at] for at in held),
        rows=tuple(tuple(row[at] for at in held) for row in table.rows[:rows]),
        workbook_only=False,
        paper_only=True,
        notes=(*table.notes, *_lacks(table, len(held), rows)),
    )


def _with_rows(
    section: Section,
    outline: AudienceOutline,
    columns: Mapping[str, tuple[str, ...]],
    each: int,
) -> list[Block]:
    wide = find_row_tables(section)
    blocks: list[Block] = []
    for block in section.blocks:
        if isinstance(block, Table) and block in wide and each:
            usual = [column.title for column in block.columns[: outline.columns_on_paper]]
            blocks.append(shorten_table(block, _chosen(block, columns) or usual, each))
        blocks.append(block)
    return blocks


def _chosen(table: Table, columns: Mapping[str, tuple[str, ...]]) -> list[str]:
    known = {column.title for column in table.columns}
    return [title for title in columns.get(table.name, ()) if title in known]


def _lacks(table: Table, columns: int, rows: int) -> tuple[str, ...]:
    lacking = []
    if len(table.rows) > rows:
        lacking.append(f"{number(len(table.rows) - rows)} more rows")
    if len(table.columns) > columns:
        lacking.append(plural(len(table.columns) - columns, "more column"))
    if not lacking:
        return ()
    return (f"The workbook has {join_words(lacking)}, on the sheet {table.name}.",)
