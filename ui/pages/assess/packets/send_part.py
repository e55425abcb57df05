"""Sending packets out: whom, about what, what the cover says, into which folder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from csdesk.formatting import join_words, plural
from csdesk.model.identifiers import InstrumentId
from csdesk.model.instruments import Instrument
from csdesk.model.packets import PacketOrder
from csdesk.model.respondents import RespondentRole
from csdesk.report.document import Status
from ui import theme
from ui.models.packet_lists import list_roles
from ui.pages.assess.packets.tick_list import Tick, TickList
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.date_field import DateField
from ui.widgets.label import Label
from ui.widgets.outcome_line import OutcomeLine

FIRST_ROLES = (RespondentRole.LEADERSHIP, RespondentRole.CSM, RespondentRole.SALES)
"""Where the widest differences usually lie; others are ticked by the person."""
FIRST_INSTRUMENTS = (InstrumentId("maturity_ladder"), InstrumentId("alignment_test"))
"""Enough for a first round; all instruments at once would take people half a day."""
EXPLANATION = (
    "Each role gets an Excel workbook with its own questions, to be filled in and sent back. The "
    "same question asked of several roles shows where they see the company differently."
)

COVER = "It also says how long it takes, and that the report never names anybody."


class SendPart(QWidget):
    """``ordersGiven`` carries the orders of the packets that are to be written."""

    ordersGiven = Signal(object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._instruments: tuple[Instrument, ...] = ()
        self._due: date | None = None
        self.roles = TickList()
        self.instruments = TickList()
        self.asked_by = QLineEdit()
        self.due = DateField("When the packets should be back")
        self.outcome = OutcomeLine()
        self.write = Button("Write packets", "primary", "export")
        self.due.show_day(None)
        self._lay_out()
        self._connect()

    def show_instruments(self, instruments: Sequence[Instrument], person: str) -> None:
        """Offer instruments; ``person`` is who asks, unless somebody was written there already."""
        self._instruments = tuple(instruments)
        is_first = len(self.roles) == 0
        self.instruments.show_ticks(Tick(one.id, one.name, _size(one)) for one in instruments)
        if is_first:
            self.instruments.choose(*FIRST_INSTRUMENTS)
        self._count()
        if is_first:
            self.roles.choose(*FIRST_ROLES)
        if not self.asked_by.text():
            self.asked_by.setText(person)
        self._allow()

    @property
    def orders(self) -> tuple[PacketOrder, ...]:
        """Return the packets that are asked for, one for each role."""
        chosen = tuple(InstrumentId(key) for key in self.instruments.chosen)
        return tuple(
            PacketOrder(
                RespondentRole(role),
                instruments=chosen,
                asked_by=self.asked_by.text().strip(),
                due_on=self._due,
            )
            for role in self.roles.chosen
        )

    def tell_written(self, names: Sequence[str], folder: str) -> None:
        """Say what was written."""
        said = join_words([f"“{name}”" for name in names], 4)
        self.outcome.tell(Status.GOOD, f"Written into “{folder}”: {said}.")

    def _lay_out(self) -> None:
        who, what, cover = Card("Who is asked?"), Card("About what?"), Card("What the cover says")
        who.body.addWidget(self.roles)
        who.body.addStretch(1)
        what.body.addWidget(self.instruments)
        what.body.addStretch(1)
        cover.body.addLayout(self._cover_fields())
        cover.body.addStretch(1)
        cards = QHBoxLayout()
        cards.setSpacing(theme.space("card_gap"))
        for card in (who, what, cover):
            cards.addWidget(card, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.space("m"))
        foot.addWidget(self.outcome, 1)
        foot.addWidget(self.write)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("card_gap"))
        column.addWidget(Label(EXPLANATION, "small", wrap=True))
        column.addLayout(cards)
        column.addLayout(foot)
        column.addStretch(1)

    def _cover_fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space("m"))
        grid.setVerticalSpacing(theme.space("s"))
        self.asked_by.setAccessibleName("Who asks, and gets the packets back")
        self.asked_by.setPlaceholderText("Your name")
        for row, words in enumerate(("Asked by", "Back by")):
            grid.addWidget(Label(words, "small", elide=False), row, 0)
        grid.addWidget(self.asked_by, 0, 1)
        grid.addWidget(self.due, 1, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(Label(COVER, "caption", wrap=True), 2, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        return grid

    def _connect(self) -> None:
        self.instruments.changed.connect(self._count)
        self.roles.changed.connect(self._allow)
        self.due.dayChosen.connect(self._note_due)
        self.write.clicked.connect(lambda: self.ordersGiven.emit(self.orders))

    def _count(self) -> None:
        """Count the questions of each role over the chosen instruments."""
        chosen = [one for one in self._instruments if one.id in self.instruments.chosen]
        lines = list_roles(chosen)
        self.roles.show_ticks(
            Tick(line.role, line.name, line.note, line.questions > 0) for line in lines
        )
        self._allow()

    def _note_due(self, day: date | None) -> None:
        self._due = day

    def _allow(self) -> None:
        count = len(self.roles.chosen)
        self.write.setEnabled(count > 0)
        self.write.setText(f"Write {plural(count, 'packet')}" if count else "Write packets")
        self.write.setToolTip("" if count else "Tick a role first")


def _size(instrument: Instrument) -> str:
    return plural(len(instrument.questions), "question")
