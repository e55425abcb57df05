"""The engine behind events: it stops when it is told to, keeps to its memory, and asks nobody."""

from __future__ import annotations

import time

import numpy as np
import pytest

from csdesk.errors import Cancelled
from csdesk.ingest.events.engine import Engine, OutOfMemory, Room
from csdesk.ingest.events.repeated import find_repeated
from csdesk.progress import silent

MANY = "range(100000)"
LONG = f"SELECT count(*) FROM {MANY} a, {MANY} b, {MANY} c WHERE a.range + b.range < 0"  # noqa: S608


@pytest.fixture
def engine(tmp_path):
    engine = Engine(Room(100, tmp_path / "spill"))
    yield engine
    engine.close()


def test_a_statement_is_cancelled_within_half_a_second(engine):
    asked = []

    def stop_at_third(_done, _total, _step):
        asked.append(time.monotonic())
        if len(asked) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        engine.run(LONG, stop_at_third)
    assert time.monotonic() - asked[-1] < 0.5
    assert engine.row("SELECT 1 + 1") == (2,), "it can be used after that"


def test_too_much_without_the_disk_is_told_apart(engine):
    small = Engine(Room(20))
    with pytest.raises(OutOfMemory):
        small.run("CREATE TABLE t AS SELECT range AS r, hash(range) AS h FROM range(20000000)")
    small.close()


def test_no_extension_is_loaded_by_itself(engine):
    settings = ("autoinstall_known_extensions", "autoload_known_extensions")
    asked = ", ".join(f"current_setting('{name}')" for name in settings)
    assert engine.row(f"SELECT {asked}, current_setting('allow_community_extensions')") == (
        False,
        False,
        False,
    )


def test_numbers_that_stand_there_more_than_once_are_found():
    chance = np.random.default_rng(5)
    numbers = chance.integers(0, 2**32, 5_000, dtype=np.uint32)
    numbers = np.concatenate([numbers, numbers[:40], numbers[:10], np.uint32([0, 0, 2**32 - 1])])
    values, counts = np.unique(numbers, return_counts=True)
    found = find_repeated(numbers.copy(), silent)
    assert sorted(found.tolist()) == values[counts > 1].tolist()
