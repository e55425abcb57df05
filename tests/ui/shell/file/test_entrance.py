from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from csdesk.model.changes import Changes
from csdesk.model.clients import Client, PrimaryGoal
from csdesk.model.diagnosis import Diagnosis
from ui.dialogs import client_fields
from ui.dialogs.new_client import NewClient, NewClientDialog
from ui.session import Session
from ui.shell.file import entrance as entrance_module
from ui.shell.file.admission import Admission
from ui.shell.file.entrance import Entrance
from ui.tasks.access import Access

HOSTILE = 'A<b>&$B_{x} "Ltd" =1+1'


@pytest.fixture
def parent(qtbot: QtBot) -> Iterator[QWidget]:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def asked(session: Session, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, object]]:
    """Note what the session is asked for, instead of touching a workspace."""
    calls: list[tuple[str, object]] = []

    def note(name: str) -> Callable[..., None]:
        return lambda wish, *_arguments, **_names: calls.append(
            (name, wish.path if isinstance(wish, Access) else wish)
        )

    for name in ("open_file", "open_sample", "start_client"):
        monkeypatch.setattr(session, name, note(name))
    return calls


def test_the_sample_is_made_once_and_then_opened(
    session: Session, parent: QWidget, tmp_path: Path, asked: list[tuple[str, object]]
) -> None:
    ways = Entrance(session, tmp_path / "clients", parent, Admission(session, parent))
    path = tmp_path / "clients" / "Sample client.csdesk"
    ways.open_sample()
    path.touch()
    ways.open_sample()
    assert asked == [("open_sample", path), ("open_file", path)]


def test_a_spreadsheet_waits_for_the_client_it_belongs_to(
    session: Session,
    parent: QWidget,
    tmp_path: Path,
    asked: list[tuple[str, object]],
    monkeypatch: pytest.MonkeyPatch,
    diagnosis: Diagnosis,
    qtbot: QtBot,
) -> None:
    ways = Entrance(session, tmp_path, parent, Admission(session, parent))
    monkeypatch.setattr(entrance_module, "NewClientDialog", Accepting)
    ways.take([tmp_path / "list.csv"])
    assert [name for name, _ in asked] == ["start_client"]
    session._diagnosis = diagnosis
    with qtbot.waitSignal(ways.importRequested) as caught:
        session.changed.emit(Changes.ALL)
    assert caught.args == [(tmp_path / "list.csv",)]
    with qtbot.assertNotEmitted(ways.importRequested):
        session.changed.emit(Changes.ALL)


def test_a_client_that_was_not_entered_lets_go_of_the_spreadsheet(
    session: Session,
    parent: QWidget,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    diagnosis: Diagnosis,
    qtbot: QtBot,
) -> None:
    ways = Entrance(session, tmp_path, parent, Admission(session, parent))
    monkeypatch.setattr(entrance_module, "NewClientDialog", Refusing)
    ways.take([tmp_path / "list.csv"])
    session._diagnosis = diagnosis
    with qtbot.assertNotEmitted(ways.importRequested):
        session.changed.emit(Changes.ALL)


def test_a_folder_that_cannot_be_made_is_told(
    session: Session, parent: QWidget, tmp_path: Path, asked: list[object], qtbot: QtBot
) -> None:
    (tmp_path / "file").touch()
    ways = Entrance(session, tmp_path / "file" / "folder", parent, Admission(session, parent))
    with qtbot.waitSignal(session.failed) as caught:
        ways.open_sample()
    assert "cannot be made" in caught.args[0]
    assert asked == []


def test_the_open_client_is_not_opened_again(
    session: Session, parent: QWidget, tmp_path: Path, asked: list[object]
) -> None:
    session._path = tmp_path / "a.csdesk"
    ways = Entrance(session, tmp_path, parent, Admission(session, parent))
    ways.open(tmp_path / "a.csdesk")
    assert asked == []


def test_a_client_needs_a_name(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = NewClientDialog(tmp_path)
    qtbot.addWidget(dialog)
    assert not dialog._create.isEnabled()
    qtbot.keyClicks(dialog.findChild(QLineEdit), "  Harbourlight ")
    assert dialog._create.isEnabled()
    answer = dialog.answer()
    assert answer.client == Client("Harbourlight", "EUR", None)
    assert answer.path == tmp_path / "Harbourlight.csdesk"


def test_enter_creates_the_client(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = NewClientDialog(tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.fields._name.setText("Harbourlight")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)


def test_a_hostile_name_is_kept_and_its_file_is_safe(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = NewClientDialog(tmp_path)
    qtbot.addWidget(dialog)
    dialog.fields._name.setText(HOSTILE)
    answer = dialog.answer()
    assert answer.client.name == HOSTILE
    assert answer.path.parent == tmp_path
    assert not set('<>"') & set(answer.path.name)


def test_currency_and_goal_are_taken(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = NewClientDialog(tmp_path)
    qtbot.addWidget(dialog)
    dialog.fields._name.setText("A")
    dialog.fields._currency.choose("GBP")
    dialog.fields._goal.choose(PrimaryGoal.STABILITY)
    assert dialog.answer().client == Client("A", "GBP", PrimaryGoal.STABILITY)


class Accepting(NewClientDialog):
    """Accepts at once."""

    def exec(self) -> int:
        return 1

    def answer(self) -> NewClient:
        return NewClient(Client("A", "EUR"), self._folder / "A.csdesk")


class Refusing(NewClientDialog):
    """Is closed at once."""

    def exec(self) -> int:
        return 0


def test_every_currency_has_a_code_of_three_letters() -> None:
    codes = [code for code, _ in client_fields._CURRENCIES]
    assert all(len(code) == 3 and code.isupper() for code in codes)
    assert len(codes) == len(set(codes))
