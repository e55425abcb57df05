"""How each instrument stands: as claimed, as far as the data bear it out, and as before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from csdesk.findings.claims import Measures, answer_from_data, caps_of, check_claims
from csdesk.findings.measures import take_measures
from csdesk.model.answers import Answers
from csdesk.model.assessments import Assessment, EarlierAudit
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AccountKey, AreaId, InstrumentId, QuestionId
from csdesk.model.instruments import Instrument
from csdesk.model.library import Library
from csdesk.operations.assessments.aims import Aims, read_aims
from csdesk.operations.assessments.comparing import read_earlier, score_earlier
from csdesk.operations.instruments import (
    company_instruments,
    current_instruments,
    outdated_instruments,
)
from csdesk.scoring.maturity import score_instrument
from csdesk.storage.workspace import Workspace

Assessments = Mapping[InstrumentId, Assessment]


def assess(workspace: Workspace, library: Library, known: Diagnosis) -> Assessments:
    """Return every instrument about the company, with the answers held against the known data.

    ``known`` holds the answers, and the lists, scores and KPIs that they are held against.
    """
    instruments = company_instruments(workspace, library)
    measures = _measure(instruments.values(), known, library)
    aims = read_aims(workspace)
    earlier = read_earlier(workspace, library, instruments)
    kept, outdated = _kept(workspace), outdated_instruments(workspace, library)
    lent = _lent(instruments.values())
    return {
        key: replace(
            _beside(earlier.get(key), _assess(instrument, known.answers, measures, aims)),
            is_kept=key in kept,
            is_outdated=key in outdated,
            lent=lent,
        )
        for key, instrument in instruments.items()
    }


def reassess(
    workspace: Workspace, library: Library, known: Diagnosis, before: Diagnosis
) -> Assessments:
    """Return the instruments after other answers or aims; those they do not concern stay as is.

    Other functions limit the engagement before as well, so that all is looked at anew.

    Neither the data nor the engagement before may have changed.
    """
    instruments = company_instruments(workspace, library)
    if instruments != {key: one.instrument for key, one in before.assessments.items()}:
        return assess(workspace, library, known)
    aims, kept = read_aims(workspace), _kept(workspace)
    if any(aims.limits(one.instrument) != one.functions for one in before.assessments.values()):
        return assess(workspace, library, known)
    changed = _changed(before.answers, known.answers)
    measures = _measures_of(before.assessments)
    return {
        key: replace(
            prior
            if _still_holds(prior, aims, changed)
            else _assess(instruments[key], known.answers, measures, aims),
            instrument=instruments[key],
            is_kept=key in kept,
            is_outdated=prior.is_outdated,
            previous=prior.previous,
            earlier=prior.earlier,
            lent=prior.lent,
        )
        for key, prior in before.assessments.items()
    }


def assess_account(
    workspace: Workspace, library: Library, instrument: InstrumentId, account: AccountKey
) -> Assessment:
    """Return an instrument about one customer as it stands for this one.

    The data of the engagement are about all customers, so they say nothing to it. KeyError for
    an instrument that there is not.
    """
    found = current_instruments(workspace, library)[instrument]
    answers = workspace.answers.all(account)
    assessment = _assess(found, answers, {}, read_aims(workspace))
    return replace(
        assessment,
        is_kept=instrument in _kept(workspace),
        is_outdated=instrument in outdated_instruments(workspace, library),
    )


def _measure(instruments: Iterable[Instrument], known: Diagnosis, library: Library) -> Measures:
    """Return what the checks of these instruments look at, as far as the data give it."""
    wanted = [
        check.measure
        for instrument in instruments
        for question in instrument.questions
        for check in question.checks
    ]
    return take_measures(wanted, known, library.fields)


def _assess(instrument: Instrument, every: Answers, measures: Measures, aims: Aims) -> Assessment:
    given = {one.id: every[one.id] for one in instrument.questions if one.id in every}
    answers = answer_from_data(instrument, given, measures)
    functions = aims.limits(instrument)
    claimed = score_instrument(instrument, answers, functions=functions)
    claims = check_claims(instrument, _within(instrument, claimed.left_out, answers), measures)
    caps = caps_of(instrument, claims)
    return Assessment(
        instrument=instrument,
        answers=answers,
        claimed=claimed,
        supported=score_instrument(instrument, answers, functions=functions, caps=caps),
        claims=claims,
        targets=aims.targets_of(instrument, claimed),
        functions=functions,
    )


def _beside(earlier: EarlierAudit | None, assessment: Assessment) -> Assessment:
    """Return an assessment beside the one before, where that one assessed anything."""
    if earlier is None:
        return assessment
    previous = score_earlier(earlier, assessment.functions)
    return replace(assessment, previous=previous, earlier=earlier if previous else None)


def _lent(instruments: Iterable[Instrument]) -> frozenset[QuestionId]:
    """Return the questions that more than one instrument asks."""
    asked = (question for instrument in instruments for question in instrument.questions)
    return frozenset(question.id for question in asked if question.lender is not None)


def _within(instrument: Instrument, left_out: Collection[AreaId], answers: Answers) -> Answers:
    """Return the answers but those in areas that count nowhere: they claim nothing here."""
    asked = {one.id for one in instrument.questions if one.area not in left_out}
    return {key: answer for key, answer in answers.items() if key in asked}


def _still_holds(prior: Assessment, aims: Aims, changed: Collection[QuestionId]) -> bool:
    is_asked = any(question.id in changed for question in prior.instrument.questions)
    return not is_asked and aims.are_those_of(prior)


def _measures_of(assessments: Assessments) -> Measures:
    """Return the measures that claims were held against before."""
    claims = [claim for one in assessments.values() for claim in one.claims]
    return {claim.check.measure: claim.measured for claim in claims if claim.measured is not None}


def _changed(before: Answers, after: Answers) -> frozenset[QuestionId]:
    return frozenset(
        key for key in before.keys() | after.keys() if before.get(key) != after.get(key)
    )


def _kept(workspace: Workspace) -> frozenset[InstrumentId]:
    return frozenset(instrument.id for instrument in workspace.instruments.all())
