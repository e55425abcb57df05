"""A letter as a text file: its subject, and below it what it says."""

from __future__ import annotations

from csdesk.model.playbooks import FilledMessage


def render_letter(letter: FilledMessage) -> bytes:
    """Return the bytes of a text file in UTF-8, with the mark by which Windows knows it."""
    return f"{letter.subject}\n\n{letter.body.strip()}\n".encode("utf-8-sig", "replace")
