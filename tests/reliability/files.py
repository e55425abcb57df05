"""Trials with damaged files, full drives and one person who does anything in any order."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from tests.reliability.damaged_files import GOOD, Fates, make_cases, open_all
from tests.reliability.disk_full import DEEDS, Shortage, fill_at_each_page, fill_by_size
from tests.reliability.figures import Figure, folders
from tests.reliability.machine import EncryptedMachine, WorkspaceMachine
from tests.reliability.mutants import MutantTrial
from tests.reliability.scenarios import PHRASE

MUTANT_SEED = 20_261_122
STEPS = 30
"""Things that are done in one example."""
SMALL_STEP, LARGE_STEP = 1, 12
"""Blocks by which the size that files may have grows from try to try."""


def try_damage(count: int, root: Path) -> Iterator[Figure]:
    """Open damaged and foreign files."""
    places = folders(root)
    plain = open_all(make_cases(next(places), round(count * 0.8)))
    yield _fates_figure("damaged plain files", plain)
    encrypted = open_all(make_cases(next(places), round(count * 0.2), PHRASE))
    yield _fates_figure("damaged encrypted files", encrypted)


def try_mutants(count: int, root: Path) -> Iterator[Figure]:
    """Open and read spreadsheets with something wrong in them."""
    fates = MutantTrial(next(folders(root))).run(count, MUTANT_SEED)
    counts = ", ".join(f"{number} {fate}" for fate, number in fates.counts.most_common())
    value = f"{counts}; {len(fates.harms)} got through, the slowest {fates.slowest:.1f} s"
    yield Figure("import", "mutants of spreadsheets", value, not fates.harms, tuple(fates.harms))


def try_full_drives(count: int, root: Path) -> Iterator[Figure]:
    """Run out of space at every page, and at any size of a file; ``count`` 1 takes larger steps."""
    places = folders(root)
    for phrase in (None, PHRASE) if count > 1 else (None,):
        how = "encrypted" if phrase else "plain"
        for name in DEEDS:
            shortage = fill_at_each_page(next(places), name, phrase)
            yield _shortage_figure(f"no more pages, {name}, {how}", shortage)
        step = SMALL_STEP if count > 1 and phrase is None else LARGE_STEP
        shortage = fill_by_size(next(places), step, phrase)
        yield _shortage_figure(f"files may not grow, {how}", shortage)


def try_anything(examples: int, root: Path) -> Iterator[Figure]:
    """Let a person do anything in any order, beside a plain model of it."""
    del root
    yield _machine_figure("anything in any order, plain", WorkspaceMachine, examples)
    few = max(2, examples // 40)
    yield _machine_figure("anything in any order, encrypted", EncryptedMachine, few)


def _fates_figure(what: str, fates: Fates) -> Figure:
    told = "; ".join(f"{count} {fate}" for fate, count in sorted(fates.of.items()))
    value = f"{sum(fates.of.values())} files: {told}; slowest {fates.slowest:.2f} s"
    return Figure("G4, G5", what, value, set(fates.of) <= GOOD, tuple(fates.bad))


def _shortage_figure(what: str, shortage: Shortage) -> Figure:
    value = (
        f"refused {shortage.refusals} times with a sentence, kept {shortage.successes} times, "
        f"{len(shortage.wrong)} wrong"
    )
    return Figure("G17", what, value, not shortage.wrong, tuple(shortage.wrong))


def _machine_figure(what: str, machine: type[RuleBasedStateMachine], examples: int) -> Figure:
    value = f"{examples} examples of up to {STEPS} steps"
    try:
        run_state_machine_as_test(machine, settings=machine_settings(examples))
    except Exception:  # noqa: BLE001 - told as what was seen
        return Figure("G3", what, value, holds=False, seen=(traceback.format_exc()[-3000:],))
    return Figure("G3", what, f"{value}, none differs from the model")


def machine_settings(examples: int, steps: int = STEPS) -> settings:
    """Return settings that give the same examples each time."""
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
