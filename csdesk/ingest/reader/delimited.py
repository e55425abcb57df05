"""Text files with one row a line, as rows of texts."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from csdesk.ingest.reader.encoding import BLOCK
from csdesk.ingest.reader.refusal import Refusal
from csdesk.model.imports import BLOCK_ROWS

if TYPE_CHECKING:
    from _csv import Reader

DELIMITERS = ";\t|,"
"""In order of preference where two are equally good: a comma may be a decimal comma."""
SAMPLE_ROWS = 100
SAMPLE_CHARACTERS = 1 << 17
MOST_COLUMNS = 16_384
LONGEST_TEXT = 131_072
ESCAPED_QUOTE = '\\"'
END = "\0end of the file"
"""Stands behind the last line: in an unclosed quotation it would become part of a cell."""
Record = list[str]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the cells of a line are told apart; ``escape`` precedes a quotation mark in a cell."""

    delimiter: str
    escape: str | None = None

    def split(self, lines: Iterable[str]) -> Reader:
        """Return the records of lines, which come as they are asked for."""
        return csv.reader(lines, delimiter=self.delimiter, escapechar=self.escape)


@dataclass(frozen=True, slots=True)
class RowBlock:
    """Records that follow each other; ``lines`` is how many lines of the file end with them.

    A record takes several lines where a quotation holds line ends.
    """

    records: list[Record]
    lines: int


def read_delimited(path: Path, encoding: str, first_line: int = 0) -> Iterator[RowBlock]:
    """Yield the records of a text file in blocks. Raises Refusal where one is beyond reason.

    What stands before the 0-based ``first_line`` is left out; a record must begin there.
    """
    dialect = find_dialect(path, encoding)
    csv.field_size_limit(LONGEST_TEXT)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        records = dialect.split(chain(islice(file, first_line, None), [END]))
        before = first_line
        while block := _take(records, before):
            is_last = block[-1][-1:] == [END]
            if is_last:
                block.pop()
            yield RowBlock(block, first_line + records.line_num)
            if is_last:
                return
            before += len(block)


def find_dialect(path: Path, encoding: str) -> Dialect:
    """Return the dialect that makes the most even table of a file."""
    sample = _sample(path, encoding)
    plain = Dialect(find_delimiter(sample))
    escaped = Dialect(plain.delimiter, escape="\\")
    lines = list(islice(_lines_with_escapes(path, encoding), SAMPLE_ROWS))
    width = _usual_width(plain.split(line for line in sample if ESCAPED_QUOTE not in line))
    better = _fitting(escaped, lines, width) > _fitting(plain, lines, width)
    return escaped if better else plain


def find_delimiter(lines: list[str]) -> str:
    """Return the character that splits the lines into the most even table."""
    return max(DELIMITERS, key=lambda mark: _evenness(lines, mark))


def _take(records: Iterator[Record], before: int) -> list[Record]:
    block: list[Record] = []
    try:
        block.extend(islice(records, BLOCK_ROWS))
    except csv.Error as error:
        raise _unclosed(before + len(block) + 1) from error
    if not block:
        return block
    widest = max(map(len, block))
    if widest > MOST_COLUMNS:
        number = before + 1 + next(n for n, record in enumerate(block) if len(record) == widest)
        raise Refusal(
            f"row {number:,} has {widest:,} columns, more than csdesk reads",
            "Keep only the customer list in it",
        )
    if block[-1] and block[-1][-1].endswith(END) and block[-1] != [END]:
        raise _unclosed(before + len(block))
    return block


def _unclosed(row: int) -> Refusal:
    return Refusal(
        f"row {row:,} cannot be read; a quotation mark may be missing there",
        "Open it in a spreadsheet program, look at that row and save it as .csv again",
    )


def _evenness(lines: list[str], delimiter: str) -> float:
    """Return the share of lines that have the usual number of columns, 0 for one column."""
    widths = Counter(len(row) for row in Dialect(delimiter).split(lines) if row)
    if not widths:
        return 0.0
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    return count / widths.total() if width > 1 else 0.0


def _usual_width(records: Iterable[Record]) -> int:
    widths = Counter(map(len, records))
    return max(widths, key=lambda width: (widths[width], width), default=0)


def _fitting(dialect: Dialect, lines: Sequence[str], width: int) -> int:
    """Return how many lines, each by itself, have the usual width."""
    return sum(_usual_width(dialect.split([line])) == width for line in lines)


def _lines_with_escapes(path: Path, encoding: str) -> Iterator[str]:
    """Yield the lines that hold an escaped quotation mark."""
    if not _holds(path, b"\\"):
        return
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        yield from (line for line in file if ESCAPED_QUOTE in line)


def _holds(path: Path, byte: bytes) -> bool:
    with path.open("rb") as file:
        return any(byte in block for block in iter(lambda: file.read(BLOCK), b""))


def _sample(path: Path, encoding: str) -> list[str]:
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        text = file.read(SAMPLE_CHARACTERS)
    whole = text.splitlines(keepends=True)
    return whole[:SAMPLE_ROWS] if len(whole) == 1 else whole[: min(SAMPLE_ROWS, len(whole) - 1)]
