"""How long work tells the one who waits how far it is, without knowing who that is."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told after each step; raises ``csdesk.errors.Cancelled`` when the person has stopped it."""

    def __call__(self, done: int, total: int, step: str) -> None:
        """Note that ``done`` of ``total`` parts of ``step`` are finished (0 total: unknown)."""


def silent(done: int, total: int, step: str) -> None:
    """Tell nobody."""
