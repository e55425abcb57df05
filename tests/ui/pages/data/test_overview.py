from datetime import date

from csdesk.model.tables import TableKind
from tests.ui.pages.data.conftest import PATIENCE
from ui.pages.data.overview import CHURN, MISSING, QUALITY, SOURCES


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
