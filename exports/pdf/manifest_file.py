"""The manifest inside of a PDF: put there, and read back from whatever somebody hands in."""

from __future__ import annotations

import zlib
from pathlib import Path

import pikepdf

from csdesk.errors import InputRefused
from csdesk.report.manifest import LONGEST, NAME

LARGEST_FILE = 500_000_000
ADVICE = "Give a PDF that csdesk wrote"


def attach_manifest(document: pikepdf.Pdf, manifest: str) -> None:
    """Attach a manifest to a PDF, without a date: the same text gives the same bytes."""
    document.attachments[NAME] = pikepdf.AttachedFileSpec(
        document,
        manifest.encode(),
        description="What the numbers of this report rest on",
        filename=NAME,
        mime_type="application/json",
        creation_date="",
        mod_date="",
    )


def read_attached(path: Path) -> str:
    """Return the manifest in a PDF; InputRefused where it has none that can be read."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise _refused(path, "it is larger than any report")
        with pikepdf.open(path) as document:
            return _read_stream(document, path)
    except pikepdf.PasswordError as problem:
        raise _refused(path, "it has a pass phrase") from problem
    except OSError as problem:
        raise _refused(path, f"it cannot be read ({problem.strerror})") from problem
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, RecursionError) as problem:
        raise _refused(path, "it is no PDF that can be read") from problem


def _read_stream(document: pikepdf.Pdf, path: Path) -> str:
    if NAME not in document.attachments:
        raise _refused(path, "it holds no manifest")
    stream = document.attachments[NAME].get_file().obj
    raw = bytes(stream.read_raw_bytes())
    coding = stream.get("/Filter")
    if coding is None:
        return _decode(raw, path)
    if coding != pikepdf.Name.FlateDecode or "/DecodeParms" in stream:
        raise _refused(path, "its manifest is packed as csdesk packs none")
    try:
        # Never unpacked whole: a few bytes could stand for gigabytes.
        return _decode(zlib.decompressobj().decompress(raw, LONGEST + 1), path)
    except zlib.error as problem:
        raise _refused(path, "its manifest is damaged") from problem


def _decode(content: bytes, path: Path) -> str:
    if len(content) > LONGEST:
        raise _refused(path, "its manifest is too long")
    return content.decode("utf-8")


def _refused(path: Path, problem: str) -> InputRefused:
    return InputRefused(problem, file=path.name, advice=ADVICE)
