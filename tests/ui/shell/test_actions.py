import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.application import page_classes
from ui.shell.action_table import list_scheme_acts
from ui.shell.actions import Actions, NamedAct
from ui.shell.frame.client_card import _ACTIONS as CARD_ACTIONS
from ui.shell.preferences import Preferences
from ui.shell.window import MainWindow


@pytest.fixture
def done() -> list[object]:
    return []


@pytest.fixture
def actions(qtbot: QtBot, done: list[object]) -> Actions:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    actions = Actions(window)
    actions.add(NamedAct("export", "Export", lambda: done.append("export"), "Ctrl+E"))
    actions.add_for_clients("choose_client", done.append)
    return actions


def test_a_name_is_carried_out(actions: Actions, done: list[object]) -> None:
    actions.carry_out("export")
    assert done == ["export"]


def test_a_name_with_a_number_is_carried_out_for_that_client(
    actions: Actions, done: list[object]
) -> None:
    actions.carry_out("choose_client:3")
    assert done == [3]


def test_keys_do_the_same(actions: Actions, done: list[object], qtbot: QtBot) -> None:
    window = actions.parent()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert done == ["export"]


def test_each_choice_of_colours_has_a_name(done: list[object]) -> None:
    for act in list_scheme_acts(done.append):
        act.act()
    assert done == ["system", "light", "dark"]


def test_everything_that_menus_and_settings_ask_for_is_offered(
    session, tmp_path, qtbot: QtBot
) -> None:
    window = MainWindow(session, page_classes, Preferences(tmp_path / "w.ini"), tmp_path)
    qtbot.addWidget(window)
    asked = {name for name, _icon, _words in CARD_ACTIONS if name}
    asked |= {"protect", "unprotect", "lock", "back_up", "show_backups", "edit_client"}
    asked |= {"scheme_system", "scheme_light", "scheme_dark", "export_client_safe"}
    assert asked <= set(window._actions._acts)
