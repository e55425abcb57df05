"""A ladder of two areas and three tiers, its answers, and a plan with initiatives made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from csdesk.model.answers import Answer
from csdesk.model.areas import Area
from csdesk.model.assessments import Assessment
from csdesk.model.identifiers import AreaId, ChoiceId, InstrumentId, QuestionId
from csdesk.model.instruments import Choice, Instrument, Question
from csdesk.model.ladders import Tier
from csdesk.model.roadmap import Horizon, Initiative, Roadmap, RoadmapItem
from csdesk.roadmap.projection import Doing
from csdesk.scoring.maturity import score_instrument

START = date(2026, 1, 1)
CREDITS = {"no": 0.0, "partly": 0.5, "yes": 1.0}
CHOICES = tuple(Choice(ChoiceId(key), key, "", credit) for key, credit in CREDITS.items())
AREAS = (AreaId("work"), AreaId("people"))
LADDER = Instrument(
    id=InstrumentId("ladder"),
    version="1",
    name="Ladder",
    description="",
    tiers=tuple(Tier(number, f"Tier {number}", "") for number in (1, 2, 3)),
    areas=tuple(Area(area, area.title(), "") for area in AREAS),
    questions=tuple(
        Question(QuestionId(f"{area}.{tier}"), area, "", "", "", tier, choices=CHOICES)
        for area in AREAS
        for tier in (1, 2, 3)
    ),
    overall_questions=(),
    lowest_tier=1,
)


def assess(targets: dict[str, int] | None = None, **given: str) -> Assessment:
    """Return the ladder answered like work_1="yes"; what is not given is unanswered."""
    answers = {
        QuestionId(key.replace("_", ".")): Answer(
            QuestionId(key.replace("_", ".")), ChoiceId(choice)
        )
        for key, choice in given.items()
    }
    aims = {AreaId(area): tier for area, tier in (targets or {}).items()}
    return Assessment(
        LADDER,
        answers,
        claimed=score_instrument(LADDER, answers),
        supported=score_instrument(LADDER, answers),
        targets=aims,
    )


def allow(initiative: Initiative, **answers: str) -> Initiative:
    """Return an initiative that lets questions be answered like work_2="yes"."""
    allowed = {QuestionId(key.replace("_", ".")): ChoiceId(one) for key, one in answers.items()}
    return replace(initiative, answers=allowed)


def plan(
    due: Sequence[tuple[Initiative, int]], *others: Initiative, done: frozenset = frozenset()
) -> Doing:
    """Return a plan in which each initiative is due on a day, beside what it leaves out."""
    items = tuple(
        RoadmapItem(
            initiative=initiative,
            horizon=next(one for one in Horizon if day <= one),
            start_day=0,
            due_day=day,
            start_on=START,
            due_on=START + timedelta(days=day),
            priority=9.0,
            arr_at_stake=None,
            findings=(),
        )
        for initiative, day in due
    )
    roadmap = Roadmap(START, items, gates=(), raci=(), roles=())
    return Doing(roadmap, (*(one for one, _ in due), *others), done)
