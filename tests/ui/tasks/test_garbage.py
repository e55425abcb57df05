import gc
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.tasks import garbage
from ui.tasks.garbage import GarbageCollector, collect_if_due


class Cycle:
    """Something that only a collection can free; notes in which thread that happened."""

    freed_in: list[threading.Thread]

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        type(self).freed_in.append(threading.current_thread())


@pytest.fixture
def freed_in() -> list[threading.Thread]:
    Cycle.freed_in = []
    return Cycle.freed_in


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[GarbageCollector]:
    collector = GarbageCollector()
    yield collector
    collector.stop()


def make_garbage() -> None:
    Cycle()
    kept = [[number] for number in range(50_000)]
    del kept


def test_garbage_of_another_thread_waits_for_the_window(
    collector: GarbageCollector, freed_in: list[threading.Thread]
) -> None:
    lane = threading.Thread(target=make_garbage)
    lane.start()
    lane.join()
    assert freed_in == []
    gc.collect()
    assert freed_in == [threading.main_thread()]


def test_the_window_collects_while_it_is_idle(
    collector: GarbageCollector,
    freed_in: list[threading.Thread],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(garbage, "_THRESHOLDS", (-1, -1, -1))
    collector._timer.setInterval(1)
    Cycle()
    qtbot.waitUntil(lambda: freed_in == [threading.main_thread()])


def test_while_work_is_under_way_only_what_is_new_is_looked_through(
    qtbot: QtBot, freed_in: list[threading.Thread], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "_THRESHOLDS", (-1, -1, -1))
    work = [True]
    collector = GarbageCollector(is_busy=lambda: bool(work))
    old = Cycle()
    gc.collect()
    collector._collect()
    del old
    Cycle()
    collector._collect()
    assert len(freed_in) == 1
    work.clear()
    collector._collect()
    assert len(freed_in) == 2
    collector.stop()


def test_little_garbage_is_not_worth_a_collection(
    collector: GarbageCollector, freed_in: list[threading.Thread]
) -> None:
    gc.collect()
    Cycle()
    collect_if_due()
    assert freed_in == []


def test_the_figures_of_a_long_list_are_looked_through_once_at_most(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = iter((0.0, 0.2))
    monkeypatch.setattr(garbage, "perf_counter", lambda: next(seconds))
    answers = iter((True, True, False))
    collector = GarbageCollector(is_busy=lambda: next(answers))
    collector._collect()
    kept = [[] for _ in range(3_000)]
    before, frozen = gc.get_stats()[0]["collections"], gc.get_freeze_count()
    collector._collect()
    collector._collect()
    assert gc.get_stats()[0]["collections"] == before
    assert gc.get_freeze_count() >= frozen + len(kept)
    collector.stop()
    gc.unfreeze()


def test_python_never_collects_by_itself_once_there_was_a_window() -> None:
    """Widgets are still destroyed after the last window was closed, in a process of its own."""
    script = (
        "import gc, sys; from ui.application import build_application; build_application();"
        "from ui.session import Session; first, second = Session(), Session();"
        "first.close(); second.close(); sys.exit(gc.isenabled())"
    )
    ended = subprocess.run([sys.executable, "-c", script], timeout=60, check=False)
    assert ended.returncode == 0
