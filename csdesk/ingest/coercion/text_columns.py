"""Columns of names and words, which stay as they are but for what surrounds them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

from csdesk.formatting import plural
from csdesk.ingest.coercion.blanks import BLANKS
from csdesk.ingest.coercion.cells import ColumnCells, write_cell
from csdesk.ingest.coercion.keys import describe_keys
from csdesk.ingest.coercion.reading import quote
from csdesk.ingest.coercion.readout import Readout
from csdesk.ingest.coercion.task import ColumnTask
from csdesk.model.tables import Cell

_WEB = re.compile(r"domain|website|url|web", re.IGNORECASE)
_HREF = re.compile(r"\shref\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
LONGEST_TAG = 4_096
_TAG = re.compile(r"<[^<>]*>")


def read_texts_as_written(task: ColumnTask) -> Readout:
    """Return a column of texts; a number such as 7.0 becomes "7", a link its address."""
    target, column = task.target, task.column
    is_web = _WEB.search(target.id) is not None
    values: dict[Cell, Cell] = {}
    links: set[Cell] = set()
    for cell in task.to_read:
        text = _write(cell).strip(BLANKS)
        if (found := _find_anchor(text)) is not None:
            text = found[0] if is_web else unescape(_TAG.sub("", found[1])).strip(BLANKS)
            links.add(cell)
        values[cell] = text or None
    converted: set[Cell] = {c for c, v in values.items() if isinstance(c, str) and c != v}
    readout = Readout(_spread(task, values))
    if converted:
        readout.keep_originals(column, converted)
    readout.conversions += _describe(column, links, converted - links)
    readout.conversions += describe_keys(target, column)
    return readout


def _spread(task: ColumnTask, values: Mapping[Cell, Cell]) -> list[Cell]:
    """Return the value of every cell; what was not looked at stays as it is."""
    others: dict[Cell, Cell] = {**dict.fromkeys(task.plain.others), **values, "": None}
    cells = task.column.cells
    changed = [cell for cell, value in others.items() if cell != value]
    if changed == [""] and "" not in cells:
        return list(cells)
    return [others.get(cell, cell) for cell in cells]


def _write(cell: Cell) -> str:
    return cell if isinstance(cell, str) else write_cell(cell)


def _find_anchor(text: str) -> tuple[str, str] | None:
    """Return the address and the words of a link, None where a text is none."""
    if text[:2].lower() != "<a" or text[-4:].lower() != "</a>":
        return None
    tag, _, words = text.partition(">")
    found = _HREF.search(tag[:LONGEST_TAG])
    return None if found is None else (found[1], words[:-4])


def _describe(column: ColumnCells, links: set[Cell], trimmed: set[Cell]) -> Iterator[str]:
    if trimmed:
        yield f"The spaces around {plural(column.count(trimmed), 'text')} were removed"
    if links:
        count = column.count(links)
        verb = "was" if count == 1 else "were"
        example = quote(next(cell for cell in column.cells if cell in links))
        yield f"{plural(count, 'link')}, such as {example}, {verb} reduced to what it names"
