"""The scorecards in use in their order: whom each fits, and whom it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from csdesk.formatting import number, plural
from csdesk.model.conditions import Condition
from csdesk.model.facts import Facts
from csdesk.model.identifiers import ScorecardId
from csdesk.model.scorecards import Scorecard
from csdesk.scoring.conditions import Subjects, meets
from csdesk.scoring.health import assign_cards
from ui.models.column_table import TableColumn
from ui.models.scorecard_words import describe_audience


@dataclass(frozen=True, slots=True)
class CardLine:
    """A card in use: ``fits`` accounts meet its conditions, ``takes`` of them no earlier card."""

    place: int
    card: Scorecard
    fits: int
    takes: int


def list_order(
    cards: Sequence[Scorecard], facts: Facts | None, earlier: Facts | None = None
) -> tuple[CardLine, ...]:
    """Return the cards in the order in which they are tried, with how many accounts each has.

    ``earlier`` are the facts before, which conditions about changes ask.
    """
    if facts is None:
        return tuple(CardLine(at, card, 0, 0) for at, card in enumerate(cards, start=1))
    subjects = Subjects(facts, earlier=earlier)
    chosen = assign_cards(cards, subjects)
    return tuple(
        CardLine(
            at + 1,
            card,
            int(meets(card.applies_to, subjects).sum()),
            int((chosen == at).sum()),
        )
        for at, card in enumerate(cards)
    )


def order_columns(lines: Sequence[CardLine]) -> tuple[TableColumn, ...]:
    """Return the order as a table."""
    alone = len(lines) == 1
    audiences = [describe_audience(line.card, is_alone=alone) for line in lines]
    return (
        TableColumn(
            "Scorecard", [f"{line.place}. {line.card.name}" for line in lines], str, width=230
        ),
        TableColumn("For", audiences, str, width=260),
        TableColumn("Fits", [line.fits for line in lines], number, right=True, width=80),
        TableColumn("Scores", [line.takes for line in lines], number, right=True, width=80),
    )


def describe_order(lines: Sequence[CardLine]) -> str:
    """Return who is caught by no card of their own, and whose card comes too late."""
    if not lines:
        return ""
    rest = lines[-1]
    if len(lines) == 1:
        return f"One card scores every account: {plural(rest.takes, 'account')}."
    verb = "meets" if rest.takes == 1 else "meet"
    text = (
        f"{plural(rest.takes, 'account')} {verb} no condition of a card above; "
        f"“{rest.card.name}” scores them."
    )
    late = [line for line in lines[:-1] if line.takes < line.fits]
    for line in late:
        taken = plural(line.fits - line.takes, "account")
        text += f" “{line.card.name}” also fits {taken} that an earlier card takes."
    return text


def move_card(
    cards: Sequence[ScorecardId], card: ScorecardId, steps: int
) -> tuple[ScorecardId, ...]:
    """Return the order with a card moved; the last one, for everybody, stays the last."""
    special = [one for one in cards[:-1] if one != card]
    if card not in cards[:-1]:
        return tuple(cards)
    at = min(max(list(cards).index(card) + steps, 0), len(special))
    return (*special[:at], card, *special[at:], cards[-1])


def copy_for(
    card: Scorecard, name: str, conditions: tuple[Condition, ...], taken: Sequence[ScorecardId]
) -> Scorecard:
    """Return a copy of a card under another name, for the accounts that meet the conditions."""
    words = "".join(sign if sign.isalnum() and sign.isascii() else " " for sign in name.lower())
    base = "_".join(words.split()) or "card"
    names = (base, *(f"{base}_{count}" for count in range(2, len(taken) + 3)))
    free = next(ScorecardId(one) for one in names if one not in taken)
    return replace(card, id=free, name=name, version="1", applies_to=conditions, source="")
