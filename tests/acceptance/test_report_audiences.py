"""One report for three audiences: what each holds of everything about the sample client."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.assessments import Observation
from csdesk.model.identifiers import ObservationId
from csdesk.model.report_choices import Audience, ReportChoice
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.report import make_report
from csdesk.operations.sample import open_sample
from csdesk.report.compose import compose_report
from csdesk.report.document import Entries, KeyFigures, Table
from csdesk.report.sections.left_out import people_words, section_texts


@pytest.fixture(scope="module")
def worked(tmp_path_factory, library):
    """The sample client with its answers, evidence and an observation."""
    with open_sample(tmp_path_factory.mktemp("worked") / "sample.csdesk", library) as workspace:
        known = diagnose(workspace, library)
    asked = known.instrument.questions[0].id
    seen = Observation(ObservationId(1), asked, "Nobody knows who renews", "Offers come late", "")
    return replace(known, observations=(*known.observations, seen))


def test_the_full_audit_and_working_papers_hold_every_section(worked, library) -> None:
    everything = [section.id for section in compose_report(worked, library).sections]
    for audience in (Audience.FULL, Audience.PAPERS):
        held = [
            section.id for section in make_report(worked, library, ReportChoice(audience)).sections
        ]
        assert held == everything


@pytest.mark.parametrize("audience", [*Audience])
@pytest.mark.parametrize("left_out", [(), ("answers", "evidence"), ("assessments", "findings")])
def test_comments_observations_and_evidence_are_in_the_report_or_in_its_list(
    worked, library, audience, left_out
) -> None:
    report = make_report(worked, library, ReportChoice(audience, left_out=left_out))
    shown = " ".join(text for one in report.sections for text in section_texts(one))
    shown = " ".join(shown.split())
    words = list(people_words(worked))
    assert {word.kind for word in words} == {"Comment", "Evidence", "Observation"}
    assert [word for word in words if " ".join(word.text.split()) not in shown] == []


def test_working_papers_show_on_paper_what_else_only_the_workbook_has(worked, library) -> None:
    report = make_report(worked, library, ReportChoice(Audience.PAPERS))
    tables = {table.name: table for table in report.tables()}
    accounts = tables["Accounts"]
    shown = tables["Accounts in rows"]
    assert len(shown.rows) == len(accounts.rows) == 184
    assert len(shown.columns) == 8
    assert sum(len(t.rows) for t in tables.values() if t.name.endswith(" in rows")) <= 10_000


def test_a_board_gets_figures_findings_priorities_and_what_it_is_asked(worked, library) -> None:
    standing, plan, left = make_report(worked, library, ReportChoice(Audience.BOARD)).sections
    figures = next(block for block in standing.blocks if isinstance(block, KeyFigures))
    entries = next(block for block in standing.blocks if isinstance(block, Entries))
    priorities = next(block for block in plan.blocks if isinstance(block, Table))
    assert len(figures.figures) == 4
    assert len(entries.items) == 3
    assert priorities.name == "Priorities"
    assert all(row[2] and row[4] for row in priorities.rows)
    assert not left.is_on_paper
