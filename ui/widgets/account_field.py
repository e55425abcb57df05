"""A field that finds one account among many by a part of its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from ui import theme

SHOWN = 9


class AccountField(QLineEdit):
    """``rowChosen`` carries the row of the account that was chosen, None while there is none."""

    rowChosen = Signal(object)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._rows: dict[str, int] = {}
        self.setAccessibleName("Account")
        self.setPlaceholderText("Type a part of the name")
        self.setFixedHeight(theme.size("input_height"))
        self._known = QStringListModel(self)
        finder = QCompleter(self._known, self)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        finder.setMaxVisibleItems(SHOWN)
        self.setCompleter(finder)
        self.textChanged.connect(lambda _text: self.rowChosen.emit(self.row))

    @property
    def row(self) -> int | None:
        """Return the row of the account whose name stands in the field."""
        return self._rows.get(self.text().strip().casefold())

    def show_accounts(self, names: Sequence[str], row: int | None = None) -> None:
        """Offer other accounts, one of them chosen, without telling anybody."""
        self._names = tuple(names)
        self._rows = {name.casefold(): at for at, name in reversed(list(enumerate(names)))}
        self._known.setStringList(list(self._names))
        self.blockSignals(True)
        self.setText("" if row is None else self._names[row])
        self.blockSignals(False)
