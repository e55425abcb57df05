"""What must hold for any answers to any instrument that ships, and a second count that agrees."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csdesk.content import load_library
from csdesk.model.answers import Answer
from csdesk.model.areas import AreaKind, Dimension
from csdesk.model.levels import LevelState
from csdesk.model.traces import LeftOut
from csdesk.scoring.maturity import score_instrument, trace_area, trace_whole
from tests.csdesk.scoring.maturity.books import draw_book, draw_chance, improvable, rule_out
from tests.csdesk.scoring.maturity.plain import plain_levels

INSTRUMENTS = load_library().instruments
every_instrument = pytest.mark.parametrize("instrument", INSTRUMENTS.values(), ids=INSTRUMENTS)
seeds = st.integers(0, 2**32)
few = settings(max_examples=25, deadline=None)
NEAR = 1e-9


def levels(result):
    return (*result.areas, *result.dimensions, result.overall)


def measures_of(result) -> list[tuple[str, float | None]]:
    """Return every number of a result that may not fall when an answer gets better."""
    found = [("average", result.average_tier), ("points", result.points)]
    for level in levels(result):
        names = ("tier", "tier_low", "tier_high", "index", "low", "high", "is_met")
        found += [(f"{level.area} {name}", getattr(level, name)) for name in names]
    return found


@every_instrument
@given(seed=seeds)
@few
def test_a_better_answer_lowers_nothing(instrument, seed):
    answers = draw_book(instrument, seed)
    candidates = improvable(instrument, answers)
    if not candidates:
        return
    chance = draw_chance(seed)
    question = chance.choice(candidates)
    given_answer = answers[question.id]
    credit = question.choice(given_answer.choice).credit
    better = chance.choice([one for one in question.choices if one.credit > credit])
    improved = {**answers, question.id: replace(given_answer, choice=better.id)}
    before = measures_of(score_instrument(instrument, answers))
    after = dict(measures_of(score_instrument(instrument, improved)))
    for name, value in before:
        if value is not None:
            assert after[name] >= value - NEAR, (name, question.id)


@every_instrument
@given(seed=seeds)
@few
def test_the_order_of_answers_and_questions_changes_nothing(instrument, seed):
    answers = draw_book(instrument, seed)
    turned = replace(instrument, questions=tuple(reversed(instrument.questions)))
    backwards = dict(reversed(answers.items()))
    assert score_instrument(turned, backwards) == score_instrument(instrument, answers)


@every_instrument
@given(seed=seeds, scale=st.sampled_from((0.5, 2.0, 8.0)))
@few
def test_the_scale_of_weights_changes_nothing(instrument, seed, scale):
    answers = draw_book(instrument, seed)
    scaled = replace(
        instrument,
        questions=tuple(replace(one, weight=scale * one.weight) for one in instrument.questions),
        areas=tuple(replace(one, weight=scale * one.weight) for one in instrument.areas),
        dimensions=tuple(_scale(one, scale) for one in instrument.dimensions),
    )
    assert score_instrument(scaled, answers) == score_instrument(instrument, answers)


def _scale(dimension: Dimension, scale: float) -> Dimension:
    shares = tuple(replace(share, weight=scale * share.weight) for share in dimension.shares)
    return replace(dimension, shares=shares, weight=scale * dimension.weight)


@every_instrument
@given(seed=seeds)
@few
def test_every_value_lies_in_its_range(instrument, seed):
    result = score_instrument(instrument, draw_book(instrument, seed))
    for level in levels(result):
        if level.index is not None:
            assert 0 <= level.low <= level.index <= level.high <= 100
            assert 1 <= level.confidence <= 5
        if level.tier is not None:
            assert level.tier_low <= level.tier <= level.tier_high
    if result.average_tier is not None:
        assert result.average_low <= result.average_tier <= result.average_high


@every_instrument
@given(seed=seeds)
@few
def test_what_does_not_apply_in_one_area_changes_no_other(instrument, seed):
    answers = draw_book(instrument, seed)
    area = draw_chance(seed).choice(instrument.areas)
    out = {one.id: rule_out(one) for one in instrument.area_questions(area.id)}
    before = score_instrument(instrument, answers)
    after = score_instrument(instrument, {**answers, **out})
    for known, level in zip(before.areas, after.areas, strict=True):
        if known.area == area.id:
            assert (level.index, level.applicable) == (None, 0)
        else:
            assert level == known


@every_instrument
def test_where_nothing_applies_nothing_is_assessed(instrument):
    answers = {one.id: rule_out(one) for one in instrument.questions}
    result = score_instrument(instrument, answers)
    assert {level.state for level in levels(result)} == {LevelState.NOT_ASSESSED}
    assert {level.index for level in levels(result)} == {None}
    assert {level.tier for level in levels(result)} == {None}
    assert (result.average_tier, result.points) == (None, None)


@every_instrument
def test_an_area_of_which_nothing_applies_is_out_of_every_whole(instrument):
    first = instrument.areas[0]
    best = answer_all(instrument, worst=False)
    out = {one.id: rule_out(one) for one in instrument.area_questions(first.id)}
    result = score_instrument(instrument, {**answer_all(instrument, worst=True), **out})
    known = [level.index for level in levels(result) if level.index is not None]
    assert set(known) <= {0.0}
    result = score_instrument(instrument, {**best, **out})
    known = [level.index for level in levels(result) if level.index is not None]
    assert set(known) <= {100.0}


def answer_all(instrument, *, worst: bool) -> dict:
    """Return the worst or the best answer to every question that has any."""
    pick = min if worst else max
    return {
        one.id: Answer(one.id, pick(one.choices, key=lambda choice: choice.credit).id)
        for one in instrument.questions
        if one.choices
    }


@every_instrument
def test_the_best_answers_reach_the_top_and_the_worst_the_bottom(instrument):
    best = score_instrument(instrument, answer_all(instrument, worst=False))
    worst = score_instrument(instrument, answer_all(instrument, worst=True))
    top = max((tier.number for tier in instrument.tiers), default=None)
    kinds = {area.id: area.kind for area in instrument.areas}
    for high, low in zip(best.areas, worst.areas, strict=True):
        if kinds[high.area] is not AreaKind.FACTS:
            assert (high.index, low.index) == (100, 0), high.area
            assert high.tier in (top, None)
            assert low.tier in (instrument.lowest_tier, None)
            assert low.is_met == (low.tier is None or instrument.lowest_tier == 0)


@every_instrument
@given(seed=seeds)
@few
def test_a_second_plain_count_agrees(instrument, seed):
    answers = draw_book(instrument, seed)
    chosen = draw_chance(seed).sample(instrument.functions, min(2, len(instrument.functions)))
    functions = frozenset(function.id for function in chosen)
    result = score_instrument(instrument, answers, functions=functions)
    expected = plain_levels(instrument, answers, functions)
    for level in result.areas:
        plain = expected[level.area]
        assert (level.index is None) == (plain is None), level.area
        if plain is not None:
            found = (level.index, level.low, level.high)
            assert found == pytest.approx([float(value) for value in plain[:3]]), level.area
            tiers = (level.tier, level.tier_low, level.tier_high, level.is_met)
            assert tiers == plain[3:], level.area
    for level in (*result.dimensions, result.overall):
        plain = expected[level.area]
        if plain is None:
            assert (level.index, level.low, level.high) == (None, None, None)
        else:
            found = (level.index, level.low, level.high)
            assert found == pytest.approx([float(value) for value in plain]), level.area


@every_instrument
@given(seed=seeds)
@few
def test_contributions_add_up_to_the_index(instrument, seed):
    answers = draw_book(instrument, seed)
    result = score_instrument(instrument, answers)
    for area in instrument.areas:
        trace = trace_area(instrument, answers, area.id)
        assert trace.level == result.area(area.id)
        assert trace.gained == pytest.approx(trace.level.index or 0.0)
        if trace.level.index is not None:
            missed = sum(line.missed for line in trace.questions)
            assert trace.gained + missed == pytest.approx(100)
    for whole in ("overall", *(dimension.id for dimension in instrument.dimensions)):
        parts = trace_whole(instrument, result, whole)
        assert parts.gained == pytest.approx(parts.level.index or 0.0)


@every_instrument
@given(seed=seeds)
@few
def test_whatever_counts_nowhere_says_why(instrument, seed):
    answers = draw_book(instrument, seed)
    for area in instrument.areas:
        for line in trace_area(instrument, answers, area.id).questions:
            assert (line.left_out is None) == (line.credit is not None)
            if line.left_out in (LeftOut.NOT_APPLICABLE, LeftOut.DEFERRED):
                assert line.reason in ("no such customers", "ask Priya")
