"""Usage events through the window: columns, progress, what would be kept, and the import."""

from __future__ import annotations

import pytest

from csdesk.ingest.events import engine
from csdesk.model.imports import ListRole
from csdesk.model.tables import TableKind
from tests.drawn_events import draw_events, write_csv, write_parquet
from tests.ui.pages.data.conftest import PATIENCE
from ui.dialogs.events import NO_COLUMN


@pytest.fixture
def events(tmp_path):
    return write_parquet(tmp_path / "events.parquet", draw_events(1))


@pytest.fixture
def ask(page, qtbot):
    """Return a function that drops files and waits for the dialogue."""

    def drop(*paths):
        page.begin_import(*paths)
        qtbot.waitUntil(lambda: page.events.dialog is not None, timeout=PATIENCE)
        return page.events.dialog

    yield drop
    if page.events.dialog is not None:
        page.events.dialog.reject()


def shown(dialog, part):
    return dialog._stack.currentWidget() is part


def add_up(qtbot, dialog):
    dialog.choosing.add_up.click()
    qtbot.waitUntil(lambda: shown(dialog, dialog.sums), timeout=PATIENCE)


def test_dropped_events_are_asked_about_added_up_and_kept(page, qtbot, ask, events, texts):
    dialog = ask(events)
    assert {field: combo.currentText() for field, combo in dialog.choosing.columns.items()} == {
        "account_id": "account_id",
        "account_name": NO_COLUMN,
        "user_id": "user_id",
        "happened_at": "timestamp",
        "event_type": "event_type",
        "feature": "feature",
        "session_id": "session_id",
        "event_id": "event_id",
    }
    dialog.choosing.core.setText("Reports, Share")
    add_up(qtbot, dialog)
    told = texts(dialog)
    assert "57 events came twice and counted once" in told
    assert page.session.diagnosis.batches == ()
    dialog.sums.keep.click()
    qtbot.waitUntil(lambda: bool(page.session.diagnosis.batches), timeout=PATIENCE)
    batch = page.session.diagnosis.batches[0]
    assert batch.role is ListRole.ADDED
    assert {found.kind for found in batch.lists} == {TableKind.USAGE_SIGNALS, TableKind.USAGE}
    qtbot.waitUntil(lambda: page.events.dialog is None, timeout=PATIENCE)


def test_a_closed_dialogue_keeps_nothing_and_leaves_nothing(page, qtbot, ask, events, tmp_path):
    dialog = ask(events)
    add_up(qtbot, dialog)
    dialog.reject()
    assert page.events.dialog is None
    qtbot.waitUntil(lambda: not list(tmp_path.glob(".*.events")), timeout=PATIENCE)
    assert page.session.diagnosis.batches == ()


def test_a_folder_of_events_goes_the_same_way(ask, tmp_path):
    folder = tmp_path / "export"
    folder.mkdir()
    write_parquet(folder / "one.parquet", draw_events(1))
    write_parquet(folder / "two.parquet", draw_events(2))
    assert ask(folder)._stack.currentWidget() is not None


def test_a_short_text_file_is_a_list_like_any_other(page, begin, tmp_path):
    begin(write_csv(tmp_path / "events.csv", draw_events(1)))
    assert page.events.dialog is None


def test_what_is_missing_is_said_where_events_are_chosen(page, qtbot, events, monkeypatch):
    monkeypatch.setattr(engine, "find_spec", lambda _name: None)
    page.begin_import(events)
    sentence = page.header.sentence
    qtbot.waitUntil(lambda: "DuckDB, which is not installed" in sentence.text(), timeout=PATIENCE)
    assert page.events.dialog is None


def test_a_column_that_is_missing_is_told_and_can_be_mended(qtbot, ask, events, texts):
    dialog = ask(events)
    dialog.choosing.columns["happened_at"].setCurrentIndex(0)
    dialog.choosing.add_up.click()
    problem = dialog.choosing.problem
    qtbot.waitUntil(lambda: "no column says when" in problem.text(), timeout=PATIENCE)
    dialog.choosing.columns["happened_at"].choose("timestamp")
    add_up(qtbot, dialog)


def test_times_that_may_be_swapped_are_never_guessed(qtbot, ask, tmp_path):
    folder = tmp_path / "export"
    folder.mkdir()
    text = "account_id,user_id,event,timestamp\nC-1,u,open,03/04/2025 10:00\n"
    (folder / "events.csv").write_text(text, encoding="utf-8")
    write_parquet(folder / "z.parquet", draw_events(1))
    dialog = ask(folder)
    dialog.choosing.add_up.click()
    problem = dialog.choosing.problem
    qtbot.waitUntil(lambda: "day first or month first" in problem.text(), timeout=PATIENCE)
    assert dialog.choosing.times.currentData() is None
