"""How time and memory of an import grow with the list, each size in a process of its own.

    .venv/bin/python benchmarks/growth.py           up to 100,000 rows
    .venv/bin/python benchmarks/growth.py --full    up to 1,000,000 rows of .csv

Prints seconds, the peak memory of the program and of its worker, and the exponent of a straight
line through the logarithms: 1 is linear.
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

from importing import import_file, write_book, write_text

PROJECT = Path(__file__).parents[1]
SIZES = (1_000, 10_000, 100_000)
FULL = (*SIZES, 1_000_000)
KINDS = {".csv": write_text, ".xlsx": write_book}
MOST_ROWS_OF_BOOK = 100_000


def main(arguments: Sequence[str]) -> int:
    """Measure each kind of file at each size, or one of them in this process."""
    if arguments[:1] == ["--one"]:
        sys.stdout.write(json.dumps(_measure_here(Path(arguments[1]))))
        return 0
    sizes = FULL if "--full" in arguments else SIZES
    sys.stdout.write(f"{'file':16} {'seconds':>8} {'program MB':>11} {'worker MB':>10}\n")
    for suffix in KINDS:
        rows = [size for size in sizes if suffix == ".csv" or size <= MOST_ROWS_OF_BOOK]
        _report(suffix, rows)
    return 0


def _report(suffix: str, sizes: Sequence[int]) -> None:
    seconds: list[float] = []
    for rows in sizes:
        with TemporaryDirectory() as folder:
            path = KINDS[suffix](Path(folder) / f"list{suffix}", rows)
            command = [sys.executable, __file__, "--one", str(path)]
            output = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True).stdout
        took, program, worker = json.loads(output)
        seconds.append(took)
        sys.stdout.write(f"{rows:9,} {suffix:6} {took:8.2f} {program:11.0f} {worker:10.0f}\n")
        sys.stdout.flush()
    steepest = exponent(sizes[1:], seconds[1:])
    sys.stdout.write(f"exponent from {sizes[1]:,} rows on: {steepest:.2f}\n\n")


def _measure_here(path: Path) -> tuple[float, float, float]:
    """Return seconds, and the growth of this process and the peak of its worker in megabytes."""
    import resource

    from csdesk.content import load_library

    load_library()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    import_file(path)
    took = time.perf_counter() - start
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    program = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return took, program / unit, worker / unit


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Return the slope of a straight line through the logarithms, by least squares."""
    across = [math.log(size) for size in sizes]
    up = [math.log(value) for value in seconds]
    middle, level = sum(across) / len(across), sum(up) / len(up)
    rise = sum((x - middle) * (y - level) for x, y in zip(across, up, strict=True))
    return rise / sum((x - middle) ** 2 for x in across)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
