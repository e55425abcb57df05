"""Which assumptions behind the ladder, its checks and the operations audit are printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from csdesk.assumptions import used_assumptions
from csdesk.content import load_library
from csdesk.model.answers import Answer
from csdesk.model.assessments import Assessment
from csdesk.model.claims import Claim, ClaimVerdict
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import ChoiceId, InstrumentId, QuestionId
from csdesk.model.instruments import MATURITY_LADDER
from csdesk.model.library import Library
from csdesk.scoring.maturity import score_instrument
from tests.csdesk.report.diagnoses import make_empty

AUDIT = InstrumentId("operations_audit")
OWNERS = QuestionId("governance.1.owners_written")


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.fixture
def after(library) -> Callable[..., Diagnosis]:
    """Return a function that gives the diagnosis after some answers to ladder and audit."""

    def answer(**choices: str) -> Diagnosis:
        keys = {QuestionId(key.replace("__", ".")): value for key, value in choices.items()}
        given = {key: Answer(key, ChoiceId(value)) for key, value in keys.items()}
        assessments = {}
        for name in (MATURITY_LADDER, AUDIT):
            known = library.instruments[name]
            own = {q.id: given[q.id] for q in known.questions if q.id in given}
            result = score_instrument(known, own)
            assessments[name] = Assessment(known, own, result, result)
        return replace(
            make_empty(),
            instrument=library.instruments[MATURITY_LADDER],
            answers=given,
            maturity=assessments[MATURITY_LADDER].claimed,
            assessments=assessments,
        )

    return answer


def used(diagnosis: Diagnosis, library: Library) -> set[str]:
    return {one.id for one in used_assumptions(library.assumptions, diagnosis)}


def test_the_parts_of_the_audit_are_told_once_somebody_began_it(after, library):
    parts = {"audit.parts", "audit.apart"}
    assert not used(after(), library) & parts
    assert not used(after(governance__1__owners_written="yes"), library) & parts
    assert parts <= used(after(audit__culture__wins="yes"), library)


def test_the_lowest_rung_is_told_where_somebody_does_not_meet_it(after, library):
    both = {"governance__1__owners_written": "yes", "governance__1__falls_through": "no"}
    assert "ladder.lowest" not in used(after(**both), library)
    assert "ladder.lowest" in used(after(governance__1__owners_written="partly"), library)


@pytest.mark.parametrize(
    ("verdict", "told"),
    [(ClaimVerdict.CONTRADICTED, True), (ClaimVerdict.CONFIRMED, False)],
)
def test_the_limits_of_checks_are_told_where_data_contradict(after, library, verdict, told):
    diagnosis = after(governance__1__owners_written="yes")
    check = library.instruments[MATURITY_LADDER].question(OWNERS).checks[0]
    claim = Claim(check, OWNERS, verdict, None, "")
    ladder = replace(diagnosis.assessments[MATURITY_LADDER], claims=(claim,))
    diagnosis = replace(diagnosis, assessments={MATURITY_LADDER: ladder})
    assert ("ladder.claims" in used(diagnosis, library)) is told
