"""What makes a health score: its signals, its design, and the people who weigh them."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.facts import Facts
from csdesk.model.identifiers import ScorecardId, SignalId
from csdesk.model.scorecards import DesignStep, HealthModel, Scorecard, ScorecardVersion
from ui import theme
from ui.dialogs.new_scorecard import NewScorecardDialog
from ui.models.condition_choice import suggest_words
from ui.models.score_design import describe_steps
from ui.models.scorecard_words import describe_audience, describe_card
from ui.pages.health.health_view import HealthView, this_day
from ui.pages.health.places import read_key
from ui.pages.health.records import HealthRecords
from ui.pages.health.scorecard.card_acts import (
    SEGMENT,
    add_card,
    bring_back,
    change_design,
    choose_order,
    give_weights,
    mark_done,
    put_into_force,
    settle_weights,
)
from ui.pages.health.scorecard.design import DesignView
from ui.pages.health.scorecard.editor import ScorecardEditor
from ui.pages.health.scorecard.order import OrderView
from ui.pages.health.scorecard.raters import RatersView
from ui.pages.health.scorecard.versions import VersionsView
from ui.session import Session
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo
from ui.widgets.segmented import Segmented

SIGNALS, ORDER, VERSIONS, DESIGN, RATERS = "signals", "order", "versions", "design", "raters"
PARTS = {
    SIGNALS: "Signals",
    ORDER: "Order",
    VERSIONS: "Versions",
    DESIGN: "Design",
    RATERS: "Several raters",
}
LONGEST_CARD = 320
STEP_PARTS = {
    DesignStep.SIGNALS: SIGNALS,
    DesignStep.WEIGHTS: RATERS,
    DesignStep.WINDOWS: SIGNALS,
    DesignStep.THRESHOLDS: SIGNALS,
}
_PARTS_OF = {
    "scorecard_version": VERSIONS,
    "scorecard_in_use": ORDER,
    "health_model": DESIGN,
    "weight_rating": RATERS,
}


class ScorecardView(HealthView):
    """One scorecard at a time, of those in use and of the presets."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._records: HealthRecords | None = None
        self.cards = PlainCombo("Which scorecard")
        self.cards.setMaximumWidth(LONGEST_CARD)
        self.audience = Label("", "small", wrap=True)
        self.parts = Segmented(list(PARTS.items()), "What is shown of the scorecard")
        self._diagnosis: Diagnosis | None = None
        self.editor = ScorecardEditor(session)
        self.design = DesignView()
        self.raters = RatersView()
        self.order = OrderView()
        self.versions = VersionsView()
        self._stack = QStackedWidget()
        for part in (self.editor, self.order, self.versions, self.design, self.raters):
            self._stack.addWidget(part)
        self._lay_out()
        self.cards.currentIndexChanged.connect(self._show_card)
        self.parts.chosen.connect(self.show_part)
        self.design.modelChanged.connect(self._change_model)
        self.design.stepsMarked.connect(self._mark_steps)
        self.design.activated.connect(self._activate)
        self.raters.rated.connect(self._rate)
        self.raters.settled.connect(self._settle)
        self.order.orderChosen.connect(self._choose_order)
        self.order.cardOpened.connect(self._open_card)
        self.order.newWanted.connect(self._ask_for_card)
        self.versions.broughtBack.connect(self._bring_back)
        self.editor.outlook.accountOpened.connect(self.accountWanted)
        self.design.stepOpened.connect(self._open_step)

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
        self.design.show_model(records.model, this_day())
        self.design.show_steps(describe_steps(records.model, records.cards[-1], records.ratings))
        self.order.show_cards(records.cards, self._facts, self._earlier)
        self._show_card()

    @override
    def reveal(self, entity: str, key: str) -> bool:
        if entity not in _PARTS_OF:
            return False
        if entity != "scorecard_version":
            self.show_part(_PARTS_OF[entity])
            return True
        card, number = read_key(key)
        if number == "1" and card not in self._session.library.scorecards:
            self.show_part(ORDER)  # It came, or went: no version of it changed.
            return True
        self.show_part(VERSIONS)
        self.cards.choose(card)
        self.versions.show_number(int(number) if number.isdigit() else 0)
        return True

    def show_part(self, part: str) -> None:
        """Show the signals, the order of the cards, their versions, the design, or the raters."""
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
        shipped = self._session.library.scorecards.get(card.id)
        self.versions.show_card(card, records.versions, shipped)

    @property
    def _day(self) -> date | None:
        """Return the day of the customer list, on which versions are kept."""
        health = self._diagnosis.health if self._diagnosis else None
        return health.as_of if health else None

    @property
    def _facts(self) -> Facts | None:
        review = self._diagnosis.review if self._diagnosis else None
        return review.facts if review else None

    @property
    def _earlier(self) -> Facts | None:
        review = self._diagnosis.review if self._diagnosis else None
        return review.earlier if review else None

    def _describe(self, card: Scorecard, records: HealthRecords) -> str:
        said = describe_card(card, records.versions)
        if card not in records.cards:
            return f"{card.purpose or 'A preset'}. {said}"
        audience = describe_audience(card, is_alone=len(records.cards) == 1)
        return f"For: {audience}. {said}"

    def _choose_order(self, cards: tuple[ScorecardId, ...]) -> None:
        choose_order(self._session, cards)

    def _open_card(self, card: str) -> None:
        self.cards.choose(card)
        self.show_part(SIGNALS)

    def _ask_for_card(self, card: str) -> None:
        if self._records is None:
            return
        copied = self._records.known[ScorecardId(card)]
        segments = suggest_words(self._facts, SEGMENT)
        dialog = NewScorecardDialog(copied.name, segments, self._session.settings.person, self)
        dialog.given.connect(lambda *named: self._add_card(copied, named))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _add_card(self, copied: Scorecard, named: tuple[str, tuple[str, ...], str]) -> None:
        if self._records is not None and self._day is not None:
            add_card(self._session, copied, named, tuple(self._records.known), self._day)

    def _bring_back(self, version: ScorecardVersion) -> None:
        if self._day is not None:
            bring_back(self._session, version, self._day)

    def _open_step(self, step: DesignStep) -> None:
        if step is DesignStep.VALIDATION:
            self.viewWanted.emit("validation")
        elif step in STEP_PARTS:
            self.show_part(STEP_PARTS[step])

    def _change_model(self, model: HealthModel) -> None:
        change_design(self._session, model)

    def _mark_steps(self, steps: set[DesignStep]) -> None:
        mark_done(self._session, steps)

    def _activate(self) -> None:
        put_into_force(self._session, this_day())

    def _rate(self, at: int, rater: str, weights: dict[SignalId, float]) -> None:
        give_weights(self._session, self.cards.currentData(), at, rater, weights)

    def _settle(self) -> None:
        if self._day is not None:
            settle_weights(self._session, self.cards.currentData(), self._day)
