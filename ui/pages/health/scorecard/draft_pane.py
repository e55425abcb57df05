"""A card while it is changed: its signals, all of one signal, its frame, or facts to add."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from csdesk.model.facts import Facts
from csdesk.model.identifiers import SignalId
from csdesk.model.scorecards import Scorecard
from ui import theme
from ui.models.condition_choice import SubjectChoice
from ui.models.scorecard_draft import SignalRow, is_whole
from ui.models.signal_choice import FactChoice
from ui.models.signal_draft import remove_signal, share_out
from ui.models.signal_groups import begin_group
from ui.pages.health.scorecard.card_form import CardForm
from ui.pages.health.scorecard.fact_list import FactList
from ui.pages.health.scorecard.signal_form import SignalForm
from ui.pages.health.scorecard.signal_grid import SignalGrid
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.scrolling import PartScroll

QUESTION = "What counts, and how much?"


class DraftPane(Card):
    """``changed`` carries a change of the card; ``factsWanted`` asks for facts to choose from."""

    changed = Signal(object)
    returned = Signal()
    frameWanted = Signal()  # noqa: N815 - Qt's way of writing signals
    factsWanted = Signal()  # noqa: N815
    signalOpened = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        self.use = Button("Use for everybody", "small")
        self.add = Button("Add a signal", "small", "plus")
        self.frame_button = Button("The card", "small")
        self.share = Button("Share out", "small")
        self.remove = Button("Take it out", "small")
        self.back = Button("All signals", "small", "arrow_left")
        self.total = Label("", "strong", elide=False)
        super().__init__(QUESTION, self._make_head(), padding=0, parent=parent)
        self.grid: SignalGrid | None = None
        self.form: SignalForm | None = None
        self.frame: CardForm | None = None
        self.facts = FactList()
        self._signal: SignalId | None = None
        self._area = PartScroll(QWidget())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._area)
        self._stack.addWidget(self.facts)
        self.fill(self._stack)
        self._connect()

    def show_grid(self, card: Scorecard, rows: tuple[SignalRow, ...]) -> None:
        """Show all signals of a card."""
        self.grid = SignalGrid(card, rows)
        self.grid.changed.connect(self.changed)
        self.grid.opened.connect(self.signalOpened)
        self.grid.regrouped.connect(self._regroup)
        self._put(QUESTION, self.grid)

    def show_signal(
        self,
        signal: SignalId,
        card: Scorecard,
        facts: Facts | None,
        subjects: Sequence[SubjectChoice],
    ) -> None:
        """Show everything about one signal."""
        self._signal = signal
        found = card.signal(signal)
        self.form = SignalForm(found, card, facts, subjects)
        self.form.changed.connect(self.changed)
        self.form.groupBegun.connect(self._begin_group)
        self._put(found.name, self.form)
        self.form.focus_first()

    def show_frame(
        self,
        card: Scorecard,
        facts: Facts | None,
        subjects: Sequence[SubjectChoice],
        *,
        is_default: bool,
    ) -> None:
        """Show the bands of the card, whom it is for and the like."""
        self.frame = CardForm(card, subjects, facts, is_default=is_default)
        self.frame.changed.connect(self.changed)
        self._put("The card as a whole", self.frame)
        self.frame.green.setFocus()

    def show_facts(self, choices: Sequence[FactChoice]) -> None:
        """Show the facts that a signal can be made of."""
        self.facts.show_choices(choices)
        self._put("Which fact should count?", None)
        self.facts.search.setFocus()

    def show_draft(self, card: Scorecard, rows: tuple[SignalRow, ...], total: str) -> None:
        """Show what follows from a change in what is shown already."""
        self.total.setText(total)
        self.share.setVisible(self.grid is not None and bool(card.signals) and not is_whole(card))
        if self.grid is not None:
            self.grid.show_effective(rows)
        if self.form is not None and self._signal is not None:
            self.form.show_signal(card.signal(self._signal))

    def _put(self, title: str, content: QWidget | None) -> None:
        """Put a content in place of the one before; None: the facts."""
        self.grid = content if isinstance(content, SignalGrid) else None
        self.form = content if isinstance(content, SignalForm) else None
        self.frame = content if isinstance(content, CardForm) else None
        self.title.setText(title)
        self._stack.setCurrentIndex(0 if content is not None else 1)
        is_grid = self.grid is not None
        self.add.setVisible(is_grid)
        self.frame_button.setVisible(is_grid)
        self.back.setVisible(not is_grid)
        self.remove.setVisible(self.form is not None)
        if content is not None:
            old = self._area.takeWidget()
            self._area.setWidget(content)
            if old is not None:
                old.deleteLater()

    def _make_head(self) -> QWidget:
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.space("s"))
        for button in (self.use, self.share, self.add, self.frame_button, self.remove, self.back):
            line.addWidget(button)
        line.addWidget(self.total)
        self.share.setToolTip("Scale all weights so that they sum to 100")
        self.frame_button.setToolTip("Bands, least data, any poor makes poor, whom it is for")
        return head

    def _connect(self) -> None:
        self.back.clicked.connect(self.returned)
        self.frame_button.clicked.connect(self.frameWanted)
        self.add.clicked.connect(self.factsWanted)
        self.share.clicked.connect(self._share_out)
        self.remove.clicked.connect(self._take_out)

    def _share_out(self) -> None:
        self._regroup(share_out)

    def _regroup(self, change: object) -> None:
        self.changed.emit(change)
        self.returned.emit()

    def _begin_group(self) -> None:
        signal = self._signal
        if signal is not None:
            self.changed.emit(lambda card: begin_group(card, signal))
            self.signalOpened.emit(signal)

    def _take_out(self) -> None:
        signal = self._signal
        if signal is None:
            return
        self.form = None
        self.changed.emit(lambda card: remove_signal(card, signal))
        self.returned.emit()
