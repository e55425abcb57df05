"""Testing the scores of a client, with those who left although no list has them any more."""

from __future__ import annotations

import pytest

from csdesk.model.health import Band
from csdesk.model.validation import AlarmKind, Claim, Evidence, Verdict
from csdesk.operations.health.validation import validate_scores
from csdesk.operations.sample import open_sample
from csdesk.report.validation_words import verdict_sentence


@pytest.fixture(scope="module")
def sample(tmp_path_factory, library):
    with open_sample(tmp_path_factory.mktemp("sample") / "sample.csdesk", library) as workspace:
        yield validate_scores(workspace, library)


def test_without_a_customer_list_nothing_is_tested(workspace, library):
    assert validate_scores(workspace, library) is None


def test_the_sample_client_has_no_past_to_test_on(sample):
    assert sample.claim is Claim.ASSOCIATION
    assert (sample.evidence, sample.verdict) == (Evidence.CASES, Verdict.TOO_FEW)


def test_customers_who_left_are_in_the_test_though_no_list_has_them(sample):
    assert len(sample.cases) == 22
    assert {case.band for case in sample.cases} == {Band.UNSCORED}
    assert verdict_sentence(sample).startswith("None of the 22 customers who left has a score")
    assert AlarmKind.SURVIVORS in {alarm.kind for alarm in sample.alarms}
    assert AlarmKind.LEAK not in {alarm.kind for alarm in sample.alarms}
