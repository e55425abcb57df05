"""How long and how fast: many openings, the time of an answer, the price of encryption and sums."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import sqlcipher3

from csdesk.model.answers import Answer
from csdesk.model.identifiers import ChoiceId, QuestionId
from csdesk.model.imports import ListRole
from csdesk.model.workspaces import BackupReason
from csdesk.operations.answers import save_answer
from csdesk.operations.imports import import_list
from csdesk.storage.backups import make_backup
from csdesk.storage.books.content_sums import find_differences
from csdesk.storage.workspace import Workspace, open_workspace
from tests.reliability.customer_lists import AS_OF, make_draft
from tests.reliability.scenarios import PHRASE, make_client

ANSWERS = 200
BARE = ("locking_mode=EXCLUSIVE", "journal_mode=TRUNCATE", "synchronous=EXTRA")

BARE_ANSWER = "INSERT OR REPLACE INTO answer VALUES (?, ?, ?)"


@dataclass(frozen=True)
class Growth:
    """What many openings and closings left behind in the process."""

    cycles: int
    descriptors: int
    megabytes: float


def open_and_close(path: Path, cycles: int) -> Growth:
    """Open, answer once and close so often; the first tenth only warms up."""
    make_client(path).close()
    warm = max(5, cycles // 10)
    for number in range(warm):
        _cycle(path, number)
    descriptors, memory = count_descriptors(), resident_megabytes()
    for number in range(cycles):
        _cycle(path, number)
    return Growth(
        cycles, count_descriptors() - descriptors, round(resident_megabytes() - memory, 1)
    )


def count_descriptors() -> int:
    """Return how many files this process has open."""
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def resident_megabytes() -> float:
    """Return the memory that this process occupies."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


@dataclass(frozen=True)
class Times:
    """Milliseconds: the middle and the twentieth slowest of a hundred."""

    middle: float
    slow: float


def time_answers(folder: Path, accounts: int) -> tuple[Times, Times]:
    """Return the times of an answer with its log and undo record, and of a bare commit, in turn."""
    bare = sqlcipher3.connect(str(folder / "bare.db"), isolation_level=None)
    for setting in BARE:
        bare.execute(f"PRAGMA {setting}")
    bare.execute("CREATE TABLE answer (question TEXT PRIMARY KEY, choice TEXT, note TEXT) STRICT")
    ours, floor = [], []
    with make_client(folder / "client.csdesk") as workspace:
        import_list(workspace, make_draft(1, accounts), ListRole.CURRENT, AS_OF)
        for number in range(ANSWERS):
            answer = Answer(QuestionId(f"trial.{number % 40}"), ChoiceId("yes"), note=str(number))
            ours.append(_milliseconds(lambda given=answer: save_answer(workspace, given)))
            row = (answer.question, answer.choice, answer.note)
            floor.append(_milliseconds(lambda given=row: bare.execute(BARE_ANSWER, given)))
    bare.close()
    return _times(ours), _times(floor)


@dataclass(frozen=True)
class Costs:
    """Milliseconds of what a person waits for."""

    opening: float
    answer: float
    list_import: float
    backup: float
    sums: float
    """Adding up the content once, as every opening does."""


def measure_costs(folder: Path, phrase: str | None, accounts: int) -> Costs:
    """Measure a workspace with a list of so many customers."""
    path = folder / "client.csdesk"
    draft = make_draft(1, accounts)
    with make_client(path, phrase) as workspace:
        list_import = _milliseconds(lambda: import_list(workspace, draft, ListRole.CURRENT, AS_OF))
        answer = _middle_answer(workspace)
        backup = _milliseconds(
            lambda: make_backup(workspace, folder, BackupReason.ROUTINE, datetime.now(UTC))
        )
        sums = _milliseconds(lambda: find_differences(workspace.database))
    opening = _milliseconds(lambda: open_workspace(path, phrase=phrase).close())
    return Costs(opening, answer, list_import, backup, sums)


def compare_costs(folder: Path, accounts: int) -> tuple[Costs, Costs]:
    """Measure a plain and an encrypted workspace, one after the other in one run."""
    costs = []
    for name, phrase in (("plain", None), ("encrypted", PHRASE)):
        place = folder / name
        place.mkdir(parents=True)
        costs.append(measure_costs(place, phrase, accounts))
    return costs[0], costs[1]


def _cycle(path: Path, number: int) -> None:
    with open_workspace(path) as workspace:
        save_answer(workspace, Answer(QuestionId("trial.1"), ChoiceId("no"), note=str(number)))


def _middle_answer(workspace: Workspace) -> float:
    numbers = count()

    def answer() -> None:
        text = str(next(numbers))
        save_answer(workspace, Answer(QuestionId("trial.1"), ChoiceId("no"), note=text))

    return statistics.median(_milliseconds(answer) for _ in range(40))


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def _times(milliseconds: list[float]) -> Times:
    ranked = sorted(milliseconds)
    return Times(statistics.median(ranked), ranked[round(0.95 * len(ranked))])
