"""How long the lists are that the rows work on: as the goals name them, usual, or short."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Lengths:
    """Rows, accounts, movements or events of each kind of work."""

    book: int
    text: int
    scored: int
    compared: int
    """Accounts before and after a moved weight, and those whose days are averaged."""
    diagnosed: int
    movements: int
    events: int
    table: int
    naive: int
    """Rows that a model bears that answers one by one."""
    appendix: int
    exported: int
    answers: int
    initiatives: int


FULL = Lengths(
    book=100_000,
    text=1_000_000,
    scored=1_000_000,
    compared=100_000,
    diagnosed=100_000,
    movements=1_000_000,
    events=50_000_000,
    table=1_000_000,
    naive=50_000,
    appendix=10_000,
    exported=100_000,
    answers=10_000,
    initiatives=60,
)
USUAL = replace(FULL, book=20_000, text=100_000, events=2_000_000)
SHORT = Lengths(
    book=500,
    text=1_000,
    scored=20_000,
    compared=2_000,
    diagnosed=300,
    movements=10_000,
    events=50_000,
    table=20_000,
    naive=2_000,
    appendix=500,
    exported=1_000,
    answers=500,
    initiatives=60,
)
LENGTHS = {"short": SHORT, "usual": USUAL, "full": FULL}
