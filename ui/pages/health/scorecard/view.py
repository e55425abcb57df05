"""What makes a health score: its signals, its design, and the people who weigh them."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import SignalId
from csdesk.model.scorecards import DesignStep, HealthModel, Scorecard
from ui import theme
from ui.models.scorecard_words import describe_audience, describe_card
from ui.pages.health.health_view import HealthView
from ui.pages.health.records import HealthRecords
from ui.pages.health.scorecard.design import DesignView
from ui.pages.health.scorecard.editor import ScorecardEditor
from ui.pages.health.scorecard.raters import RatersView
from ui.session import Session
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo
from ui.widgets.segmented import Segmented

SIGNALS, DESIGN, RATERS = "signals", "design", "raters"
PARTS = {SIGNALS: "Signals and weights", DESIGN: "Design", RATERS: "Several raters"}
LONGEST_CARD = 320


class ScorecardView(HealthView):
    """One scorecard at a time, of those in use and of the presets."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._records: HealthRecords | None = None
        self.cards = PlainCombo("Which scorecard")
        self.cards.setMaximumWidth(LONGEST_CARD)
        self.audience = Label("", "small")
        self.parts = Segmented(list(PARTS.items()), "What is shown of the scorecard")
        self._diagnosis: Diagnosis | None = None
        self.editor = ScorecardEditor(session)
        self.design = DesignView()
        self.raters = RatersView()
        self._stack = QStackedWidget()
        for part in (self.editor, self.design, self.raters):
            self._stack.addWidget(part)
        self._lay_out()
        self.cards.currentIndexChanged.connect(self._show_card)
        self.parts.chosen.connect(self.show_part)
        self.design.modelChanged.connect(self._change_model)
        self.design.stepsMarked.connect(self._mark_steps)
        self.design.activated.connect(self._activate)
        self.raters.rated.connect(self._rate)
        self.raters.settled.connect(self._settle)

    @override
    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show an engagement; its cards follow with ``show_records``."""
        self._diagnosis = diagnosis
        self.editor.show_diagnosis(diagnosis)

    @override
    def show_records(self, records: HealthRecords) -> None:
        """Show the cards as they are kept now: those in use in their order, then the others."""
        self._records = records
        used = [card.id for card in records.cards]
        entries = [(f"{at}. {card.name}", card.id) for at, card in enumerate(records.cards, 1)]
        presets = [card for card in records.known.values() if card.id not in used]
        entries += [(f"{card.name} (not in use)", card.id) for card in presets]
        self.cards.show_entries(entries)
        self.design.show_model(records.model, _today())
        self._show_card()

    def show_part(self, part: str) -> None:
        """Show the signals, the design, or what several raters say."""
        self.parts.choose(part)
        self._stack.setCurrentIndex(list(PARTS).index(part))

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(theme.space("m"))
        bar.addWidget(self.cards)
        bar.addWidget(self.audience, 1)
        bar.addWidget(self.parts)
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
        self.raters.show_card(card, records.ratings)

    def _describe(self, card: Scorecard, records: HealthRecords) -> str:
        said = describe_card(card, records.versions)
        if card not in records.cards:
            return f"{card.purpose or 'A preset'}. {said}"
        audience = describe_audience(card, is_alone=len(records.cards) == 1)
        return f"For: {audience}. {said}"

    def _change_model(self, model: HealthModel) -> None:
        from csdesk.operations.health.design import change_model

        self._session.run(change_model, model, label="Saving")

    def _mark_steps(self, steps: set[DesignStep]) -> None:
        from csdesk.operations.health.design import mark_steps

        self._session.run(mark_steps, steps, label="Saving")

    def _activate(self) -> None:
        from csdesk.operations.health.design import activate_model

        self._session.run(activate_model, _today(), label="Putting the score into force")

    def _rate(self, at: int, rater: str, weights: dict[SignalId, float]) -> None:
        from csdesk.operations.health.weighting import rate_weights

        self._session.run(
            rate_weights,
            self._session.library,
            self.cards.currentData(),
            at,
            rater,
            weights,
            label="Saving the weights",
        )

    def _settle(self) -> None:
        from csdesk.operations.health.weighting import apply_consensus

        health = self._diagnosis.health if self._diagnosis else None
        author = self._session.settings.person or "Several raters"
        if health is not None:
            operation = partial(apply_consensus, author=author, day=health.as_of)
            library, card = self._session.library, self.cards.currentData()
            self._session.run(operation, library, card, label="Using the weights")


def _today() -> date:
    return datetime.now().astimezone().date()
