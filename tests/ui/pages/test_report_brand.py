"""Logos and colour of reports: chosen, dropped, shown at once, kept and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import platformdirs
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QColorDialog, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from csdesk.content import load_library
from csdesk.model.answers import Answer
from csdesk.model.changes import Changes
from csdesk.model.clients import Client
from csdesk.model.instruments import MATURITY_LADDER
from csdesk.model.report_choices import Brand
from csdesk.operations.answers import save_answer
from csdesk.operations.clients import start_client
from csdesk.operations.history import undo
from csdesk.report.logos import clean_logo
from csdesk.settings import load_settings
from tests.logos import SVG, make_logo
from tests.ui.command_workspaces import CLIENT
from ui.pages.report import ReportPage
from ui.pages.report.brand_desk import Whose
from ui.pages.report.brand_dialog import BrandDialog
from ui.session import Session

PATIENCE = 30_000
LOGO = make_logo()
KEPT = clean_logo(LOGO)
LONG = "The Very Long Name of a Consulting Partnership for Customer Success and Renewals GmbH"


def make_client(path: Path, client: Client = CLIENT) -> Path:
    """Make the closed workspace of a client with one answer, of which a report can be made."""
    instrument = load_library().instruments[MATURITY_LADDER]
    question = instrument.questions[0]
    with start_client(path, client, as_of=date(2026, 3, 31), person="Ada") as workspace:
        save_answer(workspace, Answer(question.id, question.choices[0].id))
    return path


@pytest.fixture
def page(qtbot: QtBot, tmp_path, monkeypatch) -> ReportPage:
    """A page over a small client in a file of its own, with settings of its own."""
    place = tmp_path / "settings"
    monkeypatch.setattr(platformdirs, "user_config_path", lambda *_names, **_options: place)
    session = Session()
    with qtbot.waitSignal(session.changed, timeout=PATIENCE):
        session.open_workspace(make_client(tmp_path / "client.csdesk"))
    page = ReportPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.refresh)
    page.refresh(Changes.ALL)
    qtbot.waitUntil(lambda: page.is_composed, timeout=PATIENCE)
    yield page
    session.close()


@pytest.fixture
def dialog(page: ReportPage, qtbot: QtBot) -> BrandDialog:
    page.show()
    page.brand.click()
    (dialog,) = page.findChildren(BrandDialog)
    return dialog


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "logo.png"
    path.write_bytes(LOGO)
    return path


def drop(widget, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    entering = QDragEnterEvent(QPointF(9, 9).toPoint(), copy, data, button, keys)
    widget.dragEnterEvent(entering)
    assert entering.isAccepted()
    widget.dropEvent(QDropEvent(QPointF(9, 9), copy, data, button, keys))


def test_a_dropped_logo_is_kept_and_the_report_carries_it(page, dialog, picture, qtbot):
    drop(dialog.panels[Whose.CLIENT].logo, picture)
    qtbot.waitUntil(lambda: page.report.brand.client_logo == KEPT, timeout=PATIENCE)
    assert dialog.panels[Whose.CLIENT].logo.has_logo
    assert dialog.panels[Whose.CLIENT].remove.isEnabled()
    assert not dialog.panels[Whose.FIRM].logo.has_logo

    dialog.panels[Whose.CLIENT].remove.click()
    qtbot.waitUntil(lambda: not page.report.brand.client_logo, timeout=PATIENCE)


def test_files_that_are_chosen_and_a_colour_make_the_look_of_the_firm(
    page, dialog, picture, qtbot, monkeypatch
):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(picture), ""))
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_asked: QColor("#7A1F5C"))
    firm = dialog.panels[Whose.FIRM]
    firm.logo.click()
    qtbot.waitUntil(lambda: page.report.brand.firm_logo == KEPT, timeout=PATIENCE)
    firm.choose.click()
    qtbot.waitUntil(lambda: page.report.brand.colour == "#7a1f5c", timeout=PATIENCE)
    dialog.name.setText(LONG)
    dialog.name.setModified(True)
    dialog.ready.click()
    qtbot.waitUntil(lambda: page.report.brand.firm == LONG, timeout=PATIENCE)
    assert load_settings().firm == Brand(LONG, KEPT, "#7a1f5c")


def test_the_clients_colour_comes_before_that_of_the_firm(page, dialog, qtbot):
    dialog.take_colour(Whose.FIRM, "#7a1f5c")
    qtbot.waitUntil(lambda: page.report.brand.colour == "#7a1f5c", timeout=PATIENCE)
    dialog.take_colour(Whose.CLIENT, "#ffd400")
    qtbot.waitUntil(lambda: page.report.brand.colour == "#ffd400", timeout=PATIENCE)
    assert "it stands on bands, not in headings" in dialog.panels[Whose.CLIENT].about.text()
    assert "client's colour instead" in dialog.panels[Whose.FIRM].about.text()
    dialog.panels[Whose.CLIENT].usual.click()
    qtbot.waitUntil(lambda: page.report.brand.colour == "#7a1f5c", timeout=PATIENCE)


def test_changes_of_both_are_taken_back_one_by_one(page, dialog, qtbot):
    assert not dialog.back.isEnabled()
    dialog.take_colour(Whose.CLIENT, "#0a3d62")
    qtbot.waitUntil(lambda: page.report.brand.colour == "#0a3d62", timeout=PATIENCE)
    dialog.take_colour(Whose.FIRM, "#7a1f5c")
    qtbot.waitUntil(lambda: load_settings().firm.colour == "#7a1f5c", timeout=PATIENCE)
    dialog.back.click()
    qtbot.waitUntil(lambda: not load_settings().firm.colour, timeout=PATIENCE)
    assert page.report.brand.colour == "#0a3d62"
    dialog.back.click()
    qtbot.waitUntil(lambda: not page.report.brand.colour, timeout=PATIENCE)
    assert not dialog.back.isEnabled()


def test_undo_takes_the_clients_look_back(page, dialog, qtbot):
    dialog.take_colour(Whose.CLIENT, "#0a3d62")
    qtbot.waitUntil(lambda: page.report.brand.colour == "#0a3d62", timeout=PATIENCE)
    dialog.accept()
    page.session.run(undo)
    qtbot.waitUntil(lambda: not page.report.brand.colour, timeout=PATIENCE)


@pytest.mark.parametrize(
    ("content", "words"), [(SVG, "A drawing (SVG)"), (LOGO[:200], "damaged or not complete")]
)
def test_a_picture_that_cannot_be_used_is_refused_with_a_sentence(
    page, dialog, tmp_path, qtbot, content, words
):
    path = tmp_path / "logo.png"
    path.write_bytes(content)
    for whose in Whose:
        dialog.take_file(whose, path)
        qtbot.waitUntil(lambda: words in dialog.remark.text(), timeout=PATIENCE)
        assert dialog.remark.isVisible()
        dialog.take_colour(whose, "#0a3d62")
        qtbot.waitUntil(lambda: not dialog.remark.isVisible(), timeout=PATIENCE)
    assert page.report.brand.has_logo is False


def test_an_anonymous_report_shows_the_firm_alone(page, dialog, picture, qtbot):
    for whose in Whose:
        dialog.take_file(whose, picture)
        qtbot.waitUntil(lambda w=whose: page.brands.brand(w).logo == KEPT, timeout=PATIENCE)
    look = page.brands.look(replace(page.choices.choice, is_anonymous=True))
    assert (look.client_logo, look.firm_logo) == (b"", KEPT)


def test_the_cover_of_an_anonymous_report_names_nobody(page, qtbot):
    page.show()
    page.choices.change(is_anonymous=True)
    qtbot.waitUntil(lambda: page.report.client == "Client A", timeout=PATIENCE)
    page.brand.click()
    (dialog,) = page.findChildren(BrandDialog)
    assert dialog.sheet.client == "Client A"
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert any(words.startswith("This report is anonymous") for words in told)


def test_everything_is_named_for_those_who_cannot_see_it(dialog):
    names = [
        part.accessibleName()
        for panel in dialog.panels.values()
        for part in (panel.logo, panel.remove, panel.choose, panel.usual)
    ]
    assert all(names)
    assert len(set(names)) == len(names)
    assert dialog.name.accessibleName()
    assert dialog.sheet.accessibleName()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_dialog_keeps_its_width_with_the_longest_name(page, dialog, scheme, qapp):
    from ui import theme

    theme.apply(qapp, scheme)
    before = dialog.width()
    dialog.sheet.show_brand(replace(page.report.brand, firm=LONG, colour="#ffd400"), LONG)
    assert not dialog.grab().isNull()
    assert dialog.width() == before


def test_the_look_of_one_client_is_never_that_of_another(page, dialog, tmp_path, qtbot):
    dialog.take_colour(Whose.CLIENT, "#0a3d62")
    qtbot.waitUntil(lambda: page.report.brand.colour == "#0a3d62", timeout=PATIENCE)
    dialog.accept()
    seen: list[Brand] = []
    page.session.changed.disconnect(page.refresh)
    page.session.changed.connect(lambda _new: seen.append(page.brands.brand(Whose.CLIENT)))
    other = make_client(tmp_path / "other.csdesk", Client("Other", "EUR"))
    with qtbot.waitSignal(page.session.changed, timeout=PATIENCE):
        page.session.open_workspace(other)
    assert seen[0] == Brand()
