"""One customer who left: what is known of it, what a person knows better, and winning it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from csdesk.formatting import day, money, plural
from csdesk.model.actions import Task
from csdesk.model.churn import ChurnReason, Loss, LossNote, WinBack
from csdesk.report.sections.loss_tables import WIN_BACKS
from ui import theme
from ui.widgets.amount_field import AmountField
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.date_field import DateField
from ui.widgets.entry_fields import add_field, text_field
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo
from ui.widgets.side_panel import SidePanel

NOT_CHOSEN = "Not known yet"


class LossPanel(SidePanel):
    """``noted`` carries what a person decided about the loss that is shown.

    ``forgotten`` takes all of that back; ``takenOn`` asks for a task to win the customer back.
    """

    noted = Signal(object)
    forgotten = Signal(object)
    takenOn = Signal(object)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, reasons: Sequence[ChurnReason], parent: QWidget | None = None) -> None:
        super().__init__("The customer who left", wraps_title=True, parent=parent)
        self._reasons = tuple(reasons)
        self._loss: Loss | None = None
        self._note: LossNote | None = None
        self._day: date | None = None
        self._make_fields()

    @property
    def loss(self) -> Loss | None:
        """Return the loss that is shown."""
        return self._loss

    def show_loss(
        self,
        loss: Loss,
        currency: str,
        note: LossNote | None = None,
        task: Task | None = None,
    ) -> None:
        """Show a loss with fields for what is known of it, and its open task if it has one."""
        self._loss, self._note, self._day = loss, note, loss.lost_on
        self.title.setText(loss.name or str(loss.account))
        self.caption.setText(_describe(loss, currency))
        self.clear()
        self._make_fields()
        self._fill(loss)
        if loss.stated:
            self.add_fact("In their own words", loss.stated)
        self._add_win_back(task)
        self._add_known(loss)
        self.details.addStretch(1)
        self.set_foot(_name_source(loss))

    def _make_fields(self) -> None:
        """Make the fields anew: those before went away with the details they stood in."""
        self.reason = PlainCombo("Why they left")
        self.win_back = PlainCombo("How far winning them back is")
        for combo in (self.reason, self.win_back):
            combo.setMaximumWidth(theme.size("detail_panel"))
        self.left_on = DateField("Left on")
        self.arr = AmountField("ARR that they paid")
        self.source: QLineEdit = text_field("Who says so", hint="Mail of the founder, 3 Mar")
        self.note: QLineEdit = text_field("Note")
        self.hint = Label("", "caption", wrap=True)
        self.save = Button("Keep this", "primary")
        self.forget = Button("Take back", "secondary", "undo")
        self.take_on = Button("Take on", "secondary", "plus")

    def _fill(self, loss: Loss) -> None:
        reasons = [(reason.name, reason.id) for reason in self._reasons]
        self.reason.show_entries([(NOT_CHOSEN, None), *reasons])
        self.reason.choose(loss.reason)
        self.win_back.show_entries([(WIN_BACKS[one].word, one) for one in WinBack])
        self.win_back.choose(loss.win_back)
        self.left_on.show_day(loss.lost_on)
        self.arr.show_amount(loss.arr)
        self.source.setText(loss.source)
        self.note.setText(loss.note)
        self.left_on.dayChosen.connect(self._take_day)
        self.arr.amountChosen.connect(lambda _arr: self._allow())
        self.reason.currentIndexChanged.connect(self._allow)
        self.source.textChanged.connect(lambda _text: self._allow())
        self.save.clicked.connect(self._tell)
        self.forget.clicked.connect(lambda: self.forgotten.emit(loss.account))
        self.take_on.clicked.connect(lambda: self.takenOn.emit(loss))
        self.forget.setVisible(self._note is not None)
        self.forget.setToolTip(
            "They did not leave" if loss.is_told else "Let the lists decide again"
        )
        self._allow()

    def _add_win_back(self, task: Task | None) -> None:
        self.add_heading("Winning them back")
        self.details.addWidget(self.win_back)
        if task is None:
            self.details.addLayout(button_row((), [self.take_on]))
        else:
            self.add_text(f"A task is open, due {day(task.due_at.date())}: see Tasks.")

    def _add_known(self, loss: Loss) -> None:
        self.add_heading("What is known")
        said = "chosen by a person" if loss.is_confirmed else "as their words suggest"
        why = f"Why they left ({said})" if loss.reason else "Why they left"
        for label, field in (
            (why, self.reason),
            ("Left on", self.left_on),
            ("ARR that they paid", self.arr),
            ("Who says so", self.source),
            ("Note", self.note),
        ):
            add_field(self.details, label, field)
        self.details.addWidget(self.hint)
        self.details.addLayout(button_row((), [self.save, self.forget]))

    def _take_day(self, chosen: date | None) -> None:
        self._day = chosen
        self._allow()

    def _allow(self) -> None:
        missing = self._find_missing()
        self.save.setEnabled(not missing)
        self.save.setToolTip(missing)
        self.hint.setText(missing)

    def _find_missing(self) -> str:
        if self.reason.currentData() is None:
            return "Choose why they left first."
        lost_on, arr = self._corrections()
        if (lost_on is not None or arr is not None) and not self.source.text().strip():
            return "Say who knows the other day or ARR."
        return ""

    def _corrections(self) -> tuple[date | None, float | None]:
        """Return the day and the ARR that count in place of the lists; None: the lists count."""
        loss, kept = self._loss, self._note
        if loss is None:
            return None, None
        day_before = kept.lost_on if kept else None
        arr_before = kept.arr if kept else None
        arr = self.arr.amount
        return (
            day_before if self._day == loss.lost_on else self._day,
            arr_before if arr == loss.arr else arr,
        )

    def _tell(self) -> None:
        if self._loss is None:
            return
        lost_on, arr = self._corrections()
        self.noted.emit(
            LossNote(
                self._loss.account,
                self.reason.currentData(),
                WinBack(self.win_back.currentData()),
                self.note.text().strip(),
                lost_on=lost_on,
                arr=arr,
                source=self.source.text().strip(),
                is_told=self._loss.is_told,
                name=self._note.name if self._note else "",
            )
        )


def _describe(loss: Loss, currency: str) -> str:
    parts = [
        "" if loss.arr is None else f"{money(loss.arr, currency)} ARR",
        f"left {day(loss.lost_on)}" if loss.lost_on else "left on an unknown day",
        "" if loss.days_of_life is None else f"after {plural(loss.days_of_life, 'day')}",
    ]
    return " · ".join(part for part in parts if part)


def _name_source(loss: Loss) -> str:
    if loss.is_told:
        return f"Told by hand: {loss.source}"
    if loss.is_corrected:
        return f"Corrected by hand: {loss.source}"
    return "By the lists that were brought in"
