"""A consultant's own instrument: read from a folder, checked as what ships is, and against it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from csdesk.content.checks.identities import refuse_taken_ids
from csdesk.content.checks.instrument_references import KnownIds, check_what_it_names
from csdesk.content.checks.instruments import check_instrument
from csdesk.content.checks.sizes import check_sizes, refuse_depth
from csdesk.content.contents import read_contents
from csdesk.content.files import ContentFile
from csdesk.content.instruments import (
    SECTIONS,
    InstrumentContents,
    add_shared,
    put_together,
)
from csdesk.content.placing import place_instrument
from csdesk.errors import ContentInvalid
from csdesk.model.instruments import Instrument
from csdesk.model.library import Library

COPY_ADVICE = ". `csdesk instrument export` with --as writes a copy with ids of its own"
MOST_FILES = 50
LARGEST_FILE = 1 << 19
MOST_DOTS = 200
"""Dots in one line; the parser needs a time that grows with the square of a dotted key."""


def read_own_instrument(folder: Path, library: Library) -> Instrument:
    """Return the instrument in the TOML files of a folder.

    Raises ``ContentInvalid`` naming file, key, value and what was expected.
    """
    contents = read_contents(_read_files(folder), SECTIONS)
    return check_own(put_together(contents, folder.name), library)


def check_own(found: InstrumentContents, library: Library) -> Instrument:
    """Return an instrument with what it shares, once it breaks no rule and takes no shipped id."""
    complete = add_shared(found, library.instruments.values())
    check_instrument(complete)
    check_sizes(complete)
    refuse_taken_ids(complete, library.instruments.values(), COPY_ADVICE)
    check_what_it_names(complete, KnownIds.of_library(library))
    return complete.instrument


def check_beside(instrument: Instrument, others: Iterable[Instrument]) -> None:
    """Raise ``ContentInvalid`` where an instrument has an id that one of the others has."""
    refuse_taken_ids(place_instrument(instrument, f"“{instrument.id}”"), others)


def _read_files(folder: Path) -> Iterator[ContentFile]:
    paths = sorted(path for path in folder.glob("*.toml") if path.is_file())
    if len(paths) > MOST_FILES:
        raise ContentInvalid(f"{folder.name}: {len(paths)} files; expected at most {MOST_FILES}.")
    for path in paths:
        yield ContentFile(path.name, _parse(path))


def _parse(path: Path) -> dict[str, Any]:
    try:
        text = _read_text(path)
        _refuse_dots(text)
        values = tomllib.loads(text)
    except RecursionError as error:
        raise ContentInvalid(f"{path.name}: it is nested too deeply; expected TOML.") from error
    except ValueError as error:
        raise ContentInvalid(f"{path.name}: {error}; expected TOML.") from error
    refuse_depth(values, path.name)
    return values


def _read_text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise ContentInvalid(f"{path.name}: expected at most {LARGEST_FILE} bytes.")
        # Editors on Windows begin the file with a mark of the encoding.
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        told = f"{path.name}: it is no text in UTF-8. Save it as “UTF-8” in a text editor."
        raise ContentInvalid(told) from error
    except OSError as error:
        told = f"{path.name}: it cannot be read ({error.strerror}). Check that you may open it."
        raise ContentInvalid(told) from error


def _refuse_dots(text: str) -> None:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.count(".") > MOST_DOTS:
            raise ValueError(f"more than {MOST_DOTS} dots (at line {number})")
