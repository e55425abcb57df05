from datetime import date

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QAbstractButton, QApplication

from csdesk.model.imports import ListRole
from csdesk.model.tables import TableKind
from tests.ui.pages.data.conftest import PATIENCE
from ui.dialogs.join_accounts import JoinDialog
from ui.pages.data.places import CHURN, LISTS, MISSING, QUALITY, SOURCES
from ui.widgets.button import Button

NARROW = 1200
"""Below the width from which words stand in full."""


def test_a_steward_and_a_rate_that_are_given_stay_and_can_be_undone(
    page, qtbot, begin, carry_out, path
):
    begin(path)
    page.desk.review.date.dayChosen.emit(date(2026, 11, 20))
    carry_out()
    overview = page.overview
    overview.show_view(QUALITY)
    overview.quality.stewardGiven.emit(TableKind.ACCOUNTS, "Priya", 14)
    qtbot.waitUntil(
        lambda: overview.quality._stewards.get(TableKind.ACCOUNTS) == ("Priya", 14),
        timeout=PATIENCE,
    )
    overview.show_view(SOURCES)
    overview.sources.code.setText("usd")
    overview.sources.rate.setText("0.79")
    overview.sources.origin.setText("ECB")
    overview.sources.keep.click()
    rates = overview.sources.rates
    qtbot.waitUntil(lambda: rates.rowCount() == 1, timeout=PATIENCE)
    assert [rates.index(0, column).data() for column in range(3)] == ["USD", "0.79", "ECB"]
    overview.sources.drop.click()
    qtbot.waitUntil(lambda: rates.rowCount() == 0, timeout=PATIENCE)


def test_every_view_of_the_data_shows_what_the_lists_say(page, begin, carry_out, path):
    begin(path)
    page.desk.review.date.dayChosen.emit(date(2026, 11, 20))
    carry_out()
    overview = page.overview
    for view in (QUALITY, CHURN, MISSING, SOURCES):
        overview.show_view(view)
    assert overview.quality.model.rowCount() > 0
    assert overview.missing.additions.rowCount() > 0
    assert overview.sources.sources.rowCount() > 0
    assert overview.churn.gaps.rowCount() == 0


def test_an_empty_template_is_saved(page, qtbot, monkeypatch, tmp_path):
    target = tmp_path / "Template"
    monkeypatch.setattr("ui.pages.data.workbooks.ask_for_target", lambda *_: target)
    with qtbot.waitSignal(page.told, timeout=PATIENCE) as told:
        page.overview.templateRequested.emit(TableKind.INVOICES)
    assert told.args == ["Saved: Template.xlsx"]
    assert (tmp_path / "Template.xlsx").read_bytes()[:2] == b"PK"


def test_the_rows_with_problems_are_saved(page, qtbot, begin, path, monkeypatch, tmp_path):
    target = tmp_path / "To correct.xlsx"
    monkeypatch.setattr("ui.pages.data.workbooks.ask_for_target", lambda *_: target)
    begin(path)
    with qtbot.waitSignal(page.told, timeout=PATIENCE):
        page.desk.findings.save_errors.click()
    assert target.read_bytes()[:2] == b"PK"


def show_list(imported, view: str) -> None:
    imported.view.choose(view)
    imported.view.activated.emit(imported.view.currentIndex())


def test_every_kind_of_list_is_shown_with_what_the_file_says(
    page, qtbot, begin, carry_out, path, tmp_path
):
    tickets = tmp_path / "Tickets.csv"
    tickets.write_text(
        "Ticket id,Customer id,Created at,Priority\n"
        "T-1,HL-1,27/12/2025,High\nT-2,HL-2,28/12/2025,Low\n"
    )
    begin(path, tickets)
    page.files.dateGiven.emit(date(2026, 11, 20))
    carry_out()
    imported = page.overview.imported
    shown = [imported.view.itemText(place) for place in range(imported.view.count())]
    assert shown[:3] == ["Customers now  3", "Customers before", "Support requests  2"]
    show_list(imported, TableKind.SUPPORT.value)
    qtbot.waitUntil(lambda: imported.model.rowCount() == 2, timeout=PATIENCE)
    shown = [imported.model.index(1, at).data() for at in range(imported.model.columnCount())]
    opened = next(at for at, words in enumerate(shown) if words.startswith("28 Dec 2025"))
    imported.table.setCurrentIndex(imported.model.index(1, opened))
    said = "The file says “28/12/2025”: Tickets.csv, sheet “Tickets”, row 3."
    qtbot.waitUntil(lambda: imported.foot == said, timeout=PATIENCE)
    show_list(imported, ListRole.CURRENT.value)
    assert imported.model.rowCount() == 3


