"""A consultant's own instruments: brought from a workbook or a folder, and removed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from csdesk.model.identifiers import InstrumentId
from csdesk.model.instruments import Instrument
from ui.dialogs.files import ask_for_file, ask_for_folder, ask_for_target
from ui.session import Session
from ui.tasks.lifetime import while_there

_WORKBOOKS = "Excel workbooks (*.xlsx)"


class OwnInstruments(QObject):
    """``told`` carries a sentence about what was done."""

    told = Signal(str)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window

    def find_own(self) -> tuple[Instrument, ...]:
        """Return those that the engagement holds."""
        diagnosis = self._session.diagnosis
        shipped = self._session.library.instruments
        known = diagnosis.assessments if diagnosis else {}
        return tuple(one.instrument for key, one in known.items() if key not in shipped)

    def add_from(self, path: Path) -> None:
        """Read a consultant's own instrument, and keep it in the engagement."""
        from csdesk.operations.instruments import add_instrument, draft_instrument

        library = self._session.library

        def keep(instrument: Instrument) -> None:
            tell = while_there(self, lambda _lines: self.told.emit(f"Added: {instrument.name}"))
            self._session.run(add_instrument, library, instrument, on_done=tell)

        take = while_there(self, keep)
        label = f"Reading {path.name}"
        self._session.work(draft_instrument, path, library, on_done=take, label=label)

    def remove(self, instrument: InstrumentId) -> None:
        """Let the engagement work without one of them."""
        from csdesk.operations.instruments import remove_instrument

        self._session.run(remove_instrument, instrument)

    def offer_sources(self) -> None:
        """Ask from where an instrument comes."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("From a workbook…").triggered.connect(self._add_workbook)
        menu.addAction("From a folder of TOML files…").triggered.connect(self._add_folder)
        menu.addAction("Save an empty workbook…").triggered.connect(self._save_template)
        menu.popup(self._window.cursor().pos())

    def _add_workbook(self) -> None:
        path = ask_for_file(self._window, "Add an instrument", Path.home(), _WORKBOOKS)
        if path is not None:
            self.add_from(path)

    def _add_folder(self) -> None:
        path = ask_for_folder(self._window, "Add an instrument from a folder")
        if path is not None:
            self.add_from(path)

    def _save_template(self) -> None:
        from csdesk.operations.instruments import make_template
        from exports import write

        wanted = Path.home() / "Instrument.xlsx"
        target = ask_for_target(self._window, wanted, "Save an empty workbook", _WORKBOOKS)
        if target is None:
            return
        tell = while_there(self, lambda _path: self.told.emit(f"Saved as {target}"))
        self._session.work(write, make_template(), target, on_done=tell, label="Saving")
