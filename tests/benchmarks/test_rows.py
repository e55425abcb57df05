"""Every row of the benchmarks works at its smallest size; no time is judged."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
GOALS = [f"P{number}" for number in range(1, 14)]
PEERS = {
    ("P2", "pandas + openpyxl reading"),
    ("P4", "pandas by column"),
    ("P4", "pandas apply x 20"),
    ("P6", "pandas"),
    ("P7", "pandas"),
    ("P8", "bare DuckDB query"),
    ("P9", "naive Qt model"),
    ("P11", "openpyxl"),
    ("P11", "pandas to openpyxl"),
}


@pytest.fixture(autouse=True)
def scripts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = set(sys.modules)
    monkeypatch.syspath_prepend(BENCHMARKS)
    yield
    for name in set(sys.modules) - before:
        if Path(getattr(sys.modules[name], "__file__", None) or "").parent == BENCHMARKS:
            del sys.modules[name]


def script(name: str) -> ModuleType:
    return import_module(name)


def rows(lengths: str) -> tuple:
    return script("rows").all_rows(script("lengths").LENGTHS[lengths])


def test_each_row_of_the_goals_is_there_and_no_two_have_one_name() -> None:
    named = rows("full")
    assert {row.goal for row in named} == set(GOALS)
    assert len({row.name for row in named}) == len(named)


def test_what_people_use_instead_stands_beside_the_floors() -> None:
    assert {(row.goal, row.other) for row in rows("full") if row.against.value == "peer"} >= PEERS


def test_memory_is_told_where_its_goal_is_named() -> None:
    assert {row.goal for row in rows("full") if row.megabytes} == {"P2", "P3", "P8", "P11"}


@pytest.mark.parametrize("goal", GOALS)
def test_each_row_runs(goal: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert script("run").main(["--short", f"{goal} "]) == 0
    _heads, *lines = capsys.readouterr().out.splitlines()
    assert len(lines) == sum(row.goal == goal for row in rows("short"))


@pytest.mark.parametrize("word", ["filtered", "cohorts", "events each"])
def test_a_curve_is_measured_at_its_smallest_size(
    word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert script("run").main(["growth", word, "--short"]) == 0
    _heads, line = capsys.readouterr().out.splitlines()
    assert word in line


def test_a_row_that_cannot_run_is_named_and_fails(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: str) -> None:
        raise script("processes").Failed("The file is gone.")

    monkeypatch.setattr(script("run"), "measure_apart", fail)
    assert script("run").main(["--short", "P13"]) == 1
    assert "plan of 60 initiatives, in order: could not run\nThe file is gone." in (
        capsys.readouterr().out
    )


def test_a_process_that_cannot_work_says_why() -> None:
    processes = script("processes")
    with pytest.raises(processes.Failed, match="StopIteration"):
        processes.measure_apart("growth.py", "no such curve", "1000")


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_what_a_process_held_at_most_is_told() -> None:
    measured = script("processes").measure_apart(
        "run.py", "--row", "2", "--short", "--side", "ours"
    )
    assert measured["mb"] > measured["mb_before"] > 10


def test_square_growth_has_the_exponent_two() -> None:
    assert script("growth").exponent([10, 100, 1000], [1, 100, 10_000]) == pytest.approx(2)


def test_an_exponent_begins_where_what_does_not_grow_no_longer_outweighs_the_rest() -> None:
    begin = script("growth").first_grown
    assert begin([1.0, 1.2, 2.4, 14.3]) == 2
    assert begin([1.0, 3.0, 30.0]) == 1
    assert begin([1.0, 1.1, 1.2]) == 1
    assert begin([1.0, 1.1, 5.0]) == 1
