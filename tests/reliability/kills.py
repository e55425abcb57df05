"""Killing the worker at random moments (SIGKILL), and judging what it left."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.reliability.processes import Alter, leave_alone, run_worker
from tests.reliability.scenarios import Scenario
from tests.reliability.toll import Toll

SOON = 0.02
"""Seconds within which a recovery is killed."""


def kill_often(
    scenarios: Callable[[int], Scenario],
    rounds: int,
    folder: Path,
    seed: int = 1,
    alter: Alter = leave_alone,
    *,
    until_harm: bool = False,
    then: Scenario | None = None,
) -> Toll:
    """Interrupt ``rounds`` times; ``scenarios`` gives the work of a round by its number.

    ``until_harm`` stops at the first harm, for a control that must find one. ``then`` is work that
    follows the first kill and is killed soon as well: a recovery that does not come to its end.
    """
    toll = Toll()
    chance = random.Random(seed)
    template = _prepared(scenarios(0), folder / "before")
    longest = _measure(scenarios(0), template, folder / "measured", alter)
    for number in range(rounds):
        place = _copied(template, folder / f"round {number}")
        scenario = scenarios(number)
        told = run_worker(scenario, place, chance.uniform(0, longest), alter)
        if told.crash:
            raise AssertionError(told.crash)
        if then is not None:
            run_worker(then, place, chance.uniform(0, SOON), alter)
        judge_and_tidy(toll, scenario, place, told.steps)
        if until_harm and toll.harmed:
            break
    return toll


def judge_and_tidy(toll: Toll, scenario: Scenario, place: Path, steps: tuple[str, ...]) -> None:
    """Judge what was left and take it away, unless harm was found in it."""
    evidence = _copied(place, place.with_name(f"{place.name} as it was left"))
    problems = scenario.judge(place, steps)
    toll.count(steps, problems)
    shutil.rmtree(place)
    if not problems:
        shutil.rmtree(evidence)


def _prepared(scenario: Scenario, folder: Path) -> Path:
    folder.mkdir()
    scenario.prepare(folder)
    return folder


def _copied(template: Path, folder: Path) -> Path:
    shutil.copytree(template, folder)
    return folder


def _measure(scenario: Scenario, template: Path, folder: Path, alter: Alter) -> float:
    """Return how long the work takes when nobody interrupts it."""
    told = run_worker(scenario, _copied(template, folder), alter=alter)
    if not told.is_finished:
        raise AssertionError(told.crash)
    shutil.rmtree(folder)
    return told.seconds
