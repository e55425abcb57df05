"""What makes a health score: its signals, its design, and the people who weigh them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.scorecards import Scorecard
from ui import theme
from ui.models.scorecard_words import describe_audience, describe_card
from ui.pages.health.records import HealthRecords
from ui.pages.health.scorecard.editor import ScorecardEditor
from ui.session import Session
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo
from ui.widgets.segmented import Segmented

SIGNALS = "signals"
PARTS = {SIGNALS: "Signals and weights"}
LONGEST_CARD = 320


class ScorecardView(QWidget):
    """One scorecard at a time, of those in use and of the presets."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records: HealthRecords | None = None
        self.cards = PlainCombo("Which scorecard")
        self.cards.setMaximumWidth(LONGEST_CARD)
        self.audience = Label("", "small")
        self.parts = Segmented(list(PARTS.items()), "What is shown of the scorecard")
        self.editor = ScorecardEditor(session)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.editor)
        self._lay_out()
        self.cards.currentIndexChanged.connect(self._show_card)
        self.parts.chosen.connect(self._show_part)

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show an engagement; its cards follow with ``show_records``."""
        self.editor.show_diagnosis(diagnosis)

    def show_records(self, records: HealthRecords) -> None:
        """Show the cards as they are kept now: those in use in their order, then the others."""
        self._records = records
        used = [card.id for card in records.cards]
        entries = [(f"{at}. {card.name}", card.id) for at, card in enumerate(records.cards, 1)]
        presets = [card for card in records.known.values() if card.id not in used]
        entries += [(f"{card.name} (not in use)", card.id) for card in presets]
        self.cards.show_entries(entries)
        self._show_card()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(theme.space("m"))
        bar.addWidget(self.cards)
        bar.addWidget(self.audience, 1)
        bar.addWidget(self.parts)
        self.parts.setVisible(len(PARTS) > 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("m"))
        column.addLayout(bar)
        column.addWidget(self._stack, 1)

    def _show_card(self) -> None:
        records = self._records
        card = records.known.get(self.cards.currentData()) if records else None
        if records is None or card is None:
            return
        self.audience.setText(self._describe(card, records))
        self.editor.show_card(card, records)

    def _describe(self, card: Scorecard, records: HealthRecords) -> str:
        said = describe_card(card, records.versions)
        if card not in records.cards:
            return f"{card.purpose or 'A preset'}. {said}"
        audience = describe_audience(card, is_alone=len(records.cards) == 1)
        return f"For: {audience}. {said}"

    def _show_part(self, part: str) -> None:
        self._stack.setCurrentIndex(list(PARTS).index(part))
