"""A customer who left and whom no list tells: who, when, why, what it paid, and who knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from csdesk.formatting import day
from csdesk.model.churn import ChurnReason, LossNote
from csdesk.model.identifiers import AccountKey
from ui import theme
from ui.pages.health.churn.loss_panel import NOT_CHOSEN
from ui.widgets.amount_field import AmountField
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.date_field import DateField
from ui.widgets.entry_fields import add_field, text_field
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo
from ui.widgets.side_panel import SidePanel

STILL_THERE = (
    "The customer list still has it. It counts as lost here; retention and health follow the list "
    "until a newer one is brought in."
)


class LossForm(SidePanel):
    """``lossTold`` carries a loss that a person knows of."""

    lossTold = Signal(object)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, reasons: Sequence[ChurnReason], parent: QWidget | None = None) -> None:
        super().__init__("A customer who left", wraps_title=True, parent=parent)
        self._keys: Mapping[str, AccountKey] = {}
        self._paid: Mapping[AccountKey, float] = {}
        self._as_of = date.max
        self._day: date | None = None
        self.title.setText("Who left, and no list tells it?")
        self.account = text_field("Customer", hint="Name of the customer")
        self.reason = PlainCombo("Why they left")
        self.reason.setMaximumWidth(theme.size("detail_panel"))
        self.reason.show_entries([(NOT_CHOSEN, None), *((one.name, one.id) for one in reasons)])
        self.left_on = DateField("Left on")
        self.arr = AmountField("ARR that they paid")
        self.source = text_field("Who says so", hint="Mail of the founder, 3 Mar")
        self.note = text_field("Note")
        self.hint = Label("", "caption", wrap=True)
        self.save = Button("Tell this loss", "primary")
        self._lay_out()
        self._connect()

    def begin(
        self, names: Mapping[AccountKey, str], paid: Mapping[AccountKey, float], as_of: date
    ) -> None:
        """Start with empty fields; names are offered while one is typed."""
        self._keys = {name.casefold(): key for key, name in names.items()}
        self._paid, self._as_of, self._day = paid, as_of, None
        completer = QCompleter(sorted(names.values()), self.account)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.account.setCompleter(completer)
        for field in (self.account, self.source, self.note):
            field.clear()
        self.reason.choose(None)
        self.left_on.show_day(None)
        self.arr.show_amount(None)
        self.caption.setText(f"The lists stand at {day(as_of)}")
        self._allow()
        self.account.setFocus(Qt.FocusReason.OtherFocusReason)

    def read_loss(self) -> LossNote:
        """Return the loss as it is filled in."""
        name = self.account.text().strip()
        key = self._find_key()
        return LossNote(
            account=key or AccountKey(name),
            reason=self.reason.currentData(),
            note=self.note.text().strip(),
            lost_on=self._day,
            arr=self.arr.amount,
            source=self.source.text().strip(),
            is_told=True,
            name="" if key else name,
        )

    def _find_key(self) -> AccountKey | None:
        return self._keys.get(self.account.text().strip().casefold())

    def _lay_out(self) -> None:
        for label, field in (
            ("Customer", self.account),
            ("Left on", self.left_on),
            ("Why they left", self.reason),
            ("ARR that they paid", self.arr),
            ("Who says so", self.source),
            ("Note", self.note),
        ):
            add_field(self.details, label, field)
        self.details.addWidget(self.hint)
        self.details.addLayout(button_row((), [self.save]))
        self.details.addStretch(1)
        self.set_foot("")

    def _connect(self) -> None:
        self.account.textChanged.connect(self._follow_name)
        self.left_on.dayChosen.connect(self._take_day)
        self.reason.currentIndexChanged.connect(lambda _row: self._allow())
        self.source.textChanged.connect(lambda _text: self._allow())
        self.save.clicked.connect(lambda: self.lossTold.emit(self.read_loss()))

    def _follow_name(self) -> None:
        key = self._find_key()
        if key is not None and key in self._paid:
            self.arr.show_amount(self._paid[key])
        self._allow()

    def _take_day(self, chosen: date | None) -> None:
        self._day = chosen
        self._allow()

    def _allow(self) -> None:
        missing = self._find_missing()
        self.save.setEnabled(not missing)
        key = self._find_key()
        is_listed = key is not None and self._paid.get(key, 0) > 0
        self.hint.setText(missing or (STILL_THERE if is_listed else ""))

    def _find_missing(self) -> str:
        if not self.account.text().strip():
            return "Write who left."
        if self._day is None:
            return "Choose the day on which they left."
        if self._day > self._as_of:
            return f"That is after the day of the lists, {day(self._as_of)}."
        if self.reason.currentData() is None:
            return "Choose why they left."
        return "" if self.source.text().strip() else "Write who says so."
