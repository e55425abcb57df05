"""The ARR that accounts gained month by month (S2.19)."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.model.revenue import ExpansionMonth
from csdesk.report.document import Column, Format, Table


def expansion_months(months: Sequence[ExpansionMonth]) -> tuple[Table, ...]:
    """Return the months with what was gained, for the workbook; nothing without months."""
    if not months:
        return ()
    return (
        Table(
            name="Expansion by month",
            title="What did accounts gain in each month?",
            columns=(
                Column("Month to", Format.DATE, 0.2),
                Column("Expansion ARR", Format.MONEY, 0.2),
                Column("Against the month before", Format.PERCENT, 0.2),
                Column("Accounts that paid when it began", Format.INTEGER, 0.2),
            ),
            rows=tuple((one.end_on, one.expansion, one.growth, one.accounts) for one in months),
            empty="",
            workbook_only=True,
        ),
    )
