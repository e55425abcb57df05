"""Event files: those in folders too, how each is built, and what reads it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from csdesk.errors import InputRefused
from csdesk.ingest.events.engine import name, quote
from csdesk.ingest.reader.delimited import find_dialect
from csdesk.ingest.reader.encoding import find_encoding

PARQUET_SUFFIXES = frozenset({".parquet", ".pq"})
TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".txt"})
TORN_SKIPPED = ("ignore_errors = true",)
TORN_KEPT = ("store_rejects = true", "rejects_limit = 0")
COMPRESSED = ".gz"
PARQUET_MARK = b"PAR1"
PASSED_OVER = (".", "_", "~$")
"""How hidden files begin, and the marks that other engines leave beside their files."""
LARGE = 20 * 1024 * 1024
"""Bytes of a text file from which on it is looked at whether it holds events."""
MOST_FILES = 1_000
ENCODINGS = {"utf-8": "utf-8", "utf-8-sig": "utf-8", "utf-16": "utf-16"}
OTHER_ENCODING = "latin-1"


@dataclass(frozen=True, slots=True)
class EventFile:
    """One file of events; ``reader`` is the table function that reads it, without its end."""

    path: Path
    reader: str
    is_typed: bool

    def scan(self, *, keeps_torn: bool = False) -> str:
        """Return the SQL that reads the file; it notes lines that are no rows, or skips them."""
        options = (TORN_KEPT if keeps_torn else TORN_SKIPPED) if not self.is_typed else ()
        return ", ".join((self.reader, *options)) + ")"


def find_event_files(paths: Iterable[Path]) -> tuple[EventFile, ...]:
    """Return the event files among some paths and in folders, sorted by name within each.

    Raises InputRefused where there is none, or for one that cannot be read.
    """
    wanted = tuple(paths)
    found = [file for path in wanted for file in _expand(path)]
    unique = list(dict.fromkeys(path.resolve() for path in found))
    if not unique:
        raise InputRefused(
            "no file of events was found",
            file=", ".join(path.name for path in wanted),
            advice="Choose CSV or Parquet files, or a folder of them",
        )
    if len(unique) > MOST_FILES:
        raise InputRefused(
            f"there are more than {MOST_FILES:,} files",
            file=wanted[0].name,
            advice="Choose a part of them",
        )
    return tuple(map(describe_file, unique))


def is_event_folder(path: Path) -> bool:
    """Tell whether a folder holds Parquet files."""
    return path.is_dir() and any(is_parquet(found) for found in _expand(path))


def is_parquet(path: Path) -> bool:
    """Tell whether a file is called Parquet."""
    return path.suffix.casefold() in PARQUET_SUFFIXES


def may_be_events(path: Path) -> bool:
    """Tell whether it is worth looking if a file or folder goes the way of events."""
    is_large = path.suffix.casefold() in TEXT_SUFFIXES and path.stat().st_size >= LARGE
    return is_parquet(path) or path.is_dir() or is_large


def describe_file(path: Path) -> EventFile:
    """Return how a file is read. Raises InputRefused for one that is no table of events."""
    try:
        with path.open("rb") as file:
            head = file.read(len(PARQUET_MARK))
    except OSError as error:
        raise InputRefused(
            f"the file cannot be read ({error.strerror})",
            file=path.name,
            advice="Allow reading it, or choose another one",
        ) from error
    if head == PARQUET_MARK:
        return EventFile(path, f"read_parquet({quote(str(path))}", is_typed=True)
    if is_parquet(path) or not head:
        problem = "the file is empty" if not head else "it is no Parquet file, or is damaged"
        raise InputRefused(problem, file=path.name, advice="Export it again")
    return EventFile(path, _text_reader(path), is_typed=False)


def fingerprint(files: Sequence[EventFile]) -> str:
    """Return what is the same for the same contents, in whatever order the files are given."""
    digests = sorted(_digest(file.path) for file in files)
    return (
        digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest()
    )


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _text_reader(path: Path) -> str:
    if path.suffix.casefold() == COMPRESSED:
        return f"read_csv({quote(str(path))}, all_varchar = true, header = true"
    encoding = find_encoding(path)
    known = ENCODINGS.get(encoding.casefold(), OTHER_ENCODING)
    dialect = find_dialect(path, encoding)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        header = next(iter(dialect.split(file)), [])
    columns = ", ".join(f"{name(column)}: 'VARCHAR'" for column in _name_columns(header))
    return (
        f"read_csv({quote(str(path))}, auto_detect = false, header = true, "
        f"columns = {{{columns}}}, delim = {quote(dialect.delimiter)}, "
        f"quote = '\"', escape = '\"', encoding = {quote(known)}"
    )


def _name_columns(header: Sequence[str]) -> list[str]:
    """Return a name for each column, different for each."""
    named: list[str] = []
    for number, text in enumerate(header, start=1):
        wanted = " ".join(text.split()) or f"Column {number}"
        named.append(f"{wanted} ({number})" if wanted in named else wanted)
    return named


def _expand(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for place, folders, names in os.walk(path):
        folders[:] = sorted(one for one in folders if not one.startswith(PASSED_OVER))
        for file in sorted(names):
            if not file.startswith(PASSED_OVER) and _is_event_name(Path(file)):
                yield Path(place) / file


def _is_event_name(path: Path) -> bool:
    inner = Path(path.stem) if path.suffix.casefold() == COMPRESSED else path
    return inner.suffix.casefold() in PARQUET_SUFFIXES | TEXT_SUFFIXES
