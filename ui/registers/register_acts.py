"""What can be done with the rows of a register, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from csdesk.formatting.file_names import file_name
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.registers import Cells, RegisterId, RowId
from ui.dialogs.files import ask_for_target
from ui.session import Session
from ui.tasks.keeper import Operation
from ui.tasks.lifetime import while_there

ROWS = "Tables (*.csv)"
PAGE = ".pdf"
KINDS = f"Excel workbooks (*.xlsx);;{ROWS};;The row looked at, as a page (*{PAGE})"


class RegisterActs(QObject):
    """``done`` says what was done, ``refused`` why it was not; ``kept`` carries a new row."""

    done = Signal(str)
    refused = Signal(str)
    kept = Signal(str, str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def save(self, register: RegisterId, cells: Cells, row: RowId | None) -> None:
        """Keep a row with these cells."""
        from csdesk.operations.registers import save_row

        def settle(result: object) -> None:
            if row is None:
                self.kept.emit(register, str(result))
            self.done.emit("Saved.")

        self._run(save_row, register, cells, row, settle=settle)

    def remove(self, register: RegisterId, row: RowId) -> None:
        """Take a row away."""
        from csdesk.operations.registers import remove_row

        words = "The row is removed; undo brings it back."
        self._run(remove_row, register, row, settle=lambda _: self.done.emit(words))

    def restore(self, register: RegisterId) -> None:
        """Bring back the rows that a register began with."""
        from csdesk.operations.registers import restore_register

        words = "The rows that it began with are back."
        self._run(restore_register, register, settle=lambda _: self.done.emit(words))

    def export(
        self, diagnosis: Diagnosis, register: RegisterId, path: Path, *, for_client: bool
    ) -> None:
        """Write a register to a workbook or a table; for clients without inner columns."""
        from csdesk.operations.register_documents import make_registers_book, make_registers_rows
        from exports import write

        library = self._session.library
        document = (
            make_registers_rows(diagnosis, library, register, for_client=for_client)
            if path.suffix.casefold() == ".csv"
            else make_registers_book(diagnosis, library, [register], for_client=for_client)
        )
        self._session.render(
            write,
            document,
            path,
            on_done=while_there(self, lambda _nothing: self.done.emit(f"Written to {path}")),
            label="Writing the register",
        )

    def export_row(
        self, diagnosis: Diagnosis, register: RegisterId, row: RowId, path: Path
    ) -> None:
        """Write one row as a page to hand over, without inner columns."""
        from csdesk.operations.register_documents import make_row_page
        from exports import write

        self._session.render(
            write,
            make_row_page(diagnosis, self._session.library, register, row),
            path,
            on_done=while_there(self, lambda _nothing: self.done.emit(f"Written to {path}")),
            label="Writing the page",
        )

    def export_month(self, diagnosis: Diagnosis, month: date, path: Path) -> None:
        """Write what customers said in the month of a day, for the team's retrospective."""
        from csdesk.operations.register_documents import make_retrospective
        from exports import write

        self._session.render(
            write,
            make_retrospective(diagnosis, self._session.library, month),
            path,
            on_done=while_there(self, lambda _nothing: self.done.emit(f"Written to {path}")),
            label="Writing the retrospective",
        )

    def _run(self, operation: Operation, *told: object, settle: Callable[[object], None]) -> None:
        self._session.run(
            operation,
            self._session.library,
            *told,
            on_done=while_there(self, settle),
            on_failed=while_there(self, self.refused.emit),
            label="Saving",
        )


def ask_for_month(parent: QWidget, client: str, month: date) -> Path | None:
    """Ask where the retrospective of a month is to be written."""
    name = file_name(f"{client} retrospective {month:%Y-%m}")
    target = ask_for_target(parent, Path.home() / f"{name}.csv", "Save the retrospective as", ROWS)
    return target.with_suffix(".csv") if target is not None else None


def ask_where(parent: QWidget, client: str, register: str) -> Path | None:
    """Ask where a register is to be written."""
    wanted = Path.home() / f"{file_name(f'{client} {register}')}.xlsx"
    return ask_for_target(parent, wanted, "Save the register as", KINDS)
