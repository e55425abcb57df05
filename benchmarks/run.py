"""Measure csdesk beside the least work any program must do, and beside what others use instead.

Both sides work in turn, in a process of their own for each row; printed are medians, and the median
of the ratios by the clock and by the processor. Nothing fails on a time: the machines are noisy,
only ratios within one run count (docs/performance.md). It fails when a row cannot run.

    python3 dev.py bench            every row
    python3 dev.py bench score      the rows whose name holds a word
    python3 dev.py bench P2 --full  with lists as long as the goals name
    python3 dev.py bench --short    with short lists, once each, in under a minute
    python3 dev.py bench growth     how time and memory grow from 1,000 accounts on
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(1, str(Path(__file__).parents[1]))

import growth
from lengths import LENGTHS
from processes import Failed, clock, measure_apart, work_when_told
from rows import Row, all_rows

ROUNDS = 5
LONG_MS = 5_000
"""Work that takes so long needs no round to warm up."""
BOTH, OTHER, OURS = "both", "other", "ours"
USUAL, SHORT = "usual", "short"
LINE = "{:48} {:5} {:26} {:>10} {:>10} {:>8} {:>8} {:>7}\n"
MEMORY = "{:48} {:5} {:26} {:7,.0f} MB {:7,.0f} MB {:>22,} MB\n"


def main(arguments: Sequence[str]) -> int:
    """Measure the rows that were asked for."""
    options = _options(arguments)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # installed programs are compiled
    if options.row is not None:
        return measure_here(_rows(options.lengths)[options.row], options.side, options.rounds)
    if options.words[:1] == ["growth"]:
        return growth.report(options.words[1:], options.lengths)
    heads = ("work", "", "other side", "its ms", "csdesk ms", "ratio", "by cpu", "target")
    sys.stdout.write(LINE.format(*heads))
    wanted = [
        (number, row)
        for number, row in enumerate(_rows(options.lengths))
        if all(word in row.name for word in options.words)
    ]
    # Short lists show that a row runs; how fast, the long ones tell, one after the other.
    with ThreadPoolExecutor(os.cpu_count() if options.lengths == SHORT else 1) as pool:
        worked = [
            _print(*one)
            for one in pool.map(lambda each: _measure(each[0], each[1], options), wanted)
        ]
    return int(not all(worked))


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("words", nargs="*", help="only rows whose name holds these words")
    length = parser.add_mutually_exclusive_group()
    for name, text in (("full", "lists as long as the goals name"), ("short", "short lists")):
        length.add_argument(
            f"--{name}", dest="lengths", action="store_const", const=name, help=text
        )
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--row", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--side", default=BOTH, help=argparse.SUPPRESS)
    parser.set_defaults(lengths=USUAL)
    options = parser.parse_args(arguments)
    options.rounds = options.rounds or (1 if options.lengths == SHORT else ROUNDS)
    return options


def _rows(lengths: str) -> tuple[Row, ...]:
    return all_rows(LENGTHS[lengths])


def _measure(number: int, row: Row, options: argparse.Namespace) -> tuple[bool, str]:
    """Return whether a row could run, and its lines: times, and memory where the goal names it."""
    named = (f"{row.goal} {row.work.format(row.count)}", row.against.value, row.other)
    asked = ["run.py", "--row", str(number), "--rounds", str(options.rounds)]
    if options.lengths != USUAL:
        asked.append(f"--{options.lengths}")
    try:
        told = measure_apart(*asked)
        times = (f"{told['other']:.2f}", f"{told['ours']:.2f}")
        text = LINE.format(*named, *times, _ratio(told["ratio"]), _ratio(told["cpu"]), row.target)
        if row.megabytes and options.lengths != SHORT:
            sides = (measure_apart(*asked, "--side", side)["mb"] for side in (OTHER, OURS))
            text += MEMORY.format(*named, *sides, row.megabytes)
    except Failed as failure:
        return False, f"{row.name}: could not run\n{failure}\n"
    return True, text


def _print(worked: bool, text: str) -> bool:
    sys.stdout.write(text)
    sys.stdout.flush()
    return worked


def _ratio(value: float | None) -> str:
    return "" if value is None else f"{value:.{0 if value >= 10 else 2 if value >= 0.1 else 4}f}x"


def measure_here(row: Row, side: str, rounds: int) -> int:
    """In a process of its own: prepare a row, and measure both sides or let one of them work."""
    with TemporaryDirectory() as folder:
        other, ours = row.prepare(Path(folder), row.count)
        if side == BOTH:
            return work_when_told(lambda: _compare(other, ours, row.part, rounds))
        return work_when_told(lambda: _let_work(other if side == OTHER else ours))


def _let_work(work: Callable[[], object]) -> dict[str, Any]:
    work()
    return {}


def _compare(
    other: Callable[[], object], ours: Callable[[], object], part: int, rounds: int
) -> dict[str, Any]:
    """Let both work in turn; the first of several rounds only warms up, if it is not a long one."""
    first = _take_turns(other, ours, part)
    is_long = first[0][0] / part + first[1][0] > LONG_MS
    taken = [first] if is_long or rounds == 1 else []
    taken += [_take_turns(other, ours, part) for _ in range(rounds - len(taken))]
    theirs, own = ([turn[at][0] for turn in taken] for at in (0, 1))
    return {
        "other": statistics.median(theirs),
        "ours": statistics.median(own),
        "ratio": statistics.median(b / a for a, b in zip(theirs, own, strict=True)),
        "cpu": _processor_ratio(taken),
    }


Turn = tuple[tuple[float, float], tuple[float, float]]


def _take_turns(other: Callable[[], object], ours: Callable[[], object], part: int) -> Turn:
    (theirs, cpu), own = clock(other), clock(ours)
    return (theirs * part, cpu * part), own


def _processor_ratio(taken: Sequence[Turn]) -> float | None:
    """Return the ratio of processor times; None where they are too short to be told."""
    theirs, own = (sum(turn[at][1] for turn in taken) for at in (0, 1))
    return own / theirs if min(theirs, own) > 100 else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
