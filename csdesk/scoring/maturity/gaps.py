"""Which questions keep a tier from being reached."""

from __future__ import annotations

from csdesk.model.answers import Answers
from csdesk.model.identifiers import AreaId
from csdesk.model.instruments import Choice, Instrument, Question
from csdesk.model.ladders import Tier
from csdesk.scoring.maturity.ladder import Rungs, rung_percents, shows, sort_rungs, unmet_needs
from csdesk.scoring.maturity.marks import Mark, mark_questions


def next_rung(area: AreaId, instrument: Instrument, answers: Answers) -> int | None:
    """Return the lowest tier of an area whose thresholds do not hold; None at the top."""
    tier = next_tier(_rungs(area, instrument, answers))
    return None if tier is None else tier.number


def missing_for(
    area: AreaId, instrument: Instrument, answers: Answers, tier: int
) -> tuple[Question, ...]:
    """Return the questions that keep an area from reaching a tier.

    They are those of which something is missing, on the rungs where this tier or one below asks
    for more than is there.
    """
    return missing_marks(_rungs(area, instrument, answers), tier)


def next_tier(rungs: Rungs) -> Tier | None:
    """Return the lowest tier whose thresholds do not hold."""
    percents = rung_percents(rungs, _as_it_stands)
    return next((t for t in rungs.instrument.tiers if unmet_needs(t, percents)), None)


def missing_marks(rungs: Rungs, tier: int) -> tuple[Question, ...]:
    """Return the questions that keep the marks of an area from reaching a tier."""
    percents = rung_percents(rungs, _as_it_stands)
    below = [known for known in rungs.instrument.tiers if known.number <= tier]
    return _missing(rungs, {need.rung for one in below for need in unmet_needs(one, percents)})


def _missing(rungs: Rungs, numbers: set[int]) -> tuple[Question, ...]:
    found = {
        mark.question.id: mark.question
        for number in sorted(numbers)
        for mark in rungs.deciding(number)
        if not shows(mark, number, rungs.instrument)
    }
    return tuple(found.values())


def _as_it_stands(mark: Mark) -> Choice | None:
    return mark.stands


def _rungs(area: AreaId, instrument: Instrument, answers: Answers) -> Rungs:
    marks = mark_questions(instrument.area_questions(area), answers)
    return sort_rungs(marks, instrument)
