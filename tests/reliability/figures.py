"""What a trial prints: one figure with its goal, and whether it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.reliability.toll import Toll


@dataclass(frozen=True)
class Figure:
    """One line of the report. ``goal`` names the row of the goals that it belongs to."""

    goal: str
    what: str
    value: str
    holds: bool = True
    seen: tuple[str, ...] = ()
    """What was seen where it does not hold."""


Run = Callable[[int, Path], Iterable[Figure]]


@dataclass(frozen=True)
class Trial:
    """Something that is tried so many times; a count of 1 for what is done once."""

    name: str
    run: Run
    long: int
    short: int
    explanation: str
    is_in_memory: bool = False
    """Whether a file system in memory serves as well: nothing depends on the speed of a drive."""


def toll_figure(goal: str, what: str, toll: Toll) -> Figure:
    """Say what a series of interruptions came to; it holds when there was no harm at all."""
    harms = ", ".join(f"{count} {harm}" for harm, count in sorted(toll.harms.items()))
    value = (
        f"{toll.rounds} interruptions, {toll.inside} inside a step, {toll.acknowledged} steps told "
        f"done: {harms or '0 lost, 0 half, 0 damaged, 0 left over'}"
    )
    return Figure(goal, what, value, not toll.harms, tuple(toll.seen))


def control_figure(goal: str, what: str, toll: Toll) -> Figure:
    """Say what a negative control came to; it holds when harm was found."""
    value = f"{toll.rounds} interruptions: harm found in {toll.harmed}, as it must be"
    return Figure(goal, what, value, toll.harmed > 0)


def folders(root: Path) -> Iterator[Path]:
    """Give empty folders, each for one part of a trial."""
    number = 0
    while True:
        folder = root / f"part {number}"
        folder.mkdir()
        yield folder
        number += 1
