"""Diagnoses of a client that was audited before."""

from __future__ import annotations

from dataclasses import replace

from csdesk.model.answers import Answer, Answers
from csdesk.model.assessments import Assessment, EarlierAudit
from csdesk.model.clients import Engagement
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import ChoiceId, EngagementId, QuestionId
from csdesk.model.instruments import Instrument
from csdesk.scoring.maturity import score_instrument
from tests.csdesk.report.diagnoses import BEFORE

FIRST_AUDIT = Engagement(EngagementId(0), "First audit", BEFORE)


def with_earlier_audit(
    diagnosis: Diagnosis, earlier: Answers | None = None, instrument: Instrument | None = None
) -> Diagnosis:
    """Return a diagnosis beside an audit with these answers, by default to the first steps "no"."""
    now = diagnosis.instrument
    before = instrument or now
    answers = first_steps_undone(diagnosis.answers) if earlier is None else earlier
    assessment = Assessment(
        now,
        diagnosis.answers,
        claimed=diagnosis.maturity,
        supported=diagnosis.maturity,
        previous=score_instrument(before, answers),
        earlier=EarlierAudit(FIRST_AUDIT, before, answers, carried=answers),
    )
    return replace(diagnosis, assessments={now.id: assessment})


def first_steps_undone(answers: Answers) -> dict[QuestionId, Answer]:
    """Return the answers with each first step answered "no"."""
    return {
        key: replace(one, choice=ChoiceId("no")) if ".1." in key else one
        for key, one in answers.items()
    }
