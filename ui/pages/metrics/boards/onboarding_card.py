"""How far onboardings are, which are late, and which stand still (S1.112, S2.11)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from csdesk.formatting import number, percent, plural
from csdesk.model.boards import OnboardingBoard, OnboardingLine
from ui import theme
from ui.models.account_lines import AccountBook
from ui.models.column_table import ColumnTableModel
from ui.pages.metrics.boards.account_group import MOST
from ui.pages.metrics.boards.board_card import BoardCard
from ui.pages.metrics.boards.onboarding_words import (
    LATE_WORD,
    STUCK_WORD,
    describe_onboarding,
    describe_stage,
    list_columns,
)
from ui.pages.metrics.boards.prepared import Prepared
from ui.pages.metrics.boards.press_figures import Figure, PressFigures
from ui.session import Session
from ui.widgets.bar_list import BarList
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label

ALL, LATE, STUCK = "all", "late", "stuck"
MOST_ROWS, MOST_STAGES = 8, 12


class OnboardingCard(BoardCard):
    """Numbers and stages open their accounts; one button makes a task for each that is stuck."""

    key = "onboarding"
    name = "Onboarding"
    question = "Which onboardings are late, and which stand still?"
    needs = (
        "No list of onboarding tasks is imported: one with account, task, whether it is done and "
        "when the onboarding began fills this board."
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent=parent)
        self._board: OnboardingBoard | None = None
        self._book: AccountBook | None = None
        self.figures, self.stages = PressFigures(), BarList("Tasks done by stage")
        self.model = ColumnTableModel(self)
        self.table = DataTable("Onboardings, late ones first")
        self.table.setModel(self.model)
        self.help = Button("", "secondary", "plus")
        self.note = Label("", "small", wrap=True)
        for part in (self.figures, self.stages, self.table, self.note):
            self.column.addWidget(part)
        self.column.addLayout(button_row([], [self.help]))
        self._connect()

    @override
    def take(self, prepared: Prepared) -> bool:
        self._board = board = prepared.boards.onboarding if prepared.boards else None
        self._book = prepared.book
        if board is None:
            return False
        late, stuck = _late(board), _stuck(board)
        self.figures.show_figures(_figures(board, late, stuck))
        self.stages.show_lines([describe_stage(stage) for stage in board.stages[:MOST_STAGES]])
        self._show_table(board, prepared.book)
        self.help.setText(f"Make a task for {plural(len(stuck), 'onboarding')}")
        self.help.setVisible(bool(stuck))
        self.note.setText(f"{self._explain()}{_leave_out(board)}")
        return True

    def _connect(self) -> None:
        self.figures.pressed.connect(self._open_figure)
        self.stages.linePressed.connect(self._open_stage)
        self.table.rowOpened.connect(self._open_row)
        self.help.clicked.connect(self._help)

    def _show_table(self, board: OnboardingBoard, book: AccountBook) -> None:
        columns = list_columns(board.lines, book)
        self.model.show_columns(columns)
        self.table.set_widths([column.width for column in columns])
        rows = min(len(board.lines), MOST_ROWS)
        height = theme.size("table_header") + rows * theme.size("table_row") + 2
        self.table.setFixedHeight(height)

    def _explain(self) -> str:
        rules = self._session.library.boards
        late = (
            f"Late: from day {rules.onboarding_day} on with less than "
            f"{percent(rules.onboarding_share, 0)} of its tasks done."
        )
        if rules.stuck is None:
            return late
        days = rules.stuck.days
        return f"{late} It stands still when nothing was finished for more than {days} days."

    def _open_figure(self, key: str) -> None:
        if self._board is not None:
            title, lines = {
                ALL: ("All onboardings", self._board.lines),
                LATE: ("Late onboardings", _late(self._board)),
                STUCK: ("Onboardings that stand still", _stuck(self._board)),
            }[key]
            self._open(title, lines)

    def _open_stage(self, name: str) -> None:
        if self._board is not None and name:
            self.stages.choose("")
            (stage,) = (one for one in self._board.stages if one.name == name)
            mine = set(stage.accounts)
            self._open(f"Stage: {name}", [one for one in self._board.lines if one.account in mine])

    def _open_row(self, row: int) -> None:
        if self._board is not None and self._book is not None:
            account = self._board.lines[self.model.source_row(row)].account
            if account in self._book.places:
                self.accountWanted.emit(account)

    def _open(self, title: str, lines: Sequence[OnboardingLine]) -> None:
        words = {one.account: describe_onboarding(one) for one in lines[:MOST]}
        self.open_group(title, (one.account for one in lines), "tasks done", words)

    def _help(self) -> None:
        """Open a task for each onboarding that is stuck; those that have one keep it."""
        from csdesk.operations.health.tasks import add_tasks
        from csdesk.scoring.boards.stuck import propose_help

        if self._board is not None:
            actions = propose_help(self._board, self._session.library.boards)
            self._session.run(
                add_tasks,
                actions,
                datetime.now(UTC),
                on_done=lambda numbers: self.told.emit(_tell(len(numbers))),
                label="Adding tasks",
            )


def _leave_out(board: OnboardingBoard) -> str:
    more = len(board.stages) - MOST_STAGES
    return f" {plural(more, 'more stage')} are not painted." if more > 0 else ""


def _tell(count: int) -> str:
    if not count:
        return "Each of them has its task already. See Health, Tasks."
    return f"{plural(count, 'task')} added. See Health, Tasks."


def _late(board: OnboardingBoard) -> list[OnboardingLine]:
    return [one for one in board.lines if one.is_alert]


def _stuck(board: OnboardingBoard) -> list[OnboardingLine]:
    return [one for one in board.lines if one.is_stuck]


def _figures(
    board: OnboardingBoard, late: Sequence[OnboardingLine], stuck: Sequence[OnboardingLine]
) -> list[Figure]:
    return [
        Figure(ALL, number(len(board.lines)), "onboardings"),
        Figure(LATE if late else "", number(len(late)), "late", LATE_WORD if late else None),
        Figure(
            STUCK if stuck else "",
            number(len(stuck)),
            "stand still",
            STUCK_WORD if stuck else None,
        ),
    ]
