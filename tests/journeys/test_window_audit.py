"""The main job through the window: drop the lists, accept the mapping, answer, export."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from csdesk.content import load_library
from csdesk.model.changes import Changes
from csdesk.model.clients import Client
from csdesk.model.identifiers import KpiId
from csdesk.model.levels import LevelState
from csdesk.operations.sample import prepare_sample
from exports import write
from ui.application import build_window
from ui.session import Session
from ui.shell.preferences import Preferences


@pytest.fixture
def window(qtbot, tmp_path):
    """Give the window with a new client open in it, which has neither data nor answers."""
    session = Session()
    window = build_window(session, Preferences(tmp_path / "window.ini"), tmp_path)
    window.resize(1440, 900)
    window.show()
    session.start_client(tmp_path / "client.csdesk", Client("Harbourlight Software", "GBP"))
    qtbot.waitUntil(lambda: session.diagnosis is not None)
    yield window
    window.close()
    session.close()


@pytest.fixture
def lists(tmp_path) -> tuple[Path, Path]:
    sample = prepare_sample(load_library())
    now, before = tmp_path / sample.current.file_name, tmp_path / sample.previous.file_name
    write(sample.current, now)
    write(sample.previous, before)
    return now, before


def drop(window, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(400, 400),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def page(window, key: str):
    window.show_page(key)
    return window.workspace.current


def bring_in(window, qtbot, path: Path, count: int) -> None:
    """Drop a list, look at how it is read, and accept it."""
    drop(window, path)
    data = window.workspace.current
    qtbot.waitUntil(data.head.carry_out.isVisible, timeout=20_000)
    assert data.head.carry_out.isEnabled(), data.desk.review.obstacle
    session = window.session
    batches = len(session.diagnosis.batches)
    qtbot.mouseClick(data.head.carry_out, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(session.diagnosis.batches) == batches + 1, timeout=20_000)
    assert session.diagnosis.batches[-1].accounts_read == count


def test_the_main_job_through_the_window(window, qtbot, lists, tmp_path):
    session = window.session
    bring_in(window, qtbot, lists[0], 184)
    bring_in(window, qtbot, lists[1], 170)
    assert session.diagnosis.kpis[KpiId("nrr")].value == pytest.approx(104.2, abs=0.05)
    assert session.diagnosis.health.average is not None

    assess = page(window, "assess")
    assess.open_instrument("maturity_ladder")
    assert session.diagnosis.maturity.areas[0].state is LevelState.NOT_ASSESSED
    for _ in range(10):
        qtbot.keyClick(assess, Qt.Key.Key_2)
        qtbot.keyClick(assess, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(session.diagnosis.answers) == 10)
    first, second = session.diagnosis.maturity.areas[:2]
    assert (first.tier, first.index, first.state) == (4, 100, LevelState.FINAL)
    assert (second.tier, second.answered) == (1, 2)

    report = page(window, "report")
    out = tmp_path / "out"
    out.mkdir()
    qtbot.waitUntil(lambda: report.is_composed, timeout=60_000)
    report.export_into(out)
    qtbot.waitUntil(lambda: len(list(out.glob("[!.]*"))) == 2, timeout=60_000)
    assert {path.suffix for path in out.iterdir()} == {".pdf", ".xlsx"}


def test_a_file_that_is_no_list_is_refused_with_its_sentence(window, qtbot, tmp_path):
    path = tmp_path / "photo.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    drop(window, path)
    data = window.workspace.current
    qtbot.waitUntil(data.refused.isVisible, timeout=20_000)
    assert window.session.diagnosis.batches == ()


def test_one_click_takes_an_import_back(window, qtbot, lists):
    session = window.session
    bring_in(window, qtbot, lists[0], 184)
    data = window.workspace.current
    with qtbot.waitSignal(session.changed, check_params_cb=lambda c: bool(c & Changes.DATA)):
        data.overview.takeBackRequested.emit(session.diagnosis.batches[0])
    assert session.diagnosis.accounts is None


def test_a_founder_who_only_answers_gets_a_dated_plan(window, qtbot):
    session = window.session
    assess = page(window, "assess")
    assess.open_instrument("maturity_ladder")
    for _ in range(8):
        qtbot.keyClick(assess, Qt.Key.Key_0)
        qtbot.keyClick(assess, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(session.diagnosis.answers) == 8)
    roadmap = session.diagnosis.roadmap
    assert roadmap.start_on == session.diagnosis.engagement.as_of
    assert any(item.initiative.quick_win and item.due_day <= 30 for item in roadmap.items)
