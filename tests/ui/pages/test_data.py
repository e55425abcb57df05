from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from csdesk.model.changes import Changes
from csdesk.model.clients import Client
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import ListRole
from ui.pages.data import DataPage
from ui.session import Session

PATIENCE = 20_000
LIST = """\
Renewal book
Customer,Customer id,ARR (£),Renews on,Colour
Pennine Logistics,HL-1,186000,27/12/2026,R
A<b>&$B_{x} "Ltd" =1+1,HL-2,94500,14/01/2027,A
Quayside Payroll,HL-3,18400,someday,G
"""


@pytest.fixture
def client(qtbot: QtBot, session: Session, tmp_path: Path) -> Session:
    """Give a session with a new client's workspace."""
    session.start_client(tmp_path / "client.csdesk", Client("Harbourlight", "GBP"))
    qtbot.waitUntil(lambda: session.diagnosis is not None, timeout=PATIENCE)
    return session


@pytest.fixture
def page(qtbot: QtBot, client: Session) -> DataPage:
    page = DataPage(client)
    qtbot.addWidget(page)
    page.resize(1440, 820)
    client.changed.connect(page.refresh)
    page.refresh(Changes.ALL)
    return page


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Renewals.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def begin(page: DataPage, qtbot: QtBot, path: Path) -> None:
    page.begin_import(path)
    qtbot.waitUntil(lambda: page._stack.currentWidget() is not page.waiting, timeout=PATIENCE)


def carry_out(page: DataPage, qtbot: QtBot) -> None:
    page.carry_out.click()
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._overview, timeout=PATIENCE)


def test_a_client_without_lists_is_told_what_to_bring(page, texts):
    assert "No customer list yet" in texts(page)
    assert not page.bring_in.isVisibleTo(page)


def test_a_file_is_shown_as_it_is_with_the_reading_of_each_column(page, qtbot, path):
    begin(page, qtbot, path)
    assert page._stack.currentWidget() is page.desk
    sheet = page.desk.sheet.model
    assert sheet.index(0, 0).data() == "Renewal book"
    assert sheet.index(3, 0).data().startswith("A<b>&$B_{x}")
    assert page.desk.mapping.row(1).combo.currentData() == "account_name"
    combo = page.desk.mapping.row(3).combo
    assert combo.currentData() == "arr"
    arr = next(field for field in page.session.library.fields if field.id == "arr")
    assert combo.toolTip() == arr.help
    assert page.carry_out.text() == "Import 3 accounts"


def test_nothing_is_imported_before_the_date_is_known(page, qtbot, path, texts):
    begin(page, qtbot, path)
    assert not page.carry_out.isEnabled()
    assert any("states no date" in text for text in texts(page.desk.review))
    page.desk.review.date.dayChosen.emit(date(2026, 11, 20))
    assert page.carry_out.isEnabled()


def test_choosing_another_field_reads_the_file_again(page, qtbot, path):
    begin(page, qtbot, path)
    combo = page.desk.mapping.row(4).combo
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    table = page.desk.choice.draft.tables[0]
    qtbot.waitUntil(
        lambda: FieldId("renewal_date") not in page.desk.choice.draft.tables[0].records.columns,
        timeout=PATIENCE,
    )
    assert FieldId("renewal_date") in table.records.columns
    assert page.desk.mapping.row(4).combo.currentText() == "Do not import"


def test_a_list_is_imported_shown_and_taken_back(page, qtbot, path, texts, client):
    begin(page, qtbot, path)
    page.desk.review.date.dayChosen.emit(date(2026, 11, 20))
    carry_out(page, qtbot)
    assert client.diagnosis.batches[0].as_of == date(2026, 11, 20)
    assert page.header.sentence.text().startswith("3 accounts imported from Renewals.csv")
    assert page.imported.model.index(1, 0).data() == 'A<b>&$B_{x} "Ltd" =1+1'
    assert "Renewals.csv" in texts(page.lists)
    page.lists.take_back[ListRole.CURRENT].click()
    qtbot.waitUntil(lambda: not client.diagnosis.batches, timeout=PATIENCE)
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page.empty, timeout=PATIENCE)


def test_what_could_not_be_read_leads_to_its_cell(page, qtbot, path):
    begin(page, qtbot, path)
    groups = page.desk.problems.groups.entries
    row = next(n for n, group in enumerate(groups) if group.rows == (5,))
    page.desk.problems.rowOpened.emit(row)
    cell = page.desk.sheet.view.currentIndex()
    assert (cell.row() + 1, cell.column() + 1) == (5, 4)


def test_a_file_that_is_no_list_is_refused_with_its_sentence(page, qtbot, tmp_path, texts, client):
    picture = tmp_path / "holiday.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    before = client.path.read_bytes()
    begin(page, qtbot, picture)
    assert page._stack.currentWidget() is page.refused
    assert "holiday.xlsx" in page.refused.sentence.text()
    assert client.path.read_bytes() == before


def test_a_refused_file_is_not_taken_for_a_cancelled_one_because_of_its_name(page, qtbot, tmp_path):
    orders = tmp_path / "Cancelled orders.xlsx"
    orders.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    begin(page, qtbot, orders)
    assert page._stack.currentWidget() is page.refused


def test_leaving_the_desk_writes_nothing(page, qtbot, path, client):
    begin(page, qtbot, path)
    page.leave.click()
    assert page._stack.currentWidget() is page.empty
    assert client.diagnosis.batches == ()
