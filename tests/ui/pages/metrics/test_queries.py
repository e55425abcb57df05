from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csdesk.model.queries import QueryResult, TableOutline
from csdesk.operations.queries import OwnQuery, ask_query, outline_tables, read_queries
from ui.pages.metrics.queries import QueriesView
from ui.tasks.task import Task

TABLES = (
    TableOutline("surveys", "", ("key", "nps")),
    TableOutline("accounts", "", ("key", "plan", "arr"), frozenset({"key", "arr"}), 3),
    TableOutline("revenue", "", ("key",), frozenset({"key"}), None),
)
FOUND = QueryResult(
    ("name", "arr"), (("Ash", 1234.5), ("Birch", None), ("Cedar", 5.0)), 3, "2026-06-30"
)


class Reads:
    """What the view asks of the session, answered at once or later."""

    def __init__(self, session):
        self.asked, self._ends, self.own = [], [], []
        self.task = Task("", lambda _task: None)
        session.read = self.read

    def read(self, function, *arguments, on_done=None, on_failed=None, label=""):
        if function is outline_tables:
            on_done(TABLES)
            return self.task
        if function is read_queries:
            on_done(tuple(self.own))
            return self.task
        self.asked.append((function, *arguments[1:]))
        self._ends.append((on_done, on_failed))
        return self.task

    def finish(self, result):
        self._ends.pop()[0](result)

    def fail(self, sentence):
        self._ends.pop()[1](sentence)


@pytest.fixture
def reads(opened) -> Reads:
    return Reads(opened.session)


@pytest.fixture
def view(qtbot: QtBot, opened, reads, diagnosis) -> QueriesView:
    view = QueriesView(opened.session)
    qtbot.addWidget(view)
    view.resize(1300, 760)
    view.show_diagnosis(diagnosis)
    return view


def names(view):
    return [line.name for line in view.panel.lines.entries]


def test_every_shipped_query_is_offered_with_what_was_wrong(view, opened):
    queries = opened.session.library.queries
    assert view.snippet.snippets.count() == len(queries)
    for place, query in enumerate(queries):
        view.snippet.snippets.setCurrentIndex(place)
        assert view.snippet.wrong.text() == query.wrong
        assert view.snippet.matters.text() == query.matters
        assert view.query.sql == query.sql.strip()
        assert view.query.values == {one.id: one.default for one in query.parameters}


def test_control_enter_asks_the_query_as_it_is_written(view, reads, qtbot, diagnosis):
    view.query.editor.setPlainText("SELECT 1")
    qtbot.keyClick(view.query.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    ((function, sql, values, health),) = reads.asked
    assert (function, sql, health) == (ask_query, "SELECT 1", diagnosis.health)
    assert set(values) == {one.id for one in view.snippet.chosen.parameters}
    assert view.query.sql == "SELECT 1"


def test_one_query_runs_at_a_time_and_can_be_stopped(view, reads):
    view.run()
    view.run()
    assert len(reads.asked) == 1
    assert not view.query.run.isEnabled()
    view.query.stop.click()
    assert reads.task.is_cancelled
    reads.fail("Cancelled; nothing was changed.")
    assert view.query.run.isEnabled()
    assert view.query.stop.isHidden()


def test_the_rows_are_shown_sorted_by_a_click_and_counted(view, reads):
    view.run()
    reads.finish(FOUND)
    model = view.result.model
    assert view.result.title.text() == "3 rows, as of 2026-06-30"
    assert [model.index(row, 1).data() for row in range(3)] == ["1,234.5", "–", "5"]
    model.sort(1, Qt.SortOrder.AscendingOrder)
    assert [model.index(row, 0).data() for row in range(3)] == ["Cedar", "Ash", "Birch"]


def test_a_mistake_is_told_and_no_rows_are_shown(view, reads):
    view.run()
    reads.finish(FOUND)
    view.run()
    reads.fail("Line 1, column 8: there is no column “aar” here.")
    assert view.query.outcome.sentence.startswith("Line 1, column 8")
    assert view.result.result is None
    assert not view.result.export.isEnabled()


def test_a_query_without_rows_says_so(view, reads):
    view.run()
    reads.finish(QueryResult(("a",), (), 0, ""))
    assert view.result._empty.text() == "The query found nothing."
    assert view.result.title.text() == "0 rows"


def test_the_first_of_many_rows_are_called_so(view, reads):
    view.run()
    reads.finish(QueryResult(("a",), ((1,),), 12_345, ""))
    assert view.result.title.text() == "First 1 of 12,345 rows"
    view.run()
    reads.finish(QueryResult(("a",), ((1,),), None, ""))
    assert "more than could be counted" in view.result.title.text()


def test_tables_open_and_their_columns_are_written_into_the_query(view):
    assert names(view) == ["accounts", "revenue", "surveys"]
    view.panel._open(0)
    assert names(view) == ["accounts", "key", "arr", "plan", "revenue", "surveys"]
    view.query.editor.setPlainText("")
    view.panel._open(2)
    assert view.query.sql == "arr"
    view.panel._open(0)
    assert names(view) == ["accounts", "revenue", "surveys"]


def test_the_rows_are_written_to_a_file(view, reads, opened, tmp_path: Path, qtbot):
    view.run()
    reads.finish(FOUND)
    with qtbot.waitSignal(view.told):
        view.export(tmp_path / "rows.csv")
    assert (tmp_path / "rows.csv").read_text("utf-8-sig").splitlines()[1] == "Ash,1234.5"


def test_a_query_of_ones_own_is_offered_after_those_that_ship_and_leaves_what_is_written(
    view, reads, diagnosis
):
    shipped = view.snippet.snippets.count()
    view.query.editor.setPlainText("SELECT 1")
    reads.own = [OwnQuery("Large ones", "SELECT name FROM accounts")]
    view.show_diagnosis(diagnosis)
    assert view.query.sql == "SELECT 1"
    assert view.snippet.snippets.count() == shipped + 1
    view.snippet.snippets.setCurrentIndex(shipped)
    assert view.query.sql == "SELECT name FROM accounts"
    assert (view.query.name.text(), view.query.remove.isHidden()) == ("Large ones", False)
    view.snippet.snippets.setCurrentIndex(0)
    assert (view.query.name.text(), view.query.remove.isHidden()) == ("", True)


def test_a_query_is_kept_under_a_name_and_removed_again(qtbot, client_session, diagnosis):
    view = QueriesView(client_session)
    qtbot.addWidget(view)
    view.show_diagnosis(diagnosis)
    shipped = view.snippet.snippets.count()
    view.query.editor.setPlainText("SELECT 1 AS one")
    view.query.keep.click()
    assert view.query.outcome.sentence == "Give the query a name."
    view.query.name.setText("One")
    view.query.keep.click()
    qtbot.waitUntil(lambda: view.snippet.snippets.count() == shipped + 1)
    assert (view.snippet.chosen.name, view.query.sql) == ("One", "SELECT 1 AS one")
    view.query.remove.click()
    qtbot.waitUntil(lambda: view.snippet.snippets.count() == shipped)
    assert view.snippet.chosen.name != "One"
