from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from csdesk.errors import InputRefused
from csdesk.model.attachments import Attachment
from csdesk.model.clients import Client
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AttachmentId, QuestionId
from csdesk.operations.clients import start_client
from csdesk.storage.workspace import Workspace
from ui.pages.assess import AssessPage
from ui.widgets.label import Label

HOSTILE = 'A<b>&$B_{x} "Ltd" =1+1.png'
AT = datetime(2026, 11, 22, 18, 51, tzinfo=UTC)


class Store:
    """Stands for the session: carries operations out on a real workspace, at once."""

    def __init__(self, opened, diagnosis: Diagnosis, workspace: Workspace) -> None:
        self.opened, self.diagnosis, self.workspace = opened, diagnosis, workspace
        self.sentences: list[str] = []

    def run(self, operation, *arguments, on_done=None, **_named) -> None:
        try:
            outcome = operation(self.workspace, *arguments)
        except InputRefused as error:
            self.sentences.append(str(error))
            return
        files = self.workspace.attachments.all()
        self.opened.show(replace(self.diagnosis, attachments=files), outcome.changes)
        if on_done is not None:
            on_done(outcome.result)

    def names(self) -> list[str]:
        return [file.name for file in self.workspace.attachments.all()]


@pytest.fixture
def store(opened, diagnosis: Diagnosis, tmp_path: Path, monkeypatch):
    with start_client(tmp_path / "a.csdesk", Client("A", "EUR")) as workspace:
        store = Store(opened, diagnosis, workspace)
        monkeypatch.setattr(opened.session, "run", store.run)
        yield store


@pytest.fixture
def page(store: Store, qtbot: QtBot) -> AssessPage:
    page = AssessPage(store.opened.session)
    qtbot.addWidget(page)
    store.opened.session.changed.connect(page.refresh)
    store.opened.show(store.diagnosis)
    page.resize(1416, 872)
    page.show()
    page.open_instrument("maturity_ladder")
    page.setFocus()
    return page


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "Health sheet.xlsx"
    path.write_bytes(b"content")
    return path


def shown(page: AssessPage) -> list[str]:
    return [line.attachment.name for line in page.evidence.files.lines]


def files_of(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def red_image() -> QImage:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    return image


def picture() -> QMimeData:
    data = QMimeData()
    data.setImageData(red_image())
    return data


def drop(page: AssessPage, data: QMimeData) -> None:
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    page.evidence.dragEnterEvent(QDragEnterEvent(QPoint(5, 5), action, data, button, keys))
    page.evidence.dropEvent(QDropEvent(QPointF(5, 5), action, data, button, keys))


def test_a_chosen_file_is_kept_and_shown(page, store, sheet, monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_given: ([str(sheet)], ""))
    page.evidence.files.zone.click()
    assert shown(page) == ["Health sheet.xlsx"]
    (file,) = store.workspace.attachments.all()
    assert file.question == page.question.id
    assert store.workspace.attachments.content(file.id) == b"content"


def test_two_files_with_one_name_stay_two(page, store, sheet) -> None:
    drop(page, files_of(sheet))
    sheet.write_bytes(b"other content")
    drop(page, files_of(sheet))
    assert shown(page) == ["Health sheet.xlsx", "Health sheet.xlsx"]
    contents = [
        store.workspace.attachments.content(f.id) for f in store.workspace.attachments.all()
    ]
    assert contents == [b"content", b"other content"]


def test_the_field_shows_where_a_file_would_land(page, sheet) -> None:
    zone = page.evidence.files.zone
    drop(page, files_of(sheet))
    assert not zone._is_over
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    data = files_of(sheet)
    page.evidence.dragEnterEvent(QDragEnterEvent(QPoint(5, 5), action, data, button, keys))
    assert zone._is_over


def test_ctrl_v_keeps_a_picture_as_a_screenshot(page, store, qtbot) -> None:
    QGuiApplication.clipboard().setImage(red_image())
    qtbot.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    (file,) = store.workspace.attachments.all()
    assert file.name.startswith("Screenshot 20")
    image = QImage.fromData(store.workspace.attachments.content(file.id), "PNG")
    assert image.pixelColor(4, 4) == QColor("red")


def test_text_on_the_clipboard_is_no_evidence_by_itself(page, store, qtbot) -> None:
    QGuiApplication.clipboard().setText("some words")
    qtbot.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert store.names() == []


def test_a_picture_pasted_into_the_text_becomes_a_file_and_text_stays_text(page, store) -> None:
    field = page.evidence.evidence
    assert field.canInsertFromMimeData(picture())
    field.insertFromMimeData(picture())
    assert len(store.names()) == 1
    words = QMimeData()
    words.setText("some words")
    field.insertFromMimeData(words)
    assert field.toPlainText() == "some words"
    assert len(store.names()) == 1


def test_a_file_that_cannot_be_read_is_told_and_nothing_is_kept(page, store, tmp_path) -> None:
    drop(page, files_of(tmp_path / "gone.txt"))
    assert store.names() == []
    assert "gone.txt" in store.sentences[0]


def test_a_removed_file_comes_back_by_undo(page, store, sheet) -> None:
    drop(page, files_of(sheet))
    page.evidence.files.removeRequested.emit(store.workspace.attachments.all()[0])
    assert shown(page) == []
    store.workspace.history.undo()
    assert store.names() == ["Health sheet.xlsx"]


def test_a_file_is_saved_only_where_the_person_says(
    page, store, sheet, tmp_path, monkeypatch
) -> None:
    drop(page, files_of(sheet))
    target = tmp_path / "chosen"
    target.mkdir()
    told: list[str] = []
    page.told.connect(told.append)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: "")
    page.evidence.files.saveRequested.emit(store.workspace.attachments.all()[0])
    assert told == []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(target))
    page.evidence.files.saveRequested.emit(store.workspace.attachments.all()[0])
    assert (target / "Health sheet.xlsx").read_bytes() == b"content"
    assert told == [f"Saved as {target / 'Health sheet.xlsx'}"]


def test_opening_a_file_saves_it_in_the_chosen_folder_first(
    page, store, sheet, tmp_path, monkeypatch
) -> None:
    drop(page, files_of(sheet))
    opened: list[str] = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(tmp_path))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    page.evidence.files.openRequested.emit(store.workspace.attachments.all()[0])
    assert opened == [(tmp_path / "Health sheet (2).xlsx").as_posix()]


def test_files_follow_the_question(page, store, sheet) -> None:
    drop(page, files_of(sheet))
    page.go_next()
    assert shown(page) == []
    page.go_back()
    assert shown(page) == ["Health sheet.xlsx"]


def test_names_are_text_and_never_markup(page, store, texts) -> None:
    files = (Attachment(AttachmentId(1), page.question.id, HOSTILE, 9, AT),)
    store.opened.show(replace(store.diagnosis, attachments=files))
    assert HOSTILE in texts(page.evidence)
    labels = page.evidence.files.findChildren(Label)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_undo_shows_the_question_of_an_answer_or_a_file(page, store) -> None:
    page.reveal("answer", "1, skills.1.first")
    assert page.question.id == "skills.1.first"
    files = (Attachment(AttachmentId(7), QuestionId("data.1.first"), "x.png", 9, AT),)
    store.opened.show(replace(store.diagnosis, attachments=files))
    page.reveal("attachment", "7")
    assert page.question.id == "data.1.first"
    page.reveal("attachment", "8")
    page.reveal("answer", "1, no.longer.asked")
    assert page.question.id == "data.1.first"
