"""How csdesk reads the tables of a file: which table, what it is about, and each of its columns."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.formatting import number, plural
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import Privacy, TableDraft, TableEdges, TableId
from csdesk.model.library import Library
from csdesk.model.tables import TableKind
from ui import theme
from ui.models.import_choice import ImportChoice
from ui.models.import_reading import describe_table, field_choices, name_tables, read_columns
from ui.pages.data.mapping_list import MappingList
from ui.widgets.card import Card, Rule
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo

NOTHING = "Nothing here is imported. “Other tables” says what was found and why it was left."
LEAVE_OUT = "Leave this table out"


class MappingCard(Card):
    """``decided`` carries the choice that follows; ``tableShown`` a table that was chosen."""

    decided = Signal(object)
    tableShown = Signal(object)  # noqa: N815
    columnShown = Signal(int)  # noqa: N815

    def __init__(self, foot: QWidget) -> None:
        super().__init__("How csdesk reads it", "", padding=0)
        self._choice: ImportChoice | None = None
        self._library: Library | None = None
        self._names: Mapping[TableKind, str] = {}
        self._table: TableDraft | None = None
        self.tables = PlainCombo("Table")
        self.kinds = PlainCombo("What its rows are")
        self.list = MappingList()
        self._bar = QWidget()
        self._nothing = Label(NOTHING, "small", wrap=True)
        self._build(foot)
        self._connect()

    @property
    def table(self) -> TableDraft | None:
        """Return the table that is shown."""
        return self._table

    def show_choice(self, choice: ImportChoice, library: Library) -> None:
        """Show another reading; the table that was looked at stays in view."""
        self._choice, self._library, self._names = choice, library, name_tables(library)
        tables = choice.draft.tables
        self.tables.show_entries([(describe_table(t), t.id) for t in tables])
        self.tables.setVisible(len(tables) > 1)
        self.kinds.show_entries(
            [*((self._names[kind], kind) for kind in TableKind), (LEAVE_OUT, None)]
        )
        same = next((t for t in tables if self._table and t.id == self._table.id), None)
        self.show_table(same or next(iter(tables), None))

    def show_table(self, table: TableDraft | None) -> None:
        """Show the columns of a table."""
        self._table = table
        for part in (self._bar, self.list):
            part.setVisible(table is not None)
        self._nothing.setVisible(table is None)
        self.right.setText("")
        if table is None or self._choice is None or self._library is None:
            return
        self.tables.choose(table.id)
        self.kinds.choose(table.kind)
        readings = read_columns(self._choice, table, self._library)
        self.list.show_readings(readings, field_choices(self._library.fields, table.kind))
        used = sum(1 for reading in readings if reading.field is not None)
        self.right.setText(f"{number(used)} of {plural(len(readings), 'column')} used")

    def give_edges(self, table: TableId, edges: TableEdges) -> None:
        """Read a table within other borders."""
        if self._choice is not None:
            self.decided.emit(self._choice.with_edges(table, edges))

    def _build(self, foot: QWidget) -> None:
        self.body.setSpacing(0)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.head.setContentsMargins(16, 10, 16, 10)
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(16, 0, 16, 10)
        bar.setSpacing(theme.space("s"))
        for combo in (self.tables, self.kinds):
            combo.setMaximumWidth(16_777_215)
            combo.setMinimumContentsLength(8)
            combo.setSizeAdjustPolicy(
                PlainCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            bar.addWidget(combo, 1)
        self.body.addWidget(self._bar)
        self.body.addWidget(Rule())
        self._nothing.setContentsMargins(16, 14, 16, 14)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(Rule())
        self.body.addWidget(foot)

    def _connect(self) -> None:
        self.tables.activated.connect(self._choose_table)
        self.kinds.activated.connect(self._choose_kind)
        self.list.fieldChosen.connect(self._correct)
        self.list.privacyChosen.connect(self._guard)
        self.list.columnShown.connect(self.columnShown)

    def _choose_table(self, place: int) -> None:
        if self._choice is not None:
            table = self._choice.draft.tables[place]
            self.show_table(table)
            self.tableShown.emit(table)

    def _choose_kind(self, place: int) -> None:
        kind = self.kinds.itemData(place)
        if self._choice is not None and self._table is not None and kind != self._table.kind:
            self.decided.emit(self._choice.with_kind(self._table.id, kind))

    def _correct(self, column: int, field: FieldId | None) -> None:
        if self._choice is None or self._table is None:
            return
        if self.list.reading(column).field != field:
            self.decided.emit(self._choice.corrected(self._table, column, field))

    def _guard(self, column: int, privacy: Privacy) -> None:
        if self._choice is not None and self._table is not None:
            self.decided.emit(self._choice.with_privacy(self._table, column, privacy))
