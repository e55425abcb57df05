import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from csdesk.model.changes import Changes
from csdesk.model.diagnosis import Diagnosis
from ui import theme
from ui.application import page_classes
from ui.pages.page import Page
from ui.session import Session
from ui.shell.preferences import Preferences
from ui.shell.window import MainWindow
from ui.tasks.access import Whom


class First(Page):
    """Imports."""

    key: ClassVar[str] = "overview"
    title: ClassVar[str] = "First"
    icon: ClassVar[str] = "overview"
    watches: ClassVar[Changes] = Changes.DATA

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.refreshed: list[Changes] = []
        self.read: list[Path] = []

    def refresh(self, changes: Changes) -> None:
        self.refreshed.append(changes)

    def begin_import(self, *paths: Path) -> None:
        self.read.extend(paths)


class Second(Page):
    """Exports."""

    key: ClassVar[str] = "second"
    title: ClassVar[str] = "Second"
    icon: ClassVar[str] = "report"
    exported: ClassVar[int] = 0

    def refresh(self, changes: Changes) -> None:
        pass

    def begin_export(self) -> None:
        type(self).exported += 1


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "csdesk.ini")


@pytest.fixture
def window(
    session: Session, preferences: Preferences, tmp_path: Path, qtbot: QtBot
) -> Iterator[MainWindow]:
    window = MainWindow(session, lambda: (First, Second), preferences, tmp_path)
    qtbot.addWidget(window)
    window.show()
    return window


def put(window: MainWindow, diagnosis: Diagnosis, path: str = "a.csdesk") -> None:
    window.session._path = Path(path)
    window.session._whom = Whom(ord(path[0]), diagnosis.engagement.id)
    window.session._diagnosis = diagnosis
    window.session.changed.emit(Changes.ALL)


def shown_page(window: MainWindow) -> Page | None:
    return None if window.start.isVisible() else window.workspace.current


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    modifiers = Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), action, data, buttons, modifiers))


def test_the_window_begins_with_the_ways_in(window: MainWindow) -> None:
    assert window.start.isVisible()
    assert window.minimumWidth() == 1100
    assert window.minimumHeight() == 700


def test_an_opened_client_shows_the_overview(window: MainWindow, diagnosis: Diagnosis) -> None:
    put(window, diagnosis)
    assert isinstance(shown_page(window), First)
    assert window.windowTitle() == "Harbourlight Software – csdesk"


def test_number_keys_open_the_pages(window: MainWindow, diagnosis: Diagnosis, qtbot: QtBot) -> None:
    put(window, diagnosis)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(shown_page(window), Second)
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(shown_page(window), First)


