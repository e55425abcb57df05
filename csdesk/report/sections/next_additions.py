"""What can be computed from these lists, and what to ask the client for next."""

from __future__ import annotations

from csdesk.formatting import join_words, number, plural
from csdesk.model.data_review import DataReview, NextAddition, Reach
from csdesk.report.document import Block, Column, Format, Table, Value

ON_PAPER = 8
REACHES = {
    Reach.NOW: "Computed now",
    Reach.ONE_COLUMN: "One column away",
    Reach.EARLIER_LIST: "One earlier list away",
    Reach.ONE_LIST: "One list away",
    Reach.MORE: "Needs more",
}


def next_blocks(review: DataReview) -> tuple[Block, ...]:
    """Return the additions ranked by what they unlock, and every figure with what it needs."""
    return (_paper_table(review), _all_additions(review), _all(review))


def _sentence(review: DataReview) -> str:
    counts = {reach: sum(one.reach is reach for one in review.measures) for reach in Reach}
    near = counts[Reach.ONE_COLUMN]
    said = (
        f"{number(counts[Reach.NOW])} of {plural(len(review.measures), 'figure')} (KPIs and "
        f"health signals) are computed from these lists; {number(near)} "
        f"{'is' if near == 1 else 'are'} one column away."
    )
    best = next(iter(review.next_additions), None)
    if best is None:
        return said
    return f"{said} Most would come of {best.addition.words}."


def _paper_table(review: DataReview) -> Table:
    more = len(review.next_additions) - ON_PAPER
    return Table(
        name="Next additions",
        title="What should the client be asked for next?",
        columns=(
            Column("Ask for", Format.TEXT, 0.4),
            Column("It gives", Format.TEXT, 0.5),
            Column("Figures", Format.INTEGER, 0.1),
        ),
        rows=tuple(_paper_row(one) for one in review.next_additions[:ON_PAPER]),
        empty=f"No single addition would give another figure. {_sentence(review)}",
        paper_only=True,
        notes=(*_more(more), _sentence(review)),
    )


def _more(count: int) -> tuple[str, ...]:
    return (f"{number(count)} more are in the workbook.",) if count > 0 else ()


def _paper_row(one: NextAddition) -> tuple[Value, ...]:
    unlocked = (*one.kpis, *one.signals)
    return (_capital(one.addition.words), join_words(unlocked), len(unlocked))


def _all_additions(review: DataReview) -> Table:
    return Table(
        name="All additions",
        title="What each addition would unlock",
        columns=(
            Column("Ask for", Format.TEXT, 0.3),
            Column("KPIs", Format.TEXT, 0.3),
            Column("Health signals", Format.TEXT, 0.2),
            Column("Weight of the signals", Format.INTEGER, 0.1),
        ),
        rows=tuple(
            (
                _capital(one.addition.words),
                join_words(one.kpis) or None,
                join_words(one.signals) or None,
                one.weight,
            )
            for one in review.next_additions
        ),
        empty="No single addition would give another figure.",
        workbook_only=True,
    )


def _all(review: DataReview) -> Table:
    return Table(
        name="Computable figures",
        title="Which figures can be computed",
        columns=(
            Column("Figure", Format.TEXT, 0.3),
            Column("Kind", Format.TEXT, 0.14),
            Column("How far", Format.TEXT, 0.16),
            Column("What it takes", Format.TEXT, 0.4),
        ),
        rows=tuple(
            (
                one.name,
                "KPI" if one.is_kpi else "Health signal",
                REACHES[one.reach],
                _capital(one.needs) or None,
            )
            for one in review.measures
        ),
        empty="No figure is known.",
        workbook_only=True,
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
