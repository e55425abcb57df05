"""The signals of a card beside what a change of them would do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.facts import Facts
from csdesk.model.identifiers import AccountKey
from csdesk.model.scorecards import Scorecard, Signal
from csdesk.scoring.conditions import Subjects
from csdesk.scoring.health import assign_cards, review_card, what_if
from ui import theme
from ui.dialogs.keep_scorecard import KeepScorecardDialog
from ui.models.account_table import account_names
from ui.models.scorecard_draft import find_obstacles, list_rows, write_total
from ui.pages.health.records import HealthRecords
from ui.pages.health.scorecard.outlook import Outlook
from ui.pages.health.scorecard.signal_grid import SignalGrid
from ui.session import Session
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.scrolling import PartScroll

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

OUTLOOK_WIDTH, NARROW_OUTLOOK, ROOMY = 372, 300, 1_060


class ScorecardEditor(QWidget):
    """Every change is tried on the whole book at once; nothing is kept before it is asked for."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._diagnosis: Diagnosis | None = None
        self._facts: Facts | None = None
        self._records: HealthRecords | None = None
        self._kept: Scorecard | None = None
        self._draft: Scorecard | None = None
        self._members: NDArray[np.int64] | None = None
        self._names: Mapping[AccountKey, str] = {}
        self.grid: SignalGrid | None = None
        self.total = Label("", "strong", elide=False)
        self.use = Button("Use for everybody", "small")
        self.outlook = Outlook()
        self.outlook.setFixedWidth(OUTLOOK_WIDTH)
        self._area = PartScroll(QWidget())
        self._lay_out()
        self.outlook.keepRequested.connect(self._ask_to_keep)
        self.outlook.dropRequested.connect(self._put_back)
        self.use.clicked.connect(self._use)

    @property
    def draft(self) -> Scorecard | None:
        """Return the card as it is changed now."""
        return self._draft

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show whose accounts a change is tried on."""
        self._diagnosis = diagnosis
        self._facts = diagnosis.review.facts if diagnosis.review else None
        accounts = diagnosis.accounts
        if accounts is not None:
            self._names = dict(zip(accounts.keys, account_names(accounts), strict=True))

    def show_card(self, card: Scorecard, records: HealthRecords) -> None:
        """Show a card as it is kept; a change that was not kept is put back."""
        self._kept, self._draft, self._records = card, card, records
        self.use.setVisible(card not in records.cards and not card.applies_to)
        self._find_members()
        self._fill()

    def change(self, change: Callable[[Scorecard], Scorecard]) -> None:
        """Change the card and show at once what that does."""
        if self._draft is None:
            return
        self._draft = change(self._draft)
        if self.grid is not None:
            self.grid.show_effective(list_rows(self._draft, self._window))
        self._try()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < ROOMY
        self.outlook.setFixedWidth(NARROW_OUTLOOK if is_narrow else OUTLOOK_WIDTH)

    def _fill(self) -> None:
        if self._draft is None:
            return
        self.grid = SignalGrid(self._draft, list_rows(self._draft, self._window))
        self.grid.changed.connect(self.change)
        old = self._area.takeWidget()
        self._area.setWidget(self.grid)
        if old is not None:
            old.deleteLater()
        self._try()

    def _try(self) -> None:
        draft, kept, diagnosis = self._draft, self._kept, self._diagnosis
        if draft is None or kept is None or diagnosis is None:
            return
        obstacles = find_obstacles(draft)
        self.total.setText(f"Weights: {write_total(draft)}")
        self.total.set_tone("risk" if obstacles else "text")
        warnings = () if obstacles else review_card(draft)
        self.outlook.show_standing(obstacles, warnings, is_changed=draft != kept)
        if self._facts is not None:
            found = what_if(self._facts, kept, draft, self._members)
            self.outlook.show_what_if(found, self._names, diagnosis.client.currency)

    def _find_members(self) -> None:
        """Find the accounts that the card is for; a card that is not in use is tried on all."""
        self._members = None
        records, facts = self._records, self._facts
        if records is None or facts is None or self._kept not in records.cards:
            return
        import numpy as np

        chosen = assign_cards(records.cards, Subjects(facts))
        self._members = np.flatnonzero(chosen == records.cards.index(self._kept))

    def _window(self, signal: Signal) -> int:
        facts = self._facts
        if facts is None or signal.fact not in facts.definitions:
            return 0
        windows = [source.window_days for source in facts.definitions[signal.fact].sources]
        return max(windows, default=0)

    def _put_back(self) -> None:
        self._draft = self._kept
        self._fill()

    def _ask_to_keep(self) -> None:
        if self._draft is None:
            return
        dialog = KeepScorecardDialog(self._draft.name, self._session.settings.person, self)
        dialog.given.connect(self._keep)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _keep(self, author: str, note: str) -> None:
        from csdesk.operations.health.scorecards import keep_scorecard

        if self._draft is None or self._diagnosis is None or self._diagnosis.health is None:
            return
        day = self._diagnosis.health.as_of
        operation = partial(keep_scorecard, author=author, day=day, note=note)
        self._session.run(
            operation, self._session.library, self._draft, label="Keeping the scorecard"
        )

    def _use(self) -> None:
        from csdesk.operations.health.scorecards import choose_scorecards

        records, card = self._records, self._kept
        if records is None or card is None:
            return
        special = [one.id for one in records.cards if one.applies_to]
        self._session.run(
            choose_scorecards,
            self._session.library,
            (*special, card.id),
            label="Scoring by another card",
        )

    def _lay_out(self) -> None:
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.space("m"))
        line.addWidget(self.use)
        line.addWidget(self.total)
        card = Card("What counts, and how much?", head, padding=0)
        card.fill(self._area)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("card_gap"))
        row.addWidget(card, 1)
        row.addWidget(self.outlook)
