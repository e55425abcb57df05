"""A sound instrument that a test breaks in one place, and the sentence that refuses it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.content.checks.instruments import check_instrument
from csdesk.content.placing import place_instrument
from csdesk.errors import ContentInvalid
from csdesk.model.areas import Area, Dimension, Share
from csdesk.model.claims import ClaimCheck, Comparison
from csdesk.model.instruments import Choice, Grid, Instrument, Question, QuestionKind
from csdesk.model.ladders import Need, Tier

NUMBER = QuestionKind.NUMBER
FACT = QuestionKind.FACT


def choose(*earned: float, first: str = "a", rungs: tuple[int, ...] = ()) -> tuple[Choice, ...]:
    """Return choices that earn these credits, called a, b, c."""
    return tuple(
        Choice(
            first if place == 0 else "abcdef"[place],
            "Label",
            "Seen.",
            credit,
            "" if credit == 1 else "Do it.",
            rungs[place] if rungs else None,
        )
        for place, credit in enumerate(earned)
    )


def ask(name: str, area: str = "x.one", **known: object) -> Question:
    """Return a question of the instrument."""
    question = Question(f"x.{name}", area, name, f"{name}?", "Why.", choices=choose(0, 0.5, 1))
    return replace(question, **known)


def tiers(*needs: tuple[Need, ...]) -> tuple[Tier, ...]:
    """Return a tier for each set of needs."""
    return tuple(Tier(number, "Name", "Meaning.", one) for number, one in enumerate(needs, start=1))


ONE, TWO = Area("x.one", "One", "First."), Area("x.two", "Two", "Second.")
BASE = Instrument(
    id="x",
    version="1",
    name="X",
    description="An instrument.",
    tiers=(),
    areas=(ONE, TWO),
    questions=(ask("q1"), ask("q2"), ask("n", kind=NUMBER, choices=()), ask("t", area="x.two")),
    overall_questions=(),
)
CHECK = ClaimCheck("x.check", "health.scored", Comparison.AT_LEAST, 90, "Most are scored.")
GRID = Grid("x.one", ("Row",), ("Left", "Right"), ("x.q1", "x.q2"))
DIMENSION = Dimension("x.dim", "Dim", "A view.", (Share("x.one"), Share("x.two")))


def refusal(**known: object) -> str:
    """Return the sentence with which the changed instrument is refused."""
    with pytest.raises(ContentInvalid) as caught:
        check_instrument(place_instrument(replace(BASE, **known), "x.toml"))
    told = str(caught.value)
    assert told.startswith("x.toml: ")
    return told.removeprefix("x.toml: ")


def with_question(**known: object) -> tuple[Question, ...]:
    """Return the questions of the base, the first one changed."""
    return (replace(BASE.questions[0], **known), *BASE.questions[1:])
