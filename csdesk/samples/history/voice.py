"""What customers asked for help with, and what they said when they were asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from csdesk.model.samples import SampleTexts
from csdesk.model.tables import Cell
from csdesk.samples.customers import AS_OF
from csdesk.samples.draws import Draws
from csdesk.samples.history.lives import Life, month_ends

TICKET_HEADER = (
    "Ticket", "Account ref", "Created at", "Resolved at", "Status", "Priority", "Category",
    "Satisfaction",
)  # fmt: skip
SURVEY_HEADER = ("Account ref", "Survey", "Response date", "NPS", "CSAT", "Comment")
QUARTER = 90
MONTH_OF_WAVE, DAY_OF_WAVE = (1, 4, 7, 10), 12
ANSWERS = 0.7
"""Share of the surveys that are answered."""
RATED = 0.3
LIKELIHOOD = 10.0
"""The best rating; a customer list may state one that cannot be."""
Row = tuple[Cell, ...]


def ticket_rows(lives: Sequence[Life], texts: SampleTexts, draws: Draws) -> Iterator[Row]:
    """Yield tickets by account and day; of the last quarter as many as the list says."""
    number = 10_000
    for life in lives:
        for day in _ticket_days(life, draws):
            number += 1
            yield (f"T-{number}", life.customer.ref, *_ticket(life, day, texts, draws))


def _ticket_days(life: Life, draws: Draws) -> Iterator[date]:
    if life.customer.is_listed and "tickets_90d" not in life.customer.measures:
        return
    for end in month_ends():
        if life.customer.is_listed and (AS_OF - end).days < QUARTER:
            continue
        rate = max(0.15, 1.0 - 0.8 * life.fortune(end))
        for _ in range(round(rate + draws.between(-0.5, 0.5))):
            day = end - timedelta(days=draws.whole(0, 27))
            if life.is_there(day):
                yield day
    for _ in range(int(life.customer.measures.get("tickets_90d", 0))):
        yield AS_OF - timedelta(days=draws.whole(0, QUARTER - 1))


def _ticket(life: Life, day: date, texts: SampleTexts, draws: Draws) -> Row:
    days = draws.whole(0, 4) if life.fortune(day) > -0.5 else draws.whole(1, 16)
    solved = day + timedelta(days=days)
    is_open = solved > AS_OF
    rating = round(_of_five(life, day, draws)) if draws.chance(RATED) else None
    return (
        day,
        None if is_open else solved,
        "Open" if is_open else "Solved",
        "High" if draws.chance(0.15 if life.fortune(day) < -0.5 else 0.05) else "Normal",
        draws.pick(texts.history.ticket_categories),
        None if is_open or rating is None or _is_last_quarter(life, day) else float(rating),
    )


def _is_last_quarter(life: Life, day: date) -> bool:
    return life.customer.is_listed and (AS_OF - day).days < QUARTER


def _of_five(life: Life, day: date, draws: Draws) -> float:
    return min(max(3.9 + 0.5 * life.fortune(day) + 0.4 * draws.normal(), 1), 5)


def survey_rows(lives: Sequence[Life], texts: SampleTexts, draws: Draws) -> Iterator[Row]:
    """Yield the answers, wave by wave; of the last wave those that the customer list has."""
    waves = [end.replace(day=DAY_OF_WAVE) for end in month_ends() if end.month in MONTH_OF_WAVE]
    for wave in waves:
        for life in lives:
            if life.is_there(wave):
                yield from _answer(life, wave, texts, draws)


def _answer(life: Life, wave: date, texts: SampleTexts, draws: Draws) -> Iterator[Row]:
    ref, measures = life.customer.ref, life.customer.measures
    if _is_last_quarter(life, wave):
        stated, rating = measures.get("nps"), measures.get("csat")
        possible = None if stated is None or stated > LIKELIHOOD else stated
        if possible is not None or rating is not None:
            yield ref, "Relationship", wave, possible, rating, None
    elif (not life.customer.is_listed or "dau_mau" in measures) and draws.chance(ANSWERS):
        nps = min(max(round(7.6 + 1.3 * life.fortune(wave) + 1.3 * draws.normal()), 0), 10)
        csat = round(_of_five(life, wave, draws), 1)
        yield ref, "Relationship", wave, float(nps), csat, _comment(nps, texts, draws)


def _comment(nps: int, texts: SampleTexts, draws: Draws) -> str | None:
    if not draws.chance(0.25):
        return None
    return draws.pick(texts.history.praise if nps >= 8 else texts.history.complaints)
