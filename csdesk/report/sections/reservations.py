"""What speaks against an assessment: contradictions, what does not apply, what is still open."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.formatting import join_words
from csdesk.model.answers import AnswerState
from csdesk.model.areas import AreaKind
from csdesk.model.assessments import Assessment
from csdesk.model.levels import LevelState
from csdesk.report.document import Block, Bullets, Text
from csdesk.report.sections.answered import questions_in


def reservations(assessment: Assessment) -> list[Block]:
    """Return lists of all that limits what an assessment says; nothing where nothing does."""
    return [
        *listed("The data contradict:", _contradictions(assessment)),
        *listed("Not applicable:", _reasons(assessment, AnswerState.NOT_APPLICABLE)),
        *listed("Put off:", _reasons(assessment, AnswerState.DEFERRED)),
        *_area_notes("Not assessed", _empty_areas(assessment)),
        *_area_notes("Outside the scope", _left_out(assessment)),
    ]


def listed(title: str, items: Sequence[str]) -> list[Block]:
    """Return a list under its title; nothing where it is empty."""
    return [Text(title), Bullets(tuple(items))] if items else []


def _contradictions(assessment: Assessment) -> list[str]:
    instrument = assessment.instrument
    return [
        f"{instrument.question(claim.question).short}: {claim.sentence}"
        for claim in assessment.contradicted
    ]


def _reasons(assessment: Assessment, state: AnswerState) -> list[str]:
    return [
        f"{question.short}: {answer.not_applicable_reason or answer.deferred}"
        for question, answer in questions_in(assessment.instrument, assessment.answers, state)
    ]


def _empty_areas(assessment: Assessment) -> list[str]:
    """Return the areas that could have an index and have none."""
    instrument, result = assessment.instrument, assessment.claimed
    facts = {area.id for area in instrument.areas if area.kind is AreaKind.FACTS}
    return [
        instrument.area_name(level.area)
        for level in result.areas
        if level.state is LevelState.NOT_ASSESSED
        and level.area not in facts
        and level.area not in result.left_out
    ]


def _left_out(assessment: Assessment) -> list[str]:
    return [assessment.instrument.area_name(area) for area in assessment.claimed.left_out]


def _area_notes(title: str, names: Sequence[str]) -> list[Block]:
    return [Text(f"{title}: {join_words(names, len(names))}.", quiet=True)] if names else []