def test_two_accounts_are_joined_by_hand_and_parted_again(page, qtbot, begin, carry_out, path):
    begin(path)
    page.desk.review.date.dayChosen.emit(date(2026, 11, 20))
    carry_out()
    imported, sources = page.overview.imported, page.overview.sources
    rows = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    imported.table.selectionModel().select(imported.model.index(0, 0), rows)
    assert not imported.join.isEnabled()
    imported.table.selectionModel().select(imported.model.index(2, 0), rows)
    imported.join.click()
    dialog = page.findChild(JoinDialog)
    assert not dialog.join.isEnabled()
    dialog.reason.setText("The same contract")
    dialog.join.click()
    qtbot.waitUntil(lambda: len(page.session.diagnosis.accounts) == 2, timeout=PATIENCE)
    page.overview.show_view(SOURCES)
    qtbot.waitUntil(lambda: sources.aliases.rowCount() == 1, timeout=PATIENCE)
    assert sources.aliases.index(0, 2).data() == "The same contract"
    sources.part.click()
    qtbot.waitUntil(lambda: len(page.session.diagnosis.accounts) == 3, timeout=PATIENCE)


def test_tables_without_rows_say_what_would_stand_there(page, begin, carry_out, path):
    begin(path)
    page.desk.review.date.dayChosen.emit(date(2026, 11, 20))
    carry_out()
    overview = page.overview
    for view in (CHURN, SOURCES):
        overview.show_view(view)
    assert overview.churn.pairs.words.startswith("Two sources are needed")
    assert overview.sources.kept_rates.words.startswith("No rate is kept.")
    assert overview.sources.joined.words.startswith("No two accounts were joined.")
    assert overview.sources.register.words == ""
    assert overview.sources.drop.isHidden()


def test_a_narrow_window_keeps_the_sentence_and_the_names_whole(
    page, qtbot, begin, carry_out, path
):
    begin(path)
    page.desk.review.date.dayChosen.emit(date(2026, 11, 20))
    carry_out()
    page.show()
    qtbot.waitExposed(page)
    for width, view in ((1440, "Churn by source"), (NARROW, "Churn")):
        for _ in range(3):  # made narrow, it needs less
            page.resize(width, 600)
            QApplication.processEvents()
        header, views = page.header, page.overview.views
        assert page.width() == width
        assert view in [button.text() for button in views.findChildren(QAbstractButton)]
        said = header.sentence.fontMetrics().horizontalAdvance(header.sentence.text())
        assert header.sentence.width() >= said
        assert views.geometry().right() < page.head.bring_in.geometry().left()
        assert header.sentence.geometry().right() < views.geometry().left()
        for part in (*views.findChildren(QAbstractButton), page.head.bring_in):
            words = part.fontMetrics().horizontalAdvance(part.text().strip())
            assert part.width() > words


def test_the_empty_page_offers_an_empty_template_of_all_tables(page, qtbot, monkeypatch, tmp_path):
    target = tmp_path / "Tables"
    monkeypatch.setattr("ui.pages.data.workbooks.ask_for_target", lambda *_: target)
    [save] = [
        b for b in page.empty.findChildren(Button) if b.text().strip() == "Save an empty template"
    ]
    with qtbot.waitSignal(page.told, timeout=PATIENCE) as told:
        save.click()
    assert told.args == ["Saved: Tables.xlsx"]


def test_an_import_that_is_asked_for_is_brought_into_view(
    page, qtbot, begin, carry_out, path, tmp_path
):
    tickets = tmp_path / "Tickets.csv"
    tickets.write_text("Ticket id,Customer id,Created at,Priority\nT-1,HL-1,27/12/2025,High\n")
    begin(path, tickets)
    page.files.dateGiven.emit(date(2026, 11, 20))
    carry_out()
    overview = page.overview
    of_file = {batch.file_name: str(batch.id) for batch in page.session.diagnosis.batches}
    overview.show_view(SOURCES)
    page.reveal("import_batch", of_file["Tickets.csv"])
    assert overview.views.current == LISTS
    assert overview.imported.view.currentData() == TableKind.SUPPORT
    qtbot.waitUntil(lambda: overview.imported.foot.startswith("Showing 1 of 1"), timeout=PATIENCE)
    page.reveal("list_in_use", f"1, {of_file['Customers.csv']}")
    assert overview.imported.view.currentData() == ListRole.CURRENT


def test_what_was_undone_is_shown_on_its_view_and_a_locked_page_comes_back_as_it_was(
    page, begin, carry_out, path
):
    begin(path)
    page.desk.review.date.dayChosen.emit(date(2026, 11, 20))
    carry_out()
    page.reveal("data_steward", "1, accounts")
    assert page.overview.views.current == QUALITY
    page.reveal("finding", "1")
    assert page.overview.views.current == QUALITY
    place = page.place
    page.overview.show_view(LISTS)
    page.reveal(*place)
    assert page.overview.views.current == QUALITY


def test_a_file_that_is_looked_at_stays_in_view(page, begin, path):
    begin(path)
    page.reveal("import_batch", "1")
    assert page.shows(page.desk)
