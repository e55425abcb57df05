"""Scorecards and books drawn from a seed: every shape and policy, and values on edges."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import numpy as np

from csdesk.model.conditions import Comparison, Condition
from csdesk.model.directions import Direction
from csdesk.model.scorecards import EdgeException, MissingPolicy, RollUp, Scorecard, Shape, Signal
from tests.csdesk.scoring.health.cards import make_card, make_signal
from tests.facts import GivenFacts, make_facts

FACTS = tuple(f"measure_{number}" for number in range(8))
SEGMENTS = ("SMB", "smb", "Enterprise", "Mid-market", "Größe", None)
AS_OF = date(2026, 6, 30)
SMALL = (Condition("list.segment", Comparison.IS, words=("smb",)),)
LARGE = (Condition("arr", Comparison.ABOVE, number=20_000.0),)


def draw_card(seed: int, *, grouped: bool, shapes: tuple[Shape, ...] = tuple(Shape)) -> Scorecard:
    """Return a card in which each of the shapes stands at least once."""
    chance = random.Random(seed)  # noqa: S311 - seeded, it guards no secret
    groups = {"a": 50.0, "b": 30.0, "c": 20.0} if grouped else None
    signals = [
        _draw_signal(chance, fact, shapes[at % len(shapes)], "abc"[at % 3] if grouped else None)
        for at, fact in enumerate(FACTS)
    ]
    return make_card(
        *signals,
        name=f"card{seed}",
        groups=groups,
        roll_up=RollUp.ANY_POOR if seed % 2 else RollUp.WEIGHTED,
        minimum_coverage=float(chance.choice([30, 50])),
    )


def draw_cards(seed: int, *, grouped: bool) -> tuple[Scorecard, ...]:
    """Return a card for small accounts, one for large ones, and one for all others."""
    return (
        replace(draw_card(seed + 50, grouped=False, shapes=(Shape.BANDS,)), applies_to=SMALL),
        replace(draw_card(seed + 60, grouped=True, shapes=(Shape.BANDS,)), applies_to=LARGE),
        draw_card(seed, grouped=grouped),
    )


def draw_facts(seed: int, count: int) -> GivenFacts:
    """Return a book with gaps, ties on edges and keys that stand more than once."""
    chance = np.random.default_rng(seed)
    columns, ages = {}, {}
    for place, fact in enumerate(FACTS):
        values = chance.normal(60, 30, count)
        if place % 2:
            values = np.round(values)
        on_edge = chance.random(count) < 0.2
        values[on_edge] = chance.choice([0.0, 20.1, 50.0, 80.0, 33.3], on_edge.sum())
        values[chance.random(count) < 0.25] = np.nan
        columns[fact] = values
        ages[fact] = np.where(np.isnan(values), np.nan, chance.integers(0, 200, count))
    arr = np.round(chance.lognormal(9, 1.5, count), 2)
    segments = [SEGMENTS[at] for at in chance.integers(0, len(SEGMENTS), count).tolist()]
    keys = [f"A{number % (count - count // 50)}" for number in range(count)]
    texts = {"segment": segments, "seats": [None if x is None else str(len(x)) for x in segments]}
    return make_facts(AS_OF, texts=texts, ages=ages, arr=arr, keys=keys, **columns)


def draw_earlier(facts: GivenFacts) -> GivenFacts:
    """Return facts of an earlier day: others, some of them 0 or unknown."""
    keys = dict.fromkeys(facts.keys)
    chance = np.random.default_rng(1)
    values = np.round(chance.normal(40, 40, len(keys)))
    values[chance.random(len(keys)) < 0.2] = np.nan
    return make_facts(AS_OF, keys=list(keys), **{FACTS[0]: values})


def _draw_signal(chance: random.Random, fact: str, shape: Shape, group: str | None) -> Signal:
    direction = chance.choice(list(Direction))
    green, yellow = (80.0, 33.3) if direction is Direction.HIGHER else (20.1, 50.0)
    worst, best = (0.0, 80.0) if direction is Direction.HIGHER else (80.0, 0.1 + 0.2)
    return make_signal(
        fact,
        chance.choice([5, 10, 12.5, 33.3]),
        direction=direction,
        green=green,
        yellow=yellow,
        shape=shape,
        worst=worst,
        best=best,
        missing=chance.choice(list(MissingPolicy)),
        valid_days=chance.choice([None, 90]),
        half_life_days=chance.choice([None, None, 30]),
        exceptions=_draw_exceptions(chance, green, yellow),
        **({"group": group} if group else {}),
    )


def _draw_exceptions(
    chance: random.Random, green: float, yellow: float
) -> tuple[EdgeException, ...]:
    conditions = [
        Condition("list.segment", Comparison.IS, words=("smb", "GRÖSSE", "größe")),
        Condition("list.segment", Comparison.IS_NOT, words=("Enterprise",)),
        Condition("list.seats", Comparison.ABOVE, number=4),
        Condition("arr", Comparison.AT_LEAST, number=10_000.5),
        Condition(f"change.{FACTS[0]}", Comparison.BELOW, number=-12.5),
        Condition(FACTS[2], Comparison.UNKNOWN),
        Condition(FACTS[3], Comparison.IS_NOT, number=80),
        Condition("score", Comparison.UNKNOWN),
    ]
    count = chance.choice([0, 1, 2])
    return tuple(
        EdgeException(tuple(chance.sample(conditions, 2)), green * 0.9, yellow * 0.9)
        for _ in range(count)
    )
