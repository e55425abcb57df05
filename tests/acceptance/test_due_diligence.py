"""Due diligence before data are joined and work is automated: S1.67."""

from __future__ import annotations

import pytest

from csdesk.model.answers import Answer
from csdesk.model.findings import Severity
from csdesk.model.identifiers import ChoiceId, InstrumentId, QuestionId
from csdesk.operations.answers import save_answer
from csdesk.operations.diagnosis import diagnose

DILIGENCE = InstrumentId("data_due_diligence")
CHECKS = ("soc2", "gdpr", "access")
FALSE_ALERTS = QuestionId("diligence.automation.false_alerts")


def check(name: str, choice: str) -> Answer:
    return Answer(QuestionId(f"diligence.vendors.{name}"), ChoiceId(choice))


def test_s1_67_security_and_scaling_caveats(workspace, library):
    instrument = library.instruments[DILIGENCE]
    shorts = [question.short for question in instrument.area_questions("diligence.vendors")]
    assert shorts == ["SOC 2", "GDPR", "Role-based access"]
    for name, choice in zip(CHECKS, ("yes", "partly", "no"), strict=True):
        save_answer(workspace, check(name, choice))
    save_answer(workspace, Answer(FALSE_ALERTS, value=5.1))
    diagnosis = diagnose(workspace, library)
    vendors = diagnosis.assessments[DILIGENCE].claimed.area("diligence.vendors")
    assert vendors.index == pytest.approx(50)
    findings = {finding.id: finding for finding in diagnosis.findings}
    assert "data.no_soc2" not in findings
    assert {"data.no_processing_agreement", "data.wide_access"} <= findings.keys()
    alerts = findings["playbooks.false_alerts"]
    assert alerts.severity is Severity.CRITICAL
    assert "5.1% turned out to be false; more than 5%" in alerts.detail
    assert alerts.initiatives == ("playbooks.alert_tuning",)


@pytest.mark.parametrize("share", [5.0, 4.9, 0.0])
def test_up_to_five_percent_of_false_alerts_is_no_finding(workspace, library, share):
    save_answer(workspace, Answer(FALSE_ALERTS, value=share))
    findings = {finding.id for finding in diagnose(workspace, library).findings}
    assert "playbooks.false_alerts" not in findings


def test_the_share_of_false_alerts_earns_nothing(workspace, library):
    save_answer(workspace, Answer(FALSE_ALERTS, value=0.0))
    assessment = diagnose(workspace, library).assessments[DILIGENCE]
    assert assessment.claimed.overall.index is None
