"""How soon the window shows what follows from an answer."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from contextlib import ExitStack
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

ANSWERS = 10_000


def show_answer(_folder: Path) -> tuple[Callable[[], object], Callable[[], object]]:
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
    window = stack.enter_context(hidden_window(_fill(Path(folder) / "client.csdesk")))
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


def _fill(path: Path) -> Path:
    from csdesk.model.answers import Answer
    from csdesk.model.clients import Client
    from csdesk.model.identifiers import QuestionId
    from csdesk.operations.clients import start_client

    with start_client(path, Client("Client", "EUR")) as workspace:
        workspace.answers.save_all(
            Answer(QuestionId(f"q.{number}"), text="Said", evidence=f"Page {number} of the report")
            for number in range(ANSWERS)
        )
    return path
