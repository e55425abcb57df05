"""Try how a workspace survives bad days, and print a figure for each goal.

    python3 dev.py reliability                     everything, about a quarter of an hour
    python3 dev.py reliability --short             each trial a few times, under a minute or two
    python3 dev.py reliability kills damage        only these trials
    python3 dev.py reliability kills --rounds 50   so many times

Everything drives the program's own code. The trials are drawn from fixed seeds; moments of kills
depend on the machine. The exit code is 1 when a figure does not hold.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.reliability.figures import Figure, Trial
from tests.reliability.trials import TRIALS

MEMORY = "/dev/shm"  # noqa: S108 - a folder of its own is made there
"""A file system in memory, where Linux has it."""


def main(arguments: Sequence[str]) -> int:
    """Carry out the trials that were asked for."""
    options = _options(arguments)
    figures: list[Figure] = []
    for trial in TRIALS:
        if not options.names or trial.name in options.names:
            rounds = options.rounds or _rounds(trial, short=options.short)
            figures += _carry_out(trial, rounds, options.keep)
    failed = [figure for figure in figures if not figure.holds]
    sys.stdout.write(f"\n{len(figures)} figures, {len(failed)} do not hold\n")
    return int(bool(failed))


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    text = "\n".join(f"  {trial.name:14} {trial.explanation}" for trial in TRIALS)
    parser = argparse.ArgumentParser(
        prog="dev.py reliability",
        description=(__doc__ or "").partition("\n")[0],
        epilog=f"trials:\n{text}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    names = [trial.name for trial in TRIALS]
    parser.add_argument("names", nargs="*", metavar="TRIAL", help="only these, see below")
    parser.add_argument("--rounds", type=int, help="how often, instead of the usual number")
    parser.add_argument("--short", action="store_true", help="a few times each")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep what did harm in there")
    options = parser.parse_args(arguments)
    if unknown := set(options.names) - set(names):
        parser.error(f"there is no trial {', '.join(sorted(unknown))}")
    return options


def _rounds(trial: Trial, *, short: bool) -> int:
    return trial.short if short else trial.long


def _carry_out(trial: Trial, rounds: int, keep: Path | None) -> list[Figure]:
    start = time.perf_counter()
    figures = []
    sys.stdout.write(f"\n== {trial.name}: {trial.explanation}\n")
    with _folder(trial, keep) as folder:
        for figure in trial.run(rounds, folder):
            figures.append(figure)
            _print(figure)
    sys.stdout.write(f"   {time.perf_counter() - start:.0f} s\n")
    return figures


@contextmanager
def _folder(trial: Trial, keep: Path | None) -> Iterator[Path]:
    """Give a folder for a trial; one that is to be kept must not be there yet."""
    if keep is not None:
        folder = keep / trial.name
        folder.mkdir(parents=True)
        yield folder
        return
    place = MEMORY if trial.is_in_memory and Path(MEMORY).is_dir() else None
    with TemporaryDirectory(dir=place, ignore_cleanup_errors=True) as name:
        yield Path(name)


def _print(figure: Figure) -> None:
    mark = "ok" if figure.holds else "NO"
    sys.stdout.write(f"{mark} {figure.goal:10} {figure.what}: {figure.value}\n")
    for line in figure.seen[:5] if not figure.holds else ():
        sys.stdout.write(f"      {line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
