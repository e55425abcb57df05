"""The weights that raters give to signals, round by round (S1.25)."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from csdesk.errors import WrongUsage
from csdesk.model.identifiers import ScorecardId, SignalId
from csdesk.model.weighting import WeightRating
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database

READ = """
SELECT scorecard, round, rater, signal, weight FROM weight_rating
WHERE engagement_id = ? ORDER BY scorecard, round, rowid
"""
DROP = """
DELETE FROM weight_rating
WHERE engagement_id = ? AND scorecard = ? AND round = ? AND rater = ?
"""
ADD = """
INSERT INTO weight_rating (engagement_id, scorecard, round, rater, signal, weight)
VALUES (?, ?, ?, ?, ?, ?)
"""


class RatingRecords:
    """The ratings of the engagement."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, scorecard: ScorecardId | None = None) -> tuple[WeightRating, ...]:
        """Return every rating, or those of one card: by round, in the order they were given."""
        rows = self._database.rows(READ, (current_engagement(self._database),))
        ratings = (
            WeightRating(ScorecardId(card), number, rater, SignalId(signal), weight)
            for card, number, rater, signal, weight in rows
        )
        return tuple(one for one in ratings if scorecard in (None, one.scorecard))

    def rate(
        self, scorecard: ScorecardId, number: int, rater: str, weights: Mapping[SignalId, float]
    ) -> None:
        """Keep what a rater gives in a round, in place of what was given before; none: nothing.

        Raises WrongUsage for a weight that is not 0 to 100, a round below 1, or no name.
        """
        _check(number, rater, weights.values())
        place = (current_engagement(self._database), scorecard, number, rater)
        with self._database.transaction():
            self._database.write(DROP, place)
            for signal, weight in weights.items():
                self._database.write(ADD, (*place, signal, weight))


def _check(number: int, rater: str, weights: Collection[float]) -> None:
    if not rater.strip():
        raise WrongUsage("Nobody is named who gives these weights. Write the name of the rater.")
    if number < 1:
        raise WrongUsage(f"There is no round {number}. Rounds begin with 1.")
    for weight in weights:
        if not 0 <= weight <= 100:
            raise WrongUsage(f"A weight of {weight:g} cannot be. Give 0 to 100 points.")
