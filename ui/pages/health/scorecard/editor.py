"""The card that is changed beside what a change of it would do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.fact_windows import own_window
from csdesk.model.facts import Facts
from csdesk.model.identifiers import AccountKey, FactId, ScorecardId, SignalId
from csdesk.model.scorecards import Scorecard, Signal
from csdesk.scoring.health import review_card
from ui import theme
from ui.dialogs.keep_scorecard import KeepScorecardDialog
from ui.models.condition_choice import SubjectChoice, list_subjects
from ui.models.scorecard_draft import find_obstacles, is_whole, list_rows, write_total
from ui.models.signal_choice import FactChoice, count_known, list_choices, make_signal
from ui.models.signal_draft import add_signal
from ui.pages.health.records import HealthRecords
from ui.pages.health.scorecard.card_acts import keep_card, use_card
from ui.pages.health.scorecard.draft_pane import DraftPane
from ui.pages.health.scorecard.outlook import Outlook
from ui.pages.health.scorecard.signal_grid import SignalGrid
from ui.pages.health.scorecard.trial import Trial
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.widgets.button import Button
from ui.widgets.label import Label

OUTLOOK_WIDTH, NARROW_OUTLOOK, ROOMY = 372, 356, 1_060


class ScorecardEditor(QWidget):
    """Every change is tried on the whole book at once; nothing is kept before it is asked for."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._diagnosis: Diagnosis | None = None
        self._facts: Facts | None = None
        self._earlier: Facts | None = None
        self._records: HealthRecords | None = None
        self._kept: Scorecard | None = None
        self._draft: Scorecard | None = None
        self._drafts: dict[ScorecardId, tuple[Scorecard, Scorecard]] = {}
        """The cards that were looked at: as each was kept then, and as it was changed."""
        self._trial: Trial | None = None
        self._names: Mapping[AccountKey, str] = {}
        self._subjects: tuple[SubjectChoice, ...] = ()
        self._choices: Sequence[FactChoice] = ()
        self.pane = DraftPane()
        self.outlook = Outlook()
        self.outlook.setFixedWidth(OUTLOOK_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("card_gap"))
        left = QVBoxLayout()
        left.setSpacing(theme.space("m"))
        left.addWidget(self.pane, 1)
        left.addWidget(self.outlook.outcome)
        row.addLayout(left, 1)
        row.addWidget(self.outlook)
        self._connect()

    @property
    def draft(self) -> Scorecard | None:
        """Return the card as it is changed now."""
        return self._draft

    @property
    def grid(self) -> SignalGrid | None:
        """Return the signals with their fields, while they are shown."""
        return self.pane.grid

    @property
    def total(self) -> Label:
        """Return the label that says what the weights come to."""
        return self.pane.total

    @property
    def use(self) -> Button:
        """Return the button that lets the card count for everybody."""
        return self.pane.use

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show whose accounts a change is tried on."""
        self._diagnosis = diagnosis
        self._facts = diagnosis.review.facts if diagnosis.review else None
        self._earlier = diagnosis.review.earlier if diagnosis.review else None
        accounts = diagnosis.accounts
        if accounts is not None:
            self._names = dict(zip(accounts.keys, accounts.names, strict=True))

    def show_card(self, card: Scorecard, records: HealthRecords) -> None:
        """Show a card as it is kept; a change of it that was not kept yet stays."""
        is_shown = self._kept == card
        if self._kept is not None and self._draft is not None:
            self._drafts[self._kept.id] = self._kept, self._draft
        kept, draft = self._drafts.get(card.id, (card, card))
        self._kept, self._draft, self._records = card, draft if kept == card else card, records
        self.use.setVisible(card not in records.cards and not card.applies_to)
        self._find_members()
        if is_shown:
            self._try()
        else:
            self.show_signals()

    def change(self, change: Callable[[Scorecard], Scorecard]) -> None:
        """Change the card and show at once what that does."""
        if self._draft is None:
            return
        asked = self._draft.applies_to
        self._draft = change(self._draft)
        if self._draft.applies_to != asked:
            self._find_members()
        self._try()

    def show_signals(self) -> None:
        """Show all signals of the card."""
        if self._draft is not None:
            self.pane.show_grid(self._draft, list_rows(self._draft, self._window))
            self._try()

    def open_signal(self, signal: SignalId) -> None:
        """Show everything about one signal of the card."""
        if self._draft is not None:
            self.pane.show_signal(signal, self._draft, self._facts, self._ask_for_subjects())
            self._try()

    def show_frame(self) -> None:
        """Show the bands of the card, whom it is for and the like."""
        if self._draft is not None:
            cards = self._records.cards if self._records else ()
            is_default = bool(cards) and self._kept == cards[-1]
            subjects = self._ask_for_subjects()
            self.pane.show_frame(self._draft, self._facts, subjects, is_default=is_default)
            self._try()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < ROOMY
        self.outlook.setFixedWidth(NARROW_OUTLOOK if is_narrow else OUTLOOK_WIDTH)

    def _try(self) -> None:
        draft, kept, diagnosis = self._draft, self._kept, self._diagnosis
        if draft is None or kept is None or diagnosis is None:
            return
        obstacles = find_obstacles(draft)
        total = f"Weights: {write_total(draft)}"
        self.pane.show_draft(draft, list_rows(draft, self._window), total)
        self.total.set_tone("text" if is_whole(draft) else "risk")
        warnings = () if obstacles else review_card(draft)
        self.outlook.show_standing(obstacles, warnings, is_changed=draft != kept)
        if self._trial is not None:
            self._show_trial(self._trial, kept, draft, diagnosis.client.currency)

    def _show_trial(self, trial: Trial, kept: Scorecard, draft: Scorecard, currency: str) -> None:
        if self.pane.frame is not None:
            self.pane.frame.show_taken(trial.words)
        found = trial.run(kept, draft)
        if found is not None:
            by_hand = len(self._records.overrides) if self._records else 0
            self.outlook.show_what_if(found, self._names, currency, by_hand)

    def _find_members(self) -> None:
        """Find the accounts that the card is for; a card that is not in use is tried on all."""
        self._trial = None
        if self._facts is not None and self._records is not None and self._kept and self._draft:
            cards = self._records.cards
            self._trial = Trial.of(self._facts, self._kept, self._draft, cards, self._earlier)

    def _window(self, signal: Signal) -> int:
        facts = self._facts
        if facts is None or signal.fact not in facts.definitions:
            return 0
        return own_window(facts.definitions[signal.fact])

    def _ask_for_subjects(self) -> tuple[SubjectChoice, ...]:
        self._subjects = self._subjects or list_subjects(self._session.library)
        return self._subjects

    def _ask_for_facts(self) -> None:
        """Count beside the window for how many accounts each fact is known."""
        if self._facts is not None:
            self._session.render(
                count_known,
                self._facts,
                on_done=while_there(self, self._show_facts),
                label="Looking for what your data tell",
            )

    def _show_facts(self, known: Mapping[FactId, int]) -> None:
        if self._facts is not None and self._draft is not None:
            self._choices = list_choices(self._facts, known, self._draft)
            self.pane.show_facts(self._choices)

    def _add(self, place: int) -> None:
        facts = self._facts
        if facts is None:
            return
        presets = self._session.library.scorecards.values()
        signal = make_signal(self._choices[place].definition, facts, presets)
        self.change(lambda card: add_signal(card, signal))
        if self._draft is not None:
            self.open_signal(self._draft.signals[-1].id)

    def _put_back(self) -> None:
        self._draft = self._kept
        self._find_members()
        self.show_signals()

    def _ask_to_keep(self) -> None:
        if self._draft is None:
            return
        dialog = KeepScorecardDialog(self._draft.name, self._session.settings.person, self)
        dialog.given.connect(self._keep)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _keep(self, author: str, note: str) -> None:
        health = self._diagnosis.health if self._diagnosis else None
        if self._draft is not None and health is not None:
            keep_card(self._session, self._draft, health.as_of, author, note)

    def _use(self) -> None:
        if self._records is not None and self._kept is not None:
            use_card(self._session, self._records.cards, self._kept.id)

    def _connect(self) -> None:
        self.pane.changed.connect(self.change)
        self.pane.returned.connect(self.show_signals)
        self.pane.frameWanted.connect(self.show_frame)
        self.pane.factsWanted.connect(self._ask_for_facts)
        self.pane.signalOpened.connect(self.open_signal)
        self.pane.facts.chosen.connect(self._add)
        self.pane.use.clicked.connect(self._use)
        self.outlook.keepRequested.connect(self._ask_to_keep)
        self.outlook.dropRequested.connect(self._put_back)
