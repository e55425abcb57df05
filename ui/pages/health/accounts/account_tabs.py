"""What the tabs of the panel of an account show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from csdesk.formatting import number
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.health import AccountScore, Band, HealthResult
from csdesk.model.scorecards import Scorecard
from csdesk.report.document import Status
from csdesk.report.statuses import band_status
from csdesk.scoring.health import band_of
from ui import theme
from ui.models.score_explanation import (
    NextAction,
    ScoreExplanation,
    costliest,
    explain_score,
    next_actions,
)
from ui.models.signal_sources import list_sources
from ui.pages.health.accounts.signal_lines import SignalLines
from ui.pages.health.book import HealthBook
from ui.widgets.card import Rule
from ui.widgets.label import Label
from ui.widgets.side_panel import Callout, SidePanel
from ui.widgets.status import StatusMark

WHY, SOURCE = "why", "source"
TABS: Mapping[str, str] = MappingProxyType({WHY: "Why", SOURCE: "Source"})
SHOWN_ACTIONS = 4
GROUNDS = {Band.RED: "risk", Band.YELLOW: "watch", Band.GREEN: "well", Band.UNSCORED: "well"}


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
    def summary(self) -> str:
        """Return how much the score rests on, and by which card where there are several."""
        health = self.diagnosis.health
        words = self.explanation.summary
        if health is not None and len(health.scorecards) > 1:
            return f"{words} By the scorecard “{self.card.name}”."
        return words


def fill_tab(panel: SidePanel, tab: str, shown: ShownAccount, book: HealthBook | None) -> None:
    """Fill the details of a panel with a tab."""
    if tab == WHY:
        _fill_why(panel, shown)
    elif book is not None:
        _fill_source(panel, shown, book)


def _fill_why(panel: SidePanel, shown: ShownAccount) -> None:
    _add_signals(panel, shown.explanation)
    _add_losses(panel, shown)
    _add_actions(panel, next_actions(shown.score, shown.card))


def _add_signals(panel: SidePanel, explanation: ScoreExplanation) -> None:
    panel.details.addLayout(_ends("Signal", "Points of weight", "caption"))
    panel.details.addWidget(SignalLines(explanation.lines))
    panel.details.addWidget(Rule())
    total = QHBoxLayout()
    total.addWidget(Label(explanation.sum_label, "small"), 1)
    total.addWidget(Label(explanation.sum_text, "strong", elide=False))
    panel.details.addLayout(total)
    for sentence in explanation.remarks:
        panel.add_text(sentence, role="caption")


def _add_losses(panel: SidePanel, shown: ShownAccount) -> None:
    heading, repaired = costliest(shown.explanation), shown.explanation.repaired
    if not heading or repaired is None or shown.score.score is None:
        return
    word = band_status(band_of(repaired, shown.card)).word
    sentence = f"With full points there the account would stand at {number(repaired)}, {word}."
    panel.details.addSpacing(theme.space("xs"))
    panel.details.addWidget(Callout(heading, sentence, GROUNDS[shown.score.band]))


def _add_actions(panel: SidePanel, actions: tuple[NextAction, ...]) -> None:
    if not actions:
        return
    panel.add_heading("What the scorecard says to do")
    for action in actions[:SHOWN_ACTIONS]:
        panel.details.addLayout(marked_line(action.status, action.text, action.signal))


def _fill_source(panel: SidePanel, shown: ShownAccount, book: HealthBook) -> None:
    panel.add_text("The file, sheet and rows that each value was read from.")
    for line in list_sources(shown.score, shown.card, book.facts):
        panel.details.addLayout(marked_line(line.status, line.title, line.detail))


def marked_line(status: Status, text: str, note: str) -> QHBoxLayout:
    """Return a shape with a line of words and a quieter one below it."""
    line = QHBoxLayout()
    line.setSpacing(theme.space("m"))
    line.addWidget(StatusMark(status, pixels=12))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(text, "body", wrap=True))
    if note:
        words.addWidget(Label(note, "caption", wrap=True))
    line.addLayout(words, 1)
    return line


def _ends(left: str, right: str, role: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(Label(left, role), 1)
    line.addWidget(Label(right, role, elide=False))
    return line
