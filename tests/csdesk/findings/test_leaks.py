"""Where an instrument is strong and where revenue leaks, with each account counted once."""

from __future__ import annotations

import pytest

from csdesk.findings.leaks import add_up, find_leaks, find_strengths
from csdesk.model.answers import Answer
from csdesk.model.areas import Area, AreaKind
from csdesk.model.findings import Finding, RuleKind, Severity
from csdesk.model.identifiers import (
    AccountKey,
    AreaId,
    ChoiceId,
    InitiativeId,
    InstrumentId,
    QuestionId,
    RuleId,
)
from csdesk.model.instruments import Choice, Instrument, Question
from csdesk.scoring.maturity import score_instrument

CHOICES = tuple(
    Choice(ChoiceId(f"c{credit:g}"), "", "", credit) for credit in (0.0, 0.25, 0.5, 0.75, 1.0)
)
DESK, LIST = InitiativeId("renewal_desk"), InitiativeId("risk_list")
INITIATIVES = {"renewal": (DESK,), "health": (LIST,), "support": (), "chaos": (DESK,)}


@pytest.fixture(scope="module")
def diagnostic() -> Instrument:
    """Three areas of practice and a dysfunction, one question each."""
    return Instrument(
        id=InstrumentId("diagnostic"),
        version="1",
        name="",
        description="",
        tiers=(),
        areas=tuple(
            Area(
                AreaId(name),
                name,
                "",
                kind=AreaKind.SYMPTOMS if name == "chaos" else AreaKind.PRACTICE,
                initiatives=initiatives,
            )
            for name, initiatives in INITIATIVES.items()
        ),
        questions=tuple(
            Question(QuestionId(f"{name}.1"), AreaId(name), "", "", "", choices=CHOICES)
            for name in INITIATIVES
        ),
        overall_questions=(),
    )


def score(diagnostic: Instrument, **earned: float):
    answers = {
        QuestionId(f"{area}.1"): Answer(QuestionId(f"{area}.1"), ChoiceId(f"c{credit:g}"))
        for area, credit in earned.items()
    }
    return score_instrument(diagnostic, answers)


def make_finding(name: str, initiative: InitiativeId, **accounts: float) -> Finding:
    return Finding(
        id=RuleId(name),
        kind=RuleKind.DATA,
        area=AreaId("data"),
        title=name,
        detail="",
        severity=Severity.WATCH,
        impact=3,
        feasibility=3,
        arr_at_stake=sum(accounts.values()) or None,
        evidence=(),
        accounts=tuple(AccountKey(key) for key in accounts),
        initiatives=(initiative,),
        account_arr=tuple(accounts.values()),
    )


def test_an_area_is_strong_from_75_and_leaks_below_50(diagnostic):
    result = score(diagnostic, renewal=0.75, health=0.5, support=0.25)
    assert [one.area.id for one in find_strengths(diagnostic, result)] == ["renewal"]
    assert [leak.standing.area.id for leak in find_leaks(diagnostic, result, ())] == ["support"]


def test_the_strongest_area_comes_first(diagnostic):
    result = score(diagnostic, renewal=0.75, health=1.0)
    assert [one.index for one in find_strengths(diagnostic, result)] == [100, 75]


def test_a_dysfunction_and_what_nobody_answered_is_neither(diagnostic):
    result = score(diagnostic, chaos=0.0)
    assert find_leaks(diagnostic, result, ()) == ()
    assert find_strengths(diagnostic, score(diagnostic, chaos=1.0)) == ()


def test_a_leak_counts_the_accounts_of_its_findings_once(diagnostic):
    result = score(diagnostic, renewal=0.0)
    findings = [
        make_finding("late", DESK, a=100.0, b=50.0),
        make_finding("unowned", DESK, b=50.0, c=25.0),
        make_finding("silent", LIST, d=900.0),
    ]
    (leak,) = find_leaks(diagnostic, result, findings)
    assert leak.arr_at_stake == 175
    assert [finding.id for finding in leak.findings] == ["late", "unowned"]


def test_leaks_with_most_at_stake_come_first_then_the_lowest(diagnostic):
    result = score(diagnostic, renewal=0.25, health=0.0, support=0.0)
    findings = [make_finding("late", DESK, a=100.0)]
    leaks = find_leaks(diagnostic, result, findings)
    assert [(leak.standing.area.id, leak.arr_at_stake) for leak in leaks] == [
        ("renewal", 100),
        ("health", None),
        ("support", None),
    ]


def test_findings_without_accounts_put_no_amount_at_stake():
    assert add_up([make_finding("unknown", DESK)]) is None
