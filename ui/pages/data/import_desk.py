"""The import desk: what the file says, how it is read, what is odd, what would be written."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.formatting import number, plural
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import ImportDraft, IssueKind, ListRole, TableDraft
from csdesk.model.library import Library
from ui import theme
from ui.models.import_choice import ImportChoice, find_obstacle, list_steps
from ui.models.import_reading import TABLE_NAMES, field_choices, foresee_import, read_columns
from ui.models.issue_groups import IssueGroup
from ui.pages.data.mapping_list import MappingList
from ui.pages.data.problem_list import ProblemList
from ui.pages.data.review import Review
from ui.pages.data.sheet_card import SheetCard
from ui.pages.data.step_strip import StepStrip
from ui.widgets.card import Card, Rule
from ui.widgets.label import Label

MAPPING_WIDTH = 478
NARROW_MAPPING_WIDTH = 424
LOWEST_PROBLEMS, HIGHEST_PROBLEMS = 130, 230


class ImportDesk(QWidget):
    """Shows an ``ImportChoice`` and what follows from it.

    ``choiceChanged`` tells that it is another one now; ``redraftWanted`` carries a choice whose
    file must be read again, because a column means something else.
    """

    choiceChanged = Signal()  # noqa: N815
    redraftWanted = Signal(object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice: ImportChoice | None = None
        self._diagnosis: Diagnosis | None = None
        self._library: Library | None = None
        self._table: TableDraft | None = None
        self.steps = StepStrip()
        self.sheet = SheetCard()
        self.problems = ProblemList()
        self.mapping = MappingList()
        self.review = Review()
        self._problem_card = Card("Problems", "", padding=0)
        self._mapping_card = Card("How csdesk reads it", "", padding=0)
        self._no_table = Label("Nothing on this sheet is imported.", "small", wrap=True)
        self._lay_out()
        self._connect()

    def show_choice(self, choice: ImportChoice, diagnosis: Diagnosis, library: Library) -> None:
        """Show a file and what is chosen for it."""
        self.choice, self._diagnosis, self._library = choice, diagnosis, library
        outline = choice.draft.outline
        self.steps.show_file(outline.file_name, plural(len(outline.sheets), "sheet"))
        self.sheet.show_draft(choice.draft)
        self._show_problems(choice.draft)
        self._review()

    @property
    def obstacle(self) -> str:
        """Return what stands in the way of importing; empty: nothing."""
        if self.choice is None or self._diagnosis is None:
            return "No file is read."
        currency = self._diagnosis.client.currency
        return find_obstacle(self.choice, self._diagnosis.batches, currency)

    def set_narrow(self, *, narrow: bool) -> None:
        """Give the mapping less room in a narrow window."""
        self._mapping_card.setFixedWidth(NARROW_MAPPING_WIDTH if narrow else MAPPING_WIDTH)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(theme.space("card_gap"))
        left.addWidget(self.sheet, 3)
        left.addWidget(self._build_problems(), 1)
        row = QHBoxLayout()
        row.setSpacing(theme.space("card_gap"))
        row.addLayout(left, 1)
        row.addWidget(self._build_mapping())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("card_gap"))
        column.addWidget(self.steps)
        column.addLayout(row, 1)

    def _build_problems(self) -> Card:
        card = self._problem_card
        card.setMinimumHeight(LOWEST_PROBLEMS)
        card.setMaximumHeight(HIGHEST_PROBLEMS)
        card.body.setSpacing(0)
        card.body.setContentsMargins(1, 1, 1, 6)
        card.head.setContentsMargins(16, 10, 16, 9)
        card.body.addWidget(Rule())
        card.body.addWidget(self.problems, 1)
        return card

    def _build_mapping(self) -> Card:
        card = self._mapping_card
        card.setFixedWidth(MAPPING_WIDTH)
        card.body.setSpacing(0)
        card.body.setContentsMargins(1, 1, 1, 1)
        card.head.setContentsMargins(16, 10, 16, 10)
        card.body.addWidget(Rule())
        self._no_table.setContentsMargins(16, 14, 16, 14)
        card.body.addWidget(self._no_table)
        card.body.addWidget(self.mapping, 1)
        card.body.addWidget(Rule())
        card.body.addWidget(self.review)
        return card

    def _connect(self) -> None:
        self.sheet.tableShown.connect(self._show_table)
        self.sheet.view.clicked.connect(lambda index: self.mapping.show_column(index.column() + 1))
        self.mapping.fieldChosen.connect(self._correct)
        self.problems.problemOpened.connect(self._show_problem)
        self.review.roleChosen.connect(self._choose_role)
        self.review.dateChosen.connect(self._choose_date)

    def _show_table(self, table: TableDraft | None) -> None:
        self._table = table
        self._no_table.setVisible(table is None)
        self.mapping.setVisible(table is not None)
        if table is None or self._library is None:
            self._mapping_card.right.setText("")
            return
        readings = read_columns(table)
        self.mapping.show_readings(readings, field_choices(self._library.fields, table.kind))
        used = sum(1 for reading in readings if reading.field is not None)
        kind = TABLE_NAMES[table.kind]
        self._mapping_card.right.setText(
            f"{kind}: {number(used)} of {plural(len(readings), 'column')} used"
        )

    def _show_problems(self, draft: ImportDraft) -> None:
        issues = draft.all_issues()
        self.problems.show_issues(issues)
        lost = sum(1 for issue in issues if issue.kind is IssueKind.REJECTED_ROW)
        words = "None of them stops the import" if issues else "None was found"
        if lost:
            words = f"{plural(lost, 'row')} will be left out; nothing stops the import"
        self._problem_card.right.setText(words)

    def _review(self) -> None:
        if self.choice is None or self._diagnosis is None:
            return
        batches = self._diagnosis.batches
        currency = self._diagnosis.client.currency
        lines = foresee_import(self.choice.draft, self.choice.role, batches, currency)
        self.review.show_choice(self.choice, lines, self.obstacle)
        self.steps.show_steps(list_steps(self.choice, ready=not self.obstacle))
        self.choiceChanged.emit()

    def _correct(self, column: int, field: FieldId | None) -> None:
        if self.choice is not None and self._table is not None:
            self.redraftWanted.emit(self.choice.corrected(self._table, column, field))

    def _show_problem(self, group: IssueGroup, row: int) -> None:
        if group.sheet is not None:
            self.sheet.show_row(group.sheet, row, group.column)

    def _choose_role(self, role: str) -> None:
        if self.choice is not None:
            self.choice = self.choice.with_role(ListRole(role))
            self._review()

    def _choose_date(self, as_of: date | None) -> None:
        if self.choice is not None:
            self.choice = self.choice.with_date(as_of)
            self._review()
