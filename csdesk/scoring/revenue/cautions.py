"""What to be careful of before figures of revenue over time are believed (domain 0.1, 5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from csdesk.formatting import day, number, percent, plural
from csdesk.model.revenue import (
    CautionKind,
    MethodCard,
    MovementKind,
    MovementPeriod,
    RevenueCaution,
    RevenueCautionRule,
)


def find_cautions(
    months: Sequence[MovementPeriod],
    cards: Sequence[MethodCard],
    rules: Sequence[RevenueCautionRule],
) -> tuple[RevenueCaution, ...]:
    """Return what the rules say of months and methods, in the words of the content."""
    found = {
        CautionKind.LATE_LOSSES: lambda rule: _late_losses(months, rule),
        CautionKind.METHODS_APART: lambda rule: _methods_apart(cards, rule),
    }
    return tuple(caution for rule in rules for caution in found[rule.kind](rule))


def _late_losses(
    months: Sequence[MovementPeriod], rule: RevenueCautionRule
) -> Iterator[RevenueCaution]:
    """Yield a caution where nobody was lost for so long that it cannot be chance.

    Were losses as likely in every paying month, all of them would fall into the last part of those
    months with the chance of that part to the power of the losses. ``limit`` is the chance, in
    percent, below which it is none.
    """
    lost = [len(month.accounts[MovementKind.CHURN]) for month in months]
    first = next((at for at, count in enumerate(lost) if count), len(months))
    quiet = [month for month in months[:first] if month.customers_start]
    before = sum(month.customers_start for month in quiet)
    since = sum(month.customers_start for month in months[first:])
    if len(quiet) < rule.months or not since:
        return
    chance = 100 * (since / (before + since)) ** sum(lost)
    if chance < rule.limit:
        yield _say(
            rule,
            {
                "months": plural(len(quiet), "month"),
                "day": day(months[first].end_on),
                "count": plural(sum(lost), "account"),
                "later": plural(len(months) - first, "month"),
            },
        )


def _methods_apart(
    cards: Sequence[MethodCard], rule: RevenueCautionRule
) -> Iterator[RevenueCaution]:
    """Yield a caution for each figure whose published methods lie further apart than the limit."""
    for card in cards:
        known = [one for one in card.values if one.value is not None]
        if card.spread is None or card.spread <= rule.limit:
            continue
        low, high = (pick(known, key=lambda one: one.value or 0.0) for pick in (min, max))
        words = {
            "figure": rule.names.get(card.figure, card.figure),
            "spread": number(card.spread, 1),
            "low": percent(low.value),
            "lowest": low.method.name,
            "high": percent(high.value),
            "highest": high.method.name,
        }
        yield _say(rule, words, card)


def _say(
    rule: RevenueCautionRule, words: Mapping[str, str], card: MethodCard | None = None
) -> RevenueCaution:
    return RevenueCaution(rule.kind, rule.text.format(**words), card.figure if card else None)
