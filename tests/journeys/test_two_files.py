"""Two files with a question each: dropped together, answered, matched, imported, undone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from csdesk.model.clients import Client
from csdesk.model.imports import ListRole
from csdesk.model.tables import TableKind
from ui.application import build_window
from ui.dialogs.compare_accounts import CompareDialog
from ui.session import Session
from ui.shell.preferences import Preferences

PATIENCE = 60_000
NOW = date(2026, 11, 20)
KNOWN = (
    "Customer,Customer id,ARR (£)\nAldergate Insurance Brokers,HL-1,50000\nTidewater,HL-2,9000\n"
)
NEXT = (
    "Customer,Customer id,ARR (£),Renews on\n"
    "Aldergate Insurance Broker,CRM-77,52000,03/04/2027\n"
    "Tidewater,HL-2,9500,05/06/2027\n"
)
TICKETS = (
    "Ticket id,Customer id,Created at,Priority\n"
    "T-1,HL-2,03/04/2026,High\n"
    "T-2,HL-2,05/06/2026,Low\n"
    "T-3,HL-2,07/08/2026,Low\n"
)


@pytest.fixture
def window(qtbot, tmp_path):
    """Give the window with a new client open in it."""
    session = Session()
    window = build_window(session, Preferences(tmp_path / "window.ini"), tmp_path)
    window.resize(1440, 900)
    window.show()
    session.start_client(tmp_path / "client.csdesk", Client("Harbourlight Software", "GBP"))
    qtbot.waitUntil(lambda: session.diagnosis is not None, timeout=PATIENCE)
    yield window
    window.close()
    session.close()


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def drop(window, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place, action = QPointF(400, 400), Qt.DropAction.CopyAction
    button, key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(place, action, mime, button, key))


def settle(qtbot, data) -> None:
    qtbot.waitUntil(lambda: bool(data.queue.files) and not data.queue.is_busy, timeout=PATIENCE)


def carry_out(qtbot, data) -> None:
    assert data.head.carry_out.isEnabled(), data.head.carry_out.toolTip()
    qtbot.mouseClick(data.head.carry_out, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: data.shows(data.overview), timeout=PATIENCE)


def answer(qtbot, data) -> None:
    """Go to the file that needs a person and take its dates for days first."""
    qtbot.mouseClick(data.head.carry_out, Qt.MouseButton.LeftButton)
    for question in data.desk.choice.draft.open_questions():
        data.desk.findings.questions.option(question.key, question.options[0].value).click()
        settle(qtbot, data)


def answer_match(qtbot, data) -> None:
    """Say in the dialog that a nearly known name is the same customer."""
    data.desk.go_to("matches")
    lines = data.desk.findings.matches.lines.entries
    row = next(n for n, line in enumerate(lines) if line.question is not None)
    data.desk.findings.matches.rowOpened.emit(row)
    qtbot.waitUntil(lambda: bool(data.findChildren(CompareDialog)), timeout=PATIENCE)
    data.findChildren(CompareDialog)[0].same.click()
    settle(qtbot, data)


def test_two_files_are_answered_matched_imported_and_undone(window, qtbot, tmp_path):
    session = window.session
    drop(window, write(tmp_path, "Customers.csv", KNOWN))
    data = window.workspace.current
    settle(qtbot, data)
    data.desk.review.date.dayChosen.emit(date(2026, 6, 30))
    carry_out(qtbot, data)
    before = session.diagnosis.batches

    drop(
        window,
        write(tmp_path, "New customers.csv", NEXT),
        write(tmp_path, "Tickets.csv", TICKETS),
    )
    settle(qtbot, data)
    assert data.shows(data.files)
    data.files.date.dayChosen.emit(NOW)
    answer(qtbot, data)
    answer_match(qtbot, data)
    answer(qtbot, data)
    assert data.head.carry_out.text() == "Import 2 files"
    carry_out(qtbot, data)

    lists = {batch.role: batch for batch in session.diagnosis.batches}
    assert lists[ListRole.ADDED].list_of(TableKind.SUPPORT).records == 3
    assert lists[ListRole.CURRENT].accounts_read == 2
    window.undoing.undo()
    qtbot.waitUntil(lambda: session.diagnosis.batches == before, timeout=PATIENCE)
