from datetime import date

import pytest

from csdesk.model.imports import ListRole, Privacy
from csdesk.model.tables import TableKind
from tests.ui.pages.data.conftest import PATIENCE
from ui.dialogs.rates import RatesDialog
from ui.models.import_course import Act
from ui.pages.data.findings_card import MATCHES
from ui.painting import wait_until

AUTUMN = date(2026, 11, 20)


def choose_field(page, column: int, field: str | None) -> None:
    page.desk.mapping.list.fieldChosen.emit(column, field)


def reading(page, column: int):
    return page.desk.mapping.list.reading(column)


def test_a_client_without_lists_is_told_what_to_bring(page, texts):
    assert "No customer list yet" in texts(page)
    assert not page.head.bring_in.isVisibleTo(page)


def test_a_file_is_shown_as_it_is_with_the_reading_of_each_column(page, qtbot, begin, path):
    begin(path)
    assert page.shows(page.desk)
    sheet = page.desk.sheet.model
    qtbot.waitUntil(lambda: sheet.index(0, 0).data() == "Customer book", timeout=PATIENCE)
    assert sheet.index(3, 0).data().startswith("A<b>&$B_{x}")
    assert reading(page, 1).field == "account_name"
    assert reading(page, 3).field == "arr"
    assert page.head.carry_out.text() == "Import 3 accounts"


def test_nothing_is_imported_before_the_date_is_known(page, begin, path):
    begin(path)
    assert not page.head.carry_out.isEnabled()
    assert "states no date" in page.desk.review.obstacle
    page.desk.review.date.dayChosen.emit(AUTUMN)
    assert page.head.carry_out.isEnabled()
    assert page.desk.review.obstacle == ""


def test_choosing_another_field_reads_the_file_again(page, begin, path, settle):
    begin(path)
    assert "renewal_date" in page.desk.choice.draft.tables[0].summaries
    choose_field(page, 4, None)
    settle()
    assert "renewal_date" not in page.desk.choice.draft.tables[0].summaries
    assert reading(page, 4).name == "Do not import"


def test_what_becomes_of_a_personal_column_is_decided(page, begin, settle, tmp_path):
    path = tmp_path / "People.csv"
    path.write_text("Customer,Customer id,ARR,Colour\nPennine,HL-1,5,Ann\nTide,HL-2,6,Bo\n")
    begin(path)
    personal = next(
        field
        for field in page.session.library.fields
        if field.table is TableKind.ACCOUNTS and field.is_personal
    )
    choose_field(page, 4, personal.id)
    settle()
    assert reading(page, 4).privacy is Privacy.KEEP
    page.desk.mapping.list.ask_field(3)
    page.desk.mapping.list.popup.privacy.chosen.emit(Privacy.DROP.value)
    settle()
    assert reading(page, 4).privacy is Privacy.DROP


def test_a_table_can_be_left_out(page, begin, path, settle):
    begin(path)
    kinds = page.desk.mapping.kinds
    place = next(n for n in range(kinds.count()) if kinds.itemData(n) is None)
    kinds.setCurrentIndex(place)
    kinds.activated.emit(place)
    settle()
    assert page.desk.choice.draft.tables == ()
    assert "Other tables" in page.desk.review.obstacle


def test_a_question_blocks_until_it_is_answered(page, begin, asking, settle):
    begin(asking)
    page.desk.review.date.dayChosen.emit(AUTUMN)
    (question,) = page.desk.choice.draft.open_questions()
    assert page.head.carry_out.text() == "Answer 1 question"
    option = page.desk.findings.questions.option(question.key, question.options[0].value)
    option.click()
    settle()
    assert page.desk.choice.draft.open_questions() == ()
    assert page.head.carry_out.text() == "Import 2 accounts"
    assert page.head.carry_out.isEnabled()


def test_a_list_is_imported_shown_and_taken_back(
    page, qtbot, begin, carry_out, path, texts, client
):
    begin(path)
    page.desk.review.date.dayChosen.emit(AUTUMN)
    carry_out()
    (batch,) = client.diagnosis.batches
    assert batch.as_of == AUTUMN
    assert page.header.sentence.text().startswith("3 customers now imported from Customers.csv")
    assert page.overview.imported.model.index(1, 0).data() == 'A<b>&$B_{x} "Ltd" =1+1'
    assert "Customers.csv" in texts(page.overview.lists)
    page.overview.lists.take_back[batch.id].click()
    qtbot.waitUntil(lambda: not client.diagnosis.batches, timeout=PATIENCE)
    qtbot.waitUntil(lambda: page.shows(page.empty), timeout=PATIENCE)


