"""How time and memory grow with the accounts (P14), each size in a process of its own.

The exponent is that of a straight line through the logarithms, 1 is linear; it counts from the
size on that takes twice as long as the smallest, where what does not grow no longer outweighs the
rest.
"""

from __future__ import annotations

import math
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(1, str(Path(__file__).parents[1]))

from curves import (
    add_events_up,
    compute_list,
    count_cohorts,
    filter_table,
    import_book,
    import_text,
    score_accounts,
    set_pdf,
    sort_by_name,
    sort_by_number,
    trail_retention,
    weigh_again,
    write_workbook,
)
from processes import Failed, clock, measure_apart, work_when_told

SIZES = (1_000, 10_000, 100_000, 1_000_000)
MOST = {"short": 1_000, "usual": 100_000, "full": 1_000_000}
QUICK_MS, ROUNDS = 1_000, 5
LINE = "{:34} {:>10} {:>10} {:>9} {:>9}\n"


@dataclass(frozen=True, slots=True)
class Curve:
    """One work whose growth is measured; ``prepare`` gets an empty folder and the accounts."""

    name: str
    prepare: Callable[[Path, int], Callable[[], object]]
    most: int = SIZES[-1]


CURVES = (
    Curve("import of a .csv", import_text),
    Curve("import of an .xlsx", import_book, 100_000),
    Curve("score of ten signals", score_accounts),
    Curve("what-if of a weight", weigh_again),
    Curve("diagnosis of a list", compute_list),
    Curve("cohorts, 10 movements each", count_cohorts),
    Curve("trailing NRR, 10 movements each", trail_retention),
    Curve("signals, 10 events each", add_events_up),
    Curve("table sorted by number", sort_by_number),
    Curve("table sorted by name", sort_by_name),
    Curve("table filtered", filter_table),
    Curve("PDF with an appendix", set_pdf, 10_000),
    Curve("workbook", write_workbook, 100_000),
)


def report(words: Sequence[str], lengths: str) -> int:
    """Print seconds and memory of each size, and the exponent of each curve."""
    heads = ("work", "accounts", "seconds", "MB more", "KB each")
    sys.stdout.write(LINE.format(*heads))
    wanted = [curve for curve in CURVES if all(word in curve.name for word in words)]
    worked = [_report(curve, MOST[lengths]) for curve in wanted]
    return int(not all(worked))


def _report(curve: Curve, most: int) -> bool:
    sizes = [size for size in SIZES if size <= min(most, curve.most)]
    seconds: list[float] = []
    for size in sizes:
        try:
            told = measure_apart("growth.py", curve.name, str(size))
        except Failed as failure:
            sys.stdout.write(f"{curve.name}, {size:,}: could not run\n{failure}\n")
            return False
        seconds.append(told["seconds"])
        more = max(0.0, told["mb"] - told["mb_before"])
        figures = (f"{told['seconds']:.4g}", f"{more:,.0f}", f"{1024 * more / size:.2f}")
        sys.stdout.write(LINE.format(curve.name, f"{size:,}", *figures))
        sys.stdout.flush()
    if len(sizes) > 1:
        begin = first_grown(seconds)
        found = exponent(sizes[begin:], seconds[begin:])
        sys.stdout.write(f"    exponent from {sizes[begin]:,} on: {found:.2f}\n")
    return True


def first_grown(seconds: Sequence[float]) -> int:
    """Return the place of the first that took twice as long as the first of all.

    Where that leaves less than two, the place of the last but one.
    """
    grown = (at for at, took in enumerate(seconds) if took >= 2 * seconds[0])
    return min(next(grown, len(seconds)), len(seconds) - 2)


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Return the slope of a straight line through the logarithms, by least squares."""
    across = [math.log(size) for size in sizes]
    up = [math.log(value) for value in seconds]
    return statistics.linear_regression(across, up).slope


def main(arguments: Sequence[str]) -> int:
    """In a process of its own: measure one work at one size."""
    name, size = arguments
    curve = next(one for one in CURVES if one.name == name)
    with TemporaryDirectory() as folder:
        work = curve.prepare(Path(folder), int(size))
        return work_when_told(lambda: _measure(work))


def _measure(work: Callable[[], object]) -> dict[str, Any]:
    """Return the seconds of one run, or the median of several where it is quick."""
    taken = [clock(work)[0]]
    if taken[0] < QUICK_MS:
        taken = [clock(work)[0] for _ in range(ROUNDS)]
    return {"seconds": statistics.median(taken) / 1000}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
