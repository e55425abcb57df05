"""What came of each band of a tested score: losses with their intervals, and growth."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.formatting import band_word, number, percent, plural
from csdesk.model.health import Band
from csdesk.model.score_measures import CalibrationRow, Confusion, Estimate
from csdesk.model.validation import Validation
from csdesk.report.document import Column, FigureBlock, Format, Table, Value
from csdesk.report.figures import RateBar, RateFigure
from csdesk.report.sections.validation_measures import INTERVAL, base_percent, interval_words
from csdesk.report.statuses import band_status

REPEATS = (
    "An account has a score on each day observed, and its ARR counts with each of them. The "
    "intervals allow for that, and fewer than ten accounts have no rate."
)
CALLS = (
    "Precision and recall at the two edges of the scorecard. Calling anybody at random, {base} of "
    "those called would have left. Below ten accounts there is no rate."
)
WORST_FIRST = (Band.RED, Band.YELLOW, Band.GREEN)


def bands_figure(validation: Validation) -> FigureBlock:
    """Return how many of each band left, with the interval of each rate."""
    rows = {row.band: row for row in validation.calibration}
    return FigureBlock(
        question="How many of each colour left?",
        figure=RateFigure(
            tuple(_band_bar(rows[band]) for band in WORST_FIRST), base_percent(validation)
        ),
        answer=(
            "Lines show where the rate likely lies. Colours whose lines overlap much can hardly be "
            "told apart."
        ),
    )


def bands_table(validation: Validation) -> Table:
    """Return what came of each band, by scores, by the accounts behind them, and by ARR."""
    return Table(
        name="Bands and losses",
        title="What came of each colour?",
        columns=(
            Column("Health", Format.STATUS, 0.18),
            Column("Accounts", Format.INTEGER, 0.12),
            Column("Scores", Format.INTEGER, 0.1),
            Column("Left", Format.INTEGER, 0.1),
            Column("Rate", Format.PERCENT, 0.1),
            Column(INTERVAL, Format.TEXT, 0.18),
            Column("ARR of the scores", Format.MONEY, 0.16),
            Column("ARR that left", Format.MONEY, 0.16),
        ),
        rows=tuple(_band_row(row) for row in validation.calibration if row.band in WORST_FIRST),
        empty="",
        notes=tuple(_band_notes(validation)),
    )


def _band_row(row: CalibrationRow) -> tuple[Value, ...]:
    return (
        band_status(row.band),
        row.accounts,
        row.observations,
        row.left,
        row.rate.value if row.rate else None,
        interval_words(row.rate),
        row.arr or None,
        row.arr_left if row.arr else None,
    )


def _call_row(word: str, known: Confusion) -> tuple[Value, ...]:
    precision, recall = known.precision, known.recall
    return (
        word,
        known.caught + known.false_alarms,
        known.caught,
        precision.value if precision else None,
        interval_words(precision),
        recall.value if recall else None,
        interval_words(recall),
    )


def _band_notes(validation: Validation) -> Iterator[str]:
    if any(row.accounts < row.observations for row in validation.calibration):
        yield REPEATS
    if validation.confusion:
        yield _red_note(validation.confusion)


def calls_table(validation: Validation) -> Iterator[Table]:
    """Yield precision and recall of calling by colour, beside the rate of all."""
    calls = (("Red", validation.confusion), ("Red or yellow", validation.wide_confusion))
    rows = tuple(_call_row(word, known) for word, known in calls if known is not None)
    if rows:
        yield Table(
            name="Calls by colour",
            title="What would calling by colour have caught?",
            columns=(
                Column("Called", Format.TEXT, 0.2),
                Column("Scores called", Format.INTEGER, 0.12),
                Column("Left", Format.INTEGER, 0.1),
                Column("Of those called, left", Format.PERCENT, 0.14),
                Column("95% interval of it", Format.TEXT, 0.16),
                Column("Of those who left, called", Format.PERCENT, 0.14),
                Column(INTERVAL, Format.TEXT, 0.16),
            ),
            rows=rows,
            empty="",
            notes=(CALLS.format(base=percent(base_percent(validation))),),
        )


def growth_table(validation: Validation) -> Iterator[Table]:
    """Yield how many of each band grew, where ARR is dated (S3.9)."""
    followed = [row for row in validation.calibration if row.followed]
    if followed:
        yield Table(
            name="Bands and growth",
            title="Do healthy accounts grow?",
            columns=(
                Column("Health", Format.STATUS, 0.3),
                Column("Scores followed", Format.INTEGER, 0.2),
                Column("ARR grew", Format.INTEGER, 0.2),
            ),
            rows=tuple((band_status(row.band), row.followed, row.grew) for row in followed),
            empty="",
        )


def _band_bar(row: CalibrationRow) -> RateBar:
    rate = row.rate
    return RateBar(
        label=band_word(row.band),
        note=f"{number(row.left)} of {number(row.observations)}",
        rate=rate.value if rate else None,
        low=rate.low if rate else None,
        high=rate.high if rate else None,
        band=row.band,
    )


def _red_note(confusion: Confusion) -> str:
    called = plural(confusion.caught + confusion.false_alarms, "red score")
    right = _rate_words(confusion.precision)
    caught = _rate_words(confusion.recall)
    return (
        f"Of {called}, {number(confusion.caught)} left{right}; of "
        f"{number(confusion.caught + confusion.missed)} who left, {number(confusion.caught)} were "
        f"red{caught}."
    )


def _rate_words(rate: Estimate | None) -> str:
    if rate is None:
        return ""
    return f" ({percent(rate.value, 0)}, likely {percent(rate.low, 0)} to {percent(rate.high, 0)})"
