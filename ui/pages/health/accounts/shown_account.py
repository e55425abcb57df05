"""The account that the panel is about, and what stands behind its score."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.health import AccountScore, HealthResult
from csdesk.model.scorecards import Scorecard
from ui.models.colour_actions import ColourActions
from ui.models.restated_scores import RestatedScores
from ui.models.score_explanation import ScoreExplanation, explain_score
from ui.models.score_timeline import ScoreHistory
from ui.pages.health.outranked import RuleNames
from ui.pages.health.records import HealthRecords


@dataclass(frozen=True, slots=True)
class ShownAccount:
    """An account of the list with its score, the card that gave it, and what explains it."""

    row: int
    diagnosis: Diagnosis
    score: AccountScore
    card: Scorecard
    explanation: ScoreExplanation

    @classmethod
    def of(cls, row: int, diagnosis: Diagnosis, health: HealthResult) -> ShownAccount:
        """Return the account in a row of the list, with its score in a result."""
        score = health.scores[row]
        card = health.card_of(score)
        return cls(row, diagnosis, score, card, explain_score(score, card))

    @property
    def as_of(self) -> date:
        """Return the day that the score is of."""
        health = self.diagnosis.health
        return health.as_of if health else date.max

    @property
    def summary(self) -> str:
        """Return how much the score rests on, and by which card where there are several."""
        health = self.diagnosis.health
        words = self.explanation.summary
        if health is not None and len(health.scorecards) > 1:
            return f"{words} By the scorecard “{self.card.name}”."
        return words


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind the scores, as far as it was read already."""

    records: HealthRecords | None = None
    history: ScoreHistory | None = None
    rule_names: RuleNames = field(default_factory=dict)
    restated: RestatedScores | None = None
    colours: ColourActions | None = None
