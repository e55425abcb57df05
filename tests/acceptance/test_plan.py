"""Plan and governance: S0.21, S1.83, S1.89."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest
from openpyxl import load_workbook

from csdesk.errors import WrongUsage
from csdesk.findings import leading
from csdesk.model.findings import RuleKind, Severity
from csdesk.model.identifiers import RoleId
from csdesk.model.roadmap import RaciLetter
from csdesk.operations import diagnosis as diagnosing
from csdesk.operations.history import undo
from csdesk.operations.plan import set_raci
from csdesk.operations.report import make_report
from csdesk.operations.sample import open_listed_sample, open_sample
from csdesk.operations.summary import summarise
from csdesk.operations.team_sizes import choose_team_size
from csdesk.report.document import FigureBlock, Table
from csdesk.report.figures import GanttFigure
from exports import write


def read_pdf(path) -> str:
    document = pypdfium2.PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


def test_s0_21_prioritisation_rule(sample, sample_report, tmp_path):
    ranked = sorted(sample.findings, key=lambda finding: -finding.impact * finding.feasibility)
    lowest = ranked[2].priority
    write(sample_report, tmp_path / "report.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "report.pdf")
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    summary = " ".join(pages[1].split())
    shown = [finding for finding in sample.findings if finding.title in summary]
    assert len(shown) == 3
    assert all(finding.priority >= lowest for finding in shown)


def test_the_three_named_first_are_different_problems_and_none_hides_a_critical_one(sample):
    first = leading(sample.findings, 3)
    assert all(finding.severity is Severity.CRITICAL for finding in first)
    at_risk = [finding for finding in first if finding.kind is RuleKind.HEALTH]
    assert [finding.id for finding in at_risk] == ["score.at_risk_renewing"]
    assert "score.at_risk_cohort" in {finding.id for finding in sample.findings}
    ranks = [finding.severity is not Severity.CRITICAL for finding in sample.findings]
    assert ranks == sorted(ranks)


def test_a_quick_win_is_due_within_thirty_days_wherever_it_is_shown(sample, sample_report):
    entries = [entry for part in summarise(sample)["roadmap"].values() for entry in part]
    assert {entry["due_day"] <= 30 for entry in entries if entry["quick_win"]} == {True}
    late = {item.initiative.title for item in sample.roadmap.items if item.due_day > 30}
    fast = {item.initiative.title for item in sample.roadmap.items if item.initiative.quick_win}
    assert late & fast, "the sample plans one that comes too late to be a quick win"
    bars = [
        bar
        for section in sample_report.sections
        for block in section.blocks
        if isinstance(block, FigureBlock) and isinstance(block.figure, GanttFigure)
        for bar in block.figure.bars
    ]
    assert any(bar.quick_win for bar in bars)
    assert not any(bar.quick_win for bar in bars if bar.due_day > 30)
    roadmap = next(
        block
        for section in sample_report.sections
        for block in section.blocks
        if isinstance(block, Table) and block.name == "Roadmap"
    )
    titles = [column.title for column in roadmap.columns]
    due, quick = titles.index("Due day"), titles.index("Quick win")
    assert {row[due] <= 30 for row in roadmap.rows if row[quick]} == {True}


def test_s1_83_four_phase_roadmap_with_gates(sample, sample_report):
    gates = sample.roadmap.gates
    assert [(gate.first_day, gate.last_day) for gate in gates] == [
        (0, 30),
        (30, 90),
        (90, 180),
        (180, 360),
    ]
    assert [(gate.window_from, gate.window_to) for gate in gates] == [
        (25, 30),
        (85, 90),
        (175, 180),
        (355, 360),
    ]
    assert sum(len(gate.criteria) for gate in gates) == 8
    gantt = next(
        block.figure
        for section in sample_report.sections
        for block in section.blocks
        if isinstance(block, FigureBlock) and isinstance(block.figure, GanttFigure)
    )
    assert [phase.last_day for phase in gantt.phases] == [30, 90, 180, 360]


def test_s1_89_raci(sample, sample_report, library, tmp_path):
    standing = [row for row in sample.roadmap.raci if row.initiative is None]
    assert len(standing) == 4
    assert all(row.holder(RaciLetter.ACCOUNTABLE) == "cs_director" for row in standing)
    without = {RoleId("cs_ops"): RaciLetter.RESPONSIBLE}
    with (
        open_listed_sample(tmp_path / "sample.csdesk", library) as workspace,
        pytest.raises(WrongUsage, match="answers for"),
    ):
        set_raci(workspace, standing[0].id, without)
    write(sample_report, tmp_path / "report.pdf")
    write(sample_report, tmp_path / "report.xlsx")
    text = " ".join(read_pdf(tmp_path / "report.pdf").split())
    book = load_workbook(tmp_path / "report.xlsx")
    cells = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    for row in standing:
        assert row.activity in text
        assert row.activity in cells


def test_a_changed_raci_reaches_plan_report_and_summary(library, tmp_path):
    with open_listed_sample(tmp_path / "sample.csdesk", library) as workspace:
        first = diagnosing.diagnose(workspace, library).roadmap.items[0].initiative
        letters = {
            RoleId("finance"): RaciLetter.ACCOUNTABLE,
            RoleId("data_team"): RaciLetter.RESPONSIBLE,
        }
        workspace.plan.set_owner(first.id, "")
        set_raci(workspace, first.id, letters)
        diagnosis = diagnosing.diagnose(workspace, library)
    tables = {
        block.name: block
        for section in make_report(diagnosis, library).sections
        for block in section.blocks
        if isinstance(block, Table)
    }
    titles = [column.title for column in tables["Roadmap"].columns]
    row = next(row for row in tables["Roadmap"].rows if first.title in row)
    assert row[titles.index("Owner")] == "Finance"
    entries = summarise(diagnosis)["roadmap"]
    entry = next(entry for part in entries.values() for entry in part if entry["id"] == first.id)
    assert entry["raci"] == {"finance": "A", "data_team": "R"}


def test_the_sample_is_diagnosed_once_before_it_is_opened(library, tmp_path, monkeypatch):
    asked = []
    detect = diagnosing.detect_findings

    def count(*arguments):
        asked.append(arguments)
        return detect(*arguments)

    monkeypatch.setattr(diagnosing, "detect_findings", count)
    with open_sample(tmp_path / "sample.csdesk", library) as workspace:
        owners = workspace.plan.owners()
    days = [inputs.as_of for _, inputs, _ in asked]
    assert days == [date(2025, 10, 31), date(2026, 10, 31)], "each of its two audits once"
    assert len(owners) > 10


def test_the_raci_follows_the_size_of_the_team(library, tmp_path):
    """184 customers and 6 CSMs: by S1.101 too few for a data team of its own, one post per 500."""
    data_team, operations = RoleId("data_team"), RoleId("cs_ops")
    with open_listed_sample(tmp_path / "sample.csdesk", library) as workspace:
        diagnosis = diagnosing.diagnose(workspace, library)
        team = diagnosis.plan.team
        assert (team.size.id, team.csms, team.is_chosen) == ("medium", 6, False)
        rows = diagnosis.roadmap.raci
        assert not any(data_team in row.letters for row in rows)
        dashboards = next(row for row in rows if row.id == "raci.dashboards")
        assert dashboards.letters[operations] is RaciLetter.RESPONSIBLE
        assert not any("exactly" in one or "Nobody" in one for one in diagnosis.plan.raci_problems)
        choose_team_size(workspace, library, "small")
        small = diagnosing.diagnose(workspace, library)
        assert small.plan.team.is_chosen
        assert not any(operations in row.letters for row in small.roadmap.raci)
        for row in small.roadmap.raci:
            letters = list(row.letters.values())
            assert letters.count(RaciLetter.ACCOUNTABLE) == 1
            assert RaciLetter.RESPONSIBLE in letters
        undo(workspace)
        assert diagnosing.diagnose(workspace, library).plan.team.size.id == "medium"
        with pytest.raises(WrongUsage, match="no size"):
            choose_team_size(workspace, library, "huge")
