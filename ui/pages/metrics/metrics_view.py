"""What each view of the metrics page can do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.model.diagnosis import Diagnosis
from ui.session import Session


class MetricsView(QWidget):
    """Shows a diagnosis; ``told`` says what was done.

    ``accountWanted`` asks for an account, ``importWanted`` for a file to be brought in,
    ``dataWanted`` for the rows behind a lineage.
    """

    told = Signal(str)
    accountWanted = Signal(object)  # noqa: N815 - Qt's way of writing signals
    importWanted = Signal()  # noqa: N815
    dataWanted = Signal(str)  # noqa: N815

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show an engagement that has a customer list."""
        raise NotImplementedError

    def reveal(self, entity: str, key: str) -> None:
        """Bring what was changed into view, a row of a table by its key."""
