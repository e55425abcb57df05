"""What each view of the health page can do."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.model.diagnosis import Diagnosis
from ui.pages.health.records import HealthRecords
from ui.session import Session


class HealthView(QWidget):
    """Shows a diagnosis, and what people decided; ``told`` says what was done.

    ``viewWanted`` asks for another view of the page, ``accountWanted`` for an account,
    ``accountsWanted`` for some of them: in words, and their keys; ``playbookWanted`` for a
    playbook.
    """

    told = Signal(str)
    viewWanted = Signal(str)  # noqa: N815 - Qt's way of writing signals
    accountWanted = Signal(object)  # noqa: N815
    accountsWanted = Signal(str, object)  # noqa: N815
    playbookWanted = Signal(str)  # noqa: N815

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show an engagement that has accounts."""
        raise NotImplementedError

    def show_records(self, records: HealthRecords) -> None:
        """Show what people decided and kept; a view that needs none of it does nothing."""

    def reveal(self, entity: str, key: str) -> bool | None:
        """Bring what was changed into view, a row of a table by its key.

        A view that looks for rows may tell whether it is here.
        """


def this_day() -> date:
    """Return the day where the person is."""
    return datetime.now().astimezone().date()
