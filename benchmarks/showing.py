"""How soon the window shows what follows from an answer, and a long table in another order."""

from __future__ import annotations

import atexit
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.models.column_table import TableColumn


def show_answer(_folder: Path, answers: int) -> tuple[Callable[[], object], Callable[[], object]]:
    """Press a key that answers, until the page is painted with the new score.

    The floor paints an empty widget of the page's size. The answer is stored meanwhile, as always,
    in a folder that outlives the window: a file that vanished would ask before closing.
    """
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QWidget

    from ui.pages.assess import AssessPage
    from ui.painting import hidden_window

    stack = ExitStack()
    atexit.register(stack.close)
    folder = stack.enter_context(TemporaryDirectory())
    window = stack.enter_context(hidden_window(_fill(Path(folder) / "client.csdesk", answers)))
    window.show_page("assess")
    page = window.workspace.current
    assert isinstance(page, AssessPage)
    page.open_instrument("process_diagnostic")
    page.show_view("guided")
    empty = QWidget()
    empty.resize(page.size())
    empty.show()
    QApplication.processEvents()
    keys = cycle((Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_2))

    def answer() -> None:
        before = page.answer
        QTest.keyClick(page, next(keys))
        QApplication.processEvents()
        assert page.answer != before

    return empty.repaint, answer


def _fill(path: Path, answers: int) -> Path:
    from csdesk.model.answers import Answer
    from csdesk.model.clients import Client
    from csdesk.model.identifiers import QuestionId
    from csdesk.operations.clients import start_client

    with start_client(path, Client("Client", "EUR")) as workspace:
        workspace.answers.save_all(
            Answer(QuestionId(f"q.{number}"), text="Said", evidence=f"Page {number} of the report")
            for number in range(answers)
        )
    return path


def show_table(_folder: Path, accounts: int) -> tuple[Callable[[], object], Callable[[], object]]:
    """Repaint a page of a long table of accounts; the floor paints its cells without a model."""
    from PySide6.QtCore import QRect, Qt
    from PySide6.QtGui import QPainter, QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget
    from typing_extensions import override

    from ui import theme
    from ui.application import build_application
    from ui.models.column_table import ColumnTableModel
    from ui.widgets.data_table import DataTable

    application = build_application()
    theme.apply(application, "light")
    model, table = ColumnTableModel(), DataTable("Accounts")
    table.setModel(model)
    columns = account_columns(accounts)
    model.show_columns(columns)
    table.set_widths([column.width for column in columns])
    table.resize(1130, 600)
    table.show()
    QApplication.processEvents()
    shown = range(600 // theme.size("table_row"))
    cells = [[model.index(row, at).data() for at in range(len(columns))] for row in shown]

    class Bare(QWidget):
        """The same cells, painted one after the other."""

        @override
        def paintEvent(self, event: QPaintEvent) -> None:
            painter, height = QPainter(self), theme.size("table_row")
            font, ink, rule = theme.font("body"), theme.colour("text"), theme.colour("border")
            for row, texts in enumerate(cells):
                left = 0
                for at, text in enumerate(texts):
                    width = table.columnWidth(at)
                    box = QRect(left + 10, row * height, width - 20, height)
                    painter.setFont(font)
                    painter.setPen(ink)
                    painter.fillRect(left, box.bottom(), width, 1, rule)
                    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), text)
                    left += width

    bare = Bare()
    bare.resize(table.size())
    bare.show()
    QApplication.processEvents()
    kept = [table, bare]
    return bare.repaint, lambda: kept[0].viewport().repaint()  # type: ignore[attr-defined]


def sort_numbers(_folder: Path, accounts: int) -> tuple[Callable[[], object], Callable[[], object]]:
    """Sort the table of accounts by their ARR for the first time; the floor is one argsort."""
    import numpy as np

    columns = account_columns(accounts)
    values = np.array(columns[1].values)
    return lambda: np.argsort(values), lambda: _sort(columns, 1)


def sort_words(_folder: Path, accounts: int) -> tuple[Callable[[], object], Callable[[], object]]:
    """Sort the table of accounts by name for the first time; the floor is one sort of the names."""
    columns = account_columns(accounts)
    return lambda: sorted(columns[0].values), lambda: _sort(columns, 0)


def _sort(columns: Sequence[TableColumn], column: int) -> None:
    from ui.models.column_table import ColumnTableModel

    model = ColumnTableModel()
    model.show_columns(columns)
    model.sort(column)
    assert model.rowCount() == len(columns[0].values)


def account_columns(accounts: int) -> list[TableColumn]:
    """Return four columns of a list of accounts."""
    import random

    from csdesk.formatting import money
    from ui.models.column_table import TableColumn

    chance = random.Random(1)
    names = [f"Customer {chance.randrange(10**7)} Ltd" for _ in range(accounts)]
    arr = [chance.random() * 1e6 for _ in range(accounts)]
    owners = [chance.choice(("Ada", "Grace", "Joan")) for _ in range(accounts)]
    return [
        TableColumn("Customer", names, str, width=214),
        TableColumn("ARR", arr, lambda value: money(value, "GBP"), right=True),
        TableColumn("Owner", owners, str),
        TableColumn("Row", range(2, accounts + 2), str, right=True, width=80),
    ]
