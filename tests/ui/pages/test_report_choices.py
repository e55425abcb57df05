"""Choosing for whom a report is and what it holds, live and kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from csdesk.model.changes import Changes
from csdesk.model.report_choices import Audience, ReportChoice
from csdesk.operations.history import undo
from csdesk.operations.report_choices import report_choices
from ui.pages.report import ReportPage
from ui.pages.report.template_dialog import TemplateDialog

PATIENCE = 30_000


@pytest.fixture
def page(qtbot: QtBot, opened, diagnosis) -> ReportPage:
    opened.show(diagnosis)
    page = ReportPage(opened.session)
    qtbot.addWidget(page)
    page.resize(1440, 820)
    page.refresh(Changes.ALL)
    qtbot.waitUntil(lambda: page.is_composed, timeout=PATIENCE)
    return page


def order(page: ReportPage) -> list[str]:
    return [entry.id for entry in page.sections.sections.entries]


def reported(page: ReportPage) -> list[str]:
    return [section.id for section in page.report.sections]


def test_a_board_gets_its_two_pages_and_nothing_to_choose(page, qtbot):
    page.show()
    page.section_card.audience.chosen.emit("board")
    qtbot.waitUntil(lambda: page.preview.paper.pages == 2, timeout=PATIENCE)
    assert order(page) == ["board_standing", "board_plan"]
    page.sections.select_row(0)
    qtbot.keyClick(page.sections, Qt.Key.Key_Space)
    qtbot.keyClick(page.sections, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert order(page) == ["board_standing", "board_plan"]
    assert page.choices.choice == ReportChoice(Audience.BOARD)


def test_alt_and_an_arrow_move_a_section_that_stays_the_current_one(page, qtbot):
    before = order(page)
    page.sections.select_row(2)
    qtbot.keyClick(page.sections, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(page) == [before[0], before[2], before[1], *before[3:]]
    assert reported(page)[:3] == [before[0], before[2], before[1]]
    assert page.sections.currentIndex().row() == 1
    qtbot.keyClick(page.sections, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert order(page) == before


def test_the_first_section_moves_no_further_up(page, qtbot):
    before = order(page)
    page.sections.select_row(0)
    qtbot.keyClick(page.sections, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(page) == before


@pytest.mark.parametrize(("taken", "put", "expected"), [(0, 2, 2), (3, 1, 1)])
def test_a_section_is_dragged_to_another_place(page, qtbot, taken, put, expected):
    page.show()
    before, view = order(page), page.sections
    start = view.visualRect(view.sections.index(taken, 0)).center()
    target = view.visualRect(view.sections.index(put, 0))
    end = QPoint(start.x(), target.bottom() - 4 if put > taken else target.top() + 4)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view.viewport(), QPoint(start.x(), (start.y() + end.y()) // 2))
    qtbot.mouseMove(view.viewport(), end)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert order(page).index(before[taken]) == expected


def test_what_is_left_out_is_listed_at_the_end_of_the_report(page):
    page.sections.sectionToggled.emit("findings")
    assert reported(page)[-1] == "left_out"
    page.sections.sectionToggled.emit("findings")
    assert "left_out" not in reported(page)


def test_without_any_section_there_is_nothing_to_export(page):
    page.choices.change(left_out=tuple(order(page)))
    page.hand_over.boards.setChecked(False)
    assert page.report is None
    assert not page.export.isEnabled()


def test_a_template_is_named_once(qtbot):
    dialog = TemplateDialog(["Quarterly"])
    qtbot.addWidget(dialog)
    assert not dialog.save.isEnabled()
    dialog.name.setText(" Quarterly ")
    assert "takes the place" in dialog.remark.text()
    with qtbot.waitSignal(dialog.given) as given:
        dialog.save.click()
    assert given.args == ["Quarterly"]


@pytest.fixture
def real(qtbot: QtBot, session, tmp_path) -> ReportPage:
    """A page over the sample client in a file of its own."""
    with qtbot.waitSignal(session.changed, timeout=PATIENCE):
        session.open_sample(tmp_path / "sample.csdesk")
    page = ReportPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.refresh)
    page.refresh(Changes.ALL)
    qtbot.waitUntil(lambda: page.is_composed, timeout=PATIENCE)
    return page


def kept(page: ReportPage, qtbot: QtBot) -> dict[str, ReportChoice]:
    found: list[dict[str, ReportChoice]] = []
    page.session.read(report_choices, on_done=found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=PATIENCE)
    return dict(found[0])


def test_ticks_and_templates_are_kept_and_taken_back(real, qtbot):
    real.sections.sectionToggled.emit("raci")
    real.keep_typing()
    expected = ReportChoice(left_out=("raci",))
    qtbot.waitUntil(lambda: not real.session.is_saving, timeout=PATIENCE)
    assert kept(real, qtbot) == {"": expected}

    real.choices.save_as("Short")
    qtbot.waitUntil(lambda: "Short" in real.choices.templates, timeout=PATIENCE)
    assert real.section_card.template.currentData() == "Short"
    assert real.section_card.delete.isEnabled()

    real.sections.sectionToggled.emit("raci")
    assert real.section_card.template.currentData() == ""
    real.section_card.templateChosen.emit("Short")
    assert real.choices.choice == expected

    real.section_card.deleteWanted.emit("Short")
    qtbot.waitUntil(lambda: "Short" not in real.choices.templates, timeout=PATIENCE)


def test_taking_a_choice_back_shows_the_report_as_it_was(real, qtbot):
    real.sections.sectionToggled.emit("raci")
    real.keep_typing()
    qtbot.waitUntil(lambda: not real.session.is_saving, timeout=PATIENCE)
    assert "raci" not in reported(real)
    real.session.run(undo)
    qtbot.waitUntil(lambda: "raci" in reported(real), timeout=PATIENCE)
    assert real.choices.choice == ReportChoice()
