"""The figures and tables of a tested score, where enough accounts left to carry them."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.formatting import band_word, number, percent, plural
from csdesk.model.health import Band
from csdesk.model.validation import CalibrationRow, Confusion, Estimate, Validation
from csdesk.report.document import Column, FigureBlock, Format, Table, Value
from csdesk.report.figures import RateBar, RateFigure
from csdesk.report.statuses import band_status

INTERVAL = "95% interval"
WORST_FIRST = (Band.RED, Band.YELLOW, Band.GREEN)
COIN = 50.0
HOW = (
    "Intervals of the AUC after DeLong, summed by account (Obuchowski 1997); of rates after "
    "Wilson; of the others by drawing accounts again."
)


def bands_figure(validation: Validation) -> FigureBlock:
    """Return how many of each band left, with the interval of each rate."""
    rows = {row.band: row for row in validation.calibration}
    return FigureBlock(
        question="How many of each colour left?",
        figure=RateFigure(tuple(_band_bar(rows[band]) for band in WORST_FIRST), _base(validation)),
        answer=(
            "Lines show where the rate likely lies. Colours whose lines overlap much can hardly be "
            "told apart."
        ),
    )


def bands_table(validation: Validation) -> Table:
    """Return what came of each band, by accounts and by ARR."""
    return Table(
        name="Bands and losses",
        title="What came of each colour?",
        columns=(
            Column("Health", Format.STATUS, 0.2),
            Column("Scores", Format.INTEGER, 0.12),
            Column("Left", Format.INTEGER, 0.12),
            Column("Rate", Format.PERCENT, 0.12),
            Column(INTERVAL, Format.TEXT, 0.2),
            Column("ARR", Format.MONEY, 0.16),
            Column("ARR that left", Format.MONEY, 0.16),
        ),
        rows=tuple(
            (
                band_status(row.band),
                row.accounts,
                row.left,
                row.rate.value if row.rate else None,
                interval_words(row.rate),
                row.arr or None,
                row.arr_left if row.arr else None,
            )
            for row in validation.calibration
            if row.band is not Band.UNSCORED
        ),
        empty="",
        notes=(_red_note(validation.confusion),) if validation.confusion else (),
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
                Column("Accounts followed", Format.INTEGER, 0.2),
                Column("ARR grew", Format.INTEGER, 0.2),
            ),
            rows=tuple((band_status(row.band), row.followed, row.grew) for row in followed),
            empty="",
        )


def lift_figure(validation: Validation) -> Iterator[FigureBlock]:
    """Yield how many of each tenth left, the worst scores first."""
    if validation.lifts:
        bars = tuple(
            RateBar(
                f"Tenth {row.tenth}",
                f"{number(row.left)} of {number(row.accounts)}",
                row.rate.value,
                row.rate.low,
                row.rate.high,
            )
            for row in validation.lifts
        )
        yield FigureBlock(
            question="Did those with the worst scores leave most?",
            figure=RateFigure(bars, _base(validation)),
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
                (row.tenth, row.accounts, row.left, row.rate.value, row.lift, row.captured)
                for row in validation.lifts
            ),
            empty="",
            workbook_only=True,
        )


def measures_table(validation: Validation) -> Table:
    """Return the measures that statisticians ask for, each beside what knowing nothing gives."""
    base = _base(validation)
    rows: tuple[tuple[str, Estimate | None, float | None], ...] = (
        ("Pairs told right, of 100 (AUC)", hundredfold(validation.auc), COIN),
        ("The same, accounts counted by ARR", hundredfold(validation.auc_by_arr), COIN),
        ("Average precision, in percent", hundredfold(validation.average_precision), base),
        ("Squared error of the bands × 100 (Brier)", _brier(validation), _brier_base(validation)),
    )
    return Table(
        name="Measures of the score",
        title="How well does the score tell them apart?",
        columns=(
            Column("Measure", Format.TEXT, 0.5),
            Column("Value", Format.DECIMAL, 0.12),
            Column(INTERVAL, Format.TEXT, 0.2),
            Column("Knowing nothing", Format.DECIMAL, 0.18),
        ),
        rows=tuple(
            (name, found.value, interval_words(found, ""), nothing)
            for name, found, nothing in rows
            if found is not None
        ),
        empty="",
        notes=(HOW,),
    )


def contenders_table(validation: Validation) -> Table:
    """Return simple rules and single signals, each as if it were the score."""
    return Table(
        name="Simple rules and signals",
        title="Which signal warns best on its own?",
        columns=(
            Column("Rule or signal", Format.TEXT, 0.4),
            Column("Pairs of 100", Format.DECIMAL, 0.14),
            Column(INTERVAL, Format.TEXT, 0.2),
            Column("Known for", Format.INTEGER, 0.12),
            Column("Note", Format.TEXT, 0.24),
        ),
        rows=tuple(
            (
                one.name,
                100 * one.auc.value,
                interval_words(hundredfold(one.auc), ""),
                one.known,
                "Knows the outcome" if one.is_suspect else "",
            )
            for one in validation.contenders
        ),
        empty="No signal is known both for accounts that left and for accounts that stayed.",
    )


def _band_bar(row: CalibrationRow) -> RateBar:
    rate = row.rate
    return RateBar(
        label=band_word(row.band),
        note=f"{number(row.left)} of {number(row.accounts)}",
        rate=rate.value if rate else None,
        low=rate.low if rate else None,
        high=rate.high if rate else None,
        band=row.band,
    )


def _base(validation: Validation) -> float:
    return validation.base_rate.value if validation.base_rate else 0.0


def _brier(validation: Validation) -> Estimate | None:
    return None if validation.brier is None else Estimate(100 * validation.brier)


def _brier_base(validation: Validation) -> float | None:
    return None if validation.brier_base is None else 100 * validation.brier_base


def hundredfold(found: Estimate | None) -> Estimate | None:
    """Return a figure between 0 and 1 as one between 0 and 100."""
    if found is None:
        return None
    low, high = (None if end is None else 100 * end for end in (found.low, found.high))
    return Estimate(100 * found.value, low, high)


def interval_words(found: Estimate | None, unit: str = "%") -> Value:
    """Return "74.2 to 81.0", in percent unless ``unit`` is empty; None where there is none."""
    if found is None or found.low is None or found.high is None:
        return None
    if unit:
        return f"{percent(found.low)} to {percent(found.high)}"
    return f"{number(found.low, 1)} to {number(found.high, 1)}"


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
