"""What became of initiatives is told in the window, and counted."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.model.identifiers import InitiativeId
from csdesk.model.plan_choices import InitiativeProgress, ProgressState
from csdesk.roadmap.realised import Realised
from ui.pages.roadmap.progress_row import ProgressRow

DUE, TODAY = date(2026, 3, 30), date(2026, 4, 2)
PATH = InitiativeId("path")
RUNNING = InitiativeProgress(PATH, ProgressState.RUNNING, DUE)


@pytest.fixture
def show(qtbot):
    """Return a function that shows a row with progress."""

    def make(progress: InitiativeProgress | None = None) -> ProgressRow:
        row = ProgressRow(Realised(PATH, "First value path", DUE, progress), TODAY)
        qtbot.addWidget(row)
        row.show()
        return row

    return make


def test_what_is_done_today_is_told_with_its_day(qtbot, show) -> None:
    row = show()
    with qtbot.waitSignal(row.noted) as told:
        row.switch.chosen.emit("done")
    assert told.args == [InitiativeProgress(PATH, ProgressState.DONE, None, TODAY)]
    assert row.switch.current == "open"


def test_what_runs_begins_today_and_forgets_a_last_day(qtbot, show) -> None:
    row = show(InitiativeProgress(PATH, ProgressState.DONE, None, TODAY, 3.0))
    with qtbot.waitSignal(row.noted) as told:
        row.switch.chosen.emit("running")
    assert told.args == [InitiativeProgress(PATH, ProgressState.RUNNING, TODAY, None, 3.0)]


def test_days_and_a_note_are_kept_when_they_were_typed(qtbot, show) -> None:
    row = show(RUNNING)
    qtbot.keyClicks(row.spent, "2.5")
    with qtbot.waitSignal(row.noted) as told:
        row.spent.editingFinished.emit()
    assert told.args[0].spent_days == 2.5
    assert told.args[0].done_on is None


def test_nothing_is_told_where_nothing_changed(qtbot, show) -> None:
    row = show(RUNNING)
    with qtbot.assertNotEmitted(row.noted):
        row.note.editingFinished.emit()
        row.switch.chosen.emit("running")


def test_an_initiative_can_be_open_again(qtbot, show) -> None:
    row = show(RUNNING)
    with qtbot.waitSignal(row.forgotten) as told:
        row.switch.chosen.emit("open")
    assert told.args == [PATH]


def test_only_what_is_late_and_not_ended_is_marked_overdue(show) -> None:
    assert row_words(show(RUNNING)) == "Overdue"
    assert row_words(show(InitiativeProgress(PATH, ProgressState.DONE))) == "Done"


def row_words(row: ProgressRow) -> str:
    from ui.widgets.status import Pill

    (pill,) = row.findChildren(Pill)
    return pill.accessibleName() or pill.text()
