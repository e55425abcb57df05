"""Two real customer lists, from the file to the plan, without a workspace between."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from csdesk.content import load_library
from csdesk.findings import FindingInputs, detect_findings
from csdesk.ingest.drafting.request import ReadingRequest
from csdesk.ingest.worker import read_workbook
from csdesk.model.accounts import AccountTable, LostAccount
from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey, BatchId, FieldId, InstrumentId, ScorecardId
from csdesk.model.imports import ImportDraft
from csdesk.model.kpis import Verdict
from csdesk.model.tables import TableKind
from csdesk.roadmap import plan_roadmap
from csdesk.roadmap.raci import check_letters
from csdesk.scoring.benchmarks import compare_kpis
from csdesk.scoring.kpis import KpiInputs, compute_kpis
from csdesk.scoring.maturity import score_instrument
from tests.drafts import draft_workbook, read_records
from tests.facts import score_list

AS_OF = date(2024, 12, 31)


def read_list(path: Path, library) -> ImportDraft:
    request = ReadingRequest(library.fields, library.tables, library.total_words)
    return draft_workbook(read_workbook(path), request)


def make_table(draft: ImportDraft, as_of: date) -> AccountTable:
    records = read_records(draft)
    return AccountTable(
        batch=BatchId(1),
        as_of=as_of,
        file_name=draft.outline.file_name,
        sheet=records.sheet,
        keys=tuple(AccountKey(str(key)) for key in records.columns[FieldId("account_id")]),
        source_rows=records.source_rows,
        columns=records.columns,
    )


def make_lost(draft: ImportDraft) -> tuple[LostAccount, ...]:
    records = read_records(draft, TableKind.CHURN_EVENTS)
    keys = records.columns[FieldId("account_id")]
    rows = zip(keys, records.source_rows, strict=True)
    return tuple(LostAccount(AccountKey(str(key)), None, "", "Lost", row) for key, row in rows)


@pytest.fixture(scope="module")
def audit(shared_folder: Path) -> SimpleNamespace:
    """Everything that is computed from the two lists, with no question answered."""
    library = load_library()
    folder = shared_folder / "data" / "ravenstack"
    now = read_list(folder / "ravenstack_customers_2024.xlsx", library)
    before = read_list(folder / "ravenstack_customers_2023.xlsx", library)
    accounts = make_table(now, AS_OF)
    previous = make_table(before, date(2023, 12, 31))
    lost = make_lost(now)
    health = score_list(accounts, library.scorecards[ScorecardId("ten_signals")])
    inputs = KpiInputs(accounts, previous, lost, health)
    kpis = compute_kpis(library.kpis, inputs, library.fields)
    benchmarks = compare_kpis(kpis, library.kpis, library.benchmarks, sum(accounts.arr()))
    instrument = library.instruments[InstrumentId("maturity_ladder")]
    maturity = score_instrument(instrument, {})
    findings = detect_findings(
        library.rules,
        FindingInputs(
            instrument=instrument,
            maturity=maturity,
            currency="USD",
            accounts=accounts,
            previous=previous,
            lost=lost,
            health=health,
            definitions=library.kpis,
            kpis=kpis,
            benchmarks=benchmarks,
        ),
        library.impact_bounds,
    )
    roadmap = plan_roadmap(findings, library, AS_OF, levels=maturity).roadmap
    return SimpleNamespace(
        accounts=accounts,
        previous=previous,
        lost=lost,
        health=health,
        kpis=kpis,
        benchmarks=benchmarks,
        findings={finding.id: finding for finding in findings},
        roadmap=roadmap,
    )


def test_the_lists_hold_what_their_totals_say(audit):
    assert (len(audit.accounts), sum(audit.accounts.arr())) == (500, 121_915_296)
    assert (len(audit.previous), sum(audit.previous.arr())) == (185, 15_145_356)


def test_retention_is_that_of_the_start_cohort(audit):
    # From the raw tables: start MRR 1,262,113, expansion 2,431,851, contraction 5,175, churn 0.
    assert audit.kpis["nrr"].value == pytest.approx(100 * (1_262_113 + 2_426_676) / 1_262_113)
    assert audit.kpis["nrr"].value == pytest.approx(292.27, abs=0.005)
    assert audit.kpis["grr"].value == pytest.approx(99.59, abs=0.005)
    assert audit.kpis["expansion_arr"].value == 12 * 2_431_851
    assert audit.kpis["contraction_arr"].value == 12 * 5_175
    assert audit.kpis["nrr"].n == 185
    assert audit.kpis["nrr"].window == "2023-12-31 to 2024-12-31"
    assert "Above 200%" in audit.kpis["nrr"].caution


def test_losses_stay_in_doubt_while_lost_customers_are_listed(audit):
    then = dict(zip(audit.previous.keys, audit.previous.arr(), strict=True))
    now = dict(zip(audit.accounts.keys, audit.accounts.arr(), strict=True))
    called = {one.key for one in audit.lost}
    doubted = {key for key in called if then.get(key) and now.get(key)}
    for kpi in ("logo_churn", "churn_arr"):
        found = audit.kpis[kpi]
        assert found.value is None
        assert set(found.accounts) == doubted
        assert f"0 of 185 customers left, but {len(doubted)} of those with ARR" in found.reason
    kept = sum(min(arr, now[key]) for key, arr in then.items() if key not in called)
    assert audit.kpis["grr"].at_worst == pytest.approx(100 * kept / sum(then.values()))
    judged = {audit.benchmarks[kpi].verdict for kpi in ("nrr", "grr", "gross_churn")}
    assert judged == {Verdict.NONE}
    assert "if they have left" in audit.kpis["nrr"].caution
    finding = audit.findings["list.lost_still_listed"]
    lost = {account.key for account in audit.lost}
    assert set(finding.accounts) == lost
    assert len(lost) == 311
    assert "311 of 311" in finding.title
    arr = dict(zip(audit.accounts.keys, audit.accounts.arr(), strict=True))
    assert finding.arr_at_stake == sum(arr[key] for key in lost)
    assert len(finding.evidence[1].rows) == 472


def test_no_account_can_be_scored_and_the_missing_signals_are_named(audit):
    assert audit.health.available_weight == 28
    assert audit.health.distribution[Band.UNSCORED].accounts == 500
    assert max(score.coverage for score in audit.health.scores) == 28
    assert "28 of 100 points" in audit.kpis["at_risk_share"].reason
    finding = audit.findings["score.no_scores"]
    assert "7 of 10 signals" in finding.detail


def test_every_kpi_has_a_value_or_a_reason(audit):
    for kpi in audit.kpis.values():
        assert (kpi.value is None) is (kpi.reason is not None), kpi.id
    csat = [value for value in audit.accounts.numbers("csat") if value is not None]
    assert audit.kpis["csat"].value == pytest.approx(sum(csat) / len(csat))


def test_the_plan_has_a_quick_win_three_pins_and_clean_roles(audit):
    items = audit.roadmap.items
    assert sum(item.top_three for item in items) == 3
    quick = [item for item in items if item.initiative.quick_win]
    assert any(item.due_on <= AS_OF + timedelta(days=30) for item in quick)
    assert len(audit.roadmap.raci) == 4 + len(items)
    assert not any(check_letters(row.letters) for row in audit.roadmap.raci)
    total = sum(audit.accounts.arr())
    assert all((item.arr_at_stake or 0) <= total for item in items)
