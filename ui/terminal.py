"""A terminal: progress on one line that is rewritten, and texts that it shows and does not obey."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Iterable
from typing import Self, TextIO

EVERY = 0.1
"""Seconds between two rewrites of the line."""


def printable(text: str) -> str:
    """Return a text that a terminal shows and does not obey."""
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(letter)[0] == "C" else letter
        for letter in text
    )


def say(stream: TextIO, lines: Iterable[str]) -> None:
    """Write lines that a terminal shows and does not obey."""
    stream.writelines(f"{printable(line)}\n" for line in lines)


class TerminalProgress:
    """A ``Progress`` that rewrites one line of a terminal and is silent elsewhere."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_watched = stream.isatty()
        self._last = 0.0

    def __call__(self, done: int, total: int, step: str) -> None:
        """Show how far the work is."""
        now = time.monotonic()
        if not self._is_watched or (now - self._last < EVERY and done < total):
            return
        self._last = now
        share = f" {100 * done // total}%" if total else ""
        self._stream.write(f"\r\x1b[K{step}{share}")
        self._stream.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.finish()

    def finish(self) -> None:
        """Clear the line."""
        if self._is_watched:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
