"""How wide the columns of a table are: what must not wrap comes first, texts share the rest."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from csdesk.report.document import Format, Noted, StatusWord, Table, Value
from csdesk.report.values import value_text
from exports.pdf.flowables import status_width
from exports.pdf.fonts import BOLD, text_width
from exports.pdf.layout import WIDTH
from exports.pdf.texts import unbroken

PAD = 4.0
LARGEST, SMALLEST, STEP = 7.8, 6.0, 0.3
LONGEST_WORD = 22
"""Longer words (fingerprints, names without a blank) are broken."""
LOST = 1.1
"""A broken text takes that much more than its width, as words do not fill their lines."""
MOVE, MOST_MOVES = 12.0, 20
LEVELLED = 60
"""Rows by which the room of the texts is shared out."""
EAST_ASIAN_FROM, FEW_SIGNS = "\u2e80", 6
SAMPLE = 400
"""Rows that are measured; the others are of the same kind."""
NUMBERS = {Format.INTEGER, Format.DECIMAL, Format.PERCENT, Format.MONEY, Format.QUANTITY}
AT_WIDTH = NUMBERS | {Format.DATE, Format.STATUS, Format.LETTER}


def column_widths(table: Table, currency: str, width: float = WIDTH) -> tuple[float, list[float]]:
    """Return the letter size and the width of each column; together they fill the width.

    The letters shrink where the page is too narrow for the longest words.
    """
    size = LARGEST
    least = _widths(table, size, currency, whole=False)
    while sum(least) > width and size > SMALLEST:
        size -= STEP
        least = _widths(table, size, currency, whole=False)
    full = _widths(table, size, currency, whole=True)
    if sum(full) <= width or sum(least) >= width:
        chosen = full if sum(full) <= width else least
        return size, [part * width / sum(chosen) for part in chosen]
    shares = [0.0 if column.format in AT_WIDTH else column.share for column in table.columns]
    texts = _text_widths(table, size, currency)
    return size, _levelled(_shared(least, full, shares, width), least, texts)


def _levelled(widths: list[float], least: list[float], texts: list[list[float]]) -> list[float]:
    """Move room between the texts, a little at a time, as long as the table gets lower."""
    open_columns = [at for at, column in enumerate(texts) if any(column)]
    height = _lines(texts, widths)
    for _ in range(MOST_MOVES):
        tried = [
            _moved(widths, source, target)
            for source, target in permutations(open_columns, 2)
            if widths[source] - MOVE >= least[source]
        ]
        best = min(tried, key=lambda given: _lines(texts, given), default=widths)
        lower = _lines(texts, best)
        if lower >= height:
            return widths
        widths, height = best, lower
    return widths


def _moved(widths: list[float], source: int, target: int) -> list[float]:
    moved = list(widths)
    moved[source] -= MOVE
    moved[target] += MOVE
    return moved


def _lines(texts: list[list[float]], widths: list[float]) -> float:
    """Return about how many lines the rows of a table take with these widths."""
    room = [width - 2 * PAD - 1 for width in widths]
    parts = (
        [text / space for text, space in zip(row, room, strict=True)]
        for row in zip(*texts, strict=True)
    )
    return sum(1.0 if max(row) <= 1 else max(row) * LOST for row in parts)


def _text_widths(table: Table, size: float, currency: str) -> list[list[float]]:
    """Return the width of every text on one line, by column; what is written at width is 0."""
    return [
        [
            0.0 if column.format in AT_WIDTH else _extent(row[index], column.format, size, currency)
            for row in table.rows[:LEVELLED]
        ]
        for index, column in enumerate(table.columns)
    ]


def _extent(value: Value, form: Format, size: float, currency: str) -> float:
    if isinstance(value, Noted):
        return text_width(value.text[:500], size) + text_width(value.note[:500], size - 0.8)
    return text_width(value_text(value, form, currency)[:500], size)


def _shared(
    least: list[float], full: list[float], shares: Sequence[float], width: float
) -> list[float]:
    """Give what is left over to the texts by their share, none more than it can use."""
    widths = list(least)
    open_columns = {index for index, share in enumerate(shares) if share > 0}
    while open_columns and width - sum(widths) > 0.5:
        left = width - sum(widths)
        total = sum(shares[index] for index in open_columns)
        for index in tuple(open_columns):
            widths[index] += min(left * shares[index] / total, full[index] - widths[index])
            if full[index] - widths[index] < 0.1:
                open_columns.discard(index)
    return widths


def _widths(table: Table, size: float, currency: str, *, whole: bool) -> list[float]:
    """Return the width that each column needs for its words, or for its whole lines."""
    rows = table.rows[:SAMPLE] if len(table.rows) > SAMPLE else table.rows
    return [
        max(
            _head_width(column.title, size),
            *(_width(row[index], column.format, size, currency, whole=whole) for row in rows),
        )
        + 2 * PAD
        + 1
        for index, column in enumerate(table.columns)
    ]


def _head_width(title: str, size: float) -> float:
    return max(text_width(word, size - 0.4, BOLD) for word in (title or " ").split(" "))


def _width(value: Value, form: Format, size: float, currency: str, *, whole: bool) -> float:
    if form is Format.LETTER:
        return 14.0
    if isinstance(value, StatusWord):
        return status_width(value, size)
    if form in AT_WIDTH:
        return text_width(value_text(value, form, currency), size)
    if isinstance(value, Noted):
        return max(_text(value.text, size, whole=whole), _text(value.note, size - 0.8, whole=whole))
    return _text(value_text(value, form, currency), size, whole=whole)


def _text(words: str, size: float, *, whole: bool) -> float:
    if whole:
        return max(text_width(line, size) for line in words[:500].split("\n"))
    parts = unbroken(words[:500]).replace("\n", " ").split(" ")
    return max(text_width(part[: _unbroken_letters(part)], size) for part in parts)


def _unbroken_letters(word: str) -> int:
    """Return how many letters of a word stay on one line; East Asian writing breaks anywhere."""
    return FEW_SIGNS if max(word, default="") >= EAST_ASIAN_FROM else LONGEST_WORD
