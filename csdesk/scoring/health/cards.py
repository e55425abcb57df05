"""Which scorecard is for which account: the first that fits wins, the default takes the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from csdesk.errors import ContentInvalid
from csdesk.model.scorecards import Scorecard
from csdesk.scoring.conditions import Subjects, meets

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]


def order_cards(cards: Iterable[Scorecard]) -> tuple[Scorecard, ...]:
    """Return the cards in the order in which they are tried, the one for everybody last.

    ContentInvalid unless exactly one is for everybody, so that no account is left without a card.
    """
    cards = tuple(cards)
    special = tuple(card for card in cards if card.applies_to)
    default = tuple(card for card in cards if not card.applies_to)
    if len(default) != 1:
        found = ", ".join(f"“{card.name}”" for card in default) or "none"
        raise ContentInvalid(
            f"Scorecards in use: {found} is for all accounts; exactly one must be, so leave its "
            "conditions empty and give the others some."
        )
    return (*special, *default)


def assign_cards(cards: Sequence[Scorecard], subjects: Subjects) -> IntArray:
    """Return the position of the card of each account; ``cards`` as ``order_cards`` gives them."""
    import numpy as np

    chosen = np.full(len(subjects.facts.keys), len(cards) - 1)
    for number in range(len(cards) - 2, -1, -1):
        chosen[meets(cards[number].applies_to, subjects)] = number
    return chosen
