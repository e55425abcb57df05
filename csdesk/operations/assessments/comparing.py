"""The engagements before of the same client, and what changed since."""

from __future__ import annotations

from csdesk.model.answers import Answers
from csdesk.model.assessments import Comparison
from csdesk.model.clients import Engagement
from csdesk.model.identifiers import EngagementId, InstrumentId
from csdesk.model.instruments import Instrument
from csdesk.model.levels import MaturityResult
from csdesk.model.library import Library
from csdesk.operations.instruments import current_instruments
from csdesk.operations.instruments.moving_answers import move_answer
from csdesk.scoring.maturity import compare_assessments, score_instrument
from csdesk.storage.workspace import Workspace


def earlier_engagements(workspace: Workspace) -> tuple[Engagement, ...]:
    """Return the engagements of the same client that were started before, the latest first."""
    chosen = workspace.clients.engagement()
    client = workspace.clients.client()
    audits = [audit.engagement for audit in workspace.clients.all() if audit.client == client]
    before = [engagement for engagement in audits if engagement.id < chosen.id]
    return tuple(sorted(before, key=lambda engagement: engagement.id, reverse=True))


def compare_engagements(
    workspace: Workspace, library: Library, instrument: InstrumentId, earlier: EngagementId
) -> Comparison:
    """Return what changed in an instrument since an earlier engagement, each by its own version.

    Both are scored within the functions that are chosen now. KeyError for an instrument that one
    of the two does not have.
    """
    before = current_instruments(workspace, library, earlier)[instrument]
    after = current_instruments(workspace, library)[instrument]
    answers = workspace.answers.all(engagement=earlier)
    return compare_assessments(
        before,
        answers,
        after,
        workspace.answers.all(),
        carried=carry_answers(before, after, answers),
        functions=workspace.aims.functions().get(instrument, frozenset()),
    )


def carry_answers(before: Instrument, after: Instrument, answers: Answers) -> Answers:
    """Return answers to one version as they stand under another, as an upgrade moves them."""
    old = {question.id: question for question in before.questions}
    return {
        question.id: move_answer(answers[question.id], old[question.id], question, after.version)
        for question in after.questions
        if question.id in old and question.id in answers
    }


def score_previous(workspace: Workspace, library: Library) -> dict[InstrumentId, MaturityResult]:
    """Return how each instrument stood in the engagement before, where it was assessed there."""
    earlier = earlier_engagements(workspace)
    if not earlier:
        return {}
    answers = workspace.answers.all(engagement=earlier[0].id)
    functions = workspace.aims.functions()
    instruments = current_instruments(workspace, library, earlier[0].id)
    results = {
        key: score_instrument(instrument, answers, functions=functions.get(key, frozenset()))
        for key, instrument in instruments.items()
    }
    return {
        key: result
        for key, result in results.items()
        if any(level.index is not None for level in result.areas)
    }
