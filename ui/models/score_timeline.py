"""How the score of an account came to be what it is: kept days, and what moved it since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from csdesk.formatting import day, number, write_score
from csdesk.model.health import AccountScore
from csdesk.model.identifiers import AccountKey
from csdesk.model.score_changes import ScoreChange
from csdesk.model.score_history import Course, KeptScore, KeptScores, SnapshotInfo, Trend
from csdesk.model.scorecards import Scorecard
from csdesk.report.document import StatusWord
from csdesk.report.statuses import band_status
from csdesk.scoring.health import explain_change, find_trend
from csdesk.scoring.health.trends import LOOKED_AT
from ui.models.restated_scores import RestatedScores

Snapshots = Sequence[tuple[SnapshotInfo, KeptScores]]
Kept = tuple[SnapshotInfo, KeptScore]
LOOKED_FOR = 20
"""So many accounts are looked for before a dictionary is made."""
_COURSES = {
    Course.RISING: "Rising",
    Course.STEADY: "Steady",
    Course.FALLING: "Falling",
    Course.UNKNOWN: "Not known yet",
}


@dataclass(frozen=True, slots=True)
class Moment:
    """The score of an account on a kept day."""

    day: str
    score: str
    status: StatusWord
    note: str


@dataclass(frozen=True, slots=True)
class Step:
    """One part of a change: a bar that begins where the part before it ended. 0 to 100."""

    name: str
    start: float
    end: float
    words: str
    is_total: bool = False


class _Places:
    """Where accounts stand on a kept day: the first is looked for, more are looked up.

    Among a million keys looking for one takes a moment, and making a dictionary a second.
    """

    def __init__(self, keys: Sequence[AccountKey]) -> None:
        self._keys = keys
        self._looked_for = 0
        self._places: Mapping[AccountKey, int] | None = None

    def get(self, account: AccountKey) -> int | None:
        """Return where an account stands; None where the day does not have it."""
        if self._places is None and self._looked_for < LOOKED_FOR:
            self._looked_for += 1
            return self._look_for(account)
        if self._places is None:
            self._places = dict(zip(self._keys, range(len(self._keys)), strict=True))
        return self._places.get(account)

    def _look_for(self, account: AccountKey) -> int | None:
        try:
            return self._keys.index(account)
        except ValueError:
            return None


class ScoreHistory:
    """Finds the kept scores of accounts; where an account stands is looked up once."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots
        self._places = [_Places(kept.keys) for _, kept in snapshots]

    def __len__(self) -> int:
        """Return how many days were kept."""
        return len(self._snapshots)

    def of(self, account: AccountKey) -> tuple[Kept, ...]:
        """Return the kept scores of an account, oldest first."""
        return tuple(
            (info, kept.at(place))
            for (info, kept), places in zip(self._snapshots, self._places, strict=True)
            if (place := places.get(account)) is not None
        )

    def scores(self, account: AccountKey) -> tuple[float | None, ...]:
        """Return the numbers alone, None for a day that does not have the account."""
        return tuple(
            None if (place := places.get(account)) is None else kept.scores[place]
            for (_, kept), places in zip(self._snapshots, self._places, strict=True)
        )

    def change(self, account: AccountKey) -> float | None:
        """Return the change within the last scores, as the trend has it, without the rest of it."""
        recent: list[float | None] = []
        for (_, kept), places in zip(
            reversed(self._snapshots), reversed(self._places), strict=True
        ):
            if (place := places.get(account)) is not None:
                recent.append(kept.scores[place])
            if len(recent) == LOOKED_AT:
                break
        known = [score for score in recent if score is not None]
        return known[0] - known[-1] if len(known) > 1 else None

    def trend(self, account: AccountKey) -> Trend:
        """Return where the score of an account is going."""
        return find_trend(self.of(account))


def list_moments(history: ScoreHistory, account: AccountKey) -> tuple[Moment, ...]:
    """Return the kept days of an account, the latest first."""
    moments: list[Moment] = []
    before: tuple[str, str | None] | None = None
    for info, kept in history.of(account):
        card = kept.scorecard, info.versions.get(kept.scorecard)
        note = "by another scorecard than before" if before not in (None, card) else ""
        before = card
        moments.append(
            Moment(day(info.as_of), write_score(kept.score), band_status(kept.band), note)
        )
    return tuple(reversed(moments))


def describe_trend(trend: Trend) -> str:
    """Return where a score is going: "Falling: 12 points down since 3 Mar 2026"."""
    if trend.course is Course.UNKNOWN or trend.change is None:
        return "One kept day is no trend: the next list makes one."
    points = abs(trend.change)
    way = "down" if trend.change < 0 else "up"
    text = f"{_COURSES[trend.course]}: {number(points, 1).removesuffix('.0')} points {way}"
    if trend.card_changed:
        return f"{text}. The scorecard changed meanwhile, so this may not be the customer."
    return f"{text} over the last {len(trend.scores[-3:])} kept days."


def last_day_before(history: ScoreHistory, account: AccountKey, as_of: date) -> Kept | None:
    """Return the last kept day before that of the list, with the score of an account then."""
    before = [one for one in history.of(account) if one[0].as_of < as_of]
    return before[-1] if before else None


def explain_last_change(
    history: ScoreHistory,
    score: AccountScore,
    cards: Sequence[Scorecard],
    as_of: date,
    restated: RestatedScores | None = None,
) -> ScoreChange | None:
    """Return what moved a score since the last day kept before that of the list.

    ``restated`` tells what another card did from what the customer did; without it the card takes
    the blame for everything.
    """
    before = last_day_before(history, score.key, as_of)
    if before is None:
        return None
    info, kept = before
    same = [card for card in cards if info.versions.get(card.id) == card.version]
    if restated is None or any(card.id == kept.scorecard for card in same):
        return explain_change(kept, score, cards, same)
    today = restated.of(info, score.key)
    if today is None or today.scorecard != kept.scorecard:
        return explain_change(kept, score, cards, same)
    return explain_change(kept, score, cards, restated.cards_of(info), today)


def waterfall(change: ScoreChange, *cards: Scorecard) -> tuple[Step, ...]:
    """Return a change as steps from the score before to the score after.

    Signals go by their name in the first of the cards that has them.
    """
    names = {signal.id: signal.name for card in reversed(cards) for signal in card.signals}
    parts = [(names.get(one.signal, str(one.signal)), one.change) for one in change.signals]
    parts += [("Another scorecard", change.card), ("Set by a person", change.override)]
    steps = [Step("Before", 0, change.before, write_score(change.before), is_total=True)]
    at = change.before
    for name, moved in parts:
        if round(moved, 6):
            steps.append(Step(name, at, at + moved, _signed(moved)))
            at += moved
    return (*steps, Step("Now", 0, change.after, write_score(change.after), is_total=True))


def _signed(points: float) -> str:
    return f"{'+' if points > 0 else '−'}{number(abs(points), 1).removesuffix('.0')}"