def test_what_could_not_be_read_leads_to_its_cell(page, begin, path):
    begin(path)
    lines = page.desk.findings.problems.lines.entries
    row = next(n for n, line in enumerate(lines) if line.group.rows == (5,))
    page.desk.findings.problems.rowOpened.emit(row)
    cell = page.desk.sheet.view.currentIndex()
    assert (cell.row() + 1, cell.column() + 1) == (5, 4)


def test_every_row_of_the_file_is_told(page, begin, path):
    begin(path)
    ledger = page.desk.findings.ledger.model()
    assert [ledger.index(0, column).data() for column in (2, 3, 4)] == ["3", "3", "0"]


def test_a_file_that_is_no_list_is_refused_with_its_sentence(page, begin, picture, client):
    before = client.path.read_bytes()
    begin(picture)
    assert page.shows(page.refused)
    assert "holiday.xlsx" in page.refused.sentence.text()
    assert client.path.read_bytes() == before


def test_a_refused_file_is_not_taken_for_a_cancelled_one_because_of_its_name(page, begin, tmp_path):
    orders = tmp_path / "Cancelled orders.xlsx"
    orders.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    begin(orders)
    assert page.shows(page.refused)


def test_reading_can_be_cancelled(page, qtbot, path):
    page.begin_import(path)
    assert page.shows(page.waiting)
    page.waiting.cancel.click()
    qtbot.waitUntil(lambda: page.shows(page.empty), timeout=PATIENCE)
    assert page.queue.files == ()


def test_leaving_the_desk_writes_nothing_and_lets_go_of_the_file(page, qtbot, begin, path, client):
    begin(path)
    closed: list[bool] = []
    content = page.desk.choice.draft.content
    close = content.close
    content.close = lambda: (closed.append(True), close())
    page.head.leave.click()
    assert page.shows(page.empty)
    assert client.diagnosis.batches == ()
    qtbot.waitUntil(lambda: closed == [True], timeout=PATIENCE)


def test_several_files_wait_in_a_list_until_each_is_ready(
    page, begin, carry_out, settle, path, asking, picture
):
    begin(path, asking, picture)
    assert page.shows(page.files)
    assert [file.state for file in page.queue.files] == ["question", "question", "refused"]
    page.files.date.dayChosen.emit(AUTUMN)
    assert [file.state for file in page.queue.files] == ["ready", "question", "refused"]
    page.head.carry_out.click()
    wait_until(lambda: page.shows(page.desk))
    (question,) = page.desk.choice.draft.open_questions()
    page.desk.findings.questions.option(question.key, question.options[0].value).click()
    settle()
    assert page.head.carry_out.text() == "Import 2 files"
    carry_out()
    assert {batch.role for batch in page.session.diagnosis.batches} == {
        ListRole.CURRENT,
        ListRole.ADDED,
    }


def test_a_folder_brings_every_spreadsheet_in_it(page, qtbot, path, asking, tmp_path):
    folder = tmp_path / "From the client"
    folder.mkdir()
    path.rename(folder / path.name)
    asking.rename(folder / asking.name)
    (folder / "notes.docx").write_bytes(b"no")
    page.begin_import(folder)
    qtbot.waitUntil(lambda: len(page.queue.files) == 2, timeout=PATIENCE)
    assert page.shows(page.files)


def test_a_folder_without_spreadsheets_is_told(page, begin, tmp_path):
    folder = tmp_path / "Empty"
    folder.mkdir()
    begin(folder)
    assert page.shows(page.refused)
    assert "no spreadsheet" in page.refused.sentence.text()


def test_a_file_is_removed_from_the_list(page, begin, path, asking):
    begin(path, asking)
    page.files.fileRemoved.emit(asking)
    assert [file.path for file in page.queue.files] == [path]


@pytest.mark.parametrize("step", ["table", "columns", "questions", "problems", "matches", "review"])
def test_every_step_leads_to_its_place(page, qtbot, begin, path, step):
    begin(path)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.desk.steps.steps[step].click()
    focused = page.window().focusWidget()
    assert focused is not None
    assert page.desk.isAncestorOf(focused)


