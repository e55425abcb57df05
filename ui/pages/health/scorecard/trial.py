"""On whom a changed card is tried: the accounts that it is for, and what it would do to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csdesk.model.facts import Facts
from csdesk.model.score_changes import WhatIf
from csdesk.model.scorecards import Scorecard
from csdesk.scoring.conditions import Subjects
from csdesk.scoring.health import assign_cards, what_if

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Trial:
    """The accounts of a card by their places; None: everybody, as the card is not in use."""

    facts: Facts
    members: IntArray | None
    earlier: Facts | None = None
    """What conditions on changes are held against."""

    @classmethod
    def of(
        cls,
        facts: Facts,
        kept: Scorecard,
        draft: Scorecard,
        cards: Sequence[Scorecard],
        earlier: Facts | None = None,
    ) -> Trial:
        """Return whom a draft takes in place of the card that is kept, among those in use."""
        if kept not in cards:
            return cls(facts, None, earlier)
        import numpy as np

        at = list(cards).index(kept)
        tried = (*cards[:at], draft, *cards[at + 1 :])
        chosen = assign_cards(tried, Subjects(facts, earlier=earlier))
        return cls(facts, np.flatnonzero(chosen == at), earlier)

    @property
    def words(self) -> str:
        """Return how many accounts the card scores."""
        everybody = len(self.facts.keys)
        taken = everybody if self.members is None else len(self.members)
        return f"It scores {taken} of {everybody} accounts."

    def run(self, kept: Scorecard, draft: Scorecard) -> WhatIf | None:
        """Return what the draft would do; None while it has no signal."""
        if not draft.signals:
            return None
        return what_if(self.facts, kept, draft, self.members, self.earlier)
