"""The last look before an import: which list it is, at which date, and what would change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from csdesk.model.imports import ListRole
from csdesk.report.document import Status
from ui import theme
from ui.models.import_choice import ImportChoice
from ui.models.import_reading import Consequence
from ui.models.wording import LIST_ROLES
from ui.widgets.card import Card
from ui.widgets.date_field import DateField
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label
from ui.widgets.segmented import Segmented
from ui.widgets.status import StatusMark

LABEL_WIDTH = 96


class Review(QWidget):
    """``roleChosen`` carries the role, ``dateChosen`` the date or None."""

    roleChosen = Signal(str)  # noqa: N815
    dateChosen = Signal(object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.role = Segmented(
            [(role.value, LIST_ROLES[role]) for role in ListRole], "Which list this is"
        )
        self.date = DateField("Date at which the figures stand")
        self._date_note = Label("", "caption")
        self._lines = QGridLayout()
        self._obstacle = Label("", "small", tone="watch", wrap=True)
        self._mark = StatusMark(Status.WATCH, pixels=12)
        self._lay_out()
        self.role.chosen.connect(self.roleChosen)
        self.date.dayChosen.connect(self.dateChosen)

    def show_choice(
        self, choice: ImportChoice, consequences: Sequence[Consequence], obstacle: str
    ) -> None:
        """Show what is chosen and what follows from it."""
        self.role.choose(choice.role.value)
        self.date.show_day(choice.as_of)
        self._date_note.setText(_date_note(choice))
        self._show_lines(consequences)
        self._obstacle.setText(obstacle)
        self._obstacle.setVisible(bool(obstacle))
        self._mark.setVisible(bool(obstacle))

    def _lay_out(self) -> None:
        well = Card("If you import now", "", padding=12, ground="well")
        well.body.setSpacing(theme.space("xs"))
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setHorizontalSpacing(theme.space("s"))
        self._lines.setVerticalSpacing(2)
        self._lines.setColumnStretch(1, 1)
        well.body.addLayout(self._lines)
        warning = QHBoxLayout()
        warning.setSpacing(theme.space("s"))
        warning.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        warning.addWidget(self._obstacle, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(theme.space("s"))
        column.addLayout(_labelled("This list is", self.role, None))
        column.addLayout(_labelled("Figures as of", self.date, self._date_note))
        column.addWidget(well)
        column.addLayout(warning)

    def _show_lines(self, consequences: Sequence[Consequence]) -> None:
        empty_layout(self._lines)
        for row, line in enumerate(consequences):
            right = Qt.AlignmentFlag.AlignRight
            self._lines.addWidget(Label(line.count, "strong", elide=False, align=right), row, 0)
            self._lines.addWidget(Label(line.text, "small"), row, 1)


def _labelled(text: str, control: QWidget, note: QWidget | None) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme.space("s"))
    label = Label(text, "small", elide=False)
    label.setFixedWidth(LABEL_WIDTH)
    line.addWidget(label)
    line.addWidget(control)
    if note is None:
        line.addStretch(1)
    else:
        line.addWidget(note, 1)
    return line


def _date_note(choice: ImportChoice) -> str:
    stated = choice.draft.as_of
    if stated is None:
        return "The file states none"
    return "Stated in the file" if stated == choice.as_of else "The file states another"
