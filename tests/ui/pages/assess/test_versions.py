"""Instruments over time, through the page: a newer version is taken, a client assessed again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from csdesk.model.answers import Answer
from csdesk.model.changes import Changes
from csdesk.model.history import Action
from csdesk.model.identifiers import ChoiceId, QuestionId
from csdesk.model.instruments import MATURITY_LADDER
from csdesk.operations.answers import save_answer
from csdesk.operations.history import undo
from csdesk.operations.instruments.keeping import keep_instrument
from csdesk.operations.outcome import Outcome
from csdesk.storage.workspace import Workspace
from ui.pages.assess import AssessPage
from ui.pages.assess.hub.reassessment_dialog import ReassessmentDialog
from ui.pages.assess.hub.table_dialog import TableDialog
from ui.session import Session
from ui.widgets.button import Button
from ui.widgets.data_table import DataTable

WRITTEN = QuestionId("segmentation.1.written_groups")
SOMEWHAT = ChoiceId("somewhat")


@pytest.fixture
def page(client_session: Session, qtbot: QtBot) -> AssessPage:
    page = AssessPage(client_session)
    qtbot.addWidget(page)
    client_session.changed.connect(page.refresh)
    page.resize(1216, 872)
    page.refresh(page.watches)
    page.show()
    return page


@pytest.fixture
def wait(client_session: Session, qtbot: QtBot) -> Callable[[], None]:
    def until_idle() -> None:
        qtbot.waitUntil(
            lambda: client_session.lane.is_idle and not client_session.is_saving, timeout=20_000
        )

    return until_idle


@pytest.fixture
def older_page(page: AssessPage, wait) -> AssessPage:
    """Give a page whose engagement holds a ladder that offered another answer to one question."""
    shipped = page.session.library.instruments[MATURITY_LADDER]
    known = shipped.question(WRITTEN)
    choices = tuple(
        replace(one, id=SOMEWHAT, label="Somewhat") if one.id == "partly" else one
        for one in known.choices
    )
    asked = replace(known, choices=choices)
    questions = tuple(asked if one.id == WRITTEN else one for one in shipped.questions)
    older = replace(shipped, version="0.9", questions=questions)

    def hold_older(workspace: Workspace) -> Outcome[None]:
        with workspace.step(Action.KEEP_INSTRUMENTS, undoable=False):
            keep_instrument(workspace, older)
        return Outcome(None, Changes.ALL)

    page.session.run(hold_older)
    page.session.run(save_answer, Answer(WRITTEN, SOMEWHAT))
    wait()
    return page


def preview(page: AssessPage, qtbot: QtBot) -> TableDialog:
    """Press "A newer version" on the card of the ladder."""
    page.views.hub.cards[MATURITY_LADDER].upgrade.click()
    qtbot.waitUntil(lambda: page.findChild(TableDialog) is not None, timeout=20_000)
    return page.findChild(TableDialog)


def press(dialog: QDialog, words: str) -> None:
    """Press the button of a dialog that says these words."""
    next(one for one in dialog.findChildren(Button) if one.words == words).click()


def version(page: AssessPage) -> str:
    """Return the version of the ladder that the engagement holds."""
    return page.session.diagnosis.assessments[MATURITY_LADDER].instrument.version


def test_the_preview_says_first_what_becomes_another_answer(
    older_page: AssessPage, qtbot: QtBot, wait
) -> None:
    assert older_page.views.hub.cards[MATURITY_LADDER].upgrade.isVisible()
    dialog = preview(older_page, qtbot)
    lines = dialog.findChild(DataTable).model()
    assert lines.rowCount() == len(
        older_page.session.library.instruments[MATURITY_LADDER].questions
    )
    assert [lines.index(0, column).data() for column in (1, 2, 3)] == [
        "Moved to the nearest answer",
        "Somewhat",
        "Partly",
    ]
    press(dialog, "Cancel")
    wait()
    assert version(older_page) == "0.9"


def test_the_newer_version_is_taken_and_undone_as_one(
    older_page: AssessPage, qtbot: QtBot, wait
) -> None:
    newer = older_page.session.library.instruments[MATURITY_LADDER].version
    press(preview(older_page, qtbot), "Take the newer version")
    wait()
    assert version(older_page) == newer
    assert not older_page.views.hub.cards[MATURITY_LADDER].upgrade.isVisible()
    older_page.open_question(WRITTEN)
    assert (older_page.answer.choice, older_page.answer.flagged) == ("partly", True)
    older_page.session.run(undo)
    wait()
    assert version(older_page) == "0.9"
    assert older_page.answer == Answer(WRITTEN, SOMEWHAT)


def test_a_client_is_assessed_again_and_compared_with_before(
    page: AssessPage, qtbot: QtBot, wait
) -> None:
    page.session.run(save_answer, Answer(WRITTEN, ChoiceId("yes")))
    wait()

    def fill_in() -> None:
        dialog = page.findChild(ReassessmentDialog)
        dialog.name.setText("Half a year later")
        dialog.date.dayChosen.emit(date(2027, 5, 3))
        press(dialog, "Start")

    QTimer.singleShot(0, fill_in)
    page.views.hub.tasks.reassess.click()
    wait()
    engagement = page.session.diagnosis.engagement
    assert (engagement.name, engagement.as_of) == ("Half a year later", date(2027, 5, 3))
    assert page.session.diagnosis.answers == {}
    page.session.run(save_answer, Answer(WRITTEN, ChoiceId("no")))
    wait()
    qtbot.waitUntil(page.views.hub.tasks.compare.isVisible)
    page.views.hub.tasks.compare.click()
    qtbot.waitUntil(lambda: page.findChild(TableDialog) is not None, timeout=20_000)
    dialog = page.findChild(TableDialog)
    answers = dialog.findChildren(DataTable)[1].model()
    assert [answers.index(0, column).data() for column in (1, 2, 3)] == ["Yes", "No", "worse"]
    press(dialog, "Close")
