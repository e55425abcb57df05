"""What a second audit says beside the first one."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.content import load_library
from csdesk.model.answers import Answer
from csdesk.model.clients import Client
from csdesk.model.findings import Finding
from csdesk.model.instruments import MATURITY_LADDER
from csdesk.operations.answers import save_answer
from csdesk.operations.clients import start_client, start_reassessment
from csdesk.operations.diagnosis import diagnose

AREA = "segmentation"


@pytest.fixture(scope="module")
def library():
    return load_library()


@pytest.fixture
def audit_twice(tmp_path, library):
    """Return a function that answers an area well, and a year later some of it worse."""
    questions = library.instruments[MATURITY_LADDER].area_questions(AREA)

    def answer(workspace, credits_given) -> None:
        for question, credit in zip(questions, credits_given, strict=True):
            choice = next(one for one in question.choices if one.credit == credit)
            save_answer(workspace, Answer(question.id, choice.id))

    def run(then: list[float], now: list[float]) -> dict[str, Finding]:
        with start_client(tmp_path / "a.csdesk", Client("A", "EUR")) as workspace:
            answer(workspace, then)
            start_reassessment(workspace, "Second", date(2026, 6, 30))
            answer(workspace, now)
            return {finding.id: finding for finding in diagnose(workspace, library).findings}

    return run, len(questions)


def test_an_area_that_fell_is_a_finding_with_the_answers_that_earn_less(audit_twice):
    run, count = audit_twice
    findings = run([1.0] * count, [0.0] + [1.0] * (count - 1))
    finding = findings[f"level.fell.{AREA}"]
    assert "stands lower than in the audit before" in finding.title
    assert "1 answer earns less than then" in finding.detail
    assert len(finding.evidence) == 1


def test_an_area_that_rose_or_stayed_is_none(audit_twice):
    run, count = audit_twice
    assert f"level.fell.{AREA}" not in run([0.0] * count, [1.0] * count)
