from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.dialogs.new_client import NewClientDialog
from ui.dialogs.pass_phrase import PassPhraseDialog
from ui.dialogs.pass_phrase_fields import PassPhraseFields
from ui.dialogs.protection import ProtectionDialog

Texts = Callable[[QWidget], list[str]]
PHRASE = "correct lantern pebble orbit"


def type_twice(fields: PassPhraseFields, first: str, second: str | None = None) -> None:
    fields.first.line.setText(first)
    fields.second.line.setText(first if second is None else second)


@pytest.fixture
def fields(qtbot: QtBot) -> PassPhraseFields:
    fields = PassPhraseFields()
    qtbot.addWidget(fields)
    fields.show()
    return fields


def test_a_phrase_counts_once_it_was_typed_twice(fields: PassPhraseFields) -> None:
    type_twice(fields, PHRASE, "correct")
    assert fields.phrase == ""
    type_twice(fields, PHRASE)
    assert fields.phrase == PHRASE


def test_a_second_phrase_that_goes_another_way_is_marked_at_once(fields: PassPhraseFields) -> None:
    type_twice(fields, PHRASE, "correct")
    assert fields.second.line.property("wrong") == "false"
    type_twice(fields, PHRASE, "corridor")
    assert fields.second.line.property("wrong") == "true"


def test_strength_follows_after_a_pause_and_refuses_nothing(
    fields: PassPhraseFields, qtbot: QtBot
) -> None:
    type_twice(fields, "password")
    qtbot.waitUntil(lambda: fields.word.text() == "Very weak", timeout=5_000)
    assert fields.sentence.text() == "A computer built for it finds this at once."
    assert fields.phrase == "password"
    type_twice(fields, PHRASE)
    qtbot.waitUntil(lambda: fields.word.text() == "Strong", timeout=5_000)


def test_both_fields_are_shown_and_hidden_together(fields: PassPhraseFields) -> None:
    assert fields.first.line.echoMode() is QLineEdit.EchoMode.Password
    fields.first.button.click()
    modes = {field.line.echoMode() for field in (fields.first, fields.second)}
    assert modes == {QLineEdit.EchoMode.Normal}
    fields.first.button.click()
    assert not fields.second.shows_letters


def test_nobody_is_told_that_a_phrase_can_be_recovered(
    fields: PassPhraseFields, texts: Texts
) -> None:
    assert any("Nobody can recover a forgotten pass phrase" in text for text in texts(fields))


def test_enter_gives_the_phrase_and_a_wrong_one_is_told_in_the_dialog(qtbot: QtBot) -> None:
    dialog = PassPhraseDialog("client.csdesk")
    qtbot.addWidget(dialog)
    dialog.show()
    given: list[str] = []
    dialog.given.connect(given.append)
    dialog.field.line.setText("wrong")
    qtbot.keyClick(dialog.field.line, Qt.Key.Key_Return)
    assert given == ["wrong"]
    assert dialog.isVisible()
    dialog.tell("The pass phrase does not open client.csdesk.")
    assert dialog.outcome.sentence == "The pass phrase does not open client.csdesk."
    assert dialog.field.line.selectedText() == "wrong"
    dialog.field.line.setText("another")
    assert dialog.outcome.sentence == ""


def test_escape_leaves_the_file_closed(qtbot: QtBot) -> None:
    dialog = PassPhraseDialog("client.csdesk")
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.assertNotEmitted(dialog.given), qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog.field.line, Qt.Key.Key_Escape)


def test_a_new_client_is_plain_unless_it_is_protected(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = NewClientDialog(tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.fields._name.setText("Harbourlight")
    assert not dialog.protects.isChecked()
    assert not dialog.phrases.isVisible()
    assert dialog.answer().phrase is None


def test_a_protected_client_needs_its_phrase_twice(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = NewClientDialog(tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.fields._name.setText("Harbourlight")
    dialog.protects.setChecked(True)
    assert not dialog._create.isEnabled()
    type_twice(dialog.phrases, PHRASE)
    assert dialog._create.isEnabled()
    assert dialog.answer().phrase == PHRASE
    dialog.protects.setChecked(False)
    assert dialog.answer().phrase is None


def test_the_file_of_a_protected_client_does_not_name_it(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = NewClientDialog(tmp_path)
    qtbot.addWidget(dialog)
    dialog.fields._name.setText("Harbourlight")
    dialog.protects.setChecked(True)
    assert dialog.answer().path == tmp_path / "Protected client.csdesk"


def test_words_of_a_dialog_are_never_cut(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = NewClientDialog(tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.protects.setChecked(True)
    layout = dialog.layout()
    assert layout is not None
    qtbot.waitUntil(lambda: dialog.height() == layout.totalHeightForWidth(dialog.width()))
    assert dialog.height() <= 700


@pytest.mark.parametrize(
    ("is_encrypted", "removes", "title"),
    [
        (False, False, "Set the pass phrase"),
        (True, False, "Change the pass phrase"),
        (True, True, "Remove the pass phrase"),
    ],
)
def test_protection_asks_for_what_it_needs(
    qtbot: QtBot, is_encrypted: bool, removes: bool, title: str
) -> None:
    dialog = ProtectionDialog(is_encrypted=is_encrypted, removes=removes)
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == title
    assert not dialog.accept_button.isEnabled()
    if is_encrypted:
        dialog.present.line.setText("present")
    if dialog.fields is not None:
        assert not dialog.accept_button.isEnabled()
        type_twice(dialog.fields, PHRASE)
    assert dialog.accept_button.isEnabled()
    answer = dialog.answer()
    assert answer.phrase == ("present" if is_encrypted else None)
    assert answer.new_phrase == (None if removes else PHRASE)


def test_backups_that_anybody_can_read_are_replaced_unless_that_is_declined(qtbot: QtBot) -> None:
    dialog = ProtectionDialog(is_encrypted=False)
    qtbot.addWidget(dialog)
    assert dialog.answer().replaces_backups
    dialog.replaces.setChecked(False)
    assert not dialog.answer().replaces_backups
