from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csdesk.model.identifiers import TemplateId
from csdesk.model.playbooks import FilledMessage, MessageTemplate
from tests.facts import make_facts
from tests.health_reviews import make_review
from ui.pages.health.letters import LetterDesk
from ui.pages.health.letters.desk import write_letter
from ui.pages.health.letters.letter_dialog import COMPLETE, LetterDialog

WELCOME = MessageTemplate(
    TemplateId("welcome"), "Welcome", "", "Dear {account}", "NPS {nps}. {link}", ("link",)
)
BYE = MessageTemplate(TemplateId("bye"), "Goodbye", "", "Bye", "Sorry.")
NAMES = ("Pennine & Sons", "Quayside")


def fill(template: MessageTemplate, row: int | None) -> FilledMessage:
    name = "[account]" if row is None else NAMES[row]
    body = template.body.replace("{nps}", "9").replace("{link}", "[link]")
    return FilledMessage(template.id, template.subject.replace("{account}", name), body, ())


@pytest.fixture
def dialog(qtbot: QtBot) -> LetterDialog:
    dialog = LetterDialog([WELCOME, BYE], NAMES, fill, row=0)
    qtbot.addWidget(dialog)
    return dialog


def test_a_letter_names_its_account_and_what_is_still_open(dialog):
    assert dialog.subject.text() == "Dear Pennine & Sons"
    assert dialog.open_places.text() == (
        "Not known, in square brackets: link. Write it before you send it."
    )


def test_what_a_person_writes_is_what_is_copied_and_kept(dialog, qtbot):
    dialog.text.setPlainText("NPS 9. See example.org")
    assert dialog.open_places.text() == COMPLETE
    dialog.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied == "Dear Pennine & Sons\n\nNPS 9. See example.org"
    with qtbot.waitSignal(dialog.keepRequested) as kept:
        dialog.keep.click()
    assert kept.args[0].body == "NPS 9. See example.org"


def test_another_account_fills_anew_and_undo_brings_back_what_was_written(dialog):
    dialog.text.setPlainText("Mine")
    dialog.account.setText("quayside")
    assert dialog.subject.text() == "Dear Quayside"
    assert dialog.text.toPlainText() == "NPS 9. [link]"
    dialog.text.undo()
    assert dialog.text.toPlainText() == "Mine"


def test_a_name_that_no_account_has_leaves_the_place_open(dialog):
    dialog.account.setText("Nobody")
    assert dialog.subject.text() == "Dear [account]"


def test_the_desk_fills_from_the_facts_of_the_account(qtbot, opened, diagnosis):
    review = make_review(make_facts(keys=["1", "2", "3"], nps=[9, 2, None]))
    desk = LetterDesk(opened.session, _window(qtbot))
    desk.show_diagnosis(replace(diagnosis, review=review))
    dialog = desk.open_letters([WELCOME], diagnosis.accounts.keys[1])
    assert dialog.text.toPlainText() == "NPS 2. [link]"
    dialog.account.setText("Quayside Payroll")
    assert dialog.text.toPlainText() == "NPS [nps]. [link]"


def test_a_letter_is_kept_as_a_text_file(tmp_path):
    target = write_letter(fill(WELCOME, 0), tmp_path / "Letter.txt")
    assert target.read_text("utf-8-sig") == "Dear Pennine & Sons\n\nNPS 9. [link]\n"


def _window(qtbot):

    window = QWidget()
    qtbot.addWidget(window)
    return window
