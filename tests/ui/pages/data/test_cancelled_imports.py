"""Cancel stops an import until it is written, and is not offered any more from then on."""

import threading
from datetime import date

import pytest

from csdesk.operations import diagnosis
from csdesk.storage.records import imports
from tests.ui.pages.data.conftest import PATIENCE
from ui.pages.data.importing import TOO_LATE, WRITTEN

AUTUMN = date(2026, 11, 20)


class Gate:
    """Holds work up at a function until it is opened."""

    def __init__(self) -> None:
        self.reached, self._opened = threading.Event(), threading.Event()

    def before(self, function):
        """Return the function, held up before it begins."""

        def wait(*arguments, **named):
            self.reached.set()
            self._opened.wait(PATIENCE / 1000)
            return function(*arguments, **named)

        return wait

    def open(self) -> None:
        self._opened.set()


@pytest.fixture
def gate():
    """Give a gate that nothing is left waiting at."""
    gate = Gate()
    yield gate
    gate.open()


@pytest.fixture
def ready(page, begin, path):
    """Give the page with a file that can be imported."""
    begin(path)
    page.desk.review.date.dayChosen.emit(AUTUMN)
    return page


def test_an_import_is_cancelled_while_it_is_written(ready, qtbot, client, gate, monkeypatch):
    monkeypatch.setattr(imports, "write_list", gate.before(imports.write_list))
    ready.head.carry_out.click()
    qtbot.waitUntil(gate.reached.is_set, timeout=PATIENCE)
    ready.waiting.cancel.click()
    gate.open()
    qtbot.waitUntil(lambda: ready.shows(ready.desk), timeout=PATIENCE)
    assert ready.header.sentence.text() == "Cancelled; nothing was changed."
    qtbot.waitUntil(lambda: not client.is_saving and client.lane.is_idle, timeout=PATIENCE)
    assert client.diagnosis.batches == ()


def test_an_import_that_has_not_begun_is_cancelled_at_once(ready, qtbot, client, gate):
    client.work(gate.before(lambda: None))
    ready.head.carry_out.click()
    ready.waiting.cancel.click()
    assert ready.shows(ready.desk)
    gate.open()
    qtbot.waitUntil(lambda: not client.is_saving and client.lane.is_idle, timeout=PATIENCE)
    assert ready.shows(ready.desk)
    assert client.diagnosis.batches == ()


def test_what_is_written_offers_no_cancel(ready, qtbot, client, gate, monkeypatch, texts):
    monkeypatch.setattr(diagnosis, "rediagnose", gate.before(diagnosis.rediagnose))
    ready.head.carry_out.click()
    assert not ready.waiting.cancel.isHidden()
    qtbot.waitUntil(ready.waiting.cancel.isHidden, timeout=PATIENCE)
    assert WRITTEN in texts(ready.waiting)
    gate.open()
    qtbot.waitUntil(lambda: ready.shows(ready.overview), timeout=PATIENCE)
    assert len(client.diagnosis.batches) == 1


def test_a_cancel_that_comes_too_late_says_so(ready, qtbot, client):
    written = threading.Event()
    ready.head.carry_out.click()
    client.work(written.set)
    assert written.wait(PATIENCE / 1000)  # and the window has not heard of it yet
    ready.waiting.cancel.click()
    qtbot.waitUntil(lambda: ready.shows(ready.overview), timeout=PATIENCE)
    assert ready.header.sentence.text().endswith(TOO_LATE)
    assert len(client.diagnosis.batches) == 1


def test_importing_again_after_a_cancel_waits_for_the_new_import(ready, qtbot, client, gate):
    client.work(gate.before(lambda: None))
    ready.head.carry_out.click()
    ready.waiting.cancel.click()
    ready.head.carry_out.click()
    gate.open()
    qtbot.waitUntil(lambda: ready.shows(ready.overview), timeout=PATIENCE)
    assert len(client.diagnosis.batches) == 1
