"""What the scorecards of a kept day make of the values of today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from csdesk.errors import ContentInvalid
from csdesk.model.health import AccountScore, HealthResult
from csdesk.model.health_review import HealthReview
from csdesk.model.identifiers import AccountKey, SnapshotId
from csdesk.model.score_history import SnapshotInfo
from csdesk.model.scorecards import Scorecard
from csdesk.scoring.health import score_facts

Cards = tuple[Scorecard, ...]


class RestatedScores:
    """Scores today's values by the cards of a kept day; each day is reckoned once."""

    def __init__(self, review: HealthReview, cards: Iterable[Scorecard]) -> None:
        self._review = review
        self._cards = {(card.id, card.version): card for card in cards}
        self._found: dict[SnapshotId, HealthResult | None] = {}

    def cards_of(self, day: SnapshotInfo) -> Cards:
        """Return the cards that scored a day; empty where one of them is not kept any more."""
        found = [self._cards.get(version) for version in day.versions.items()]
        return tuple(card for card in found if card is not None) if all(found) else ()

    def of(self, day: SnapshotInfo, account: AccountKey) -> AccountScore | None:
        """Return the score of an account as the cards of a kept day give it today."""
        if day.id not in self._found:
            self._found[day.id] = self._score(self.cards_of(day))
        health, at = self._found[day.id], self._places.get(account)
        return None if health is None or at is None else health.scores[at]

    @cached_property
    def _places(self) -> Mapping[AccountKey, int]:
        keys = self._review.facts.keys
        return dict(zip(keys, range(len(keys)), strict=True))

    def _score(self, cards: Cards) -> HealthResult | None:
        try:
            return score_facts(self._review.facts, cards, earlier=self._review.earlier)
        except (ContentInvalid, KeyError):
            # The cards of that day are not all known, or ask for what is no fact any more.
            return None
