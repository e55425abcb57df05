"""A field for a day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit, QWidget
from typing_extensions import override

from ui import theme

NO_DATE = QDate(1950, 1, 1)
LAST_DATE = QDate(2100, 12, 31)


class DateField(QDateEdit):
    """A day, or none yet; ``dayChosen`` carries it when the person has chosen."""

    dayChosen = Signal(object)  # noqa: N815

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        # The months as csdesk writes them everywhere: Qt's British English has "Sept".
        self.setLocale(QLocale.c())
        self.setDateRange(NO_DATE, LAST_DATE)
        self.setSpecialValueText("Choose a date")
        self.setDisplayFormat("d MMM yyyy")
        self.setCalendarPopup(True)
        self.setFixedHeight(theme.size("input_height"))
        self.setFixedWidth(136)
        self.userDateChanged.connect(self._tell)

    def show_day(self, day: date | None) -> None:
        """Show a day without telling anybody."""
        shown = NO_DATE if day is None else QDate(day.year, day.month, day.day)
        if shown != self.date():
            self.blockSignals(True)
            self.setDate(shown)
            self.blockSignals(False)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        # Qt looks for the next part of a date here; words have none, and Tab would stay for ever.
        if self.date() == NO_DATE:
            return QWidget.focusNextPrevChild(self, forward)
        return super().focusNextPrevChild(forward)

    def _tell(self, chosen: QDate) -> None:
        is_day = chosen != NO_DATE
        self.dayChosen.emit(date(chosen.year(), chosen.month(), chosen.day()) if is_day else None)
