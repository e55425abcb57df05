"""How csdesk reads each column of a table, and the way to say that it is something else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from ui import theme
from ui.models.import_reading import ColumnReading, FieldChoice
from ui.widgets.card import Rule
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import Label
from ui.widgets.plain_text import plain_tooltip
from ui.widgets.status import Pill

ROW_HEIGHT = 64
LETTER_WIDTH = 18
HEADER_WIDTH = 72
COMBO_WIDTH = 188
PILL_WIDTH = 66

Choices = Sequence[FieldChoice]


class MappingList(QScrollArea):
    """One row for each column; ``fieldChosen`` carries the column and the field (or None)."""

    fieldChosen = Signal(int, object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows: dict[int, _MappingRow] = {}
        self._choices: Choices = ()

    def show_readings(self, readings: Sequence[ColumnReading], choices: Choices) -> None:
        """Show how columns are read; rows that are there already keep their place and focus."""
        if [r.column for r in readings] != list(self._rows) or choices != self._choices:
            self._choices = choices
            self._build(readings)
        for reading in readings:
            self._rows[reading.column].show_reading(reading)

    def row(self, column: int) -> _MappingRow:
        """Return the row of a column."""
        return self._rows[column]

    def show_column(self, column: int) -> None:
        """Bring the row of a column into view."""
        if column in self._rows:
            self.ensureWidgetVisible(self._rows[column], 0, ROW_HEIGHT)

    def _build(self, readings: Sequence[ColumnReading]) -> None:
        content = QWidget()
        content.setProperty("ground", "none")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._rows = {}
        for reading in readings:
            row = _MappingRow(reading, self._choices)
            row.fieldChosen.connect(self.fieldChosen)
            self._rows[reading.column] = row
            column.addWidget(row)
            column.addWidget(Rule())
        column.addStretch(1)
        self.setWidget(content)


class FieldCombo(QComboBox):
    """The fields that a column can be read as, each with its help as tooltip.

    The wheel scrolls the list around it instead.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(14)

    def show_choices(self, choices: Choices) -> None:
        """Fill the list."""
        for place, choice in enumerate(choices):
            self.addItem(choice.name, choice.field)
            tip = plain_tooltip(choice.help)
            self.setItemData(place, tip, Qt.ItemDataRole.ToolTipRole)

    def choose(self, place: int) -> None:
        """Show a field, and its help over the closed list as well."""
        self.setCurrentIndex(place)
        self.setToolTip(self.itemData(place, Qt.ItemDataRole.ToolTipRole) or "")

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _MappingRow(QWidget):
    """Letter, header, arrow, field, certainty; below them what speaks for the reading."""

    fieldChosen = Signal(int, object)  # noqa: N815

    def __init__(self, reading: ColumnReading, choices: Choices) -> None:
        super().__init__()
        self.column = reading.column
        self.combo = FieldCombo()
        self.pill = Pill(reading.certainty.status, reading.certainty.word, soft=False)
        self.evidence = Label("", "caption")
        self.setFixedHeight(ROW_HEIGHT)
        self._fill(reading, choices)
        self._lay_out(reading)
        self.combo.activated.connect(self._tell)

    def show_reading(self, reading: ColumnReading) -> None:
        place = self.combo.findData(reading.field) if reading.field is not None else 0
        self.combo.choose(max(place, 0))
        self.pill.set_status(reading.certainty.status, reading.certainty.word)
        self.evidence.setText(reading.evidence)

    def _fill(self, reading: ColumnReading, choices: Choices) -> None:
        self.combo.setAccessibleName(f"Column {reading.letters}, {reading.header}, is read as")
        self.combo.show_choices(choices)

    def _lay_out(self, reading: ColumnReading) -> None:
        letters = Label(reading.letters, "caption", elide=False)
        letters.setFixedWidth(LETTER_WIDTH)
        header = Label(reading.header, "strong")
        header.setMinimumWidth(HEADER_WIDTH)
        self.combo.setFixedWidth(COMBO_WIDTH)
        self.combo.setFixedHeight(theme.size("input_height"))
        line = QHBoxLayout()
        line.setSpacing(theme.space("s"))
        line.addWidget(letters)
        line.addWidget(header, 1)
        line.addWidget(IconMark("arrow_right", "text_3", 14))
        line.addWidget(self.combo)
        pill = QWidget()
        pill.setFixedWidth(PILL_WIDTH)
        end = QHBoxLayout(pill)
        end.setContentsMargins(0, 0, 0, 0)
        end.addStretch(1)
        end.addWidget(self.pill)
        line.addWidget(pill)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(3)
        column.addLayout(line)
        column.addWidget(self.evidence)

    def _tell(self, place: int) -> None:
        self.fieldChosen.emit(self.column, self.combo.itemData(place))
