"""Every kind of work that is interrupted, and how large its share of the interruptions is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.reliability.copies import BackingUp, Migrating, Protecting, Restoring
from tests.reliability.rescue import HandingOn, Salvaging
from tests.reliability.scenarios import PHRASE, DailyWork, Scenario

OTHER_PHRASE = "another one entirely"


@dataclass(frozen=True)
class Workload:
    """Work by the number of a round; ``share`` is in percent of all interruptions."""

    name: str
    scenarios: Callable[[int], Scenario]
    share: int


WORKLOADS = (
    Workload("answers, imports, undo", lambda number: DailyWork(100 + number), 52),
    Workload(
        "answers, imports, undo, encrypted", lambda number: DailyWork(100 + number, PHRASE), 5
    ),
    Workload("opening a file of format 1", lambda _number: Migrating(), 10),
    Workload("backups", lambda _number: BackingUp(), 8),
    Workload("backups, encrypted", lambda _number: BackingUp(PHRASE), 1),
    Workload("restoring", lambda _number: Restoring(), 5),
    Workload("encrypting", lambda _number: Protecting(None, PHRASE), 5),
    Workload("decrypting", lambda _number: Protecting(PHRASE, None), 2),
    Workload("another pass phrase", lambda _number: Protecting(PHRASE, OTHER_PHRASE), 2),
    Workload("salvaging", lambda _number: Salvaging(), 5),
    Workload("handing a client on", lambda _number: HandingOn(), 5),
)


def rounds_of(workload: Workload, rounds: int) -> int:
    """Return how many of all rounds a workload gets: its share, but at least one."""
    return max(1, round(rounds * workload.share / 100))
