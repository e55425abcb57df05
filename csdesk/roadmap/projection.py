"""Scoring instruments again with the answers that a plan allows (S1.17)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from csdesk.model.answers import Answer, Answers
from csdesk.model.assessments import Assessment
from csdesk.model.identifiers import ChoiceId, InitiativeId, QuestionId
from csdesk.model.instruments import Question
from csdesk.model.levels import MaturityResult
from csdesk.model.projections import InstrumentProjection
from csdesk.model.roadmap import Horizon, Initiative, Roadmap
from csdesk.scoring.maturity import credit_of, score_instrument

Raising = Mapping[QuestionId, tuple[ChoiceId, ...]]
"""What each question could be answered with once initiatives are done."""


@dataclass(frozen=True, slots=True)
class Doing:
    """The initiatives that are done by some day, and those of the library beside them."""

    roadmap: Roadmap
    initiatives: tuple[Initiative, ...]
    """All that the library has."""
    done: frozenset[InitiativeId] = frozenset()
    """Done already: whatever they allow counts from the first day."""

    def by(self, day: int) -> tuple[Initiative, ...]:
        """Return what is done by a day of the plan, if the plan is kept."""
        before = tuple(one for one in self.initiatives if one.id in self.done)
        due = (item.initiative for item in self.roadmap.items if item.due_day <= day)
        return (*before, *due)

    def after(self, day: int) -> tuple[Initiative, ...]:
        """Return what the plan does after a day."""
        return tuple(item.initiative for item in self.roadmap.items if item.due_day > day)

    def not_planned(self) -> tuple[Initiative, ...]:
        """Return what is neither in the plan nor done."""
        planned = {item.initiative.id for item in self.roadmap.items} | self.done
        return tuple(one for one in self.initiatives if one.id not in planned)


def project_levels(
    assessments: Iterable[Assessment], doing: Doing
) -> tuple[InstrumentProjection, ...]:
    """Return how instruments would stand at day 90, 180 and 360 if all due by then were done.

    Levels and indexes are those of ``score_instrument``. An answer changes only where an initiative
    allows a better one; what nobody answered, or what does not apply, stays so. Instruments that
    nobody began, and those whose answers no initiative of the plan betters, are left out.
    """
    raising = {horizon: gather_choices(doing.by(horizon)) for horizon in Horizon}
    found = (_project(assessment, raising) for assessment in assessments if assessment.is_begun)
    return tuple(one for one in found if one is not None)


def raise_answers(assessment: Assessment, raising: Raising) -> Answers:
    """Return the answers with each that can be bettered at its best."""
    bettered: dict[QuestionId, Answer] = {}
    for question in assessment.instrument.questions:
        given = assessment.answers.get(question.id)
        if given is not None and question.id in raising:
            best = find_best(question, given, raising[question.id])
            if best is not None:
                bettered[question.id] = replace(given, choice=best)
    return {**assessment.answers, **bettered} if bettered else assessment.answers


def find_best(
    question: Question, given: Answer | None, choices: Collection[ChoiceId]
) -> ChoiceId | None:
    """Return which of the choices earns most; None where the given answer earns as much."""
    earned = credit_of(question, given)
    if earned is None:
        return None
    offered = [one for one in question.choices if one.id in choices and one.credit > earned]
    return max(offered, key=lambda one: one.credit).id if offered else None


def gather_choices(initiatives: Iterable[Initiative]) -> Raising:
    """Return what the questions could be answered with once all of these are done."""
    found: dict[QuestionId, tuple[ChoiceId, ...]] = defaultdict(tuple)
    for initiative in initiatives:
        for question, choice in initiative.answers.items():
            found[question] = (*found[question], choice)
    return found


def _project(
    assessment: Assessment, raising: Mapping[Horizon, Raising]
) -> InstrumentProjection | None:
    then: dict[Horizon, MaturityResult] = {}
    raised: dict[Horizon, int] = {}
    result, answers = assessment.claimed, assessment.answers
    for horizon in Horizon:
        bettered = raise_answers(assessment, raising[horizon])
        if bettered != answers:
            answers = bettered
            functions = assessment.functions
            result = score_instrument(assessment.instrument, answers, functions=functions)
        then[horizon] = result
        raised[horizon] = sum(answers[key] != assessment.answers[key] for key in answers)
    if not raised[Horizon.DAY_360]:
        return None
    return InstrumentProjection(assessment.instrument.id, assessment.claimed, then, raised)
