"""Instruments drawn by chance, with every key that can be written, and all of them sound."""

from __future__ import annotations

from hypothesis import strategies as st

from csdesk.model.areas import Area, Dimension, Function, KpiTarget, Origin, Share
from csdesk.model.claims import ClaimCheck, Comparison
from csdesk.model.instruments import (
    Choice,
    Grid,
    Instrument,
    Question,
    QuestionKind,
    Reconciliation,
    Subject,
)
from csdesk.model.ladders import Mark, Need, Tier
from csdesk.model.respondents import RespondentRole

LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))
LINE = (
    st.text(LETTERS, min_size=1, max_size=30)
    .map(str.strip)
    .filter(lambda text: text and not text.startswith("="))
)
PROSE = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
MAYBE = st.one_of(st.just(""), LINE)
LINES = st.lists(LINE, max_size=3).map(tuple)
WEIGHT = st.floats(0.01, 100, allow_nan=False).map(lambda value: round(value, 6))
CREDIT = st.floats(0, 1).map(lambda value: round(value, 6))
ORIGIN = st.sampled_from(Origin)
INITIATIVES = ("health.definition",)


@st.composite
def choices(draw, question: str, rungs: int) -> tuple[Choice, ...]:
    """Draw choices from the worst to the best; with rungs up to this one, unless it is 0."""
    middle = sorted(draw(st.lists(CREDIT.filter(lambda one: 0 < one < 1), max_size=2)))
    earned = (0.0, *middle, 1.0)
    return tuple(
        Choice(
            f"{question}_{place}",
            draw(LINE),
            draw(PROSE),
            credit,
            "" if credit == 1 else draw(PROSE),
            min(place, rungs) if rungs and credit < 1 else rungs or None,
        )
        for place, credit in enumerate(earned)
    )


@st.composite
def questions(draw, area: str, number: int, rungs: int) -> Question:
    """Draw a question of an area, of any kind; with rungs it is always one that earns credit."""
    kind = QuestionKind.CHOICE if rungs else draw(st.sampled_from(QuestionKind))
    name = f"{area}.q{number}"
    answers: tuple[Choice, ...] = ()
    checks: tuple[ClaimCheck, ...] = ()
    if kind is QuestionKind.CHOICE:
        answers = draw(choices("c", rungs))
        comparison = draw(st.sampled_from(Comparison))
        checks = (ClaimCheck(f"{name}.check", "list.accounts", comparison, 12.5, draw(LINE)),)
    elif kind is QuestionKind.FACT:
        answers = tuple(Choice(f"f{one}", draw(LINE), draw(MAYBE), 0.0) for one in range(2))
    return Question(
        id=name,
        area=area,
        short=draw(LINE),
        text=draw(PROSE),
        why=draw(PROSE),
        choices=answers,
        weight=draw(WEIGHT),
        kind=kind,
        revision=draw(st.integers(1, 9)),
        may_not_apply=draw(st.booleans()),
        needs_owner=draw(st.booleans()),
        asked=tuple(draw(st.lists(st.sampled_from(RespondentRole), unique=True, max_size=3))),
        checks=checks if draw(st.booleans()) else (),
        unit=draw(MAYBE),
        due_day=draw(st.one_of(st.none(), st.integers(0, 400))),
        origin=draw(ORIGIN),
        source=draw(MAYBE),
    )


@st.composite
def areas(draw, number: int) -> Area:
    """Draw an area."""
    return Area(
        id=f"drawn.a{number}",
        name=draw(LINE),
        definition=draw(PROSE),
        inputs=draw(LINES),
        owners=draw(LINES),
        targets=(
            KpiTarget(
                draw(LINE),
                draw(st.one_of(st.none(), WEIGHT)),
                "%",
                is_change=draw(st.booleans()),
                measure=draw(st.sampled_from((None, "health.scored"))),
            ),
        ),
        source=draw(MAYBE),
        weight=draw(WEIGHT),
        origin=draw(ORIGIN),
        functions=("drawn.f",) if draw(st.booleans()) else (),
        remedy=draw(MAYBE),
    )


@st.composite
def instruments(draw) -> Instrument:
    """Draw a whole instrument, with a ladder of two tiers or with marks."""
    rungs = draw(st.sampled_from((0, 2)))
    parts = tuple(draw(areas(number)) for number in range(draw(st.integers(1, 3))))
    asked = tuple(
        draw(questions(area.id, number, rungs))
        for area in parts
        for number in range(draw(st.integers(1, 3)))
    )
    numbers = tuple(one.id for one in asked if one.kind is QuestionKind.NUMBER)
    tiers = (
        Tier(1, draw(LINE), draw(PROSE), (Need(1, 62.5),)),
        Tier(2, draw(LINE), draw(PROSE), (Need(1, 80.0), Need(2, 60.0))),
    )
    return Instrument(
        id="drawn",
        version=draw(LINE),
        name=draw(LINE),
        description=draw(PROSE),
        tiers=tiers if rungs else (),
        areas=parts,
        questions=asked,
        overall_questions=(),
        pass_credit=draw(st.sampled_from((1.0, 0.75))),
        lowest_tier=1 if rungs else 0,
        subject=Subject.ACCOUNT,
        dimensions=(
            Dimension("drawn.d", draw(LINE), draw(PROSE), (Share(parts[0].id, draw(WEIGHT)),)),
        ),
        functions=(Function("drawn.f", draw(LINE)),),
        grids=(Grid(parts[0].id, (draw(LINE),), (draw(LINE),), (asked[0].id,)),),
        reconciliations=(Reconciliation("drawn.r", draw(LINE), numbers, 2.5),) if numbers else (),
        marks=() if rungs else (Mark(0.0, draw(LINE)), Mark(50.0, draw(LINE), draw(PROSE))),
        points=draw(st.one_of(st.none(), WEIGHT)),
        minutes=draw(st.one_of(st.none(), st.integers(1, 600))),
        source=draw(MAYBE),
    )
