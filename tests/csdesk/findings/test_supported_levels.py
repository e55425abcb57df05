"""What the data bear out, for any answers and any data, of every instrument that ships."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csdesk.content import load_library
from csdesk.findings.claims import answer_from_data, caps_of, check_claims
from csdesk.model.claims import ClaimVerdict, Measured
from csdesk.scoring.maturity import score_instrument
from tests.csdesk.scoring.maturity.books import draw_book, draw_chance, improvable

INSTRUMENTS = load_library().instruments
CHECKED = {
    key: one
    for key, one in INSTRUMENTS.items()
    if any(question.checks for question in one.questions)
}
checked_instruments = pytest.mark.parametrize("instrument", CHECKED.values(), ids=CHECKED)
seeds = st.integers(0, 2**32)
few = settings(max_examples=25, deadline=None)
NEAR = 1e-9


def draw_measures(instrument, seed: int):
    """Return each measure at, above or below what a check asks, or unknown."""
    chance = draw_chance(seed)
    checks = [check for question in instrument.questions for check in question.checks]
    return {
        check.measure: Measured(
            chance.choice((None, check.value - 1, check.value, check.value + 1)), "", "Shown."
        )
        for check in checks
    }


def support(instrument, answers, measures):
    claims = check_claims(instrument, answers, measures)
    return score_instrument(instrument, answers, caps=caps_of(instrument, claims))


@checked_instruments
@given(seed=seeds)
@few
def test_a_better_answer_never_lowers_what_is_supported(instrument, seed):
    answers, measures = draw_book(instrument, seed), draw_measures(instrument, seed)
    for question in improvable(instrument, answers):
        if not question.checks:
            continue
        credit = question.choice(answers[question.id].choice).credit
        before = support(instrument, answers, measures)
        for better in (one for one in question.choices if one.credit > credit):
            improved = {**answers, question.id: replace(answers[question.id], choice=better.id)}
            after = support(instrument, improved, measures)
            for old, new in zip(before.areas, after.areas, strict=True):
                if old.index is not None:
                    assert new.index >= old.index - NEAR, (question.id, better.id)
                    assert (new.tier or 0) >= (old.tier or 0), (question.id, better.id)


@checked_instruments
@given(seed=seeds)
@few
def test_the_data_support_no_more_than_is_claimed(instrument, seed):
    answers, measures = draw_book(instrument, seed), draw_measures(instrument, seed)
    claimed = score_instrument(instrument, answers)
    supported = support(instrument, answers, measures)
    levels = zip(
        (*claimed.areas, claimed.overall), (*supported.areas, supported.overall), strict=True
    )
    for claim, shown in levels:
        assert (claim.answered, claim.state) == (shown.answered, shown.state)
        if claim.index is not None:
            assert shown.index <= claim.index + NEAR
            assert (shown.tier or 0) <= (claim.tier or 0)


@checked_instruments
@given(seed=seeds)
@few
def test_what_the_data_answer_they_never_contradict(instrument, seed):
    measures = draw_measures(instrument, seed)
    answers = answer_from_data(instrument, {}, measures)
    claims = check_claims(instrument, answers, measures)
    assert not [one for one in claims if one.verdict is ClaimVerdict.CONTRADICTED]
