"""Why one account has its score."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.formatting import day, money, number
from csdesk.model.accounts import AccountTable
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.health import AccountScore, Band
from csdesk.model.scorecards import Scorecard
from csdesk.report.statuses import band_status
from csdesk.scoring.health import band_of
from ui import theme
from ui.models.account_table import account_names
from ui.models.score_explanation import (
    NextAction,
    ScoreExplanation,
    costliest,
    explain_score,
    next_actions,
)
from ui.pages.health.signal_lines import SignalLines
from ui.widgets.card import Rule
from ui.widgets.label import Label
from ui.widgets.side_panel import Callout, SidePanel
from ui.widgets.status import Pill, StatusMark

SHOWN_ACTIONS = 4
GROUNDS = {Band.RED: "risk", Band.YELLOW: "watch", Band.GREEN: "well", Band.UNSCORED: "well"}


class ScorePanel(SidePanel):
    """Score, signals with their points, what costs most, what to do, and the source row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Why this score", parent=parent)

    def show_account(self, row: int, diagnosis: Diagnosis) -> None:
        """Show the account in a row of the list."""
        accounts, health = diagnosis.accounts, diagnosis.health
        if accounts is None or health is None:
            return
        score = health.scores[row]
        explanation = explain_score(score, health.scorecard)
        self.title.setText(account_names(accounts)[row])
        self.caption.setText(_describe(accounts, row, diagnosis.client.currency))
        self.clear()
        self._add_score(score, explanation)
        self._add_signals(explanation)
        self._add_losses(score, explanation, health.scorecard)
        self._add_actions(next_actions(score, health.scorecard))
        self.details.addStretch(1)
        source = f"row {accounts.source_rows[row]} of sheet “{accounts.sheet}”"
        self.set_foot(f"{accounts.file_name}, {source}")

    def _add_score(self, score: AccountScore, explanation: ScoreExplanation) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.space("s"))
        known = score.score is not None
        line.addWidget(Label(number(score.score) if known else "–", "number", elide=False))
        line.addWidget(Label("of 100" if known else "no score", "body", tone="text_2"))
        line.addStretch(1)
        status = band_status(score.band)
        line.addWidget(Pill(status.status, status.word))
        self.details.addLayout(line)
        self.add_text(explanation.summary)

    def _add_signals(self, explanation: ScoreExplanation) -> None:
        head = QHBoxLayout()
        head.addWidget(Label("Signal", "caption"), 1)
        head.addWidget(Label("Points of weight", "caption", elide=False))
        self.details.addSpacing(2)
        self.details.addLayout(head)
        self.details.addWidget(SignalLines(explanation.lines))
        self.details.addWidget(Rule())
        total = QHBoxLayout()
        total.addWidget(Label(explanation.sum_label, "small"), 1)
        total.addWidget(Label(explanation.sum_text, "strong", elide=False))
        self.details.addLayout(total)

    def _add_losses(
        self, score: AccountScore, explanation: ScoreExplanation, scorecard: Scorecard
    ) -> None:
        heading = costliest(explanation)
        repaired = explanation.repaired
        if not heading or repaired is None or score.score is None:
            return
        word = band_status(band_of(repaired, scorecard)).word
        sentence = f"With full points there the account would stand at {number(repaired)}, {word}."
        self.details.addSpacing(theme.space("xs"))
        self.details.addWidget(Callout(heading, sentence, GROUNDS[score.band]))

    def _add_actions(self, actions: tuple[NextAction, ...]) -> None:
        if not actions:
            return
        self.add_heading("What the scorecard says to do")
        for action in actions[:SHOWN_ACTIONS]:
            line = QHBoxLayout()
            line.setSpacing(theme.space("m"))
            line.addWidget(StatusMark(action.status, pixels=12))
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(Label(action.text, "body", wrap=True))
            words.addWidget(Label(action.signal, "caption"))
            line.addLayout(words, 1)
            self.details.addLayout(line)


def _describe(accounts: AccountTable, row: int, currency: str) -> str:
    segment = accounts.column("segment")[row]
    arr = accounts.numbers("arr")[row]
    renewal = accounts.column("renewal_date")[row]
    parts = [
        str(segment) if segment else "",
        "" if arr is None else f"{money(arr, currency)} ARR",
        f"renews {day(renewal)}" if isinstance(renewal, date) else "",
    ]
    return " · ".join(part for part in parts if part)
