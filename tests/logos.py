"""Logos to hand in: whole ones, and hostile pictures that no report may take."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageDraw

WIDE_MARK = (20, 40, 160)


def png(picture: Image.Image) -> bytes:
    """Return a picture as the bytes of a PNG file."""
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def make_logo(wide: int = 400, high: int = 100, colour: tuple[int, int, int] = WIDE_MARK) -> bytes:
    """Return a logo without margins: a full rectangle with a white ring in it."""
    picture = Image.new("RGB", (wide, high), colour)
    inset = high // 5
    ImageDraw.Draw(picture).ellipse(
        (inset, inset, high - inset, high - inset), outline="white", width=max(2, high // 12)
    )
    return png(picture)


def make_transparent_logo() -> bytes:
    """Return a red square of 40 pixels in the middle of 100 × 100 transparent ones."""
    picture = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    ImageDraw.Draw(picture).rectangle((30, 30, 69, 69), fill=(200, 0, 0, 255))
    return png(picture)


def make_bomb(wide: int, high: int) -> bytes:
    """Return a PNG of a few bytes that says to have so many pixels."""

    def chunk(name: bytes, content: bytes) -> bytes:
        sum_of = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + sum_of

    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1_000))
        + chunk(b"IEND", b"")
    )


SVG = (
    b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
    b"<script>alert(1)</script></svg>"
)
