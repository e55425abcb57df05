"""Retention under every published method, the sentence for the board pack, and one account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from csdesk.formatting import percent, plural, sentence
from csdesk.model.identifiers import AccountKey
from csdesk.model.kpis import Unit
from csdesk.model.revenue import (
    MethodCard,
    MethodValue,
    RetentionFigure,
    RevenueCaution,
    RevenueReview,
    Sensitivity,
)
from csdesk.report.document import Block, Column, Format, Noted, Quantity, Table, Text, Value
from csdesk.report.rates import share_words
from csdesk.report.revenue_words import FIGURES

SHEETS = {
    RetentionFigure.NRR: "NRR methods",
    RetentionFigure.GRR: "GRR methods",
    RetentionFigure.LOGO_CHURN: "Logo churn methods",
}


def method_blocks(review: RevenueReview) -> tuple[Block, ...]:
    """Return each figure under all methods with its sentence, then what one account moves."""
    names = dict(zip(review.grid.accounts, review.grid.names, strict=True))
    cards = [card for card in review.cards if card.values]
    moved = (_sensitivity_table(review.sensitivities, names),) if review.sensitivities else ()
    return (*(block for card in cards for block in _card_blocks(card, review.cautions)), *moved)


def _card_blocks(card: MethodCard, cautions: Sequence[RevenueCaution]) -> Iterator[Block]:
    yield _method_table(card, tuple(one.text for one in cautions if one.figure is card.figure))
    used = card.values[0]
    if used.sentence:
        yield Text(f"For the board pack: {used.sentence}")


def _method_table(card: MethodCard, cautions: tuple[str, ...]) -> Table:
    return Table(
        name=SHEETS[card.figure],
        title=f"{FIGURES[card.figure]}: what does each way of counting make of it?",
        columns=(
            Column("Method", Format.TEXT, 0.3),
            Column("Value", Format.QUANTITY, 0.1),
            Column("n", Format.INTEGER, 0.06),
            Column("How it is computed", Format.TEXT, 0.54),
        ),
        rows=tuple(_method_row(value) for value in card.values),
        empty="",
        notes=cautions or _spread(card),
    )


def _method_row(one: MethodValue) -> tuple[Value, ...]:
    used = " (used here)" if one.method.is_default else ""
    return (
        Noted(f"{one.method.name}{used}", one.method.published_by),
        Quantity(one.value, Unit.PERCENT, 2) if one.few is None else share_words(one.few, one.n),
        one.n,
        Noted(one.method.formula, sentence(one.reason)) if one.reason else one.method.formula,
    )


def _spread(card: MethodCard) -> tuple[str, ...]:
    if card.spread is None:
        return ()
    known = sum(one.value is not None for one in card.values)
    points = percent(card.spread).rstrip("%")
    return (f"{plural(known, 'published method')} are {points} points apart.",)


def _sensitivity_table(found: tuple[Sensitivity, ...], names: Mapping[AccountKey, str]) -> Table:
    return Table(
        name="One account more or less",
        title="How much does one account move it?",
        columns=(
            Column("Figure", Format.TEXT, 0.3),
            Column("As it is", Format.QUANTITY, 0.14),
            Column("Without the largest account", Format.QUANTITY, 0.18),
            Column("Had the smallest loss stayed", Format.QUANTITY, 0.18),
            Column("Had one more left", Format.QUANTITY, 0.18),
        ),
        rows=tuple(_sensitivity_row(one) for one in found),
        empty="",
        notes=_name_largest(found, names),
    )


def _sensitivity_row(one: Sensitivity) -> tuple[Value, ...]:
    values = (one.value, one.without_largest, one.one_less, one.one_more)
    return (FIGURES[one.figure], *(Quantity(value, Unit.PERCENT, 2) for value in values))


def _name_largest(
    found: tuple[Sensitivity, ...], names: Mapping[AccountKey, str]
) -> tuple[str, ...]:
    known = next((one for one in found if one.largest and one.largest_share is not None), None)
    more = "One more that left is an account of median size."
    if known is None or known.largest is None:
        return (more,)
    name = names.get(known.largest, str(known.largest))
    share = percent(known.largest_share)
    return (f"The largest account is {name}, {share} of the revenue on the first day. {more}",)
