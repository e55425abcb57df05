"""Funnel, whitespace, forecast, board, calculators and watch list, by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from csdesk.content import load_library
from csdesk.model.actions import RuleSet, WorkloadRules
from csdesk.model.conditions import Comparison, Condition
from csdesk.model.expansion import ExpansionLead
from csdesk.model.findings import Severity
from csdesk.model.identifiers import AccountKey, PlaybookId
from csdesk.model.tables import TableKind
from csdesk.scoring.actions import review_actions
from csdesk.scoring.conditions import Subjects
from csdesk.scoring.expansion.board import BoardInputs, measure_board
from csdesk.scoring.expansion.calculators import conversion_uplift, present_value
from csdesk.scoring.expansion.forecast import forecast_uplift
from csdesk.scoring.expansion.funnel import count_funnel, find_sourced
from csdesk.scoring.expansion.opportunities import read_opportunities as read_with_words
from csdesk.scoring.expansion.opportunity_table import list_opportunities
from csdesk.scoring.expansion.quarter import find_conversion, read_quarter
from csdesk.scoring.expansion.review import (
    ExpansionInputs,
    find_potential,
    review_expansion,
)
from csdesk.scoring.expansion.talks import contest_talks, propose_talks
from csdesk.scoring.expansion.watch import find_steady, find_watched
from csdesk.scoring.expansion.whitespace import find_whitespace
from csdesk.scoring.facts.main_feature import find_main_feature
from tests.list_tables import make_list, make_subscriptions
from tests.record_words import read_lines

AS_OF = date(2024, 12, 31)


def read_opportunities(table):
    return read_with_words(table, load_library().expansion.words)


def make_deals(*stages, **more):
    columns = {"deal_type": ["Expansion"] * len(stages), "stage": stages, **more}
    return make_list(TableKind.OPPORTUNITIES, **columns)


def test_each_stage_is_a_part_of_the_one_before():
    table = make_deals("", "New", "Qualified", "Proposal", "Won", "Lost", arr=[10.0] * 6)
    stages = count_funnel(read_opportunities(table))
    assert [(one.name, one.count, one.value) for one in stages] == [
        ("Identified", 6, 60),
        ("Qualified", 3, 30),
        ("Closed", 1, 10),
    ]
    assert [one.rate for one in stages] == [None, 50, pytest.approx(100 / 3)]


def test_each_stage_names_its_accounts_once():
    owners = ["A2", "A1", "A1", None, "A3"]
    table = make_deals("New", "Qualified", "Won", "Won", "New", account_id=owners)
    stages = count_funnel(read_opportunities(table))
    assert [one.accounts for one in stages] == [("A2", "A1", "A3"), ("A1",), ("A1",)]
    assert [one.count for one in stages] == [5, 3, 2]


def test_a_lost_opportunity_counts_as_qualified_where_it_says_when():
    table = make_deals("Lost", "Lost", qualified_on=[AS_OF, None])
    assert count_funnel(read_opportunities(table))[1].count == 1


def test_there_is_no_funnel_of_nothing():
    assert count_funnel(()) == ()
    assert find_sourced((), 50) is None


def test_new_business_and_renewals_are_no_expansion():
    table = make_list(
        TableKind.OPPORTUNITIES,
        deal_type=["New business", "Renewal", "Cross-sell", None, None],
        expansion_kind=[None, "Upsell", None, "Seats", None],
        mrr=[1.0, 1.0, 2.0, 3.0, 1.0],
    )
    assert [one.arr for one in read_opportunities(table)] == [24, 36]


@pytest.mark.parametrize(("sourced", "met"), [(50, True), (49, False)])
def test_half_of_the_opportunities_should_come_from_customer_success(sourced, met):
    sources = ["Customer success"] * sourced + ["Sales"] * (100 - sourced) + [None] * 7
    found = find_sourced(read_opportunities(make_deals(*[""] * 107, lead_source=sources)), 50)
    assert (found.share, found.stated, found.total) == (sourced, 100, 107)
    assert found.is_met is met


def make_grid(make_table, least=3):
    lines = [(f"A{n}", date(2024, 1, 1), None, 10.0 * n) for n in range(1, 5)]
    lines += [(f"A{n}", date(2024, 1, 1), None, 100.0 * n) for n in range(1, 4)]
    lines.append(("A4", date(2024, 1, 1), date(2024, 6, 1), 999.0))
    table = make_subscriptions(*lines, product=["Core"] * 4 + ["Reports"] * 3 + ["Reports"])
    accounts = make_table(*({"segment": "SMB"} for _ in range(5)), {"segment": "Enterprise"})
    return find_whitespace(read_lines(table), table, accounts, least)


def test_a_gap_is_worth_the_median_of_what_similar_accounts_pay(make_table):
    grid = make_grid(make_table)
    assert grid.products == ("Reports", "Core")
    reports, core = grid.row(AccountKey("A4"))
    # Three others pay 1,200, 2,400 and 3,600 a year; its own line ended in June.
    assert (reports.arr, reports.potential) == (0, 2_400)
    assert (core.arr, core.potential) == (480, None)
    # Nobody of another segment says what it is worth there.
    assert [cell.potential for cell in grid.row(AccountKey("A6"))] == [None, None]
    # Core costs 120, 240, 360 and 480: 300 in the middle.
    assert grid.potential(AccountKey("A5")) == 2_400 + 300
    assert grid.potential(AccountKey("A6")) is None


def test_too_few_owners_say_nothing_about_a_gap(make_table):
    grid = make_grid(make_table, least=4)
    assert [cell.potential for cell in grid.row(AccountKey("A5"))] == [None, 300]


def test_there_is_no_grid_of_one_product(make_table):
    table = make_subscriptions(("A1", date(2024, 1, 1), None, 10.0), product=["Core"])
    assert find_whitespace(read_lines(table), table, make_table({"arr": 1.0}), 3) is None
    bare = make_subscriptions(("A1", date(2024, 1, 1), None, 10.0))
    assert find_whitespace(read_lines(bare), bare, make_table({"arr": 1.0}), 3) is None


def test_open_opportunities_tell_the_potential_before_gaps_do(make_table):
    deals = read_opportunities(
        make_deals(
            "Proposal", "New", "Won", account_id=["A5", "A5", "A4"], arr=[7_000.0, 500.0, 9_000.0]
        )
    )
    accounts = make_table(*({"segment": "SMB"} for _ in range(5)))
    found = find_potential(accounts, deals, make_grid(make_table))
    assert found == {AccountKey("A5"): 7_500, AccountKey("A4"): 2_400}


def lead(score, potential, account="A1", is_priority=None):
    priority = score >= 70 if is_priority is None else is_priority
    return ExpansionLead(
        AccountKey(account), 0, score, (), (), (), (), "enterprise" if priority else None, priority,
        frozenset(), "", (), potential,
    )  # fmt: skip


def test_the_forecast_is_potential_times_rate_of_the_leads_of_high_priority(rules):
    leads = [lead(85, 60_000.0), lead(70, 20_000.0), lead(69, 99_000.0), lead(100, None)]
    forecast = forecast_uplift(leads, rules, AS_OF, 14)
    assert forecast.uplift == pytest.approx(80_000 * 0.14)
    assert forecast.unvalued == 1
    assert [(b.low, b.high, b.leads, b.value) for b in forecast.bands] == [
        (0, 50, 0, 0),
        (50, 70, 1, 99_000),
        (70, 85, 1, 20_000),
        (85, None, 2, 60_000),
    ]
    assert forecast.bands[1].uplift == pytest.approx(13_860)
    assert forecast.closes_on == date(2025, 2, 14)


def test_without_a_rate_of_their_own_the_rate_of_the_source_counts(rules):
    assert forecast_uplift([lead(80, 1_000.0)], rules, AS_OF).uplift == pytest.approx(120)


def test_a_lead_above_the_routed_value_is_one_persons_within_two_days(rules):
    leads = [lead(85, 50_000.0), lead(85, 50_000.01, "A2"), lead(60, 99_000.0, "A3"), lead(9, None)]
    tasks = propose_talks(leads, rules)
    assert [(task.account, task.rule, task.due_hours) for task in tasks] == [
        ("A1", "expansion.talk", 336),
        ("A2", "expansion.route", 48),
        ("A3", "expansion.route", 48),
    ]
    assert [task.outranked for task in tasks] == [(), ("expansion.talk",), ()]
    assert tasks[1].reason == "It could bring 50,000 a year more, which is above 50,000."


def test_a_talk_says_what_keeps_it_from_an_offer(rules):
    held = replace(lead(75, None), held_back="Not proven yet: that it asks for more.")
    (task,) = propose_talks([held], rules)
    assert task.reason == "Its lead score is 75 of 100. Not proven yet: that it asks for more."
    assert propose_talks([lead(75, None)], rules)[0].reason == "Its lead score is 75 of 100."


def test_talks_stand_among_what_is_asked_for(facts_of, rules, make_table):
    accounts = make_table(
        {"arr": 500.0}, {"arr": 9.0}, {"arr": 7.0}, {"arr": 8.0}, {"arr": 6.0}, {"arr": 1.0}
    )
    row = {"usage_change_90d": 25.0, "modules_90d": 3.0, "nps": 9.0}
    facts = facts_of(*({**row, "arr": arr} for arr in accounts.arr()[:5]), {"nps": 9.0})
    deals = make_deals("New", account_id=["A1"], arr=[50_001.0])
    subjects = Subjects(facts)
    tables = {TableKind.OPPORTUNITIES: deals}
    expansion = review_expansion(ExpansionInputs(accounts, subjects, tables), rules, ())
    contest = contest_talks(expansion.talks, rules, facts.keys)
    review = review_actions(subjects, (), (), limits=WorkloadRules(336, 30.0, {}), more=[contest])
    routed, talks = review.totals[RuleSet.EXPANSION]
    assert (routed.rule.due_hours, routed.accounts, routed.arr) == (48, 1, 500)
    assert (talks.rule.due_hours, talks.accounts, talks.arr) == (336, 4, 9 + 7 + 8 + 6)
    assert talks.largest == ("A2", "A4", "A3")
    asked = review.proposed[RuleSet.EXPANSION]
    assert sorted(asked, key=lambda one: one.account) == sorted(
        expansion.talks, key=lambda one: one.account
    )
    assert asked.find_playbook(PlaybookId("convert_smb")) == [0, 1, 2, 3, 4]
    assert [load.tasks for load in review.workload.loads] == [5]


def test_a_talk_is_part_of_what_else_lets_an_account_grow(facts_of, rules):
    subjects = Subjects(facts_of({"nps": 9.0}, {"nps": 3.0}))
    grow = replace(rules.talk, id="own", action="Offer seats", severity=Severity.WATCH,
                   reason="NPS {nps}", rule_set=RuleSet.TRIGGER, topic="seats",
                   when=(Condition("nps", Comparison.AT_LEAST, 9),))  # fmt: skip
    talks = propose_talks([lead(85, None), lead(80, None, "A2")], rules)
    contest = contest_talks(talks, rules, subjects.facts.keys)
    review = review_actions(subjects, (grow,), (), more=[contest])
    (first,) = review.proposed[RuleSet.TRIGGER]
    (talk,) = review.proposed[RuleSet.EXPANSION]
    assert [(one.title, one.reason) for one in first.joined] == [
        (rules.talk.action, "Its lead score is 85 of 100.")
    ]
    assert (first.account, talk) == ("A1", talks[1])


def test_the_table_by_use_has_its_score_as_an_index(facts_of, rules):
    rows = list_opportunities(
        facts_of(
            {"feature_adoption": 80.0, "usage_change_90d": 100.0, "arr": 50_000.0},
            {"feature_adoption": 75.0, "usage_change_90d": 100.0, "arr": 10_000.0},
            {"feature_adoption": 50.0, "usage_change_90d": 100.0, "arr": 99_000.0},
            {"feature_adoption": 60.0, "usage_change_90d": -5.0, "arr": 99_000.0},
            {"feature_adoption": 90.0, "usage_change_90d": 300.0, "arr": 100.0},
            {"feature_adoption": 90.0, "arr": 100.0},
        ),
        rules,
    )
    assert [(row.account, row.expansion_score, row.opportunity_size) for row in rows] == [
        ("A1", 80, 40_000),
        ("A2", 75, 7_500),
        ("A5", 100, 100),
    ]
    assert [row.is_pursued for row in rows] == [True, False, True]


def test_a_better_conversion_brings_the_difference():
    assert conversion_uplift(1_000, 10, 15, 10_000) == pytest.approx(500_000)
    assert conversion_uplift(100, 15, 10, 1_000) == pytest.approx(-5_000)
    with pytest.raises(ValueError, match="between 0 and 100"):
        conversion_uplift(1, 10, 101, 1)


def test_years_of_payments_are_discounted_from_their_ends():
    worth = present_value([5_000, 5_000, 5_000], 10)
    # 5,000 / 1.1 + 5,000 / 1.21 + 5,000 / 1.331
    assert worth.present == pytest.approx(4_545.4545 + 4_132.2314 + 3_756.5740, abs=0.001)
    assert [year.year for year in worth.years] == [1, 2, 3]
    assert present_value([110], 10, cost=60).net == pytest.approx(40)
    assert present_value([7, 7], 0).present == 14
    with pytest.raises(ValueError, match="above -100%"):
        present_value([1], -100)


def test_the_board_counts_what_was_closed_within_three_months(library):
    deals = make_deals(
        "Won", "Won", "Lost", "Lost", "Won", "Open",
        closed_on=[date(2024, 10, 1), AS_OF, AS_OF, AS_OF, date(2024, 9, 30), None],
        qualified_on=[date(2024, 9, 1), date(2024, 12, 11), date(2024, 11, 1), None, None, None],
        arr=[10_000.0, 20_000.0, 1.0, 1.0, 70_000.0, 1.0],
        created_on=[date(2024, 9, 30), date(2024, 10, 1), AS_OF, AS_OF, None, date(2025, 1, 1)],
        account_id=["A1", "A1", "A2", "A3", "A1", "A1"],
    )  # fmt: skip
    quarter = read_quarter(read_opportunities(deals), AS_OF)
    inputs = BoardInputs(quarter, 118.0, 22.0, {AccountKey("A1"), AccountKey("A2")}, 25.0, 10.0)
    board = {figure.kpi: figure for figure in measure_board(library.expansion_kpis, inputs)}
    assert board["conversion"].value == pytest.approx(200 / 3)
    assert board["average_value"].value == 15_000
    assert board["days_to_close"].value == 25
    assert board["retention"].value == 118
    assert board["expansion_share"].value == 22
    # Two came up in the quarter at accounts with a lead score, one at an account without.
    assert (board["scored"].value, board["scored"].reason) == (
        2,
        "At least so many: 1 opportunity without a day.",
    )
    assert board["playbook_return"].value == 2.5


@pytest.mark.parametrize(
    ("created_on", "scored", "value", "reason"),
    [
        ([None], ["A1"], None, "No opportunity of the last three months says when it came up."),
        ([AS_OF], [], None, "No account has a lead score: nothing that it rests on is known."),
        ([AS_OF], ["A1"], 1, ""),
        ([date(2024, 9, 30)], ["A1"], 0, ""),
    ],
)
def test_opportunities_scored_are_counted_and_not_accounts(
    library, created_on, scored, value, reason
):
    deals = make_deals("New", account_id=["A1"], created_on=created_on)
    inputs = BoardInputs(read_quarter(read_opportunities(deals), AS_OF), scored=scored)
    (figure,) = [
        one for one in measure_board(library.expansion_kpis, inputs) if one.kpi == "scored"
    ]
    assert (figure.value, figure.reason) == (value, reason)


def test_leads_are_no_opportunities(facts_of, library, rules, make_table):
    facts = facts_of({"nps": 9.0}, {"nps": 9.0})
    inputs = ExpansionInputs(make_table({"arr": 1.0}, {"arr": 1.0}), Subjects(facts))
    review = review_expansion(inputs, rules, library.expansion_kpis)
    (figure,) = [one for one in review.board if one.kpi == "scored"]
    assert (len(review.leads), figure.value) == (2, None)
    assert figure.reason.startswith("It needs a list of opportunities")


def test_nobody_offers_more_to_those_who_left(facts_of, rules, make_table):
    facts = facts_of({"nps": 9.0}, {"nps": 9.0})
    accounts = make_table({"arr": 1.0}, {"arr": 1.0})
    inputs = ExpansionInputs(accounts, Subjects(facts), lost={AccountKey("A1")})
    assert [lead.account for lead in review_expansion(inputs, rules, ()).leads] == ["A2"]


def test_german_lists_are_read_as_english_ones():
    table = make_list(
        TableKind.OPPORTUNITIES,
        deal_type=["Zusatzverkauf", "Zusatzgeschäft", "ZUSATZGESCHAEFT", "Neukunde"],
        stage=["Gewonnen", "Verloren", "Bedarfsanalyse", "Gewonnen"],
        lead_source=["Kundenbetreuung", "Vertrieb", None, None],
    )
    won, lost, early = read_opportunities(table)
    assert (won.is_won, won.is_qualified, won.is_from_success) == (True, True, True)
    assert (lost.is_won, lost.is_closed, lost.is_from_success) == (False, True, False)
    assert (early.is_closed, early.is_qualified) == (False, False)


def test_a_board_without_records_says_what_it_needs(library):
    board = measure_board(library.expansion_kpis, BoardInputs())
    assert len(board) == 7
    assert all(figure.value is None and figure.reason.endswith(".") for figure in board)


def make_usage(*rows):
    key, days_ago, users = zip(*rows, strict=True)
    usage = make_list(
        TableKind.USAGE,
        account_id=key,
        used_on=[AS_OF - timedelta(days=ago) for ago in days_ago],
        active_users=[float(count) for count in users],
    )
    return {TableKind.USAGE: usage}


def test_an_account_is_steady_in_the_top_quarter_of_three_months_in_a_row(rules):
    rows = [
        (key, 30 * month, users)
        for month in range(3)
        for key, users in (("A1", 90), ("A2", 5), ("A3", 4), ("A4", 3))
    ]
    assert find_steady(make_usage(*rows), AS_OF, rules) == ("A1",)
    weaker = [row if row[:2] != ("A1", 60) else ("A1", 60, 1) for row in rows]
    assert find_steady(make_usage(*weaker), AS_OF, rules) == ()
    assert find_steady(make_usage(*rows[:8]), AS_OF, rules) == ()
    assert find_steady({}, AS_OF, rules) == ()


def test_nobody_is_watched_without_scores_and_use(rules):
    assert find_watched(None, {}, AS_OF, rules) == ()


def test_a_talk_asks_about_the_feature_that_is_used_most():
    usage = make_list(
        TableKind.USAGE,
        account_id=["A1", "A1", "A1", "A2", "A3"],
        feature=["Boards", "Reports", "Boards", "Export", None],
        usage_count=[3.0, 5.0, 4.0, 99.0, 1.0],
    )
    tables = {TableKind.USAGE: usage}
    assert find_main_feature(tables, AccountKey("A1")) == "Boards"
    assert find_main_feature(tables, AccountKey("A3")) is None
    assert find_main_feature({}, AccountKey("A1")) is None


def test_use_of_a_subscription_is_use_by_its_account(rules):
    subscriptions = make_list(
        TableKind.SUBSCRIPTIONS, subscription_id=["S1", "S2"], account_id=["A1", "A2"]
    )
    usage = make_list(
        TableKind.USAGE,
        subscription_id=["S1", "S2"] * 3,
        used_on=[AS_OF - timedelta(days=30 * month) for month in range(3) for _ in range(2)],
        active_users=[9.0, 1.0] * 3,
        feature=["Boards", "Export"] * 3,
    )
    tables = {table.kind: table for table in (subscriptions, usage)}
    assert find_steady(tables, AS_OF, rules) == ("A1",)
    assert find_main_feature(tables, AccountKey("A2")) == "Export"


def test_without_a_day_of_qualification_won_deals_alone_are_no_conversion():
    rate, reason = find_conversion(read_opportunities(make_deals("Closed Won", "Closed Lost")))
    assert rate is None
    assert reason == "Nothing says which of the lost opportunities were qualified, and when."


def test_one_lost_of_two_qualified_deals_is_a_conversion_of_half():
    days = [date(2024, 11, 1)] * 2
    deals = make_deals("Closed Won", "Closed Lost", qualified_on=days)
    assert find_conversion(read_opportunities(deals)) == (50.0, "")