def test_without_a_client_no_page_opens(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("second")
    assert window.start.isVisible()


def test_home_leads_back_to_the_ways_in(window: MainWindow, diagnosis: Diagnosis) -> None:
    put(window, diagnosis)
    window.workspace.navigation.pageRequested.emit("home")
    assert window.start.isVisible()


def test_a_page_is_refreshed_when_what_it_watches_changes_and_it_is_seen(
    window: MainWindow, diagnosis: Diagnosis
) -> None:
    put(window, diagnosis)
    first = shown_page(window)
    assert isinstance(first, First)
    assert first.refreshed == [Changes.ALL]
    window.session.changed.emit(Changes.PLAN)
    assert len(first.refreshed) == 1
    window.show_page("second")
    window.session.changed.emit(Changes.DATA)
    assert len(first.refreshed) == 1
    window.show_page("overview")
    assert first.refreshed[1:] == [Changes.DATA]


def test_another_client_gets_pages_of_its_own(window: MainWindow, diagnosis: Diagnosis) -> None:
    put(window, diagnosis, "a.csdesk")
    before = shown_page(window)
    put(window, replace(diagnosis, client=replace(diagnosis.client, name="Other")), "b.csdesk")
    assert shown_page(window) is not before
    assert window.windowTitle() == "Other – csdesk"


def test_a_dropped_spreadsheet_goes_to_the_page_that_reads(
    window: MainWindow, diagnosis: Diagnosis
) -> None:
    put(window, diagnosis)
    window.show_page("second")
    drop(window, Path("/lists/accounts.xlsx"))
    first = shown_page(window)
    assert isinstance(first, First)
    assert first.read == [Path("/lists/accounts.xlsx")]


def test_a_dropped_workspace_is_opened_before_spreadsheets(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(
        window.session, "open_file", lambda access, **_names: asked.append(access.path)
    )
    drop(window, Path("/a/list.xlsx"), Path("/a/client.CSDESK"))
    assert asked == [Path("/a/client.CSDESK")]


def test_export_goes_to_the_page_that_writes(window: MainWindow, diagnosis: Diagnosis) -> None:
    before = Second.exported
    window.export()
    assert Second.exported == before
    put(window, diagnosis)
    window.export()
    assert Second.exported == before + 1


def test_an_error_stands_above_the_page_until_it_is_closed(
    window: MainWindow, diagnosis: Diagnosis
) -> None:
    put(window, diagnosis)
    window.session.failed.emit("list.xlsx: it is <b>empty</b>. Choose another.")
    assert window.notice.isVisible()
    assert window.notice.sentence == "list.xlsx: it is <b>empty</b>. Choose another."
    window.notice.findChild(QAbstractButton).click()
    assert not window.notice.isVisible()


def test_navigation_collapses_in_a_narrow_window(
    window: MainWindow, diagnosis: Diagnosis, qtbot: QtBot
) -> None:
    put(window, diagnosis)
    window.resize(1440, 900)
    assert window.workspace.navigation.width() == 224
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: window.workspace.navigation.width() == 56)


def test_colours_are_remembered(
    window: MainWindow, preferences: Preferences, tmp_path: Path
) -> None:
    window.colours.choose("dark")
    assert theme.is_dark()
    preferences._settings.sync()
    assert Preferences(tmp_path / "csdesk.ini").scheme == "dark"
    window.colours.choose("light")


def test_an_unknown_scheme_in_the_settings_means_the_systems(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "csdesk.ini")
    preferences.scheme = "purple"
    assert preferences.scheme == "system"


def test_opened_clients_are_listed_newest_first(
    window: MainWindow, diagnosis: Diagnosis, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        path = tmp_path / f"{name}.csdesk"
        path.touch()
        put(window, replace(diagnosis, client=replace(diagnosis.client, name=name)), str(path))
    gone = replace(diagnosis, client=replace(diagnosis.client, name="gone"))
    put(window, gone, str(tmp_path / "gone.csdesk"))
    assert [client.name for client in window._recent.all()] == ["two", "one"]
    assert window._recent.all()[0].progress == "6 of 13 answered · 3 accounts · 4 findings"


def test_a_slow_task_is_shown_and_can_be_stopped(window: MainWindow, qtbot: QtBot) -> None:
    proceed = threading.Event()
    task = window.session.work(lambda: proceed.wait(5), label="Reading list.xlsx")
    panel = window.status.task_panel
    qtbot.waitUntil(panel.isVisible, timeout=2000)
    assert "Reading list.xlsx" in [label.text() for label in panel.findChildren(QLabel)]
    panel._cancel.click()
    assert task.is_cancelled
    proceed.set()
    qtbot.waitUntil(lambda: not panel.isVisible())


def test_every_page_opens_in_both_schemes(
    session: Session,
    preferences: Preferences,
    tmp_path: Path,
    hostile_diagnosis: Diagnosis,
    qtbot: QtBot,
) -> None:
    window = MainWindow(session, page_classes, preferences, tmp_path)
    qtbot.addWidget(window)
    window.show()
    put(window, hostile_diagnosis)
    for scheme in ("light", "dark"):
        window.colours.choose(scheme)
        for page in page_classes():
            window.show_page(page.key)
            assert type(shown_page(window)) is page
            window.grab()
    window.colours.choose("light")


def test_no_label_of_any_page_is_rich_text(
    session: Session,
    preferences: Preferences,
    tmp_path: Path,
    hostile_diagnosis: Diagnosis,
    fresh_diagnosis: Diagnosis,
    qtbot: QtBot,
) -> None:
    window = MainWindow(session, page_classes, preferences, tmp_path)
    qtbot.addWidget(window)
    window.show()
    for name, diagnosis in (("a", hostile_diagnosis), ("b", fresh_diagnosis)):
        put(window, diagnosis, f"{name}.csdesk")
        for page in page_classes():
            window.show_page(page.key)
        labels = window.findChildren(QLabel)
        assert len(labels) > 100
        formats = {label.textFormat() for label in labels}
        assert formats == {Qt.TextFormat.PlainText}


def test_everything_that_can_be_pressed_has_a_name(
    session: Session,
    preferences: Preferences,
    tmp_path: Path,
    hostile_diagnosis: Diagnosis,
    qtbot: QtBot,
) -> None:
    window = MainWindow(session, page_classes, preferences, tmp_path)
    qtbot.addWidget(window)
    window.show()
    put(window, hostile_diagnosis)
    for page in page_classes():
        window.show_page(page.key)
    pressable = [
        widget
        for widget in window.findChildren(QAbstractButton)
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]
    assert len(pressable) > 20
    nameless = [widget for widget in pressable if not (widget.accessibleName() or widget.text())]
    assert [describe(widget) for widget in nameless] == []


def describe(widget: QWidget) -> str:
    parent = widget.parentWidget()
    return f"{type(widget).__name__} in {type(parent).__name__}"
