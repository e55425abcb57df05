"""Format 7: scores stand in their snapshots alone, and no more as rows of their own."""

from __future__ import annotations

STATEMENTS = (
    "DROP TABLE score",
    "DELETE FROM computed_part WHERE part = 'score'",
)
