"""Logos as reports hold them: small pictures on white, read by Pillow whatever was handed in."""

from __future__ import annotations

import io
import struct
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

from csdesk.errors import WrongUsage

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_FILE = 4_000_000
"""Bytes of a picture that is handed in."""
LARGEST_KEPT = 256 * 1024
"""Bytes of a logo that a workspace keeps."""
MOST_PIXELS = 16_000_000
SMALLEST_SIDE = 16
WIDEST, HIGHEST = 1_200, 600
"""Pixels of a logo that is kept: four for each point of the largest place that it gets."""
_TOO_MANY = "pixels, and 16 million are the most. Save a smaller one and choose that."
KINDS = ("PNG", "JPEG")
NEAR_WHITE = 246
_BROKEN = (
    OSError, SyntaxError, ValueError, TypeError, EOFError, IndexError, KeyError, OverflowError,
    MemoryError, AttributeError, struct.error, zlib.error,
)  # fmt: skip
"""What Pillow raises for pictures that are not what they say."""


def clean_logo(content: bytes) -> bytes:
    """Return a picture as a logo: on white, cut to what it shows, at most 1,200 × 600 and 256 KB.

    Nothing but its pixels is kept. WrongUsage for what is no whole PNG or JPEG picture, is more
    than 4 MB or 16 million pixels, or shows nothing on white.
    """
    if len(content) > LARGEST_FILE:
        raise WrongUsage("The picture is larger than 4 MB. Save a smaller one and choose that.")
    try:
        picture = _open(content)
        _check_size(picture)
        flat = _flatten(picture)
    except _BROKEN as problem:
        raise WrongUsage(_refusal(content)) from problem
    return _compress(_cut(flat))


def usable_logo(content: bytes) -> bytes:
    """Return a logo as it was kept; nothing where it cannot be drawn."""
    return content if logo_size(content) != (0, 0) else b""


@lru_cache(maxsize=32)
def logo_size(content: bytes) -> tuple[int, int]:
    """Return width and height of a logo in pixels; (0, 0) where none like it is ever kept."""
    if not content or len(content) > LARGEST_KEPT:
        return (0, 0)
    try:
        picture = _open(content)
        if picture.width > WIDEST or picture.height > HIGHEST:
            return (0, 0)
        picture.load()
    except (*_BROKEN, WrongUsage):
        return (0, 0)
    return picture.size


def fit_logo(content: bytes, width: float, height: float) -> tuple[float, float]:
    """Return how wide and high a logo is in a box of this size, without being distorted."""
    wide, high = logo_size(content)
    if not wide:
        return (0.0, 0.0)
    scale = min(width / wide, height / high)
    return (wide * scale, high * scale)


def _open(content: bytes) -> Image:
    from PIL import Image

    try:
        return Image.open(io.BytesIO(content), formats=KINDS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as problem:
        raise WrongUsage(f"The picture has far too many {_TOO_MANY}") from problem


def _check_size(picture: Image) -> None:
    """Refuse a picture by what it says of its size, before any of its pixels is unpacked."""
    wide, high = picture.size
    if wide * high > MOST_PIXELS:
        raise WrongUsage(f"The picture has {wide} × {high} {_TOO_MANY}")
    if min(wide, high) < SMALLEST_SIDE:
        raise WrongUsage(
            f"The picture has only {wide} × {high} pixels. Choose one of at least 16 × 16."
        )


def _flatten(picture: Image) -> Image:
    """Return a picture of whatever colours as plain ones on white, the way up it was taken."""
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(picture)
    if upright.mode.startswith("I"):
        # Grey of 16 bits, which Pillow would cut off at 255.
        upright = upright.convert("I").point(lambda light: light / 256).convert("L")
    coloured = upright.convert("RGBA")
    ground = Image.new("RGBA", coloured.size, "white")
    return Image.alpha_composite(ground, coloured).convert("RGB")


def _cut(flat: Image) -> Image:
    """Return a picture without the white around what it shows, as large as it is needed."""
    shown = flat.convert("L").point(lambda light: 0 if light > NEAR_WHITE else 255).getbbox()
    if shown is None:
        raise WrongUsage(
            "The picture shows nothing on white paper. Choose the logo for light grounds."
        )
    cut = flat.crop(shown)
    cut.thumbnail((WIDEST, HIGHEST))
    return cut


def _compress(picture: Image) -> bytes:
    """Return a picture without loss, else a photograph of it, else a smaller one."""
    for kind, options in (("PNG", {"optimize": True}), ("JPEG", {"quality": 90})):
        stream = io.BytesIO()
        picture.save(stream, kind, **options)
        if len(stream.getvalue()) <= LARGEST_KEPT:
            return stream.getvalue()
    wide, high = picture.size
    return _compress(picture.resize((wide // 2, high // 2)))


def _refusal(content: bytes) -> str:
    start = content[:512].lstrip().lower()
    if start.startswith(b"<") and b"svg" in start:
        return "A drawing (SVG) cannot stand in a report. Save it as a PNG picture and choose that."
    if start.startswith((b"\x89png", b"\xff\xd8")):
        return "The picture is damaged or not complete. Save it anew and choose it again."
    return "This is no PNG or JPEG picture. Save the logo as PNG and choose that."
