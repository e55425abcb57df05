"""A manifest as cells of a sheet, whole whatever other programs make of blanks and breaks."""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Sequence

from csdesk.errors import InputRefused
from csdesk.report.manifest import LONGEST

SHEET = "Manifest"
KPI_SHEET, KPI_ID, KPI_VALUE = "KPIs", "Id", "Value"
SUMMARY_SHEET, KEY_HEAD = "Summary", ("Figure", "Term", "Value")
NUMBER_KIND = "Number"
PACKED_COLUMN = 3
CHUNK = 30_000
"""Characters in one cell; a spreadsheet takes 32,767."""


def pack_manifest(text: str) -> tuple[str, ...]:
    """Return a manifest in letters and digits, one text for each cell."""
    packed = base64.b64encode(zlib.compress(text.encode(), 9)).decode()
    return tuple(packed[start : start + CHUNK] for start in range(0, len(packed), CHUNK))


def unpack_manifest(cells: Sequence[str], file: str) -> str:
    """Return what ``pack_manifest`` packed; InputRefused for anything else."""
    try:
        content = base64.b64decode("".join(cells), validate=True)
        # Never unpacked whole: a few bytes could stand for gigabytes.
        text = zlib.decompressobj().decompress(content, LONGEST + 1)
        return text.decode("utf-8")
    except (binascii.Error, ValueError, zlib.error) as problem:
        raise InputRefused(
            "its manifest cannot be read", file=file, advice="Make the report again"
        ) from problem
