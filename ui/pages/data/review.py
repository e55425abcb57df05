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
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.date_field import DateField
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label
from ui.widgets.segmented import Segmented
from ui.widgets.status import StatusMark

REMEMBERED = "This reading is remembered for the next file with the same headers."
FEW_LINES, MOST_LINES = 4, 8
HELP = {
    ListRole.CURRENT: "The customers as they are now: everything else builds on this list.",
    ListRole.PREVIOUS: "The same list at an earlier date: it shows who stayed, grew and left.",
    ListRole.ADDED: "Its accounts join or correct the present list; its other tables count beside.",
}


class Review(QWidget):
    """``roleChosen`` carries the role, ``dateChosen`` the date or None.

    ``ratesWanted`` asks for the exchange rates that the file needs.
    """

    roleChosen = Signal(str)  # noqa: N815
    dateChosen = Signal(object)  # noqa: N815
    ratesWanted = Signal()  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        roles = [(role.value, LIST_ROLES[role]) for role in ListRole]
        self.role = Segmented(roles, "Which list this is")
        for role, words in HELP.items():
            self.role.set_help(role.value, words)
        self.date = DateField("Date at which the figures stand")
        self._date_note = Label("", "caption")
        self._most = MOST_LINES
        self._lines = QGridLayout()
        self._obstacle = Label("", "small", tone="watch", wrap=True)
        self._against = Label("", "small", tone="watch", wrap=True)
        self._mark = StatusMark(Status.WATCH, pixels=12)
        self.give_rate = Button("Give the rate", "small")
        self._lay_out()
        self.role.chosen.connect(self.roleChosen)
        self.date.dayChosen.connect(self.dateChosen)
        self.give_rate.clicked.connect(self.ratesWanted)

    @property
    def obstacle(self) -> str:
        """Return the sentence that is shown."""
        return self._obstacle.text()

    def show_choice(
        self,
        choice: ImportChoice,
        consequences: Sequence[Consequence],
        obstacle: str,
        *,
        lacks_rates: bool = False,
    ) -> None:
        """Show what is chosen and what follows from it."""
        self.role.choose(choice.role.value)
        self.date.show_day(choice.as_of)
        self._date_note.setText(_date_note(choice))
        self.date.setToolTip(_date_note(choice))
        self._show_lines(consequences)
        notes = choice.comparison.notes if choice.comparison else ()
        self._against.setText(" ".join(notes))
        self._against.setVisible(bool(notes))
        self._obstacle.setText(obstacle)
        self._obstacle.setVisible(bool(obstacle))
        self._mark.setVisible(bool(obstacle))
        self.give_rate.setVisible(bool(obstacle) and lacks_rates)

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave out what stands elsewhere as well."""
        self._date_note.setVisible(not narrow)
        self._most = FEW_LINES if narrow else MOST_LINES

    def _lay_out(self) -> None:
        well = Card("If you import now", "One undo takes it back", padding=10, ground="well")
        well.body.setSpacing(theme.space("xs"))
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setHorizontalSpacing(theme.space("s"))
        self._lines.setVerticalSpacing(1)
        self._lines.setColumnStretch(1, 1)
        well.body.addLayout(self._lines)
        warning = QHBoxLayout()
        warning.setSpacing(theme.space("s"))
        warning.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        warning.addWidget(self._obstacle, 1)
        warning.addWidget(self.give_rate, 0, Qt.AlignmentFlag.AlignTop)
        dated = QHBoxLayout()
        dated.setSpacing(theme.space("s"))
        dated.addWidget(Label("As of", "small", elide=False))
        dated.addWidget(self.date)
        dated.addWidget(self._date_note)
        dated.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(theme.space("s"))
        column.addWidget(self.role)
        column.addLayout(dated)
        column.addWidget(well)
        column.addWidget(self._against)
        column.addLayout(warning)
        column.addWidget(Label(REMEMBERED, "caption"))

    def _show_lines(self, consequences: Sequence[Consequence]) -> None:
        empty_layout(self._lines)
        for row, line in enumerate(consequences[: self._most]):
            right = Qt.AlignmentFlag.AlignRight
            self._lines.addWidget(Label(line.count, "strong", elide=False, align=right), row, 0)
            self._lines.addWidget(Label(line.text, "small"), row, 1)


def _date_note(choice: ImportChoice) -> str:
    stated = choice.draft.as_of
    if stated is None:
        return "The file states none"
    return "Stated in the file" if stated == choice.as_of else "The file states another"
