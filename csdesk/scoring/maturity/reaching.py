"""What an area's index would be once the tier that it aims at is reached."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.model.answers import Answer, Answers
from csdesk.model.assessments import Assessment
from csdesk.model.identifiers import AreaId, QuestionId
from csdesk.model.instruments import Choice, Instrument, Question
from csdesk.scoring.maturity.gaps import missing_for
from csdesk.scoring.maturity.levels import score_instrument


def aimed_indexes(assessment: Assessment) -> Mapping[AreaId, float]:
    """Return the index 0 to 100 of each assessed area with all that its aim still lacks.

    What is missing for the aim counts as just in place, everything else as it was answered.
    """
    instrument, answers = assessment.instrument, assessment.answers
    assessed = {level.area for level in assessment.claimed.areas if level.index is not None}
    aims = {area: tier for area, tier in assessment.targets.items() if area in assessed}
    lifted = dict(answers)
    for area, tier in aims.items():
        lifted |= _in_place(area, instrument, answers, tier)
    reached = score_instrument(instrument, lifted, functions=assessment.functions)
    return {
        level.area: level.index
        for level in reached.areas
        if level.area in aims and level.index is not None
    }


def _in_place(
    area: AreaId, instrument: Instrument, answers: Answers, tier: int
) -> dict[QuestionId, Answer]:
    missing = missing_for(area, instrument, answers, tier)
    return {one.id: Answer(one.id, _least(one, instrument, tier).id) for one in missing}


def _least(question: Question, instrument: Instrument, tier: int) -> Choice:
    """Return the choice with the least credit that leaves nothing missing up to a tier."""
    ranked = sorted(question.choices, key=lambda choice: choice.credit)
    enough = (choice for choice in ranked if _is_enough(choice, question, instrument, tier))
    return next(enough, ranked[-1])


def _is_enough(choice: Choice, question: Question, instrument: Instrument, tier: int) -> bool:
    if question.tier is None:
        return (choice.rung or 0) >= tier
    return choice.credit >= instrument.pass_credit
