"""Keys that a spreadsheet has damaged: figures lost to scientific notation, zeros lost in front."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from csdesk.formatting import plural
from csdesk.ingest.coercion.cells import ColumnCells, write_cell
from csdesk.ingest.coercion.reading import quote
from csdesk.model.tables import Cell, Field

KEY_FIELDS = frozenset({"account_id", "account_name"})
EXACT = 2**53
"""Above this a spreadsheet's number has lost figures."""
USUAL = 0.5
_SIGNS_OF_DAMAGE = ("\n0", "\n 0", "E+", "e+")
"""Without any of these, no key is an exponent or begins with a zero."""
_SCIENTIFIC = re.compile(r"[0-9](?:[.,][0-9]+)?[eE]\+[0-9]{1,3}")


def is_key(target: Field) -> bool:
    """Tell whether the values of a field name records."""
    return target.is_own_id or target.refers_to is not None or target.id in KEY_FIELDS


def describe_keys(target: Field, column: ColumnCells) -> Iterator[str]:
    """Yield what seems to be damaged in a column of keys."""
    if not is_key(target) or _is_sound(column):
        return
    cut = [cell for cell in column.distinct if _has_lost_figures(cell)]
    if cut:
        count = plural(column.count(set(cut)), "key")
        example = quote(write_cell(cut[0]))
        verb = "has" if column.count(set(cut)) == 1 else "have"
        lost = f"{verb} lost figures: export them as text"
        yield f"{count} in scientific notation, such as {example}, {lost}"
    yield from _describe_zeros(column)


def _is_sound(column: ColumnCells) -> bool:
    """Tell whether a look at the whole column shows that no key is damaged."""
    if column.kinds != {str}:
        return False
    cells = column.distinct if column.is_repetitive else column.cells
    joined = "\n" + "\n".join(filter(None, cells))  # type: ignore[arg-type]
    return not any(sign in joined for sign in _SIGNS_OF_DAMAGE)


def _has_lost_figures(cell: Cell) -> bool:
    if isinstance(cell, str):
        return _SCIENTIFIC.fullmatch(cell.strip()) is not None
    return isinstance(cell, int | float) and abs(cell) > EXACT


def _describe_zeros(column: ColumnCells) -> Iterator[str]:
    """Yield a sentence where keys with leading zeros have a usual length and others fall short."""
    figures = {cell: text for cell in column.distinct if (text := _find_figures(cell))}
    width = _usual_width(text for text in figures.values() if text.startswith("0"))
    short = [cell for cell, text in figures.items() if len(text) < width]
    if short:
        count, example = plural(column.count(set(short)), "key"), quote(figures[short[0]])
        zeros = f"others have {width} figures with zeros in front"
        yield f"{count}, such as {example}, may have lost leading zeros: {zeros}"


def _find_figures(cell: Cell) -> str:
    text = write_cell(cell).strip() if isinstance(cell, str | int | float) else ""
    return text if text.isascii() and text.isdecimal() else ""


def _usual_width(texts: Iterable[str]) -> int:
    """Return the length that most of some keys have, 0 where they differ."""
    widths = Counter(map(len, texts))
    width, count = max(widths.items(), key=lambda item: item[1], default=(0, 0))
    return width if width > 1 and count > USUAL * widths.total() else 0
