"""Registers: choose one, write in its rows, see what is not right and what stands beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.formatting import join_words
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.registers import ColumnId, RegisterId, RowId
from csdesk.registers.cells import read_day
from csdesk.report.document import Status
from ui import theme
from ui.models.register_drafts import RowDrafts
from ui.registers.aside_panel import AsidePanel
from ui.registers.register_acts import PAGE, RegisterActs, ask_for_month, ask_where
from ui.registers.register_card import RegisterCard
from ui.registers.register_list import RegisterList
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.widgets.button import Button
from ui.widgets.side_layout import SideLayout

if TYPE_CHECKING:
    from csdesk.operations.register_asides import RegisterSheet

ASIDE_WIDTH = 300
HEARD_ON = ColumnId("heard_on")


class RegistersView(QWidget):
    """``told`` says what was done; ``refresh`` shows what there is now.

    ``first`` is shown to begin with, and only registers for which ``shows`` holds are listed.
    """

    told = Signal(str)

    def __init__(
        self,
        session: Session,
        *,
        first: RegisterId,
        shows: Callable[[RegisterId], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._diagnosis: Diagnosis | None = None
        self._sheet: RegisterSheet | None = None
        self._shown, self._shows = first, shows
        self._drafts = RowDrafts()
        self._wanted_row: RowId | None = None
        self._is_aside_closed = False
        self._whom: object = None
        self._is_late = False
        self.acts = RegisterActs(session, self)
        self.aside = Button("Beside it", "small", "panel")
        self.list, self.card, self.panel = RegisterList(), RegisterCard(self.aside), AsidePanel()
        self._sides = SideLayout(self._make_main(), self.panel, ASIDE_WIDTH)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._sides)
        self._connect()

    @property
    def shown(self) -> RegisterId:
        """Return which register is shown."""
        return self._shown

    def refresh(self, diagnosis: Diagnosis) -> None:
        """Show the registers of an engagement."""
        from csdesk.operations.register_asides import look_at

        if self._whom != self._session.whom:
            self._whom = self._session.whom
            self._drafts.clear()
        self._diagnosis = diagnosis
        self._session.read(
            look_at,
            self._session.library,
            diagnosis,
            self._shown,
            datetime.now(),  # noqa: DTZ005 - the person's own time
            on_done=while_there(self, self._take),
            label="Reading the registers",
        )

    def show_register(self, register: RegisterId) -> None:
        """Show one of the registers."""
        self._shown = register
        self.card.outcome.clear()
        if self._diagnosis is not None:
            self.refresh(self._diagnosis)

    def add_row(self) -> None:
        """Begin a row; it is kept as soon as it has what it needs."""
        self._drafts.begin(self._shown)
        self._fill()
        self.card.grid.edit_cell(self.card.grid.table.rowCount() - 1)

    def remove_row(self) -> None:
        """Take the row away that is looked at."""
        row = self._row_looked_at()
        if row is not None:
            self.acts.remove(self._shown, row)
        elif self._drafts.drop(self._shown):
            self._fill()

    def export(self, path: Path, *, for_client: bool = False) -> None:
        """Write the register to a workbook or a table, or the row that is looked at to a page."""
        if self._diagnosis is None:
            return
        if path.suffix.casefold() != PAGE:
            self.acts.export(self._diagnosis, self._shown, path, for_client=for_client)
        elif (row := self._row_looked_at()) is not None:
            self.acts.export_row(self._diagnosis, self._shown, row, path)
        else:
            self._refuse("A page holds one row. Choose a row, then save it.")

    def _row_looked_at(self) -> RowId | None:
        place = self.card.grid.currentIndex()
        return self.card.grid.table.row_id(place.row()) if place.isValid() else None

    def save_month(self) -> None:
        """Save what was heard in the month of the row that is looked at, else of the last one."""
        diagnosis, month = self._diagnosis, self._month()
        if diagnosis is not None and month is not None:
            path = ask_for_month(self, diagnosis.client.name, month)
            if path is not None:
                self.acts.export_month(diagnosis, month, path)

    def _month(self) -> date | None:
        """Return a day of the month that is looked at; None where no row has a day."""
        place, sheet = self.card.grid.currentIndex(), self._sheet
        looked_at = self.card.grid.table.row_id(place.row()) if place.isValid() else None
        rows = sheet.registers[self._shown].rows if sheet else ()
        days = {row.id: day for row in rows if (day := read_day(row.cells.get(HEARD_ON)))}
        if looked_at in days:
            return days[looked_at]
        return max(days.values(), default=None)

    def open_aside(self) -> None:
        """Show what stands beside the register."""
        self._is_aside_closed = False
        self._sides.open()
        self.aside.hide()

    def _close_aside(self) -> None:
        self._is_aside_closed = True
        self._sides.dismiss()
        self.aside.show()

    def _take(self, sheet: RegisterSheet) -> None:
        self._sheet = sheet
        self._renew()

    def _renew(self) -> None:
        """Show what there is, once nobody is writing: a field would be lost with its text."""
        self._is_late = self.card.grid.is_editing
        if not self._is_late:
            self._fill()

    def _catch_up(self) -> None:
        if self._is_late:
            self._renew()

    def _fill(self) -> None:
        sheet, diagnosis = self._sheet, self._diagnosis
        if sheet is None or diagnosis is None:
            return
        register = sheet.registers[self._shown]
        draft = self._drafts.of(self._shown)
        listed = (one for one in sheet.registers.values() if self._shows(one.definition.id))
        self.list.show_registers(listed, self._shown)
        self.card.show_register(register, sheet.names, diagnosis.client.currency, draft)
        self._go_to_wanted()
        has_aside = register.definition.aside is not None
        self._sides.set_wanted(has_aside and not self._is_aside_closed)
        self.aside.setVisible(has_aside and not self._sides.is_open)
        self._show_beside()

    def _go_to_wanted(self) -> None:
        grid, wanted = self.card.grid, self._wanted_row
        at = -1 if wanted is None else grid.table.place_of(wanted)
        if at >= 0:
            grid.select_row(at)
            self._wanted_row = None

    def _show_beside(self) -> None:
        if self._sheet is None:
            return
        register, grid = self._sheet.registers[self._shown], self.card.grid
        place = grid.currentIndex()
        row = grid.table.row_id(place.row()) if place.isValid() else None
        self.panel.show_lists(register, self._sheet.beside, row)

    def _save(self, row: int) -> None:
        """Keep a row as it was written; one that is begun waits for what it needs."""
        table = self.card.grid.table
        row_id, cells, missing = table.row_id(row), table.cells(row), table.missing(row)
        if row_id is None:
            self._drafts.write(self._shown, cells)
            if missing:
                self.card.outcome.tell(Status.WATCH, f"Still needed: {join_words(missing)}.")
        if row_id is not None or (not missing and self._drafts.send(self._shown)):
            self.acts.save(self._shown, cells, row_id)

    def _note_kept(self, register: str, row: str) -> None:
        known, row_id = RegisterId(register), RowId(row)
        added, self._wanted_row = self._drafts.settle(known), row_id
        if known == self._shown:
            self.card.grid.table.keep_draft(row_id)
        if added is not None:
            self.acts.save(known, added, row_id)

    def _refuse(self, sentence: str) -> None:
        self._drafts.come_back()
        self._renew()
        self.card.outcome.tell(Status.RISK, sentence)

    def _tell(self, words: str) -> None:
        self.card.outcome.tell(Status.GOOD, words)
        self.told.emit(words)

    def _ask_where(self, for_client: bool) -> None:
        if self._sheet is not None and self._diagnosis is not None:
            name = self._sheet.registers[self._shown].definition.name
            path = ask_where(self, self._diagnosis.client.name, name)
            if path is not None:
                self.export(path, for_client=for_client)

    def _make_main(self) -> QWidget:
        main = QWidget()
        row = QHBoxLayout(main)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("card_gap"))
        row.addWidget(self.list)
        row.addWidget(self.card, 1)
        return main

    def _connect(self) -> None:
        self.list.registerChosen.connect(self.show_register)
        self.card.addWanted.connect(self.add_row)
        self.card.removeWanted.connect(self.remove_row)
        self.card.restoreWanted.connect(lambda: self.acts.restore(self._shown))
        self.acts.kept.connect(self._note_kept)
        self.acts.done.connect(self._tell)
        self.acts.refused.connect(self._refuse)
        self.card.exportWanted.connect(self._ask_where)
        self.card.retroWanted.connect(self.save_month)
        self.card.grid.table.edited.connect(self._save)
        later = Qt.ConnectionType.QueuedConnection
        self.card.grid.editingEnded.connect(self._catch_up, later)
        self.card.grid.rowSelected.connect(lambda _row: self._show_beside())
        self.aside.clicked.connect(self.open_aside)
        self.panel.closed.connect(self._close_aside)
        self._sides.modeChanged.connect(lambda _overlays: self._fill())
