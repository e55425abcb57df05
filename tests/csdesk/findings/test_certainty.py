from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.findings import FindingInputs
from csdesk.findings.certainty import judge_certainty
from csdesk.findings.observation import Observation
from csdesk.model.answers import Answer, Confidence
from csdesk.model.findings import Certainty, Evidence
from csdesk.model.identifiers import ChoiceId, KpiId, QuestionId
from csdesk.model.kpis import KpiValue, Unit
from csdesk.scoring.maturity import score_instrument

QUESTION = QuestionId("health.1")
NRR = KpiValue(KpiId("nrr"), 96.0, Unit.PERCENT, "", 40, "accounts", "a year")
ANSWER = Answer(QUESTION, ChoiceId("no"))
LISTED = Evidence("Three rows.", file="Customers.csv", rows=(2, 3, 4))
SAID = Evidence("It was answered “No”.", question=QUESTION)


@pytest.fixture
def inputs(instrument) -> FindingInputs:
    levels = score_instrument(instrument, {})
    return FindingInputs(instrument, levels, "EUR", answers={QUESTION: ANSWER}, kpis={NRR.id: NRR})


def judge(inputs: FindingInputs, *evidence: Evidence, **seen) -> Certainty:
    return judge_certainty(Observation(evidence, **seen), inputs)[0]


def test_the_clients_own_lists_bear_most_and_answers_less(inputs):
    assert judge(inputs, LISTED) is Certainty.HIGH
    assert judge(inputs, Evidence("NRR 96%", kpi=NRR.id)) is Certainty.HIGH
    assert judge(inputs, LISTED, SAID) is Certainty.HIGH
    assert judge(inputs, SAID) is Certainty.MEDIUM
    assert judge(inputs) is Certainty.MEDIUM


@pytest.mark.parametrize(("base", "sure"), [(9, Certainty.LOW), (10, Certainty.HIGH)])
def test_fewer_than_ten_accounts_are_a_hint(inputs, base, sure):
    assert judge(inputs, LISTED, base=base) is sure


def test_thin_scores_are_a_hint(inputs):
    assert judge(inputs, LISTED, is_hint=True) is Certainty.LOW


@pytest.mark.parametrize(
    ("value", "sure"),
    [
        (replace(NRR, caution="Half of the list has no date."), Certainty.MEDIUM),
        (replace(NRR, at_worst=70.0), Certainty.LOW),
    ],
)
def test_a_caution_or_a_contradiction_takes_from_a_figure(inputs, value, sure):
    known = replace(inputs, kpis={NRR.id: value})
    assert judge(known, Evidence("NRR 96%", kpi=NRR.id)) is sure


@pytest.mark.parametrize(
    ("answer", "sure"),
    [
        (replace(ANSWER, confidence=Confidence.LOW), Certainty.LOW),
        (replace(ANSWER, confidence=Confidence.HIGH), Certainty.MEDIUM),
        (replace(ANSWER, respondent="The client’s data"), Certainty.HIGH),
    ],
)
def test_an_answer_bears_what_whoever_gave_it_was_sure_of(inputs, answer, sure):
    assert judge(replace(inputs, answers={QUESTION: answer}), SAID) is sure


def test_the_reason_is_a_sentence_and_names_the_caution(inputs):
    known = replace(inputs, kpis={NRR.id: replace(NRR, caution="Half has no date.")})
    seen = Observation((Evidence("NRR 96%", kpi=NRR.id),))
    assert judge_certainty(seen, known) == (Certainty.MEDIUM, "Half has no date.")
