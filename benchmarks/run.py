"""Measure csdesk beside the least work that any program must do, in turn, in one run.

Prints for each row the median of the ratios over the rounds. Nothing fails on a time: the
machines are noisy, only ratios within one run count (docs/benchmarks.md).

    python3 dev.py bench            every row
    python3 dev.py bench score      the rows whose name holds a word
    python3 dev.py bench P2 --full  with lists as long as the goals name
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from rows import Row, all_rows

ROUNDS = 5


class Measured(NamedTuple):
    """Medians in milliseconds, and the median of the ratios of each round."""

    floor: float
    ours: float
    ratio: float


def main() -> int:
    """Measure the rows that were asked for."""
    options = _options()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # installed programs are compiled
    sys.stdout.write(f"{'row':42} {'floor ms':>10} {'csdesk ms':>10} {'ratio':>7} {'target':>7}\n")
    for row in all_rows(full=options.full):
        if all(word in row.name for word in options.words):
            _report(row, options.rounds)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("words", nargs="*", help="only rows whose name holds these words")
    parser.add_argument("--full", action="store_true", help="lists as long as the goals name")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    return parser.parse_args()


def _report(row: Row, rounds: int) -> None:
    measured = measure(row, rounds)
    sys.stdout.write(
        f"{row.name:42} {measured.floor:10.2f} {measured.ours:10.2f} "
        f"{measured.ratio:6.1f}x {row.target:>7}\n"
    )
    sys.stdout.flush()


def measure(row: Row, rounds: int) -> Measured:
    """Run floor and csdesk in turn; the first round only warms up."""
    floors, ours = [], []
    with _prepared(row) as (floor, work):
        for number in range(rounds + 1):
            floor_time, our_time = _milliseconds(floor), _milliseconds(work)
            if number:
                floors.append(floor_time)
                ours.append(our_time)
    ratios = [our / floor for floor, our in zip(floors, ours, strict=True)]
    return Measured(*map(statistics.median, (floors, ours, ratios)))


@contextmanager
def _prepared(row: Row) -> Iterator[tuple[Callable[[], object], Callable[[], object]]]:
    with TemporaryDirectory() as folder:
        yield row.prepare(Path(folder))


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    sys.exit(main())
