from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csdesk.model.diagnosis import Diagnosis
from csdesk.settings import load_settings
from ui.shell.frame.name_bar import NameBar


@pytest.fixture
def bar(opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> NameBar:
    monkeypatch.setattr("csdesk.settings.getpass.getuser", lambda: "priya")
    bar = NameBar(opened.session)
    qtbot.addWidget(bar)
    return bar


def test_it_waits_for_a_client(bar: NameBar) -> None:
    assert bar.isHidden()


def test_the_name_is_asked_once(bar: NameBar, opened, diagnosis: Diagnosis, qtbot: QtBot) -> None:
    opened.show(diagnosis)
    assert not bar.isHidden()
    assert bar.name.text() == "priya"
    bar.name.setText("Priya Raman")
    qtbot.keyClick(bar.name, Qt.Key.Key_Return)
    assert bar.isHidden()
    assert (load_settings().person, load_settings().is_person_asked) == ("Priya Raman", True)
    opened.show(diagnosis)
    assert bar.isHidden()


def test_keeping_the_name_of_the_system_is_an_answer(
    bar: NameBar, opened, diagnosis: Diagnosis
) -> None:
    opened.show(diagnosis)
    bar.name.clear()
    bar.keep.click()
    assert bar.isHidden()
    assert load_settings().person == "priya"


def test_what_is_being_typed_stays_when_something_changes(
    bar: NameBar, opened, diagnosis: Diagnosis
) -> None:
    opened.show(diagnosis)
    bar.name.setText("Pri")
    opened.show(diagnosis)
    assert bar.name.text() == "Pri"


def test_the_sample_client_asks_nobody(bar: NameBar, opened, diagnosis: Diagnosis) -> None:
    sample = replace(diagnosis, client=replace(diagnosis.client, is_sample=True))
    opened.show(sample)
    assert bar.isHidden()


def test_it_goes_while_the_file_is_locked(bar: NameBar, opened, diagnosis: Diagnosis) -> None:
    opened.show(diagnosis)
    opened.session._forget()
    opened.session.locked.emit(Path("client.csdesk"))
    assert bar.isHidden()
