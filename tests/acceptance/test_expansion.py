"""Expansion: S1.43 to S1.53, S1.110, S2.18, S3.4, S3.11, S4.27."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from csdesk.model.cited import CitedTopic
from csdesk.model.expansion import Proof
from csdesk.model.identifiers import AccountKey, InstrumentId, ScorecardId
from csdesk.model.imports import ListRole
from csdesk.model.offers import Approval, Offer, OfferKind
from csdesk.model.tables import TableKind
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.imports import draft_file, import_list
from csdesk.operations.report import make_report
from csdesk.report.document import Table
from csdesk.report.opportunities import OpportunityList
from csdesk.scoring.actions.templates import fill_template, read_merge_fields
from csdesk.scoring.benchmark_catalogue import list_benchmarks
from csdesk.scoring.conditions import Subjects
from csdesk.scoring.expansion.board import BoardInputs, measure_board
from csdesk.scoring.expansion.calculators import conversion_uplift, present_value
from csdesk.scoring.expansion.forecast import forecast_uplift
from csdesk.scoring.expansion.leads import LeadInputs, score_leads
from csdesk.scoring.expansion.offers import review_offer
from csdesk.scoring.expansion.opportunity_table import list_opportunities, rate_opportunity
from csdesk.scoring.expansion.readiness import find_obstacle
from csdesk.scoring.expansion.review import ExpansionInputs, review_expansion
from csdesk.scoring.expansion.talks import propose_talks
from csdesk.scoring.expansion.watch import find_watched
from csdesk.scoring.facts import read_facts
from csdesk.scoring.health import score_facts
from exports.writing import render
from tests.list_tables import make_list, make_subscriptions
from tests.record_words import read_lines

AS_OF = date(2026, 6, 30)
KEY = AccountKey("A1")
PROVEN = frozenset(Proof)


@pytest.fixture
def facts_of(library, accounts):
    """Return a function that reads the facts of a book from its lists."""

    def read(*rows, **tables):
        kinds = {TableKind(kind): table for kind, table in tables.items()}
        return read_facts(accounts(*rows), kinds, library.facts)

    return read


@pytest.fixture
def find_leads(library):
    def find(facts, *, potential=None, proofs=None):
        inputs = LeadInputs(Subjects(facts), potential or {}, proofs or {})
        return score_leads(inputs, library.expansion)

    return find


def make_usage(*rows):
    """Return rows of use, each given as account, days ago, feature, uses and active users."""
    key, ago, feature, uses, users = zip(*rows, strict=True)
    return make_list(
        TableKind.USAGE,
        account_id=key,
        used_on=[AS_OF - timedelta(days=days) for days in ago],
        feature=feature,
        usage_count=[float(count) for count in uses],
        active_users=[float(count) for count in users],
    )


def growing(account="A1", *, users=125, uses=125):
    """Return the use of a quarter against 100 in the quarter before, over three features."""
    return [
        (account, 179, "Boards", 100, 100),
        (account, 60, "Boards", uses - 2, users - 2),
        (account, 61, "Reports", 1, 1),
        (account, 62, "Export", 1, 1),
    ]


def make_deals(count, **columns):
    return make_list(TableKind.OPPORTUNITIES, deal_type=["Expansion"] * count, **columns)


def test_s1_43_expansion_benchmarks(library):
    claims = [one for one in library.cited if one.topic is CitedTopic.EXPANSION]
    assert [(one.low, one.high) for one in claims] == [(20, 30), (15, 25), (20, 20), (10, 15)]
    assert claims[3].period == "within 90 days"
    catalogue = {one.id: one for one in list_benchmarks(library)}
    words = [catalogue[claim.id].words for claim in claims]
    assert words == ["20 to 30%", "15 to 25%", "20%", "10 to 15%"]
    assert [catalogue[claim.id].cited_from for claim in claims[::3]] == ["unsourced"] * 2


def test_s1_44_conversion_uplift_calculator():
    assert conversion_uplift(1_000, 10, 15, 10_000) == pytest.approx(500_000)


def test_s1_45_expansion_kpi_board(library):
    columns = [(kpi.benchmark, kpi.target, kpi.sample) for kpi in library.expansion_kpis]
    assert columns == [
        (12, 18, 14),
        (12_500, 15_000, 13_200),
        (45, 30, 38),
        (115, 125, 118),
        (22, 28, 24),
        (500, 750, 620),
        (None, 3, 2.5),
    ]
    board = measure_board(library.expansion_kpis, BoardInputs())
    assert len(board) == 7
    # The made-up quarter never stands where the client's own figure is missing.
    assert all(figure.value is None for figure in board)


@pytest.mark.parametrize(
    ("before", "status"),
    [(date(2025, 6, 30), "Off target"), (date(2025, 12, 31), "Not over a year")],
)
def test_retention_of_half_a_year_is_held_against_no_target_of_a_year(
    workspace, library, tmp_path, before, status
):
    now = date(2026, 6, 30)
    for name, day, arr, role in (
        ("then.csv", before, 100, ListRole.PREVIOUS),
        ("now.csv", now, 110, ListRole.CURRENT),
    ):
        rows = [f"A{at},Ash {at} Ltd,{arr},Retail,9" for at in range(20)]
        path = tmp_path / name
        path.write_text("\n".join(["Account ID,Account name,ARR,Industry,NPS", *rows]) + "\n")
        import_list(workspace, draft_file(path, library), role, day)
    report = make_report(diagnose(workspace, library), library)
    blocks = (block for section in report.sections for block in section.blocks)
    (board,) = (one for one in blocks if isinstance(one, Table) and one.name == "Expansion KPIs")
    told = {row[0]: (row[1].value, row[4].word) for row in board.rows if row[1] is not None}
    assert told["Net retention with expansion"] == (pytest.approx(110), status)
    assert told["Expansion of the ARR at the start"] == (pytest.approx(10), status)


def test_s1_46_expansion_segmentation(facts_of, find_leads):
    facts = facts_of({"arr": 9_000.0, "seat_utilisation": 85.0, "nps": 9.0})
    assert find_leads(facts)[0].segments == ("low_arr", "high_velocity")
    one_product = make_subscriptions(("A1", date(2026, 1, 1), None, 10_000.0), product=["Core"])
    large = facts_of({"arr": 120_000.0, "nps": 9.0}, subscriptions=one_product)
    assert find_leads(large)[0].segments == ("high_arr", "narrow_footprint")


def test_s1_47_expansion_readiness_signals(facts_of, find_leads, library):
    assert len(library.expansion.signals) == 5
    assert {signal.family for signal in library.expansion.signals} == {
        "usage",
        "sentiment",
        "growth",
    }
    usage = make_usage(*growing(uses=100))
    (lead,) = find_leads(facts_of({"arr": 1.0}, usage=usage))
    assert lead.signals == ("seat_growth", "new_modules")


def test_s1_48_lead_scoring_model(facts_of, find_leads, library):
    assert [factor.points for factor in library.expansion.factors] == [30, 25, 20, 15, 10]
    one_product = make_subscriptions(("A1", date(2026, 1, 1), None, 900.0), product=["Core"])
    usage = make_usage(*growing())
    facts = facts_of({"arr": 10_800.0, "nps": 9.0}, usage=usage, subscriptions=one_product)
    (lead,) = find_leads(facts, potential={KEY: 20_001.0})
    assert (lead.score, lead.is_priority, lead.unknown) == (85, True, ())
    rules = replace(library.expansion, factors=tuple(
        replace(one, points=14) if one.id == "usage_growth" else one
        for one in library.expansion.factors
    ))  # fmt: skip
    inputs = LeadInputs(Subjects(facts), {KEY: 20_001.0})
    lower = score_leads(inputs, rules)[0]
    assert (lower.score, lower.is_priority) == (69, False)


def test_s1_49_conversion_playbooks(facts_of, find_leads, library):
    assert [rule.id for rule in library.expansion.approaches] == ["enterprise", "mid_market", "smb"]
    books = {playbook.id: playbook for playbook in library.playbooks}
    assert all(books[rule.playbook].steps for rule in library.expansion.approaches)
    sizes = {"smb": 9_999.0, "mid_market": 10_000.0, "enterprise": 100_001.0}
    for approach, arr in sizes.items():
        facts = facts_of({"arr": arr, "nps": 9.0}, usage=make_usage(*growing()))
        (lead,) = find_leads(facts)
        assert (lead.score, lead.approach) == (75, approach)
        (talk,) = propose_talks([lead], library.expansion)
        assert books[talk.playbook].steps
    (weak,) = find_leads(facts_of({"arr": 9_999.0, "nps": 9.0}))
    assert weak.approach is None
    assert propose_talks([weak], library.expansion) == ()


def test_s1_50_discovery_script(facts_of, library):
    usage = make_usage(*growing())
    subjects = Subjects(facts_of({"arr": 1.0}, usage=usage))
    script = next(one for one in library.templates if one.id == "discovery_script")
    body = fill_template(script, read_merge_fields(script, subjects, KEY)).body
    assert "uses the product 25% more than a quarter ago" in body
    assert "How has Boards changed the way you work" in body
    assert "{" not in body


def test_s1_51_value_based_roi_npv_calculator():
    # The source's “$12K” fits 5,000 a year; 15,000 a year are worth three times as much.
    assert present_value([5_000] * 3, 10).present == pytest.approx(12_434.26, abs=0.005)
    assert present_value([15_000] * 3, 10).present == pytest.approx(37_302.78, abs=0.005)


def test_s1_52_negotiation_guardrails(library):
    def verdict(discount, term=12, reason="", approver=""):
        offer = Offer(
            KEY, OfferKind.EXPANSION, 30_000, discount, term, reason, approver, frozenset(), AS_OF
        )
        return review_offer(offer, library.offers, PROVEN)

    assert verdict(15).is_allowed
    manager = verdict(18)
    assert (manager.is_allowed, manager.approval) == (False, Approval.MANAGER)
    assert "Write down why the discount is given." in manager.missing
    assert verdict(18, reason="Three years", approver="M. Roth").is_allowed
    assert verdict(25).approval is Approval.VP
    assert not verdict(10, term=11).is_allowed


def test_s1_53_expansion_routing_and_forecast(facts_of, find_leads, library):
    usage = make_usage(*growing(), *growing("A2"))
    facts = facts_of({"arr": 1.0, "nps": 9.0}, {"arr": 1.0, "nps": 9.0}, usage=usage)
    leads = find_leads(facts, potential={KEY: 60_000.0, AccountKey("A2"): 50_000.0})
    routed, talk = propose_talks(leads, library.expansion)
    assert (routed.account, routed.due_hours, routed.owner) == (KEY, 48, "csms")
    assert (talk.account, talk.due_hours) == ("A2", 14 * 24)
    forecast = forecast_uplift(leads, library.expansion, AS_OF, rate=18)
    assert forecast.uplift == pytest.approx(60_000 * 0.18 + 50_000 * 0.18)


def test_each_stage_of_the_funnel_counts_those_that_got_further(library, accounts):
    stages = ["New"] * 5 + ["Proposal"] * 3 + ["Won"] * 2
    table = accounts({"arr": 1.0})
    tables = {TableKind.OPPORTUNITIES: make_deals(10, stage=stages)}
    subjects = Subjects(read_facts(table, tables, library.facts))
    review = review_expansion(
        ExpansionInputs(table, subjects, tables), library.expansion, library.expansion_kpis
    )
    assert [(stage.count, stage.rate) for stage in review.funnel] == [(10, None), (5, 50), (2, 40)]


def test_s1_110_expansion_opportunity_table(facts_of, library):
    edge = library.expansion.pursued_above
    assert rate_opportunity(AccountKey("C003"), 50_000, 80, 1, edge).is_pursued
    assert not rate_opportunity(AccountKey("C003"), 50_000, 75, 1, edge).is_pursued
    facts = facts_of({"arr": 40_000.0, "feature_adoption": 60.0}, usage=make_usage(*growing()))
    (row,) = list_opportunities(facts, library.expansion)
    # 60% adopted and 25% more use: an index of 15, and 15% of the contract.
    assert (row.account, row.current_acv, row.feature_adoption) == (KEY, 40_000, 60)
    assert (row.expansion_score, row.opportunity_size) == (pytest.approx(15), pytest.approx(6_000))
    written = render(OpportunityList((row,)), ".csv").decode("utf-8-sig")
    assert written.splitlines() == ["customer_id,expansion_score,opportunity_size", "A1,15.0,6000"]


def test_s2_18_upsell_candidate_watch(facts_of, library, accounts):
    well = {"dau_mau": 70.0, "feature_adoption": 60.0, "session_depth": 5.0, "nps": 8.0}
    facts = facts_of({**well, "arr": 1.0}, {**well, "nps": 5.0, "arr": 1.0}, {"arr": 1.0})
    health = score_facts(facts, [library.scorecards[ScorecardId("ten_signals")]])
    # 15, 12, 10 and 15 points are known; without the 15 of NPS 37 of 52 are left, or 71.
    assert [score.score for score in health.scores] == [100, pytest.approx(3700 / 52), None]
    steady = [(key, 30 * n, "Boards", 1, users) for n in range(3) for key, users in USERS]
    tables = {TableKind.USAGE: make_usage(*steady)}
    assert find_watched(health, tables, AS_OF, library.expansion) == ("A1", "A3")
    two_months = {TableKind.USAGE: make_usage(*steady[:8])}
    assert find_watched(health, two_months, AS_OF, library.expansion) == ("A1",)


USERS = (("A3", 50), ("A2", 3), ("A4", 2), ("A5", 1))


def test_s3_4_process_expansion_and_upsell_identification(library, accounts):
    diagnostic = library.instruments[InstrumentId("process_diagnostic")]
    asked = [q for q in diagnostic.questions if q.area == "process.expansion"]
    assert len(asked) == 5
    lines = [(f"A{n}", date(2026, 1, 1), None, 100.0 * n) for n in range(1, 5)]
    table = make_subscriptions(*lines, *[("A4", date(2026, 1, 1), None, 10.0)],
                               product=["Reports"] * 3 + ["Core"] * 2)  # fmt: skip
    book = accounts(*[{"segment": "SMB", "arr": 1.0}] * 4)
    tables = {TableKind.SUBSCRIPTIONS: table}
    subjects = Subjects(read_facts(book, tables, library.facts))
    inputs = ExpansionInputs(book, subjects, tables, book=read_lines(table))
    grid = review_expansion(inputs, library.expansion, ()).whitespace
    assert grid.products == ("Reports", "Core")
    reports, core = grid.row(AccountKey("A4"))
    assert core.arr == 12 * 410
    # The three that have it pay 1,200, 2,400 and 3,600 a year.
    assert (reports.arr, reports.potential) == (0, 2_400)
    # One account alone says nothing about what others would pay.
    assert grid.row(KEY)[1].potential is None


@pytest.mark.parametrize(("sourced", "passes"), [(50, True), (49, False)])
def test_s3_11_excellence_expansion(library, accounts, sourced, passes):
    sources = ["Customer success"] * sourced + ["Sales"] * (100 - sourced)
    table = accounts({"arr": 1.0})
    tables = {TableKind.OPPORTUNITIES: make_deals(100, lead_source=sources)}
    subjects = Subjects(read_facts(table, tables, library.facts))
    review = review_expansion(ExpansionInputs(table, subjects, tables), library.expansion, ())
    assert (review.sourced.share, review.sourced.is_met) == (sourced, passes)


def test_s4_27_experience_4_expansion_evidence(facts_of, find_leads):
    facts = facts_of({"arr": 1.0, "nps": 9.0}, usage=make_usage(*growing()))
    for missing in (Proof.BREADTH, Proof.USAGE, Proof.REQUEST):
        assert not find_leads(facts, proofs={KEY: PROVEN - {missing}})[0].is_ready
    assert find_leads(facts, proofs={KEY: PROVEN})[0].is_ready
    # The outcome is asked for besides (C73).
    assert "an outcome" in find_obstacle(1, 1, PROVEN - {Proof.OUTCOME})
