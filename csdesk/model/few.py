"""From how many cases on a share says more than its counts (domain 3.1)."""

from __future__ import annotations

FEWEST = 10
"""Fewer are counted, and have no share."""
PLAIN_FROM = 100
"""From so many on a share needs no interval beside it."""
