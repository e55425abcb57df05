"""Deciding about what respondents said: adopting it, keeping differences, forgetting somebody."""

from __future__ import annotations

from collections.abc import Iterable

from csdesk.errors import WrongUsage
from csdesk.model.answers import Answer
from csdesk.model.assessments import Observation
from csdesk.model.changes import ANSWERED
from csdesk.model.history import Action
from csdesk.model.identifiers import ObservationId, QuestionId, RespondentId
from csdesk.model.instruments import Instrument
from csdesk.model.library import Library
from csdesk.model.responses import Divergence
from csdesk.operations.instruments import company_instruments
from csdesk.operations.outcome import Outcome
from csdesk.report.divergence_words import divergence_sentence
from csdesk.scoring.divergence import measure_divergence
from csdesk.scoring.merging import agreed_answer, merge_responses
from csdesk.storage.workspace import Workspace

NEW = ObservationId(0)


def remove_respondent(workspace: Workspace, respondent: RespondentId) -> Outcome[None]:
    """Forget what one person answered."""
    with workspace.step(Action.REMOVE_RESPONDENT):
        workspace.responses.remove(respondent)
    return Outcome(None, ANSWERED)


def adopt_agreed(
    workspace: Workspace, library: Library, questions: Iterable[QuestionId]
) -> Outcome[int]:
    """Answer questions as all respondents do, in one step; the result says how many.

    Questions that the consultant has answered, or on which people differ, are left alone.
    """
    wanted = frozenset(questions)
    responses, own = workspace.responses.all(), workspace.answers.all()
    agreed = {
        merged.question: answer
        for instrument in company_instruments(workspace, library).values()
        for merged in merge_responses(instrument, responses, own).questions
        if merged.question in wanted and (answer := agreed_answer(merged)) is not None
    }
    with workspace.step(Action.ADOPT_AGREED):
        workspace.answers.save_all(agreed.values())
    return Outcome(len(agreed), ANSWERED)


def adopt_answer(workspace: Workspace, answer: Answer) -> Outcome[None]:
    """Take over what somebody said to one question, in place of the own answer if there is one."""
    with workspace.step(Action.ADOPT_AGREED):
        workspace.answers.save(answer)
    return Outcome(None, ANSWERED)


def keep_divergence(
    workspace: Workspace, library: Library, divergence: Divergence
) -> Outcome[ObservationId]:
    """Keep how far roles are apart as an observation, from which a finding is made.

    What is about an area stands at the question of it that divides people most. An observation
    that says the same is kept once. Raises WrongUsage where no instrument has the area any more.
    """
    instrument = _find_instrument(company_instruments(workspace, library).values(), divergence)
    issue = divergence_sentence(instrument, divergence)
    question = divergence.question or _most_divided(workspace, instrument, divergence)
    for known in workspace.observations.all():
        if known.question == question and known.issue == issue:
            return Outcome(known.id, ANSWERED)
    with workspace.step(Action.SAVE_OBSERVATION):
        number = workspace.observations.save(Observation(NEW, question, issue))
    return Outcome(number, ANSWERED)


def _find_instrument(known: Iterable[Instrument], divergence: Divergence) -> Instrument:
    for instrument in known:
        if any(area.id == divergence.area for area in instrument.areas):
            return instrument
    raise WrongUsage("What people disagreed on is asked no more. Look at the answers again.")


def _most_divided(
    workspace: Workspace, instrument: Instrument, divergence: Divergence
) -> QuestionId:
    measured = measure_divergence(instrument, workspace.responses.all())
    asked = [one for one in measured if one.area == divergence.area and one.question]
    widest = max(asked, key=lambda one: one.spread or 0, default=None)
    if widest is None or widest.question is None:
        raise WrongUsage("Nobody disagrees on that any more. Look at the answers again.")
    return widest.question
