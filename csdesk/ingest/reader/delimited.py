"""Text files with one row a line, as rows of texts."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from csdesk.ingest.reader.encoding import FALLBACK, find_encoding
from csdesk.ingest.reader.refusal import Refusal

DELIMITERS = ";\t|,"
"""In order of preference where two are equally good: a comma may be a decimal comma."""
SAMPLE_ROWS = 100
SAMPLE_CHARACTERS = 1 << 17
MOST_COLUMNS = 16_384
LONGEST_TEXT = 131_072


def read_delimited(path: Path, encoding: str) -> Iterator[list[str]]:
    """Yield the records of a text file. Raises Refusal where one of them is beyond reason."""
    delimiter = find_delimiter(_sample(path, encoding))
    csv.field_size_limit(LONGEST_TEXT)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        records = enumerate(csv.reader(file, delimiter=delimiter), start=1)
        for number, record in _guarded(records):
            if len(record) > MOST_COLUMNS:
                raise Refusal(
                    f"row {number:,} has {len(record):,} columns, more than csdesk reads",
                    "Keep only the customer list in it",
                )
            yield record


def find_delimiter(lines: list[str]) -> str:
    """Return the character that splits the lines into the most even table."""
    return max(DELIMITERS, key=lambda mark: _evenness(lines, mark))


def describe_encoding(path: Path) -> tuple[str, str | None]:
    """Return the encoding of a file, and a note where it could not be told for certain."""
    encoding = find_encoding(path)
    if encoding != FALLBACK:
        return encoding, None
    return encoding, "Read as Windows-1252 text, because it is not UTF-8; check names with accents"


def _evenness(lines: list[str], delimiter: str) -> float:
    """Return the share of lines that have the usual number of columns, 0 for one column."""
    widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if row)
    if not widths:
        return 0.0
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    return count / widths.total() if width > 1 else 0.0


def _sample(path: Path, encoding: str) -> list[str]:
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        text = file.read(SAMPLE_CHARACTERS)
    whole = text.splitlines(keepends=True)
    return whole[:SAMPLE_ROWS] if len(whole) == 1 else whole[: min(SAMPLE_ROWS, len(whole) - 1)]


def _guarded(records: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    number = 0
    try:
        for number, record in records:
            yield number, record
    except csv.Error as error:
        raise Refusal(
            f"row {number + 1:,} cannot be read; a quotation mark may be missing there",
            "Open it in a spreadsheet program, look at that row and save it as .csv again",
        ) from error
