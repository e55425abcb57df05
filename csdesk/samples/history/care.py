"""Who spoke with whom, who the people at the customers are, and how new customers were set up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from csdesk.model.samples import SampleTexts
from csdesk.model.tables import Cell
from csdesk.samples.customers import AS_OF, Customer
from csdesk.samples.draws import Draws
from csdesk.samples.history.lives import Life, month_ends

TOUCH_HEADER = ("Account ref", "Activity date", "Type", "Subject", "CSM", "Direction")
USER_HEADER = ("User ID", "Account ref", "Full name", "Role", "User status", "Created",
    "Last login")  # fmt: skip
TASK_HEADER = ("Task ID", "Account ref", "Task", "Task status", "Planned start", "Due date",
    "Completed on")  # fmt: skip
HANDOVER = date(2026, 3, 1)
"""On this day the CSM left whose accounts somebody else took over."""
CHAMPION_LEFT_ON = date(2026, 10, 2)
WHILE_RED = 0.35
"""How much of the talks is left for an account that does badly: nobody likes to call it."""
DAYS_OF_TASK = 12
Row = tuple[Cell, ...]


def touch_rows(lives: Sequence[Life], texts: SampleTexts, draws: Draws) -> Iterator[Row]:
    """Yield the talks: fewest with those who need them most, hardly any after the handover."""
    history = texts.history
    for life in lives:
        for end in month_ends():
            day = end - timedelta(days=draws.whole(0, 27))
            csm = _csm_on(life.customer, day, texts)
            if csm and life.is_there(day) and draws.chance(_chance(life, day, csm, texts)):
                kind, subject = draws.pick(history.touch_kinds), draws.pick(history.touch_subjects)
                way = "Inbound" if draws.chance(0.2) else "Outbound"
                yield life.customer.ref, day, kind, subject, csm, way


def _csm_on(customer: Customer, day: date, texts: SampleTexts) -> str:
    if day < HANDOVER:
        return customer.manager_before or customer.manager
    left = customer.manager_before == texts.left_manager
    return customer.manager if customer.is_listed else "" if left else customer.manager_before


def _chance(life: Life, day: date, csm: str, texts: SampleTexts) -> float:
    often = next(one.talks for one in texts.segments if one.name == life.customer.segment)
    if life.fortune(day) < -0.6:
        often *= WHILE_RED
    return often * 0.3 if csm == texts.heir and day >= HANDOVER else often


def user_rows(lives: Sequence[Life], texts: SampleTexts, draws: Draws) -> Iterator[Row]:
    """Yield a champion and an administrator for each account of which people are known."""
    number = 500
    for life in lives:
        customer = life.customer
        if customer.is_listed and "dau_mau" not in customer.measures:
            continue
        for role in ("Champion", "Admin"):
            number += 1
            is_gone = customer.name == texts.history.champion_left and role == "Champion"
            name = texts.history.champion if is_gone else _name(texts, draws)
            last = life.lost_on or customer.last_login or AS_OF
            last = CHAMPION_LEFT_ON if is_gone else last
            status = "Left company" if is_gone else "Inactive" if life.lost_on else "Active"
            yield f"U-{number}", customer.ref, name, role, status, customer.since, last


def _name(texts: SampleTexts, draws: Draws) -> str:
    history = texts.history
    return f"{draws.pick(history.first_names)} {draws.pick(history.last_names)}"


def task_rows(customers: Sequence[Customer], texts: SampleTexts, draws: Draws) -> Iterator[Row]:
    """Yield how the customers were set up whose onboarding is known."""
    number = 0
    for customer in customers:
        if customer.kickoff is None:
            continue
        tasks = texts.history.onboarding_tasks
        span = ((customer.go_live or AS_OF) - customer.kickoff).days
        for place, task in enumerate(tasks):
            number += 1
            start = customer.kickoff + timedelta(days=span * place // len(tasks))
            done = customer.kickoff + timedelta(days=span * (place + 1) // len(tasks))
            is_stuck = customer.go_live is None and place >= len(tasks) - draws.whole(1, 2)
            yield (f"K-{number}", customer.ref, task, "In progress" if is_stuck else "Done", start,
                start + timedelta(days=DAYS_OF_TASK), None if is_stuck else done)  # fmt: skip
