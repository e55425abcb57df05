"""Trying an instrument out: the best answers must lead to its top, the worst to its bottom."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.errors import ContentInvalid
from csdesk.model.answers import Answer, Answers, Confidence
from csdesk.model.instruments import Instrument, QuestionKind
from csdesk.model.levels import AreaLevel, MaturityResult
from csdesk.scoring.maturity import score_instrument
from csdesk.scoring.maturity.marks import TOLERANCE


def try_extremes(instrument: Instrument) -> None:
    """Raise ``ContentInvalid`` where the best or the worst answers do not lead to the ends."""
    top = max((tier.number for tier in instrument.tiers), default=0)
    best = score_instrument(instrument, answer_all(instrument, -1))
    worst = score_instrument(instrument, answer_all(instrument, 0))
    for level in _assessed(best):
        _expect(instrument, level, "best", index=100.0, tier=top)
    for level in _assessed(worst):
        _expect(instrument, level, "worst", index=0.0, tier=instrument.lowest_tier)
    _expect_points(instrument, best.points, best.most_points)
    _expect_points(instrument, worst.points, 0.0)


def answer_all(instrument: Instrument, place: int) -> Answers:
    """Return the answers that choose what stands at ``place`` in every scored question."""
    return {
        question.id: Answer(
            question.id, question.choices[place].id, confidence=Confidence.VERY_HIGH
        )
        for question in instrument.questions
        if question.kind is QuestionKind.CHOICE
    }


def _assessed(result: MaturityResult) -> Iterator[AreaLevel]:
    levels = (*result.areas, *result.dimensions, result.overall)
    return (level for level in levels if level.index is not None)


def _expect(
    instrument: Instrument, level: AreaLevel, answers: str, *, index: float, tier: int
) -> None:
    if level.index is None or abs(level.index - index) > TOLERANCE:
        raise _refusal(instrument, level, answers, f"index {level.index}", f"{index:g}")
    if level.tier not in (None, tier):
        raise _refusal(instrument, level, answers, f"tier {level.tier}", str(tier))


def _refusal(
    instrument: Instrument, level: AreaLevel, answers: str, found: str, expected: str
) -> ContentInvalid:
    return ContentInvalid(
        f"{instrument.id}: with the {answers} answer to every question, “{level.area}” reaches "
        f"{found}; expected {expected}."
    )


def _expect_points(instrument: Instrument, found: float | None, expected: float | None) -> None:
    if instrument.points is None or found is None or expected is None:
        return
    if abs(found - expected) > TOLERANCE:
        raise ContentInvalid(f"{instrument.id}: it counts {found:g} points; expected {expected:g}.")
