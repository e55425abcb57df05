"""The expansion opportunities as a table for other programs (S1.110)."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.model.expansion import OpportunityRow

COLUMNS = ("customer_id", "expansion_score", "opportunity_size")
"""The header as S1.110 names it."""


@dataclass(frozen=True, slots=True)
class OpportunityList:
    """Opportunities in the order in which they are written."""

    rows: tuple[OpportunityRow, ...]

    def texts(self) -> tuple[tuple[str, str, str], ...]:
        """Return account, score and size of each row as machines read them."""
        return tuple(
            (row.account, f"{row.expansion_score:.1f}", f"{row.opportunity_size:.0f}")
            for row in self.rows
        )
