"""A PDF that opens with a pass phrase only."""

from __future__ import annotations

import io

import pikepdf


def protect_pdf(content: bytes, phrase: str) -> bytes:
    """Return a PDF encrypted with AES-256 under a phrase; its bytes differ every time."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        document.save(stream, encryption=pikepdf.Encryption(owner=phrase, user=phrase, R=6))
    return stream.getvalue()