def test_the_primary_button_says_what_is_next(page, begin, path):
    begin(path)
    assert page.course.act is Act.NOTHING
    page.desk.review.date.dayChosen.emit(AUTUMN)
    assert page.course.act is Act.IMPORT


def test_a_foreign_list_is_converted_with_the_rate_that_is_given_at_the_desk(
    page, qtbot, begin, carry_out, settle, tmp_path, client
):
    path = tmp_path / "Foreign.csv"
    path.write_text("Customer,Customer id,MRR,ARR (USD)\nPennine,HL-1,10,120\nTide,HL-2,20,240\n")
    begin(path)
    page.desk.review.date.dayChosen.emit(AUTUMN)
    assert "in USD and this client is kept in GBP" in page.desk.review.obstacle
    assert page.desk.review.give_rate.isVisibleTo(page)
    page.desk.review.give_rate.click()
    dialog = page.findChild(RatesDialog)
    dialog.rates["USD"].setText("0.5")
    dialog.use.click()
    qtbot.waitUntil(page.head.carry_out.isEnabled, timeout=PATIENCE)
    assert page.desk.review.obstacle == ""
    assert not page.desk.review.give_rate.isVisibleTo(page)
    carry_out()
    assert client.diagnosis.accounts.column("arr") == (60.0, 120.0)
    assert client.diagnosis.accounts.column("mrr") == (5.0, 10.0)


def test_amounts_in_several_currencies_ask_for_the_rates_of_all(page, begin, tmp_path):
    path = tmp_path / "Mixed.csv"
    path.write_text("Customer,Customer id,ARR\nA,HL-1,£120\nB,HL-2,$240\nC,HL-3,€9\n")
    begin(path)
    assert page.desk.review.give_rate.isVisibleTo(page)
    page.desk.review.give_rate.click()
    assert list(page.findChild(RatesDialog).rates) == ["EUR", "USD"]


def test_cells_are_no_problem_any_more_once_the_question_about_them_is_answered(
    page, begin, settle, tmp_path
):
    path = tmp_path / "usage.csv"
    path.write_text("Customer,ARR,Last login\nA,1,01/04/2025\nB,2,02/05/2025\n")
    begin(path)
    assert page.desk.sheet.model.problem(2, 3) is not None
    (question,) = page.desk.choice.draft.open_questions()
    page.desk.decided.emit(page.desk.choice.answered(question.key, question.options[0].value))
    settle()
    assert page.desk.sheet.model.problem(2, 3) is None


def test_each_of_two_files_shows_its_own_cells(page, qtbot, begin, tmp_path):
    paths = [tmp_path / "a" / "list.csv", tmp_path / "b" / "list.csv"]
    for path, name in zip(paths, ("Northgate", "Southgate"), strict=True):
        path.parent.mkdir()
        path.write_text(f"Customer,ARR\n{name},10\nTide,20\n")
    begin(*paths)
    model = page.desk.sheet.model
    for path, name in zip(paths, ("Northgate", "Southgate"), strict=True):
        page.files.fileOpened.emit(path)
        qtbot.waitUntil(lambda name=name: model.index(1, 0).data() == name, timeout=PATIENCE)


def test_the_cells_are_shown_again_with_the_letters_that_were_chosen(page, qtbot, begin, tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes("Customer,ARR\nŁódź,10\nTide,20\n".encode("cp1250"))
    begin(path)
    model = page.desk.sheet.model
    qtbot.waitUntil(lambda: bool(model.index(1, 0).data()), timeout=PATIENCE)
    (question,) = page.desk.choice.draft.reading.questions
    page.desk.decided.emit(page.desk.choice.answered(question.key, "cp1250"))
    qtbot.waitUntil(lambda: model.index(1, 0).data() == "Łódź", timeout=PATIENCE)


def test_the_keyboard_stays_on_the_page_when_the_button_goes(page, qtbot, begin, path):
    begin(path)
    page.desk.review.date.dayChosen.emit(AUTUMN)
    page.show()
    qtbot.waitExposed(page)
    page.head.carry_out.setFocus()
    page.head.carry_out.click()
    qtbot.waitUntil(lambda: page.shows(page.overview), timeout=PATIENCE)
    assert page.window().focusWidget() is page.overview


def test_another_decision_leaves_the_part_that_is_looked_at(page, begin, settle, path):
    begin(path)
    page.desk.findings.show_part(MATCHES)
    choose_field(page, 3, None)
    settle()
    assert page.desk.findings.view.current == MATCHES
