"""The figures and tables of a tested score, where enough accounts left to carry them."""

from __future__ import annotations

from csdesk.formatting import number, percent
from csdesk.model.health import Band
from csdesk.model.score_measures import Contender, Estimate
from csdesk.model.validation import Validation
from csdesk.report.document import Column, Format, Table, Value
from csdesk.report.validation_comparisons import points_wrong_way

INTERVAL = "95% interval"
WORST_FIRST = (Band.RED, Band.YELLOW, Band.GREEN)
PAIRS = "Pairs told right, of 100"
COIN = 50.0
PAIRS_NOTE = (
    "Of 100 pairs of one customer who left and one who stayed, in so many the rule or signal puts "
    "the right one lower."
)
COIN_NOTE = "A coin gets 50; an interval wholly below 50 points the wrong way round."
HOW = (
    "Intervals of the AUC after DeLong, summed by account (Obuchowski 1997); of rates after "
    "Wilson, over the effective number of scores (Korn and Graubard 1998); of the others by "
    "drawing accounts again."
)


def measures_table(validation: Validation) -> Table:
    """Return the measures that statisticians ask for, each beside what knowing nothing gives."""
    base = base_percent(validation)
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
            Column("Rule or signal", Format.TEXT, 0.36),
            Column(PAIRS, Format.DECIMAL, 0.22),
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
                _note(one),
            )
            for one in validation.contenders
        ),
        empty="No signal is known both for accounts that left and for accounts that stayed.",
        notes=(COIN_NOTE if validation.auc else f"{PAIRS_NOTE} {COIN_NOTE}",),
    )


def _note(one: Contender) -> str:
    if one.is_suspect:
        return "Knows the outcome"
    return "The wrong way round" if points_wrong_way(one) else ""


def base_percent(validation: Validation) -> float:
    """Return what part of all observations was followed by leaving, in percent."""
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
