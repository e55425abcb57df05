"""Lines of a form: a quiet name at the left, its controls at the right, words below them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from ui import theme
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo

NAME_WIDTH = 128


class FormLines(QWidget):
    """A form from top to bottom; every line can be hidden by what ``add`` returns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.space("m"))
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, NAME_WIDTH)
        self._grid.setColumnStretch(1, 1)

    def add(self, name: str, *controls: QWidget | str) -> tuple[QWidget, ...]:
        """Add a line of controls, with words between them; return all that stands on it."""
        at = self._grid.rowCount()
        label = Label(name, "small")
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("s"))
        for control in controls:
            if isinstance(control, str):
                row.addWidget(Label(control, "small", elide=False))
            else:
                row.addWidget(control)
        if not isinstance(controls[-1], QLineEdit):
            row.addStretch(1)
        self._grid.addWidget(label, at, 0)
        self._grid.addWidget(holder, at, 1)
        return label, holder

    def add_words(self, label: Label) -> None:
        """Add a sentence below the controls of the line before."""
        self._grid.addWidget(label, self._grid.rowCount(), 1)


def choice_of(
    name: str, entries: Mapping[Any, str], chosen: object, told: Callable[[Any], None], width: int
) -> PlainCombo:
    """Return a list of words to choose from that tells what was chosen."""
    combo = PlainCombo(name)
    combo.setFixedWidth(width)
    combo.setMaximumWidth(width)
    combo.show_entries([(words, value) for value, words in entries.items()])
    combo.blockSignals(True)
    combo.choose(chosen)
    combo.blockSignals(False)
    combo.currentIndexChanged.connect(lambda _at: told(combo.currentData()))
    return combo


def text_field(name: str, text: str, told: Callable[[str], None]) -> QLineEdit:
    """Return a field for words that tells what is typed."""
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.textChanged.connect(told)
    return field
