"""What there is to say about a file: questions, problems, matches, and where its rows go."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from csdesk.formatting import plural
from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.imports import IssueKind
from csdesk.model.tables import TableKind
from ui import theme
from ui.models.file_view import FileView
from ui.models.import_choice import ImportChoice, open_matches
from ui.models.import_reading import account_rows
from ui.models.match_lines import list_matches
from ui.pages.data.match_list import MatchList
from ui.pages.data.problem_list import ProblemList
from ui.pages.data.question_list import QuestionList
from ui.pages.data.row_ledger import RowLedger
from ui.widgets.button import Button
from ui.widgets.card import Card, Rule
from ui.widgets.label import Label
from ui.widgets.segmented import Segmented

QUESTIONS, PROBLEMS, MATCHES, ROWS = "questions", "problems", "matches", "rows"
NOTHING = {
    QUESTIONS: "This file leaves nothing open.",
    PROBLEMS: "No problem was found in this file.",
    MATCHES: "There is nothing yet that this file’s accounts could be compared with.",
}
SAVE = "Save the rows with problems"
UNCOMPARED = "Answer the questions first: accounts are compared once the file is read."


class FindingsCard(Card):
    """Four views of one file; ``errorsRequested`` asks for the rows with problems as a workbook."""

    errorsRequested = Signal()  # noqa: N815

    def __init__(self) -> None:
        super().__init__(padding=0)
        words = ((QUESTIONS, "Questions"), (PROBLEMS, "Problems"), (MATCHES, "Matches"))
        self.view = Segmented([*words, (ROWS, "Rows")], "What is said about the file")
        self.questions = QuestionList()
        self.problems = ProblemList()
        self.matches = MatchList()
        self.ledger = RowLedger()
        self.save_errors = Button(SAVE, "small", "export")
        self.save_errors.setToolTip(
            "The client’s own rows with what is wrong in them, as a workbook"
        )
        self._said = Label("", "caption")
        self._nothing = Label("", "small", wrap=True)
        self._stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {
            QUESTIONS: self.questions,
            PROBLEMS: self.problems,
            MATCHES: self.matches,
            ROWS: self.ledger,
        }
        self._filled: dict[str, bool] = {}
        self._remarks: dict[str, str] = {}
        self._reasons: dict[str, str] = {}
        self._has_losses = False
        self._build()
        self.view.chosen.connect(self.show_part)
        self.save_errors.clicked.connect(self.errorsRequested)

    def show_choice(
        self,
        choice: ImportChoice,
        view: FileView,
        names: Mapping[TableKind, str],
        accounts: Mapping[AccountKey, str],
        fields: Mapping[FieldId, str],
    ) -> None:
        """Show what is said about another reading; the part in view stays in view."""
        draft = choice.draft
        self.questions.show_questions(draft.reading.questions)
        self.problems.show_groups(view.groups)
        compared = choice.comparison
        lines = []
        if compared is not None:
            lines = list_matches(compared, choice.decisions, accounts, fields)
        self.matches.show_lines(lines)
        self.ledger.show_rows(account_rows(draft, names))
        self._filled = {
            QUESTIONS: bool(draft.reading.questions),
            PROBLEMS: bool(view.groups),
            MATCHES: bool(lines),
            ROWS: True,
        }
        self._note(choice, view)
        self.show_part(self.view.current)

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave words out where there is no room for them."""
        self.save_errors.setText("" if narrow else SAVE)
        self._said.setVisible(not narrow)

    def show_part(self, part: str) -> None:
        """Show questions, problems, matches or rows."""
        self.view.choose(part)
        filled = self._filled.get(part, False)
        self._nothing.setText(self._reasons.get(part, NOTHING.get(part, "")))
        self._stack.setCurrentWidget(self._pages[part] if filled else self._nothing)
        self._said.setText(self._remarks.get(part, ""))
        self.save_errors.setVisible(part == PROBLEMS and self._has_losses)

    def focus_part(self, part: str) -> None:
        """Show a part and put the cursor there."""
        self.show_part(part)
        if not self._filled.get(part, False):
            self.view.focus_chosen()
        elif part == QUESTIONS:
            self.questions.focus_open()
        else:
            self._pages[part].setFocus()

    def _note(self, choice: ImportChoice, view: FileView) -> None:
        asked = len(choice.draft.open_questions())
        lost = sum(table.rejected for table in choice.draft.tables)
        waiting = open_matches(choice)
        self._has_losses = any(
            group.kind in (IssueKind.REJECTED_ROW, IssueKind.UNREAD_VALUE) for group in view.groups
        )
        self.view.set_word(QUESTIONS, _counted("Questions", asked))
        self.view.set_word(PROBLEMS, _counted("Problems", len(view.groups)))
        self.view.set_word(MATCHES, _counted("Matches", waiting))
        self._reasons = {MATCHES: UNCOMPARED} if asked else {}
        left_out = f"{plural(lost, 'row')} will be left out" if lost else "No row is left out"
        self._remarks = {
            QUESTIONS: f"{plural(asked, 'question')} to answer first" if asked else "",
            PROBLEMS: left_out,
            MATCHES: f"{plural(waiting, 'name')} to compare" if waiting else "",
            ROWS: "Every row of each table is accounted for",
        }

    def _build(self) -> None:
        self.body.setSpacing(0)
        self.body.setContentsMargins(1, 1, 1, 6)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.setSpacing(theme.space("m"))
        bar.addWidget(self.view)
        bar.addWidget(self._said, 1)
        bar.addStretch(0)
        bar.addWidget(self.save_errors)
        self.body.addLayout(bar)
        self.body.addWidget(Rule())
        self._nothing.setContentsMargins(16, 12, 16, 12)
        for page in (*self._pages.values(), self._nothing):
            self._stack.addWidget(page)
        self.body.addWidget(self._stack, 1)


def _counted(word: str, count: int) -> str:
    return f"{word}  {count}" if count else word
