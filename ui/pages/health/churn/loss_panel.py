"""One customer who left: why, as far as it is known, and how far winning them back is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from csdesk.formatting import day, money, plural
from csdesk.model.churn import ChurnReason, Loss, LossNote, WinBack
from csdesk.report.sections.loss_tables import WIN_BACKS
from ui import theme
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo
from ui.widgets.side_panel import SidePanel

NOT_CHOSEN = "Not known yet"


class LossPanel(SidePanel):
    """``noted`` carries what a person decided about the loss that is shown."""

    noted = Signal(object)

    def __init__(self, reasons: Sequence[ChurnReason], parent: QWidget | None = None) -> None:
        super().__init__("The customer who left", wraps_title=True, parent=parent)
        self._reasons = tuple(reasons)
        self._loss: Loss | None = None
        self.reason = PlainCombo("Why they left")
        self.win_back = PlainCombo("How far winning them back is")
        self.note = QLineEdit()
        self.save = Button("Keep this", "primary")

    def show_loss(self, loss: Loss, currency: str) -> None:
        """Show a loss with fields for what is known of it."""
        self._loss = loss
        self.title.setText(loss.name or str(loss.account))
        self.caption.setText(_describe(loss, currency))
        self.clear()
        if loss.stated:
            self.add_fact("In their own words", loss.stated)
        self._make_fields(loss)
        said = "chosen by a person" if loss.is_confirmed else "as their words suggest"
        for label, field in (
            (f"Why they left ({said})" if loss.reason else "Why they left", self.reason),
            ("Winning them back", self.win_back),
            ("Note", self.note),
        ):
            self.details.addWidget(Label(label, "caption"))
            self.details.addWidget(field)
        self.details.addSpacing(theme.space("s"))
        self.details.addLayout(button_row((), [self.save]))
        self.details.addStretch(1)
        self.set_foot("")

    def _make_fields(self, loss: Loss) -> None:
        """Make the fields anew: those before went away with the details they stood in."""
        self.reason = PlainCombo("Why they left")
        self.win_back = PlainCombo("How far winning them back is")
        for combo in (self.reason, self.win_back):
            combo.setMaximumWidth(theme.size("detail_panel"))
        self.note = QLineEdit()
        self.note.setAccessibleName("Note")
        self.save = Button("Keep this", "primary")
        reasons = [(reason.name, reason.id) for reason in self._reasons]
        self.reason.show_entries([(NOT_CHOSEN, None), *reasons])
        self.reason.choose(loss.reason)
        self.win_back.show_entries([(WIN_BACKS[one].word, one) for one in WinBack])
        self.win_back.choose(loss.win_back)
        self.reason.currentIndexChanged.connect(self._allow)
        self.save.clicked.connect(self._tell)
        self._allow()

    def _allow(self) -> None:
        chosen = self.reason.currentData() is not None
        self.save.setEnabled(chosen)
        self.save.setToolTip("" if chosen else "Choose why they left first")

    def _tell(self) -> None:
        if self._loss is not None:
            chosen = WinBack(self.win_back.currentData())
            reason, note = self.reason.currentData(), self.note.text().strip()
            self.noted.emit(LossNote(self._loss.account, reason, chosen, note))


def _describe(loss: Loss, currency: str) -> str:
    parts = [
        "" if loss.arr is None else f"{money(loss.arr, currency)} ARR",
        f"left {day(loss.lost_on)}" if loss.lost_on else "left on an unknown day",
        "" if loss.days_of_life is None else f"after {plural(loss.days_of_life, 'day')}",
    ]
    return " · ".join(part for part in parts if part)
