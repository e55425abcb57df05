"""The tasks as a workbook or a calendar file: asked where to, written beside the lane."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from csdesk.model.diagnosis import Diagnosis
from csdesk.scoring.actions import measure_tasks
from ui.dialogs.files import ask_for_target
from ui.models.known_names import known_names
from ui.pages.health.records import HealthRecords
from ui.session import Session
from ui.tasks.lifetime import while_there

if TYPE_CHECKING:
    from csdesk.report.tasks import TaskBook

KINDS = {".xlsx": "Excel workbooks (*.xlsx)", ".ics": "Calendar files (*.ics)"}


class TaskExports(QObject):
    """``told`` says what was written."""

    told = Signal(str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._window = parent

    def save(self, suffix: str, diagnosis: Diagnosis, records: HealthRecords) -> None:
        """Ask where to and write all tasks as a file of a kind (".xlsx", ".ics")."""
        path = self._session.path
        folder = path.parent if path else Path.home()
        wanted = folder / f"Tasks{suffix}"
        target = ask_for_target(self._window, wanted, "Save the tasks", KINDS[suffix])
        if target is None:
            return
        if target.suffix.casefold() != suffix:
            target = target.with_name(f"{target.name}{suffix}")
        owners = {str(role.id): role.name for role in self._session.library.roles}
        self._session.render(
            write_tasks,
            gather_tasks(diagnosis, records, owners),
            target,
            on_done=while_there(self._window, lambda saved: self.told.emit(f"Saved: {saved.name}")),
            label="Writing the tasks",
        )


def gather_tasks(diagnosis: Diagnosis, records: HealthRecords, owners: dict[str, str]) -> TaskBook:
    """Return the tasks with what is needed to write about them."""
    from csdesk.report.tasks import TaskBook

    now = datetime.now(UTC)
    return TaskBook(
        client=diagnosis.client,
        engagement=diagnosis.engagement,
        tasks=records.tasks,
        figures=measure_tasks(records.tasks, tuple(records.playbooks.values()), now),
        names=known_names(diagnosis),
        owners=owners,
        playbooks=records.playbooks,
        now=now,
        zone=now.astimezone().tzinfo or UTC,
    )


def write_tasks(book: TaskBook, target: Path) -> Path:
    """Write tasks as the kind of file that the target's name says; return the target."""
    from csdesk.report.tasks import compose_tasks, make_calendar
    from exports import write

    is_calendar = target.suffix.casefold() == ".ics"
    write(make_calendar(book) if is_calendar else compose_tasks(book), target)
    return target
