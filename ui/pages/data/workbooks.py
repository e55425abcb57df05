"""Workbooks around an import: asked where to, made on the lane, and told that they are there."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from csdesk.model.imports import ImportDraft
from csdesk.model.library import Library
from csdesk.model.tables import TableKind
from ui.dialogs.files import ask_for_target
from ui.models.import_reading import name_tables
from ui.pages.data.import_desk import ImportDesk
from ui.session import Session
from ui.tasks.lifetime import while_there

EXCEL = "Excel workbooks (*.xlsx)"


class DataWorkbooks(QObject):
    """``told`` says what was written."""

    told = Signal(str)

    def __init__(self, session: Session, desk: ImportDesk, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._desk = desk
        self._page = page
        desk.findings.errorsRequested.connect(self.save_errors)

    def save_errors(self) -> None:
        """Write the rows with problems of the file that is looked at."""
        choice = self._desk.choice
        if choice is None:
            return
        name = f"{Path(choice.draft.outline.file_name).stem} - to correct.xlsx"
        target = ask_for_target(self._page, self._place(name), "Save the rows", EXCEL)
        if target is not None:
            self._session.work(
                write_errors,
                choice.draft,
                target,
                on_done=while_there(self, self._tell),
                label="Gathering the rows with problems",
            )

    def save_template(self, kind: TableKind | None) -> None:
        """Write the empty table of a kind, or all of them."""
        library = self._session.library
        what = "tables" if kind is None else name_tables(library)[kind].casefold()
        target = ask_for_target(
            self._page, self._place(f"Template - {what}.xlsx"), "Save the template", EXCEL
        )
        if target is not None:
            self._session.work(
                partial(write_template, library, kind),
                target,
                on_done=while_there(self, self._tell),
                label="Writing the template",
            )

    def _place(self, name: str) -> Path:
        path = self._session.path
        return (path.parent if path else Path.home()) / name

    def _tell(self, path: Path) -> None:
        self.told.emit(f"Saved: {path.name}")


def write_errors(draft: ImportDraft, target: Path) -> Path:
    """Write the client's own rows that were not read as a whole; return the path."""
    from csdesk.operations.import_workbooks import make_error_workbook
    from exports import write

    write(make_error_workbook(draft), _with_suffix(target))
    return _with_suffix(target)


def write_template(library: Library, kind: TableKind | None, target: Path) -> Path:
    """Write empty tables to be filled in; return the path."""
    from csdesk.operations.import_workbooks import make_template
    from exports import write

    write(make_template(library, () if kind is None else (kind,)), _with_suffix(target))
    return _with_suffix(target)


def _with_suffix(target: Path) -> Path:
    return (
        target if target.suffix.casefold() == ".xlsx" else target.with_name(f"{target.name}.xlsx")
    )
