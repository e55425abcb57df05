"""Findings case by case: contradicted answers by area, and what the consultant noted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.findings import FindingInputs, detect_findings
from csdesk.findings.claims import caps_of, check_claims
from csdesk.model.answers import Answer
from csdesk.model.areas import Area
from csdesk.model.assessments import Assessment, Observation
from csdesk.model.claims import ClaimCheck, Comparison, Measured
from csdesk.model.findings import RuleKind, Severity
from csdesk.model.identifiers import (
    AreaId,
    CheckId,
    ChoiceId,
    InitiativeId,
    InstrumentId,
    MeasureId,
    ObservationId,
    QuestionId,
)
from csdesk.model.instruments import Instrument, Question
from csdesk.scoring.maturity import score_instrument
from tests.csdesk.findings.conftest import CHOICES, make_rule

NRR = MeasureId("kpi.nrr")
CHECK = ClaimCheck(
    CheckId("check"), NRR, Comparison.AT_LEAST, 100.0, "Customers pay more than before.", 1.0, 0.5
)
TITLE = "{names}: the answers say more than the data show"
DETAIL = "{count} of {total}, {threshold} claimed, {value} borne out."


def ask(identifier: str, area: str, **parts) -> Question:
    return Question(
        QuestionId(identifier), AreaId(area), identifier, f"Is {identifier} so?", "",
        choices=CHOICES, **parts,
    )  # fmt: skip


def other(*questions: Question, identifier: str = "audit", **parts) -> Instrument:
    areas = dict.fromkeys(question.area for question in questions)
    return Instrument(
        id=InstrumentId(identifier),
        version="1",
        name="Operations audit",
        description="",
        tiers=(),
        areas=tuple(Area(area, f"Area {area}", "", pillar=AreaId("health")) for area in areas),
        questions=questions,
        overall_questions=(),
        **parts,
    )


def say(**choices: str) -> dict[QuestionId, Answer]:
    return {
        QuestionId(key): Answer(QuestionId(key), ChoiceId(said)) for key, said in choices.items()
    }


def assess(instrument: Instrument, answers, nrr: float | None = 90.0) -> Assessment:
    claims = check_claims(instrument, answers, {NRR: Measured(nrr, "percent", "NRR is 90%.")})
    return Assessment(
        instrument=instrument,
        answers=answers,
        claimed=score_instrument(instrument, answers),
        supported=score_instrument(instrument, answers, caps=caps_of(instrument, claims)),
        claims=claims,
    )


@pytest.fixture
def detect(make_inputs):
    """Return a function that runs one rule over assessments and observations."""

    def run(test: str, *assessments: Assessment, observations=(), **texts):
        inputs: FindingInputs = make_inputs(
            assessments={one.instrument.id: one for one in assessments}, observations=observations
        )
        rule = make_rule(RuleKind.ANSWER, test, **texts)
        return detect_findings((rule,), inputs, ())

    return run


def test_each_area_with_contradicted_answers_is_one_finding(detect):
    initiative = InitiativeId("data.metric_set")
    instrument = other(
        ask("a", "x", checks=(CHECK,), initiatives=(initiative,)),
        ask("b", "x", checks=(CHECK,)),
        ask("c", "x", checks=(CHECK,)),
        ask("d", "y", checks=(CHECK,)),
        ask("e", "z"),
    )
    answers = say(a="yes", b="yes", c="partly", d="yes", e="yes")
    found = detect("contradicted", assess(instrument, answers), title=TITLE, detail=DETAIL)
    first, second = sorted(found, key=lambda finding: finding.id)
    assert (first.id, second.id) == ("rule.x", "rule.y")
    assert first.title == "Area x: the answers say more than the data show"
    # a and b fall from 1 to 0.5, c stays at 0.5: 83 as claimed, 50 as borne out.
    assert first.detail == "2 of 2, 83 claimed, 50 borne out."
    assert first.initiatives == (initiative,)
    assert first.area == "health"
    assert [one.question for one in first.evidence] == ["a", "b"]
    assert first.evidence[0].kpi == "nrr"
    assert first.evidence[0].text == (
        "“Is a so?” The answer is “Yes”. Customers pay more than before. NRR is 90%."
    )


def test_answers_that_the_data_bear_out_are_no_finding(detect):
    instrument = other(ask("a", "x", checks=(CHECK,)))
    assert detect("contradicted", assess(instrument, say(a="yes"), nrr=101.0)) == ()
    assert detect("contradicted", assess(instrument, say(a="yes"), nrr=None)) == ()
    assert detect("contradicted", assess(instrument, say(a="partly"))) == ()


def test_a_question_that_two_instruments_share_is_one_finding(detect):
    shared = ask("a", "x", checks=(CHECK,))
    first = assess(other(shared, identifier="first"), say(a="yes"))
    second = assess(other(replace(shared, area=AreaId("y")), identifier="second"), say(a="yes"))
    assert [one.id for one in detect("contradicted", first, second)] == ["rule.x"]


def test_a_question_about_the_whole_is_told_as_one_of_the_instrument(detect):
    whole = ask("w", "overall", checks=(CHECK,))
    instrument = other(ask("a", "x"), whole)
    instrument = replace(
        instrument, areas=instrument.areas[:1], overall_questions=(QuestionId("w"),)
    )
    (found,) = detect("contradicted", assess(instrument, say(a="yes", w="yes")), title=TITLE)
    assert (found.id, found.area) == ("rule.audit", "overall")
    assert found.title.startswith("Operations audit:")


def note(importance: int, **parts) -> Observation:
    known = {
        "issue": "Two CSMs keep their own lists.",
        "impact": "nobody sees both",
        "recommendation": "bring them together",
    }
    return Observation(
        ObservationId(7), QuestionId("data.1"), importance=importance, **known | parts
    )


def find_note(detect, importance: int = 3, **parts):
    (found,) = detect(
        "noted", observations=(note(importance, **parts),), title="{value}", detail="{limit}"
    )
    return found


def test_what_was_noted_is_told_in_its_own_words(detect):
    found = find_note(detect)
    assert (found.id, found.area) == ("rule.7", "data")
    assert found.title == "Two CSMs keep their own lists"
    assert found.detail == "Nobody sees both. What to do: Bring them together."
    assert found.evidence[0].text == "Noted at “Is data on rung 1?”."


@pytest.mark.parametrize(
    ("importance", "severity"),
    [
        (5, Severity.CRITICAL),
        (4, Severity.WATCH),
        (3, Severity.WATCH),
        (2, Severity.NOTE),
        (1, Severity.NOTE),
    ],
)
def test_importance_decides_about_severity_and_impact(detect, importance, severity):
    found = find_note(detect, importance)
    assert (found.severity, found.impact) == (severity, importance)


def test_a_note_with_braces_is_not_filled_in(detect):
    found = find_note(detect, issue="They write {count} in a field", impact="", recommendation="")
    assert found.title == "They write {count} in a field"
    assert found.detail == "They write {count} in a field."


def test_a_note_at_a_question_that_is_no_longer_asked_is_still_told(detect):
    lost = replace(note(3), question=QuestionId("gone"))
    (found,) = detect("noted", observations=(lost,), title="{value}", detail="{limit}")
    assert (found.area, found.evidence) == ("overall", ())
