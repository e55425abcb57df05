"""The engagements before of the same client, and what changed since."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from csdesk.model.answers import Answers
from csdesk.model.assessments import Comparison, EarlierAudit
from csdesk.model.clients import Engagement
from csdesk.model.identifiers import EngagementId, FunctionId, InstrumentId
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


def read_earlier(
    workspace: Workspace, library: Library, instruments: Mapping[InstrumentId, Instrument]
) -> dict[InstrumentId, EarlierAudit]:
    """Return what each of these instruments was answered in the engagement before."""
    engagement = next(iter(earlier_engagements(workspace)), None)
    if engagement is None:
        return {}
    answers = workspace.answers.all(engagement=engagement.id)
    known = current_instruments(workspace, library, engagement.id)
    return {
        key: EarlierAudit(
            engagement, known[key], answers, carry_answers(known[key], instrument, answers)
        )
        for key, instrument in instruments.items()
        if key in known
    }


def score_earlier(
    earlier: EarlierAudit, functions: Collection[FunctionId]
) -> MaturityResult | None:
    """Return how an instrument stood in the engagement before; None where nothing was assessed."""
    result = score_instrument(earlier.instrument, earlier.answers, functions=functions)
    return result if any(level.index is not None for level in result.areas) else None
