"""An anonymous report from the window: previewed, locked with a pass phrase, written, opened."""

from __future__ import annotations

import pikepdf
import pytest
from pytestqt.qtbot import QtBot

from csdesk.model.changes import Changes
from ui.pages.report import ReportPage
from ui.pages.report.columns_dialog import ColumnsDialog
from ui.pages.report.lock_dialog import LockDialog
from ui.session import Session

PATIENCE = 60_000
NAME = "Harbourlight Software"
PHRASE = "four words nobody guesses"


@pytest.fixture
def page(session: Session, tmp_path, qtbot: QtBot) -> ReportPage:
    with qtbot.waitSignal(session.changed, timeout=PATIENCE):
        session.open_sample(tmp_path / "sample.csdesk")
    page = ReportPage(session)
    qtbot.addWidget(page)
    page.resize(1440, 820)
    session.changed.connect(page.refresh)
    page.refresh(Changes.ALL)
    qtbot.waitUntil(lambda: page.is_composed, timeout=PATIENCE)
    return page


def become_anonymous(page, qtbot):
    page.hand_over.anonymous.click()
    assert not page.is_composed
    qtbot.waitUntil(lambda: page.is_composed and page.report.client != NAME, timeout=PATIENCE)


def test_the_client_becomes_an_alias_and_comes_back(page, qtbot):
    become_anonymous(page, qtbot)
    assert page.report.client == "Client A"
    assert page.report.basis.startswith("Anonymous: ")
    assert page.choices.choice.is_anonymous
    page.hand_over.anonymous.click()
    qtbot.waitUntil(lambda: page.is_composed and page.report.client == NAME, timeout=PATIENCE)


def test_pages_with_names_do_not_stay_where_anonymous_ones_are_wanted(page, qtbot, texts):
    page.show()
    qtbot.waitUntil(lambda: page.preview.paper.pages > 0, timeout=PATIENCE)
    become_anonymous(page, qtbot)
    assert page.preview.paper.isHidden()
    assert "The pages are being set." in texts(page.preview)
    qtbot.waitUntil(lambda: not page.preview.paper.isHidden(), timeout=PATIENCE)


def test_a_locked_anonymous_pdf_opens_with_its_phrase_only_and_the_phrase_is_forgotten(
    page, qtbot, tmp_path
):
    become_anonymous(page, qtbot)
    page._ask_for_phrase()
    dialog = page.findChild(LockDialog)
    assert not dialog.lock.isEnabled()
    dialog.fields.first.line.setText(PHRASE)
    dialog.fields.second.line.setText(PHRASE)
    dialog.lock.click()
    assert "Excel workbook cannot be locked" in page.hand_over._locked.text()
    folder = tmp_path / "out"
    folder.mkdir()
    assert page.export_into(folder) is not None
    qtbot.waitUntil(page.export.isEnabled, timeout=PATIENCE)
    (pdf,) = folder.glob("*.pdf")
    assert "Harbourlight" not in pdf.name
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(pdf)
    with pikepdf.open(pdf, password=PHRASE) as opened:
        assert len(opened.pages) > 10
    assert page._phrase == ""
    assert page.hand_over.phrase.text() == "Set a pass phrase …"


def test_columns_that_are_not_ticked_leave_the_paper_and_come_back(page, qtbot):
    page._ask_for_columns()
    dialog = page.findChild(ColumnsDialog)
    dialog.tick("Areas", "Index", is_shown=False)
    dialog.save.click()
    assert "Index" not in page.choices.choice.columns["Areas"]
    on_paper = [one for one in page.report.tables() if one.name == "Areas" and one.paper_only]
    assert "Index" not in [column.title for column in on_paper[0].columns]
    assert on_paper[0].notes[-1] == "Left out here: Index."
    page._ask_for_columns()
    again = page.findChildren(ColumnsDialog)[-1]
    again.all.click()
    again.save.click()
    assert page.choices.choice.columns == {}
    assert not [one for one in page.report.tables() if one.name == "Areas" and one.paper_only]


def test_boards_and_playbooks_are_written_as_workbooks_and_as_rows(page, qtbot, tmp_path):
    hand_over = page.hand_over
    for box in (hand_over.pdf, hand_over.xlsx):
        box.setChecked(False)
    for box in (hand_over.boards, hand_over.rows):
        box.setChecked(True)
    qtbot.waitUntil(lambda: page.is_composed and page.maker.playbooks is not None, timeout=PATIENCE)
    assert page.export_into(tmp_path) is not None
    qtbot.waitUntil(page.export.isEnabled, timeout=PATIENCE)
    names = {path.name.rpartition(" ")[2] for path in tmp_path.glob("Harbourlight*.csv")}
    assert names == {
        path.name.rpartition(" ")[2].replace(".xlsx", ".csv")
        for path in tmp_path.glob("Harbourlight*.xlsx")
    }
    assert "playbooks.csv" in names
    (scorecard,) = tmp_path.glob("*scorecard.csv")
    assert scorecard.read_text(encoding="utf-8-sig").startswith("customer_id,account_name")


def test_tables_stand_below_their_section_and_none_is_cut(page):
    page._ask_for_columns()
    tree = page.findChild(ColumnsDialog).tree
    sections = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    assert "Areas of practice" in [section.text(0) for section in sections]
    assert all(section.isExpanded() and section.childCount() for section in sections)
    titles = [
        section.child(at).text(0) for section in sections for at in range(section.childCount())
    ]
    room = tree.viewport().width() - 2 * tree.indentation()
    assert max(tree.fontMetrics().horizontalAdvance(title) for title in titles) < room
