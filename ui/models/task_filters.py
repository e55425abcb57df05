"""Tasks by what they are about: whose they are, how the account stands, when they are due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from csdesk.formatting import band_word, number, plural
from csdesk.model.actions import Task, TaskStatus
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey, ServiceTierId
from csdesk.model.score_columns import account_keys, band_column

SOON = timedelta(hours=48)
DUES = {"late": timedelta(0), "soon": SOON, "week": timedelta(days=7)}
DUE_WORDS = {"late": "Due already", "soon": "Due within 48 hours", "week": "Due within 7 days"}
BANDS = (Band.RED, Band.YELLOW, Band.GREEN, Band.UNSCORED)
Entries = Sequence[tuple[str, object]]


@dataclass(frozen=True, slots=True)
class TaskWishes:
    """Which tasks are wanted; None: of every kind."""

    owner: str | None = None
    band: Band | None = None
    tier: ServiceTierId | None = None
    due: str | None = None
    """A key of ``DUES``: due within that time, or before."""
    words: str = ""


@dataclass(frozen=True, slots=True)
class AccountTraits:
    """How the accounts of a book stand, and what they are called."""

    names: Mapping[AccountKey, str] = field(default_factory=dict)
    bands: Mapping[AccountKey, Band] = field(default_factory=dict)
    tiers: Mapping[AccountKey, ServiceTierId | None] = field(default_factory=dict)


def read_traits(diagnosis: Diagnosis, names: Mapping[AccountKey, str]) -> AccountTraits:
    """Return the bands and service tiers of the accounts of an engagement."""
    health = diagnosis.health
    coverage = diagnosis.coverage
    placed = coverage.placements if coverage and len(coverage.placements) == len(names) else ()
    return AccountTraits(
        names=names,
        bands=dict(zip(account_keys(health), band_column(health), strict=True)) if health else {},
        tiers=dict(zip(names, placed, strict=False)),
    )


def narrow_tasks(
    tasks: Iterable[Task], wishes: TaskWishes, traits: AccountTraits, now: datetime
) -> tuple[Task, ...]:
    """Return the tasks that are wanted, in their order."""
    words = wishes.words.casefold().split()
    return tuple(
        task
        for task in tasks
        if wishes.owner in (None, task.owner)
        and wishes.band in (None, traits.bands.get(task.account))
        and wishes.tier in (None, traits.tiers.get(task.account))
        and (wishes.due is None or task.due_at <= now + DUES[wishes.due])
        and all(word in _text(task, traits) for word in words)
    )


def count_states(tasks: Iterable[Task], now: datetime) -> Mapping[str, int]:
    """Return how many tasks are open, late (which are open too), done and dropped."""
    known = tuple(tasks)
    counts = Counter(str(task.status.value) for task in known)
    late = sum(task.status is TaskStatus.OPEN and task.is_late(now) for task in known)
    states = {status.value: counts[status.value] for status in TaskStatus}
    return {**states, "late": late}


def owner_entries(tasks: Iterable[Task], roles: Mapping[str, str]) -> Entries:
    """Return whose tasks there are, by name."""
    found = {task.owner for task in tasks}
    known = sorted(((roles.get(one, one), one) for one in found), key=lambda one: one[0].casefold())
    return [("Every owner", None), *((name or "Nobody yet", one) for name, one in known)]


def band_entries() -> Entries:
    """Return the colours that an account may have."""
    return [("Every colour", None), *((band_word(band), band) for band in BANDS)]


def tier_entries(diagnosis: Diagnosis) -> Entries:
    """Return the service tiers of a book; only the first entry where there are none."""
    tiers = diagnosis.coverage.tiers if diagnosis.coverage else ()
    return [("Every tier", None), *((one.tier.name, one.tier.id) for one in tiers)]


def due_entries() -> Entries:
    """Return by when a task may be due."""
    return [("Due at any time", None), *((words, due) for due, words in DUE_WORDS.items())]


def describe_volume(tasks: Iterable[Task], now: datetime) -> str:
    """Return how much is to be done soon, and by how many; nothing where nothing is open."""
    still = [task for task in tasks if task.status is TaskStatus.OPEN]
    soon = [task for task in still if task.due_at <= now + SOON]
    if not still:
        return ""
    if not soon:
        return "No task is due within 48 hours."
    verb = "is" if len(soon) == 1 else "are"
    owners = plural(len({task.owner for task in soon}), "owner")
    late = sum(task.is_late(now) for task in soon)
    told = f", {number(late)} of them late" if late else ""
    return f"{plural(len(soon), 'task')} {verb} due within 48 hours, for {owners}{told}."


def _text(task: Task, traits: AccountTraits) -> str:
    name = traits.names.get(task.account, task.account)
    return f"{task.title} {name} {task.reason} {task.note}".casefold()
