"""The import desk: what the file says, how it is read, what is odd, what would be written."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.formatting import file_size, plural
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.imports import ListRole, QuestionKey, TableDraft
from csdesk.model.library import Library
from csdesk.model.tables import TableKind
from csdesk.report.account_names import name_keys
from ui import theme
from ui.models.file_view import FileView
from ui.models.import_choice import ImportChoice, list_steps, wanted_rates
from ui.models.import_reading import foresee_import, name_records, name_tables
from ui.models.issue_groups import IssueGroup
from ui.models.match_lines import known_keys
from ui.pages.data.findings_card import MATCHES, PROBLEMS, QUESTIONS, FindingsCard
from ui.pages.data.mapping_card import MappingCard
from ui.pages.data.review import Review
from ui.pages.data.sheet_card import SheetCard
from ui.pages.data.step_strip import StepStrip

MAPPING_WIDTH = 478
NARROW_MAPPING_WIDTH = 424
LOWEST_FINDINGS, HIGHEST_FINDINGS = 150, 260


class ImportDesk(QWidget):
    """Shows an ``ImportChoice`` and what follows from it.

    ``choiceChanged`` carries another choice of role or date; ``decided`` one whose file must be
    read again, because something in it means something else.
    """

    choiceChanged = Signal(object)  # noqa: N815
    decided = Signal(object)
    filesRequested = Signal()  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self.choice: ImportChoice | None = None
        self.view: FileView | None = None
        self.steps = StepStrip()
        self.sheet = SheetCard()
        self.findings = FindingsCard()
        self.review = Review()
        self.mapping = MappingCard(self.review)
        self._lay_out()
        self._connect()

    def show_choice(
        self,
        choice: ImportChoice,
        view: FileView,
        obstacle: str,
        diagnosis: Diagnosis,
        library: Library,
    ) -> None:
        """Show a file, what is chosen for it, and what stands in the way of importing it."""
        is_other = self.view is None or not view.has_cells_of(self.view)
        reread = self.view is not view
        self.choice, self.view = choice, view
        names = name_tables(library)
        if is_other:
            self._show_file(choice)
        if reread:
            self.mapping.show_choice(choice, library)
            self.sheet.show_view(view, names)
        known = name_keys(diagnosis.accounts, known_keys(choice.comparison))
        fields = {f.id: f.name for f in library.fields if f.table is TableKind.ACCOUNTS}
        self.findings.show_choice(choice, view, names, known, fields)
        if is_other:
            self.findings.show_part(QUESTIONS if choice.draft.open_questions() else PROBLEMS)
        currency = diagnosis.client.currency
        records = name_records(library)
        lines = foresee_import(choice, diagnosis.batches, currency, records)
        lacks_rates = bool(wanted_rates(choice, currency))
        self.review.show_choice(choice, lines, obstacle, lacks_rates=lacks_rates)
        self.steps.show_steps(list_steps(choice, ready=not obstacle))

    def forget(self) -> None:
        """Show nothing of a file any more."""
        self.choice, self.view = None, None

    def go_to(self, step: str) -> None:
        """Bring the place of a step into view and put the cursor there."""
        if step in (QUESTIONS, PROBLEMS, MATCHES):
            self.findings.focus_part(step)
            return
        places: dict[str, QWidget] = {
            "table": self.sheet.view,
            "columns": self.mapping.list,
            "review": self.review.date,
        }
        if step == "file":
            self.filesRequested.emit()
        elif step in places:
            places[step].setFocus()

    def set_narrow(self, *, narrow: bool) -> None:
        """Give the mapping less room in a narrow window."""
        self.mapping.setFixedWidth(NARROW_MAPPING_WIDTH if narrow else MAPPING_WIDTH)
        self.steps.set_narrow(narrow=narrow)
        self.review.set_narrow(narrow=narrow)
        self.findings.set_narrow(narrow=narrow)

    def _show_file(self, choice: ImportChoice) -> None:
        outline = choice.draft.outline
        size = f", {file_size(outline.size)}" if outline.size else ""
        self.steps.show_file(outline.file_name, f"{plural(len(outline.sheets), 'sheet')}{size}")

    def _lay_out(self) -> None:
        self.findings.setMinimumHeight(LOWEST_FINDINGS)
        self.findings.setMaximumHeight(HIGHEST_FINDINGS)
        self.mapping.setFixedWidth(MAPPING_WIDTH)
        left = QVBoxLayout()
        left.setSpacing(theme.space("card_gap"))
        left.addWidget(self.sheet, 3)
        left.addWidget(self.findings, 2)
        row = QHBoxLayout()
        row.setSpacing(theme.space("card_gap"))
        row.addLayout(left, 1)
        row.addWidget(self.mapping)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("card_gap"))
        column.addWidget(self.steps)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        self.steps.stepChosen.connect(self.go_to)
        self.sheet.tableShown.connect(self._show_table)
        self.sheet.columnShown.connect(self.mapping.list.show_column)
        self.sheet.edgesDragged.connect(self.mapping.give_edges)
        self.mapping.tableShown.connect(self.sheet.show_table)
        self.mapping.columnShown.connect(self.sheet.show_column)
        self.mapping.decided.connect(self.decided)
        self.findings.questions.answered.connect(self._answer)
        self.findings.problems.problemOpened.connect(self._show_problem)
        self.review.roleChosen.connect(self._choose_role)
        self.review.dateChosen.connect(self._choose_date)

    def _show_table(self, table: TableDraft | None) -> None:
        shown = self.mapping.table
        if table is not None and (shown is None or table.id != shown.id):
            self.mapping.show_table(table)

    def _show_problem(self, group: IssueGroup, row: int) -> None:
        if group.sheet is not None:
            self.sheet.show_row(group.sheet, row, group.column)

    def _answer(self, key: str, value: str) -> None:
        if self.choice is not None:
            self.decided.emit(self.choice.answered(QuestionKey(key), value))

    def _choose_role(self, role: str) -> None:
        if self.choice is not None:
            self.choiceChanged.emit(self.choice.with_role(ListRole(role)))

    def _choose_date(self, as_of: date | None) -> None:
        if self.choice is not None:
            self.choiceChanged.emit(self.choice.with_date(as_of))
