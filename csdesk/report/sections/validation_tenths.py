"""Who left by tenths of a tested score, the worst scores first."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.formatting import number
from csdesk.model.validation import Validation
from csdesk.report.document import Column, FigureBlock, Format, Table
from csdesk.report.figures import RateBar, RateFigure
from csdesk.report.sections.validation_measures import base_percent


def lift_figure(validation: Validation) -> Iterator[FigureBlock]:
    """Yield how many of each tenth left, the worst scores first."""
    if validation.lifts:
        bars = tuple(
            RateBar(
                f"Tenth {row.tenth}",
                f"{number(row.left)} of {number(row.observations)}",
                row.rate.value,
                row.rate.low,
                row.rate.high,
            )
            for row in validation.lifts
        )
        yield FigureBlock(
            question="Did those with the worst scores leave most?",
            figure=RateFigure(bars, base_percent(validation)),
            answer="Tenth 1 holds the worst scores. A score that warns falls from top to bottom.",
        )


def lift_table(validation: Validation) -> Iterator[Table]:
    """Yield the tenths as a table of the workbook."""
    if validation.lifts:
        yield Table(
            name="Losses by tenth",
            title="Who left, by tenths of the score",
            columns=(
                Column("Tenth, worst first", Format.INTEGER, 0.2),
                Column("Scores", Format.INTEGER, 0.15),
                Column("Left", Format.INTEGER, 0.15),
                Column("Rate", Format.PERCENT, 0.15),
                Column("Times chance", Format.DECIMAL, 0.15),
                Column("Of all who left, so far", Format.PERCENT, 0.2),
            ),
            rows=tuple(
                (row.tenth, row.observations, row.left, row.rate.value, row.lift, row.captured)
                for row in validation.lifts
            ),
            empty="",
            workbook_only=True,
        )
