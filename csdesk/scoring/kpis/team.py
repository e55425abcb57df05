"""How the team works: contacts, playbooks that are run, and how soon it answers (S1.1, S1.59)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from math import fsum
from statistics import median

from csdesk.formatting import number, plural
from csdesk.model.actions import Task, TaskStatus
from csdesk.model.findings import Severity
from csdesk.model.identifiers import AccountKey
from csdesk.model.tables import Cell, ListTable, TableKind
from csdesk.scoring.cell_days import read_day
from csdesk.scoring.kpis.book import Book, Measure, lacking, no_measure, sentences
from csdesk.scoring.kpis.lineage import list_lineage
from csdesk.scoring.kpis.records import (
    FULL,
    days_before,
    few_records,
    share_words,
    window_words,
    within,
)
from csdesk.scoring.list_keys import account_keys
from csdesk.scoring.owners import NOBODY, owner_codes

DAYS, MONTHS = 90, 3
DAY, TWO_DAYS = 24, 48
NO_TASKS = "tasks, which the Health page opens from its rules and playbooks"
NO_PEOPLE = "no base: nothing says who looks after customers"
OUR_TASKS = "the tasks of this client"


def measure_contacts(book: Book) -> Measure:
    """Return contacts with customers per CSM and month, over the last 90 days (S1.1, C43).

    It counts work and not what comes of it: read it beside the contacts per win.
    """
    table = book.tables[TableKind.TOUCHES]
    window = days_before(book.accounts.as_of, DAYS)
    places = within(window, table.column("touched_on")).nonzero()[0].tolist()
    people, words = _count_people(book)
    if not people:
        return no_measure(NO_PEOPLE)
    if not places:
        return no_measure(f"no base: the log holds no contact of the last {DAYS} days")
    return Measure(
        value=len(places) / MONTHS / people,
        method=f"Contacts of {DAYS} days over {MONTHS} months and {words}",
        n=len(places),
        base="contacts",
        window=window_words(window),
        caution=sentences(
            f"{plural(len(places), 'contact')} of {_round_words(people)} {words}.",
            few_records(len(places), "contact"),
        ),
        lineage=list_lineage(table, places),
        window_days=DAYS,
    )


def measure_playbooks(book: Book) -> Measure:
    """Return the share of playbooks started for an account that somebody worked with (S1.1).

    Run is one with a step done, or closed as done; dropped and untouched ones are not.
    """
    held = [task for task in book.ledger.tasks if task.playbook is not None]
    if not held:
        return lacking(f"{NO_TASKS}: none has a playbook")
    run = [task for task in held if task.steps_done or task.status is TaskStatus.DONE]
    waiting = sum(task.status is TaskStatus.OPEN and not task.steps_done for task in held)
    still = f"{plural(waiting, 'playbook')} not begun may still be run." if waiting else ""
    found = _of_tasks(
        FULL * len(run) / len(held), held, "playbooks started for an account",
        "Playbooks with a step done, or done, over all that were started",
        share_words(len(run), len(held)), still,
    )  # fmt: skip
    return replace(found, counted=len(run))


def measure_response(book: Book) -> Measure:
    """Return the median of hours from an urgent alert to the first contact or to its closing.

    A contact that is known by its day alone counts at the end of that day, so that nothing looks
    faster than it was. Alerts that still wait are left out and counted.
    """
    alerts = [task for task in book.ledger.tasks
              if task.rule is not None and task.severity is Severity.CRITICAL
              and task.status is not TaskStatus.DROPPED]  # fmt: skip
    if not alerts:
        return lacking(f"{NO_TASKS}: none is an urgent alert")
    contacts = _contacts(book.tables.get(TableKind.TOUCHES))
    taken = ((task, _hours_to_answer(task, contacts.get(task.account, ()))) for task in alerts)
    pairs = [(task, hours) for task, hours in taken if hours is not None]
    if not pairs:
        return no_measure("no base: no urgent alert was answered")
    hours = [found for _, found in pairs]
    waiting = len(alerts) - len(pairs)
    return _of_tasks(
        median(hours), [task for task, _ in pairs], "urgent alerts that were answered",
        "Median of calendar hours from an urgent alert to the first contact or to its closing",
        *(_within_words(hours, limit) for limit in (DAY, TWO_DAYS)),
        f"{plural(waiting, 'alert')} without an answer left out." if waiting else "",
        few_records(len(pairs), "alert"),
    )  # fmt: skip


def _count_people(book: Book) -> tuple[float, str]:
    """Return how many look after customers, in full weeks where a list says so, and in words."""
    team = book.tables.get(TableKind.CSMS)
    if team is not None:
        columns = (team.column("fte"), team.column("is_active"), team.column("left_on"))
        weeks = [fte if isinstance(fte, float) else 1.0
                 for fte, is_active, left in zip(*columns, strict=True)
                 if is_active is not False and not _has_left(left, book)]  # fmt: skip
        return fsum(weeks), "CSMs (full weeks)"
    return len(set(owner_codes(book.accounts).tolist()) - {NOBODY}), "CSMs"


def _round_words(people: float) -> str:
    return number(people, 0 if people == int(people) else 1)


def _has_left(left: Cell, book: Book) -> bool:
    day = read_day(left)
    return day is not None and day <= book.accounts.as_of


def _contacts(table: ListTable | None) -> Mapping[AccountKey, Sequence[datetime]]:
    """Return when each account was in contact: by day alone, at the end of that day."""
    found: dict[AccountKey, list[datetime]] = {}
    if table is None:
        return found
    for key, cell in zip(account_keys(table), table.column("touched_on"), strict=True):
        if key is not None and (day := read_day(cell)) is not None:
            end = datetime.combine(day, time.min) + timedelta(days=1)
            found.setdefault(key, []).append(end)
    return found


def _hours_to_answer(task: Task, contacts: Sequence[datetime]) -> float | None:
    opened = task.opened_at.replace(tzinfo=None)
    times = [at for at in contacts if at > opened]
    if task.closed_at is not None:
        times.append(task.closed_at.replace(tzinfo=None))
    return (min(times) - opened) / timedelta(hours=1) if times else None


def _of_tasks(
    value: float, tasks: Sequence[Task], base: str, method: str, *cautions: str
) -> Measure:
    days = [task.opened_at.date() for task in tasks]
    return Measure(
        value=value,
        method=method,
        n=len(tasks),
        base=base,
        window=window_words((min(days), max(days))),
        caution=sentences(*cautions),
        lineage=OUR_TASKS,
        accounts=tuple(dict.fromkeys(task.account for task in tasks)),
    )


def _within_words(hours: Sequence[float], limit: int) -> str:
    count = sum(taken <= limit for taken in hours)
    return f"{number(count)} of {number(len(hours))} within {limit} hours."
