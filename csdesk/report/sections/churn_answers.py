"""Who left, by each source that tells it, and the customers between two of them."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.formatting import join_words, number, plural, sentence
from csdesk.formatting.churn import churn_source_title, churn_source_words
from csdesk.model.data_review import ChurnAnswer, ChurnGap, ChurnPanel, ChurnSource, DataReview
from csdesk.model.identifiers import AccountKey
from csdesk.report.document import Block, Column, Format, Noted, Table, Value
from csdesk.report.rates import rate_words

NAMES_ON_PAPER = 6


def churn_blocks(review: DataReview) -> tuple[Block, ...]:
    """Return the answers side by side and the gaps; nothing where one source speaks, or none."""
    panel = review.churn
    if panel is None:
        return ()
    return (_answers_table(panel), _gaps_table(panel), _names_table(panel))


def _answers_table(panel: ChurnPanel) -> Table:
    return Table(
        name="Churn answers",
        title="How many customers left, and who says so?",
        columns=(
            Column("Source", Format.TEXT, 0.46),
            Column("Left", Format.INTEGER, 0.08),
            Column("Of", Format.INTEGER, 0.08),
            Column("Share", Format.TEXT, 0.16),
            Column("ARR before", Format.MONEY, 0.14),
            Column("ARR now", Format.MONEY, 0.14),
        ),
        rows=tuple(_answer_row(answer) for answer in panel.answers),
        empty="",
        notes=_answer_notes(panel),
    )


def _answer_notes(panel: ChurnPanel) -> tuple[str, ...]:
    unpriced = max(answer.unpriced for answer in panel.answers)
    if not unpriced:
        return ()
    accounts = plural(unpriced, "customer")
    return (f"ARR is at least so much: the lists do not state that of up to {accounts}.",)


def _answer_row(answer: ChurnAnswer) -> tuple[Value, ...]:
    return (
        Noted(churn_source_title(answer.source), answer.counted),
        len(answer.accounts),
        answer.total,
        rate_words(len(answer.accounts), answer.total) if answer.total else None,
        answer.arr_before,
        answer.arr_now,
    )


def _gaps_table(panel: ChurnPanel) -> Table:
    return Table(
        name="Churn gaps",
        title="Where do two sources disagree?",
        columns=(
            Column("Left by the one", Format.TEXT, 0.16),
            Column("and not by the other", Format.TEXT, 0.16),
            Column("Customers", Format.INTEGER, 0.1),
            Column("Among them", Format.TEXT, 0.58),
        ),
        rows=tuple(
            (
                churn_source_title(first),
                churn_source_title(second),
                len(keys),
                join_words([panel.names[key] for key in keys], NAMES_ON_PAPER) or None,
            )
            for first, second, keys in _sides(panel)
        ),
        empty="All sources name the same customers.",
        paper_only=True,
        notes=tuple(
            sentence(
                f"{churn_source_words(gap.first)} and {churn_source_words(gap.second)} disagree on "
                f"{number(gap.count)} of {number(panel.accounts)} customers"
            )
            for gap in panel.gaps
            if gap.count
        ),
    )


def _names_table(panel: ChurnPanel) -> Table:
    return Table(
        name="Churn gap customers",
        title="Every customer between two sources",
        columns=(
            Column("Left by the one", Format.TEXT, 0.2),
            Column("and not by the other", Format.TEXT, 0.2),
            Column("Customer ID", Format.TEXT, 0.2),
            Column("Customer", Format.TEXT, 0.4),
        ),
        rows=tuple(
            (churn_source_title(first), churn_source_title(second), key, panel.names[key])
            for first, second, keys in _sides(panel)
            for key in keys
        ),
        empty="All sources name the same customers.",
        workbook_only=True,
    )


def _sides(
    panel: ChurnPanel,
) -> Iterator[tuple[ChurnSource, ChurnSource, tuple[AccountKey, ...]]]:
    """Yield each side of each gap that holds anybody."""
    for gap in panel.gaps:
        yield from (side for side in _both(gap) if side[2])


def _both(
    gap: ChurnGap,
) -> tuple[tuple[ChurnSource, ChurnSource, tuple[AccountKey, ...]], ...]:
    return (
        (gap.first, gap.second, gap.only_first),
        (gap.second, gap.first, gap.only_second),
    )
