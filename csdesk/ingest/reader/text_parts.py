"""Text files as packed columns, long ones in two parts that are read at the same time.

Reading is a matter of the processor alone, and a second process halves the waiting. The parts
meet between two records whatever is quoted before: the first part tells how many lines its records
took, and where that is not the line at which the second began, the first part reads on to the end.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from csdesk.ingest.reader.delimited import read_delimited
from csdesk.ingest.sheet_packer import PLAIN_BYTES, PackedSheet, SheetPacker, transpose
from csdesk.model.imports import BLOCK_ROWS
from csdesk.progress import Progress

PAYS_FROM = 24 << 20
"""Bytes of a file from which the second process is worth its start."""
SAMPLE = 1 << 20
FIRST_SHARE = 0.55
"""The second part begins later, since its process has to be started."""


class RestOfText(Protocol):
    """The rows of a text file from ``first_row`` on, 0-based, which somebody else reads."""

    first_row: int

    def take(self) -> PackedSheet | None:
        """Return the rows as soon as they are read; None where they could not be."""


def pack_text(path: Path, encoding: str, tell: Progress, rest: RestOfText | None) -> SheetPacker:
    """Return the rows of a text file, packed. Raises Refusal."""
    packer = SheetPacker(PLAIN_BYTES // 2 if rest else PLAIN_BYTES, only_texts=True)
    for number, block in enumerate(read_delimited(path, encoding), start=1):
        packer.add_block(transpose(block.records))
        tell(packer.rows, 0, "")
        if rest is None or not number * BLOCK_ROWS == block.lines == rest.first_row:
            continue
        if (packed := rest.take()) is not None:
            packer.add_packed(packed)
            break
    return packer


def pack_rest(path: Path, encoding: str, first_row: int) -> PackedSheet:
    """Return the rows of a text file from a row on before which every row is one line.

    Raises Refusal.
    """
    packer = SheetPacker(PLAIN_BYTES // 2, only_texts=True)
    for block in read_delimited(path, encoding, first_row):
        packer.add_block(transpose(block.records))
    return packer.finish()


def find_middle(path: Path) -> int:
    """Return a row near the middle of a long text file, a whole number of blocks; 0 if none is."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(SAMPLE)
    if size < PAYS_FROM:
        return 0
    lines = size / len(head) * head.count(b"\n")
    return int(lines * FIRST_SHARE) // BLOCK_ROWS * BLOCK_ROWS
