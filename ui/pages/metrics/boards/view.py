"""The boards of a client, in layouts of their own; a panel lists the accounts of a number."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.model.diagnosis import Diagnosis
from ui import theme
from ui.pages.metrics.accounts_panel import AccountsPanel
from ui.pages.metrics.boards.account_group import AccountGroup
from ui.pages.metrics.boards.board_card import BoardCard
from ui.pages.metrics.boards.board_column import EVERY, BoardColumn
from ui.pages.metrics.boards.catalogue import BOARDS
from ui.pages.metrics.boards.layout_acts import KeptLayouts, LayoutActs
from ui.pages.metrics.boards.layout_panel import LayoutPanel
from ui.pages.metrics.boards.prepared import Prepared, prepare_boards
from ui.pages.metrics.metrics_view import MetricsView
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.plain_combo import PlainCombo
from ui.widgets.side_layout import SideLayout

ALL_BOARDS = "All boards"


class BoardsView(MetricsView):
    """The layouts stand above the boards, and what was pressed or is changed beside them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._diagnosis: Diagnosis | None = None
        self._prepared: Prepared | None = None
        self._layouts: Mapping[str, tuple[str, ...]] = {}
        self._wanted = self._kept_shown = ""
        self._acts = LayoutActs(session)
        self.boards = BoardColumn(session)
        self.shown = PlainCombo("Which boards are shown")
        self.change, self.begin = (
            Button("Change it", "small"),
            Button("New layout", "small", "plus"),
        )
        self.accounts = AccountsPanel()
        taken = {ALL_BOARDS, *(profile.name for profile in session.library.profiles)}
        self.layout_panel = LayoutPanel({key: card.name for key, card in BOARDS.items()}, taken)
        self._lay_out()
        self._connect()
        self._show_layouts({})

    @property
    def is_filled(self) -> bool:
        """Say whether all boards show the present engagement."""
        return self.boards.is_filled

    @property
    def cards(self) -> Mapping[str, BoardCard]:
        """Return the boards that were made."""
        return self.boards.cards

    @override
    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        self._diagnosis = diagnosis
        self._session.render(
            prepare_boards,
            diagnosis,
            on_done=while_there(self, self._take),
            label="Preparing the boards",
        )
        self._acts.read(while_there(self, self._take_layouts))

    @override
    def reveal(self, entity: str, key: str) -> None:
        """Show the layout that was changed, where it is still there."""
        if entity == "board_layout":
            self._wanted = key.partition(", ")[2]
            self._show_layouts(self._layouts)

    def _take(self, prepared: Prepared) -> None:
        if prepared.diagnosis is not self._diagnosis:
            return
        self._prepared = prepared
        self._sides.set_wanted(False)
        self.boards.show_prepared(prepared)

    def _take_layouts(self, kept: KeptLayouts) -> None:
        """Show the layout that was looked at last, whenever another one was kept as that."""
        if kept.shown != self._kept_shown:
            self._kept_shown = kept.shown
            self._wanted = self._wanted or kept.shown or ALL_BOARDS
        self._show_layouts(kept.layouts)

    def _show_layouts(self, layouts: Mapping[str, tuple[str, ...]]) -> None:
        """Offer other layouts; the one that was kept last, or is shown, stays if it is there."""
        before = self._order()
        self._layouts = layouts
        entries: list[tuple[str, object]] = [(ALL_BOARDS, ""), *((name, name) for name in layouts)]
        self.shown.show_entries(entries)
        if self._wanted in layouts or self._wanted == ALL_BOARDS:
            self.shown.choose(self._wanted if self._wanted in layouts else "")
            self._wanted = ""
        self.change.setVisible(bool(self.shown.currentData()))
        if before != self._order():
            self.boards.show_order(self._order())

    def _order(self) -> tuple[str, ...]:
        return self._layouts.get(self.shown.currentData() or "", EVERY)

    def _open(self, group: AccountGroup) -> None:
        if self._prepared is not None:
            lines = group.lines(self._prepared.book)
            self.accounts.show_lines(group.title, group.caption, lines)
            self._show_panel(self.accounts)

    def _open_layout(self, name: str) -> None:
        self.layout_panel.show_layout(name, self._layouts.get(name, EVERY))
        self._show_panel(self.layout_panel)
        self.layout_panel.name.setFocus()

    def _keep(self, name: str, boards: list[str]) -> None:
        self._wanted = name
        tell = f"The layout “{name}” is kept."
        self._acts.keep(name, boards, while_there(self, lambda _nothing: self._settle(tell)))

    def _remove(self, name: str) -> None:
        tell = f"The layout “{name}” is removed."
        self._acts.remove(name, while_there(self, lambda _nothing: self._settle(tell)))

    def _settle(self, words: str) -> None:
        self._sides.dismiss()
        self.shown.setFocus()
        self.told.emit(words)

    def _choose_shown(self) -> None:
        self.change.setVisible(bool(self.shown.currentData()))
        self.boards.show_order(self._order())

    def _show_panel(self, panel: QWidget) -> None:
        self._panels.setCurrentWidget(panel)
        self._sides.open()

    def _lay_out(self) -> None:
        main = QWidget()
        whole = QVBoxLayout(main)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.space("m"))
        whole.addLayout(button_row([], [self.shown, self.change, self.begin]))
        whole.addWidget(self.boards, 1)
        self._panels = QStackedWidget()
        for panel in (self.accounts, self.layout_panel):
            self._panels.addWidget(panel)
        self._sides = SideLayout(main, self._panels, theme.size("detail_panel"))
        self._sides.set_wanted(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sides)

    def _connect(self) -> None:
        self.shown.currentIndexChanged.connect(lambda _at: self._choose_shown())
        self.shown.activated.connect(lambda _at: self._acts.show(self.shown.currentData() or ""))
        self.change.clicked.connect(lambda: self._open_layout(self.shown.currentData() or ""))
        self.begin.clicked.connect(lambda: self._open_layout(""))
        self.layout_panel.kept.connect(self._keep)
        self.layout_panel.removed.connect(self._remove)
        self.boards.groupWanted.connect(self._open)
        self.boards.importWanted.connect(self.importWanted)
        self.boards.told.connect(self.told)
        for part in (self.boards, self.accounts):
            part.accountWanted.connect(self.accountWanted)
        for panel in (self.accounts, self.layout_panel):
            panel.closed.connect(self._sides.dismiss)
