"""Opening damaged files with the product, in a process of its own that may die of it."""

from __future__ import annotations

import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from csdesk.errors import CsdeskError, WorkspaceUnusable
from csdesk.model.answers import Answer
from csdesk.model.identifiers import ChoiceId
from csdesk.storage.books.tables import TABLES
from csdesk.storage.checks.checking import check_file
from csdesk.storage.workspace import Workspace, open_workspace
from tests.reliability.actions import QUESTIONS, GiveAnswer
from tests.reliability.damage import DAMAGES, STATEMENTS, change_by_sql
from tests.reliability.judgement import find_damage
from tests.reliability.processes import PRELOADED
from tests.reliability.scenarios import FILE, fill_client

ANSWER = GiveAnswer(Answer(QUESTIONS[0], ChoiceId("partly"), note="afterwards " * 900))
"""Given in every file that opens: damage in unused parts must not come to light by work."""
Rows = dict[str, list[tuple]]


class Fate(StrEnum):
    """What became of a damaged file; only the first two are good."""

    REFUSED = "refused with a sentence, left as it was"
    EQUAL = "opened, every row as it was written"
    SILENT = "opened with other content"
    SPOILED = "opened, but damaged once it was worked in"
    CRASHED = "the program died or showed a traceback"
    TOUCHED = "refused, but something was changed"
    CHECKED_WRONG = "the check said otherwise than the opening"


GOOD = frozenset((Fate.REFUSED, Fate.EQUAL))


@dataclass(frozen=True)
class Case:
    """One damaged file to be made and opened."""

    whole: Path
    damage: str
    seed: int
    phrase: str | None
    reference: Rows = field(repr=False)


@dataclass
class Fates:
    """What became of many."""

    of: Counter[Fate] = field(default_factory=Counter)
    slowest: float = 0.0
    """Seconds that the slowest opening took."""
    bad: list[str] = field(default_factory=list)

    def count(self, case: Case, fate: Fate, seen: str, seconds: float) -> None:
        """Add one."""
        self.of[fate] += 1
        self.slowest = max(self.slowest, seconds)
        if fate not in GOOD:
            self.bad.append(f"{case.damage}, seed {case.seed}: {fate} ({seen})")


def make_cases(folder: Path, count: int, phrase: str | None = None) -> list[Case]:
    """Return ``count`` damages of one whole file, every kind equally often."""
    whole = folder / "whole" / FILE
    whole.parent.mkdir(parents=True)
    fill_client(whole, seed=3, count=40, phrase=phrase)
    with open_workspace(whole, phrase=phrase) as workspace:
        reference = read_rows(workspace)
    kinds = list(DAMAGES) if phrase else [*DAMAGES, *DAMAGES, *STATEMENTS]
    return [
        Case(whole, kinds[number % len(kinds)], number, phrase, reference)
        for number in range(count)
    ]


def open_all(cases: Iterable[Case]) -> Fates:
    """Open each, going on with a new process where one died."""
    fates = Fates()
    pool = _start_pool()
    for case in cases:
        try:
            fates.count(case, *pool.submit(open_damaged, case).result())
        except BrokenProcessPool:
            fates.count(case, Fate.CRASHED, "the process died", 0)
            pool = _start_pool()
    pool.shutdown()
    return fates


def open_damaged(case: Case) -> tuple[Fate, str, float]:
    """Make one damaged file, open it, and tell what became of it."""
    folder = case.whole.parent.parent / f"case {case.seed}"
    folder.mkdir()
    path = folder / FILE
    make_damaged(case, path)
    before = _snapshot(path)
    start = time.perf_counter()
    fate, seen = _try(case, path)
    seconds = time.perf_counter() - start
    if fate is Fate.REFUSED and _snapshot(path) != before:
        fate = Fate.TOUCHED
    for left in folder.iterdir():
        left.unlink()
    folder.rmdir()
    return fate, seen, seconds


def make_damaged(case: Case, path: Path) -> None:
    """Write the damaged copy."""
    content = case.whole.read_bytes()
    if case.damage in DAMAGES:
        path.write_bytes(DAMAGES[case.damage](bytearray(content), random.Random(case.seed)))
        return
    path.write_bytes(content)
    change_by_sql(path, STATEMENTS[case.damage])


def read_rows(workspace: Workspace) -> Rows:
    """Return every row of every table."""
    return {name: workspace.database.rows(f"SELECT * FROM {name}") for name in TABLES}  # noqa: S608


def _try(case: Case, path: Path) -> tuple[Fate, str]:
    try:
        problems = _check(case, path)
        try:
            with open_workspace(path, phrase=case.phrase) as workspace:
                is_equal = read_rows(workspace) == case.reference
                ANSWER.carry_out(workspace)
        except CsdeskError as error:
            return _refused(error, bool(problems))
    except Exception as error:  # noqa: BLE001 - exactly this is what must not happen
        return Fate.CRASHED, repr(error)
    if problems and is_equal:
        return Fate.CHECKED_WRONG, problems[0]
    if is_equal:
        return _look_again(case, path)
    return Fate.SILENT, ""


def _look_again(case: Case, path: Path) -> tuple[Fate, str]:
    """Open a file that was opened and worked in once more."""
    try:
        with open_workspace(path, phrase=case.phrase) as workspace:
            problems = find_damage(workspace)
    except CsdeskError as error:
        return Fate.SPOILED, str(error)
    return (Fate.SPOILED, problems[0].seen) if problems else (Fate.EQUAL, "")


def _check(case: Case, path: Path) -> tuple[str, ...]:
    try:
        return check_file(path, phrase=case.phrase).problems
    except WorkspaceUnusable as error:
        return (str(error),)


def _refused(error: CsdeskError, is_known: bool) -> tuple[Fate, str]:
    text = str(error)
    is_sentence = text.endswith(".") and "\n" not in text and len(text) > 20
    if not is_sentence:
        return Fate.CRASHED, text
    return (Fate.REFUSED if is_known else Fate.CHECKED_WRONG), text


def _snapshot(path: Path) -> object:
    beside = sorted(other.name for other in path.parent.iterdir())
    return path.read_bytes(), path.stat().st_mtime_ns, beside


def _start_pool() -> ProcessPoolExecutor:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    return ProcessPoolExecutor(max_workers=1, mp_context=context)
