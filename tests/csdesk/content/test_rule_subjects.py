"""What a rule may look at: whatever any instrument asks, rates or sums up."""

from __future__ import annotations

import pytest

MORE = "resources/library/more.toml"
CLAIMS = "resources/library/findings/claims.toml"


def rule(kind: str, test: str, subject: str, identifier: str = "", threshold: str = "25") -> str:
    found = identifier or {"level": "level.test", "answer": "health.test"}[kind]
    return f"""
[[rule]]
id = "{found}"
kind = "{kind}"
test = "{test}"
subject = "{subject}"
threshold = {threshold}
severity = "watch"
area = "health"
title = "Title"
detail = "Detail."
impact = 3
feasibility = 3
initiatives = []
"""


@pytest.mark.parametrize(
    ("kind", "test", "subject"),
    [
        ("answer", "credit_below", "audit.foundation.segments"),
        ("answer", "area_gaps", "audit.connections"),
        ("level", "index_below", "audit.culture"),
        ("level", "index_below", "audit.pillar_process"),
        ("level", "dimensions_apart_above", "operations_audit"),
    ],
)
def test_a_rule_may_look_at_any_instrument(content, kind, test, subject):
    content.append(MORE, rule(kind, test, subject))
    content.read()


@pytest.mark.parametrize(
    ("kind", "test", "subject"),
    [
        ("answer", "credit_below", "audit.connections"),
        ("answer", "area_gaps", "audit.foundation.segments"),
        ("level", "index_below", "operations_audit"),
        ("level", "dimensions_apart_above", "audit.culture"),
    ],
)
def test_a_rule_cannot_look_at_what_its_test_does_not_see(content, kind, test, subject):
    content.append(MORE, rule(kind, test, subject))
    expected = f"subject is “{subject}”; expected what a rule of the kind “{kind}” can look at"
    assert expected in content.refusal()


def test_a_rule_that_goes_case_by_case_has_the_id_that_its_findings_begin_with(content):
    content.replace(CLAIMS, 'id = "claim.contradicted"', 'id = "governance.contradicted"')
    assert "id is “governance.contradicted”; expected claim.contradicted" in content.refusal()


def test_a_rule_that_goes_case_by_case_names_no_subject(content):
    content.replace(CLAIMS, 'subject = ""', 'subject = "health"')
    assert "subject is “health”; expected what a rule" in content.refusal()
