"""A file that stays open in its import worker: asked, cancelled, killed, left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from datetime import date

import pytest

from csdesk.content import load_library
from csdesk.errors import Cancelled, InputRefused
from csdesk.ingest.drafting.request import ReadingRequest
from csdesk.ingest.worker.client import WorkerClient
from csdesk.ingest.worker.limits import Limits, limit_memory, limit_time
from csdesk.ingest.worker.session import open_file
from csdesk.model.imports import Decisions, Topic
from csdesk.model.known_accounts import gather_known
from tests.record_blocks import unpack_records

LIST = [["Account ID", "Customer", "ARR (EUR)", "Renewal date"]] + [
    [f"A{number}", f"Customer {number}", 1000.0 + number, date(2026, 1, 1)]
    for number in range(1, 6)
]
LARGE_ROWS = 400_000
WITHIN_SECONDS = 0.5


@pytest.fixture
def request_of():
    """Return a function that makes a request with the shipped content."""
    library = load_library()

    def make(**decisions) -> ReadingRequest:
        return ReadingRequest(
            tuple(library.fields),
            tuple(library.tables),
            tuple(library.total_words),
            Decisions(**decisions),
        )

    return make


@pytest.fixture
def opened(write_book):
    with closing(open_file(write_book(Customers=LIST))) as file:
        yield file


@pytest.fixture
def large_file(tmp_path):
    path = tmp_path / "large.csv"
    line = ",".join(["Some text of a cell"] * 10) + "\n"
    path.write_text(line * LARGE_ROWS, encoding="utf-8")
    return path


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_for_end(pid: int, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not is_running(pid):
            return True
        time.sleep(0.02)
    return False


def test_an_open_file_tells_its_outline_and_its_rows(opened):
    (sheet,) = opened.outline.sheets
    assert (sheet.name, sheet.rows, sheet.columns) == ("Customers", 6, 4)
    assert opened.outline.size > 0
    assert opened.rows("Customers", 2, 1) == (("A1", "Customer 1", 1001.0, date(2026, 1, 1)),)
    assert opened.rows("Customers", 7, 5) == ()


def test_a_reading_and_its_blocks_come_out_of_the_worker(opened, request_of):
    request = request_of()
    (table,) = opened.read(request).tables
    kinds = {field.id: field.kind for field in request.fields if field.table is table.kind}
    records = unpack_records(table, opened.blocks(table.id), kinds)
    assert table.is_whole
    assert records.source_rows == (2, 3, 4, 5, 6)
    assert records.columns["arr"] == (1001.0, 1002.0, 1003.0, 1004.0, 1005.0)


def test_a_file_is_compared_with_known_accounts_in_the_worker(opened, request_of):
    (table,) = opened.read(request_of()).tables
    known = gather_known([list(opened.blocks(table.id))])
    comparison = opened.compare(known)
    assert (comparison.new, comparison.unchanged, comparison.missing) == (0, 5, 0)


def test_blocks_that_nobody_waits_for_do_not_disturb_later_answers(opened, request_of):
    (table,) = opened.read(request_of()).tables
    blocks = opened.blocks(table.id)
    next(blocks)
    blocks.close()
    assert opened.rows("Customers", 1, 1)[0][0] == "Account ID"


def test_an_old_text_file_asks_for_its_letters_and_takes_the_answer(tmp_path, request_of):
    path = tmp_path / "kunden.csv"
    rows = ["Account ID,Customer,ARR", *(f"A{number},Müller {number},5" for number in range(5))]
    path.write_bytes("\n".join(rows).encode("cp1252"))
    with closing(open_file(path)) as file:
        question = file.read(request_of()).questions[0]
        assert (question.topic, question.proposed) == (Topic.ENCODING, "cp1252")
        assert "Müller 0" in next(o.effect for o in question.options if o.value == "cp1252")
        answered = file.read(request_of(answers={question.key: "cp1250"})).questions[0]
        assert answered.answer == "cp1250"
        file.read(request_of(answers={question.key: "cp1251"}))
        assert file.rows("kunden", 2, 1)[0][1] == "Mьller 0"


def test_bytes_that_are_no_western_letters_are_not_guessed(tmp_path, request_of):
    path = tmp_path / "dos.csv"
    rows = ["Account ID,Customer,ARR", *(f"A{number},Müllerß {number},5" for number in range(5))]
    path.write_bytes("\n".join(rows).encode("cp850"))
    with closing(open_file(path)) as file:
        question = file.read(request_of()).questions[0]
        assert question.is_open
        assert "Müllerß" in next(o.effect for o in question.options if o.value == "cp850")


def test_opening_is_cancelled_within_half_a_second(large_file):
    started = time.monotonic()
    cancelled = []

    def stop(done, total, step):
        if time.monotonic() - started > 0.4:
            cancelled.append(time.monotonic())
            raise Cancelled

    with pytest.raises(Cancelled):
        open_file(large_file, stop)
    assert time.monotonic() - cancelled[0] < WITHIN_SECONDS


def stop_at_once(done, total, step):
    raise Cancelled


def test_a_cancelled_reading_ends_the_worker_and_the_file_stays_as_it_was_read(opened, request_of):
    (table,) = opened.read(request_of()).tables
    blocks = list(opened.blocks(table.id))
    first = opened.worker
    with pytest.raises(Cancelled):
        opened.read(request_of(kinds={table.id: None}), stop_at_once)
    assert wait_for_end(first, WITHIN_SECONDS)
    assert list(opened.blocks(table.id)) == blocks
    assert opened.worker != first


def test_a_file_that_changed_meanwhile_is_not_read_on(write_book, request_of):
    path = write_book(Customers=LIST)
    with closing(open_file(path)) as file:
        with pytest.raises(Cancelled):
            file.read(request_of(), stop_at_once)
        write_book(Customers=LIST[:3])
        with pytest.raises(InputRefused, match="it was changed after it was opened"):
            file.rows("Customers", 1, 1)


def test_a_closed_file_is_not_opened_again(opened, request_of):
    with pytest.raises(Cancelled):
        opened.read(request_of(), stop_at_once)
    opened.close()
    with pytest.raises(InputRefused):
        opened.rows("Customers", 1, 1)


def test_progress_counts_the_rows_of_a_large_file(large_file):
    told = []
    open_file(large_file, lambda done, total, step: told.append((done, step))).close()
    counts = [done for done, _ in told]
    assert counts == sorted(counts)
    assert 0 < counts[-1] <= LARGE_ROWS
    assert {step for _, step in told} == {"Reading large.csv"}


def test_a_dead_worker_gives_one_sentence(opened):
    os.kill(opened.worker, signal.SIGTERM)
    wait_for_end(opened.worker, 5)
    with pytest.raises(InputRefused) as caught:
        opened.rows("Customers", 1, 1)
    assert str(caught.value).startswith("list.xlsx: ")
    assert "\n" not in str(caught.value)


def test_a_closed_file_leaves_no_worker(opened):
    opened.close()
    opened.close()
    assert not is_running(opened.worker)


def test_a_forgotten_file_leaves_no_worker(write_book):
    file = open_file(write_book(Customers=LIST))
    pid = file.worker
    del file
    assert wait_for_end(pid, 5)


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed by a signal")
@pytest.mark.parametrize("busy", [False, True])
def test_the_worker_ends_with_the_program(large_file, write_book, repository, busy):
    path = large_file if busy else write_book(Customers=LIST)
    code = (
        "import os, sys, time; from pathlib import Path\n"
        "from csdesk.ingest.worker.client import WorkerClient\n"
        "client = WorkerClient(Path(sys.argv[1]))\n"
        "def die(done, total, step):\n"
        "    print(client.pid, flush=True)\n"
        "    time.sleep(0.3)\n"
        "    os.kill(os.getpid(), 9)\n"
        "client.open(die)\n"
    )
    program = subprocess.run(
        [sys.executable, "-c", code, path], cwd=repository, capture_output=True, check=False
    )
    assert program.returncode == -signal.SIGKILL
    assert wait_for_end(int(program.stdout), 5)


def test_nothing_touches_the_disk(tmp_path, monkeypatch, write_book, request_of):
    path = write_book(Customers=LIST)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.chdir(scratch)
    before = sorted(tmp_path.rglob("*"))
    with closing(open_file(path)) as file:
        (table,) = file.read(request_of()).tables
        file.compare(gather_known([list(file.blocks(table.id))]))
    assert sorted(tmp_path.rglob("*")) == before


def test_a_request_that_takes_too_long_ends_the_worker(write_book):
    client = WorkerClient(write_book(Customers=LIST), Limits(seconds=0))
    with pytest.raises(InputRefused, match="took longer than 0 seconds"):
        client.open()
    assert not client.is_alive


def test_a_larger_file_gets_more_time():
    assert Limits.for_file("text", 0).seconds == 60
    assert Limits.for_file("text", 1 << 30).seconds == 60 + 512
    assert Limits.for_file("package", 10 << 20).seconds == 110


def test_limits_hold_where_the_system_knows_them(monkeypatch):
    resource = pytest.importorskip("resource")
    asked = {}
    monkeypatch.setattr(resource, "setrlimit", lambda kind, limits: asked.update({kind: limits}))
    limit_memory(1_000)
    limit_time(60)
    assert asked[resource.RLIMIT_AS] == (1_000, 1_000)
    assert asked[resource.RLIMIT_CORE] == (0, 0)
    assert asked[resource.RLIMIT_CPU][0] >= 60
