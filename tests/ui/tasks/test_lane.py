import logging
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from csdesk.errors import InputRefused
from csdesk.progress import Progress
from ui.tasks.lane import Lane


@pytest.fixture
def lane(qapp: object) -> Iterator[Lane]:
    lane = Lane("test")
    yield lane
    lane.close()


def test_work_is_done_in_the_order_in_which_it_came(lane: Lane, qtbot: QtBot) -> None:
    done: list[int] = []
    for number in range(20):
        lane.submit(lambda _progress, number=number: number, done.append)
    qtbot.waitUntil(lambda: lane.is_idle)
    assert done == list(range(20))


def test_work_runs_in_one_other_thread_and_answers_in_this_one(lane: Lane, qtbot: QtBot) -> None:
    workers: set[int] = set()
    answers: set[int] = set()
    for _ in range(3):
        lane.submit(
            lambda _progress: workers.add(threading.get_ident()),
            lambda _result: answers.add(threading.get_ident()),
        )
    qtbot.waitUntil(lambda: lane.is_idle)
    assert len(workers) == 1
    assert answers == {threading.get_ident()}
    assert workers != answers


def test_an_error_is_told_with_its_sentence(lane: Lane, qtbot: QtBot) -> None:
    def refuse(_progress: Progress) -> None:
        raise InputRefused("it is a picture", file="list.xlsx", advice="Choose a spreadsheet")

    told: list[str] = []
    lane.submit(refuse, on_failed=told.append)
    qtbot.waitUntil(lambda: lane.is_idle)
    assert told == ["list.xlsx: it is a picture. Choose a spreadsheet."]


def test_an_error_that_nobody_takes_goes_to_the_lane(lane: Lane, qtbot: QtBot) -> None:
    def refuse(_progress: Progress) -> None:
        raise InputRefused("it is empty", file="a.csv", advice="Choose another")

    with qtbot.waitSignal(lane.failed) as caught:
        lane.submit(refuse)
    assert caught.args == ["a.csv: it is empty. Choose another."]


def test_a_defect_names_its_place_and_nothing_of_the_data(
    lane: Lane, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_progress: Progress) -> None:
        raise ValueError("could not read ACME Ltd")

    told: list[str] = []
    with caplog.at_level(logging.ERROR):
        lane.submit(fail, on_failed=told.append)
        qtbot.waitUntil(lambda: lane.is_idle)
    assert "ValueError at test_lane.py:" in told[0]
    assert "ACME" not in told[0] + caplog.text


def test_the_lane_outlives_a_defect(lane: Lane, qtbot: QtBot) -> None:
    done: list[str] = []
    lane.submit(lambda _progress: 1 / 0, on_failed=lambda _words: None)
    lane.submit(lambda _progress: "after", done.append)
    qtbot.waitUntil(lambda: lane.is_idle)
    assert done == ["after"]


def test_running_work_stops_at_its_next_step(lane: Lane, qtbot: QtBot) -> None:
    started, proceed = threading.Event(), threading.Event()
    reached: list[int] = []

    def work(progress: Progress) -> None:
        started.set()
        proceed.wait(5)
        progress(1, 2, "First")
        reached.append(1)

    told: list[str] = []
    task = lane.submit(work, lambda _result: reached.append(2), told.append)
    assert started.wait(5)
    task.cancel()
    proceed.set()
    qtbot.waitUntil(lambda: lane.is_idle)
    assert reached == []
    assert told == ["Cancelled; nothing was changed."]


def test_waiting_work_that_is_cancelled_never_begins(lane: Lane, qtbot: QtBot) -> None:
    proceed = threading.Event()
    begun: list[str] = []
    lane.submit(lambda _progress: proceed.wait(5))
    task = lane.submit(lambda _progress: begun.append("second"))
    task.cancel()
    proceed.set()
    qtbot.waitUntil(lambda: lane.is_idle)
    assert begun == []


def test_cancelled_work_without_a_listener_is_silent(lane: Lane, qtbot: QtBot) -> None:
    proceed = threading.Event()
    lane.submit(lambda _progress: proceed.wait(5))
    lane.submit(lambda _progress: None).cancel()
    with qtbot.assertNotEmitted(lane.failed):
        proceed.set()
        qtbot.waitUntil(lambda: lane.is_idle)


def test_progress_is_told_with_its_step(lane: Lane, qtbot: QtBot) -> None:
    seen: list[tuple[int, int, str]] = []
    lane.progressed.connect(lambda task: seen.append((task.done, task.total, task.step)))
    lane.submit(lambda progress: progress(3, 4, "Reading rows"), label="Import")
    qtbot.waitUntil(lambda: lane.is_idle)
    assert seen == [(3, 4, "Reading rows")]


def test_many_steps_do_not_flood_the_window(lane: Lane, qtbot: QtBot) -> None:
    seen: list[int] = []
    lane.progressed.connect(lambda task: seen.append(task.done))

    def work(progress: Progress) -> None:
        for number in range(10_000):
            progress(number, 10_000, "Rows")

    lane.submit(work)
    qtbot.waitUntil(lambda: lane.is_idle)
    assert 1 <= len(seen) < 200


def test_closing_finishes_what_was_submitted(qapp: object) -> None:
    lane = Lane("closing")
    done: list[str] = []
    lane.submit(lambda _progress: done.append("kept"))
    lane.close()
    assert done == ["kept"]


class Answer:
    """Something to be called with a result; notes in which thread it was let go of."""

    def __init__(self, freed_in: list[threading.Thread]) -> None:
        self._freed_in = freed_in

    def __call__(self, _result: object) -> None:
        """Take the result."""

    def __del__(self) -> None:
        self._freed_in.append(threading.current_thread())


def test_what_belongs_to_the_window_is_let_go_of_in_its_thread(lane: Lane, qtbot: QtBot) -> None:
    freed_in: list[threading.Thread] = []
    for _ in range(200):
        lane.submit(lambda _progress: None, Answer(freed_in))
    qtbot.waitUntil(lambda: lane.is_idle)
    lane.close()
    assert set(freed_in) == {threading.main_thread()}
    assert len(freed_in) == 200
