"""Which way a number is better."""

from __future__ import annotations

from enum import StrEnum


class Direction(StrEnum):
    """Which way a signal or KPI is better."""

    HIGHER = "higher"
    LOWER = "lower"
