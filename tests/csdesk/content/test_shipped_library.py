"""The library that ships, against the figures of the source texts."""

from __future__ import annotations

from collections import Counter

import pytest

from csdesk.model.directions import Direction
from csdesk.model.kpis import KpiGroup
from csdesk.model.roadmap import RaciLetter
from csdesk.model.scorecards import SignalCategory
from csdesk.model.tables import FieldKind, TableKind

SIGNALS = [
    # id, category, weight, direction, green, yellow (S1.27)
    ("dau_mau", "product_usage", 15, "higher", 70, 40),
    ("feature_adoption", "product_usage", 12, "higher", 60, 30),
    ("session_depth", "product_usage", 10, "higher", 5, 3),
    ("arr_concentration", "business", 8, "lower", 50, 80),
    ("days_to_renewal", "business", 10, "higher", 90, 30),
    ("nps", "support", 15, "higher", 8, 6),
    ("csat", "support", 10, "higher", 4, 3),
    ("ticket_velocity", "support", 8, "lower", 2, 5),
    ("payment_delay", "financial", 7, "lower", 0, 15),
    ("invoice_disputes", "financial", 5, "lower", 0, 1),
]
TRIGGERS = {
    "dau_mau": "YR",
    "feature_adoption": "R",
    "session_depth": "Y",
    "arr_concentration": "R",
    "days_to_renewal": "R",
    "nps": "YR",
    "csat": "R",
    "ticket_velocity": "YR",
    "payment_delay": "R",
    "invoice_disputes": "Y",
}
BENCHMARKS = {
    # (low, median, high) from the smallest to the largest band of ARR (S1.120)
    "nrr": [(105, 110, 115), (110, 115, 120), (115, 118, 125), (120, 125, 130)],
    "gross_churn": [(10, 14, 18), (8, 11, 15), (6, 9, 12), (5, 7, 10)],
    "expansion_rate": [(15, 20, 25), (20, 25, 30), (25, 28, 35), (30, 35, 40)],
    "accounts_per_csm": [(10, 12, 15), (8, 10, 12), (6, 8, 10), (5, 6, 8)],
}
CORE_KPIS = [
    "nrr",
    "grr",
    "expansion_arr",
    "churn_arr",
    "time_to_value",
    "onboarding_completion",
    "product_adoption",
    "active_usage",
    "accounts_per_csm",
    "arr_per_csm",
    "touches_per_win",
    "health_distribution",
    "at_risk_share",
    "csat",
    "renewal_rate",
    "resolution_time",
    "expansion_per_account",
]
TARGETS = {
    "nrr": 110,
    "grr": 90,
    "time_to_value": 30,
    "onboarding_completion": 85,
    "product_adoption": 70,
    "active_usage": 5,
    "touches_per_win": 10,
    "health_distribution": 80,
    "at_risk_share": 10,
    "csat": 4.5,
    "renewal_rate": 95,
    "resolution_time": 48,
}


@pytest.fixture
def scorecard(library):
    return library.scorecards["ten_signals"]


def test_the_scorecard_is_the_sample_of_the_source(scorecard):
    shipped = [
        (s.id, s.category, s.weight, s.direction, s.green, s.yellow) for s in scorecard.signals
    ]
    assert shipped == SIGNALS
    assert {signal.category for signal in scorecard.signals} == set(SignalCategory) - {
        SignalCategory.RELATIONSHIP
    }
    assert (scorecard.green, scorecard.yellow) == (80, 50)
    assert (scorecard.sufficient_coverage, scorecard.minimum_coverage) == (60, 30)


def test_thirteen_triggers_stand_where_the_source_has_them(scorecard):
    found = {
        signal.id: ("Y" if signal.yellow_action else "") + ("R" if signal.red_action else "")
        for signal in scorecard.signals
    }
    assert found == TRIGGERS
    assert sum(len(colours) for colours in found.values()) == 13
    assert "48 hours" in scorecard.signal("dau_mau").red_action
    assert "24 hours" in scorecard.signal("days_to_renewal").red_action


def test_signals_are_facts_of_the_same_name_but_for_one(scorecard):
    named = {s.id: s.fact for s in scorecard.signals if s.id != s.fact}
    assert named == {"ticket_velocity": "tickets_per_month"}


def test_seventeen_core_kpis_stand_in_the_order_of_the_source(library):
    assert [kpi.id for kpi in library.kpis if kpi.id in CORE_KPIS] == CORE_KPIS


def test_four_views_of_retention_stand_beside_the_core_kpis(library):
    views = {"logo_churn", "gross_churn", "expansion_rate", "contraction_arr"}
    assert views <= {kpi.id for kpi in library.kpis}


def test_kpi_targets_are_those_of_the_source(library):
    core = [kpi for kpi in library.kpis if kpi.id in CORE_KPIS]
    assert {kpi.id: kpi.target for kpi in core if kpi.target is not None} == TARGETS


def test_leading_and_lagging_kpis_follow_the_source(library):
    leading = {kpi.id for kpi in library.kpis if kpi.leading}
    assert {"product_adoption", "time_to_value", "health_distribution"} <= leading
    assert "onboarding_completion" in leading
    assert not leading & {"nrr", "churn_arr", "expansion_arr", "logo_churn"}


def test_every_kpi_helps_to_answer_one_of_the_named_questions(library):
    of_group = {group: {kpi.id for kpi in library.kpis if kpi.group is group} for group in KpiGroup}
    assert of_group[KpiGroup.OTHER] == set()
    assert {"nrr", "grr", "contraction_arr", "churn_arr"} <= of_group[KpiGroup.STAYED]
    assert {"expansion_arr", "expansion_rate"} <= of_group[KpiGroup.GREW]
    assert {"health_distribution", "at_risk_share"} <= of_group[KpiGroup.HEALTH]


def test_kpis_that_no_customer_list_can_give_say_which_records_they_need(library):
    needing = {kpi.id for kpi in library.kpis if kpi.needs_records and kpi.id in CORE_KPIS}
    assert needing == {"touches_per_win", "renewal_rate", "resolution_time"}


def test_figures_that_are_better_neither_way_have_no_direction(library):
    undecided = {kpi.id for kpi in library.kpis if kpi.direction is None}
    assert undecided == {"accounts_per_csm", "arr_per_csm"}
    lower = {kpi.id for kpi in library.kpis if kpi.direction is Direction.LOWER}
    assert {"gross_churn", "at_risk_share", "time_to_value"} <= lower


def test_plain_names_and_terms_of_kpis_are_all_different(library):
    assert len({kpi.name for kpi in library.kpis}) == len(library.kpis)
    assert len({kpi.term for kpi in library.kpis}) == len(library.kpis)


@pytest.mark.parametrize("kpi", BENCHMARKS)
def test_benchmarks_carry_the_figures_of_the_source(library, kpi):
    cells = [cell for cell in library.benchmarks if cell.kpi == kpi]
    assert [(cell.low, cell.median, cell.high) for cell in cells] == BENCHMARKS[kpi]
    edges = [(cell.arr_from, cell.arr_to) for cell in cells]
    assert edges == [(None, 1e7), (1e7, 5e7), (5e7, 1e8), (1e8, None)]


def test_sixteen_benchmarks_name_their_source_and_carry_caveats(library):
    sources = Counter((cell.kpi, cell.source) for cell in library.benchmarks)
    assert sources == {
        ("nrr", "Bessemer 2023"): 4,
        ("gross_churn", "OpenView 2023"): 4,
        ("expansion_rate", "Public filings"): 4,
        ("accounts_per_csm", "Gainsight 2022"): 4,
    }
    rates = [cell.period for cell in library.benchmarks if cell.kpi != "accounts_per_csm"]
    assert set(rates) == {"annual (assumed)"}
    told = " ".join(library.caveats)
    for figure in ("10 to 20%", "more than 200 firms", "median", "80% of CSMs", "±5%"):
        assert figure in told


def test_four_activities_have_the_raci_of_the_source(library):
    rows = {row.activity: row for row in library.raci}
    held = {
        activity: (row.holder(RaciLetter.RESPONSIBLE), row.holder(RaciLetter.ACCOUNTABLE))
        for activity, row in rows.items()
    }
    assert held == {
        "Health score development": ("cs_ops", "cs_director"),
        "Playbook creation": ("cs_trainers", "cs_director"),
        "Automation build": ("it", "cs_director"),
        "Dashboarding": ("data_team", "cs_director"),
    }
    score = rows["Health score development"].letters
    assert [role for role, letter in score.items() if letter == "C"] == ["product", "data_team"]
    assert [role for role, letter in score.items() if letter == "I"] == ["sales", "finance"]
    assert set(rows["Playbook creation"].letters) == {role.id for role in library.roles}


def test_eleven_roles_answer_to_all_names_of_the_source(library):
    assert len(library.roles) == 11
    names = {role.id: {role.name, *role.aliases} for role in library.roles}
    assert {"CS Director", "CS Leader", "CCO", "VP of CS"} <= names["cs_director"]
    assert {"CS Ops", "CS Ops Lead"} <= names["cs_ops"]
    assert "Support Lead" in names["support"]
    assert "All stakeholders" not in names["leaders"]
    assert {"CSM", "CS Manager", "CSE", "Customer Engineer"} <= names["csms"]


def test_four_gates_follow_each_other_to_day_360(library):
    days = [(gate.first_day, gate.last_day) for gate in library.gates]
    assert days == [(0, 30), (30, 90), (90, 180), (180, 360)]
    windows = [(gate.window_from, gate.window_to) for gate in library.gates]
    assert windows == [(25, 30), (85, 90), (175, 180), (355, 360)]
    assert [len(gate.criteria) for gate in library.gates] == [2, 2, 2, 2]
    told = " ".join(criterion for gate in library.gates for criterion in gate.criteria)
    for figure in ("80%", "70%", "4 of 5", "95%", "15%", "10%"):
        assert figure in told


def test_every_field_has_help_and_most_have_synonyms(library):
    assert all(field.help for field in library.fields)
    assert all(field.synonyms for field in library.fields)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Account ID", "account_id"),
        ("Customer", "account_name"),
        ("Industry", "industry"),
        ("Country", "country"),
        ("Plan Tier", "plan"),
        ("ARR (USD)", "arr"),
        ("Seats", "seats_purchased"),
        ("Renewal Date", "renewal_date"),
        ("CSM", "csm"),
        ("Last Activity", "last_activity"),
        ("Features used (90d)", "features_used_90d"),
        ("Usage events (90d)", "usage_events_90d"),
        ("Tickets (90d)", "tickets_90d"),
        ("CSAT (1-5)", "csat"),
    ],
)
def test_headers_of_a_customer_list_are_known(library, header, field):
    assert _find_field(library, TableKind.ACCOUNTS, header) == field


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Account ID", "account_id"),
        ("Churn Date", "lost_on"),
        ("Reason", "lost_reason"),
        ("Refund USD", "refund"),
    ],
)
def test_headers_of_a_list_of_lost_customers_are_known(library, header, field):
    assert _find_field(library, TableKind.CHURN_EVENTS, header) == field


def test_a_count_of_features_is_not_taken_for_their_adoption(library):
    fields = {f.id: f for f in library.fields if f.table is TableKind.ACCOUNTS}
    assert "Features used" not in fields["feature_adoption"].synonyms
    assert fields["feature_adoption"].kind is FieldKind.PERCENT
    assert fields["features_used_90d"].kind is FieldKind.NUMBER


def test_ratings_know_their_scale(library):
    fields = {f.id: f for f in library.fields if f.table is TableKind.ACCOUNTS}
    assert (fields["nps"].minimum, fields["nps"].maximum) == (0, 10)
    assert (fields["csat"].minimum, fields["csat"].maximum) == (1, 5)


def test_totals_are_known_in_several_languages(library):
    assert {"Total", "Grand total", "Subtotal", "Summe", "Σ"} <= set(library.total_words)


def test_every_assumption_states_a_choice_its_alternatives_and_its_reason(library):
    for assumption in library.assumptions:
        assert assumption.title.endswith("?")
        assert assumption.value
        assert assumption.alternatives
        assert assumption.reason
        assert assumption.source


def test_the_choices_that_every_report_rests_on_are_registered(library):
    sources = {assumption.id: assumption.source for assumption in library.assumptions}
    assert sources["health.bands"] == "C1, C12"
    assert sources["kpi.retention_method"] == "C22"
    assert sources["kpi.churn_period"] == "C18"
    assert sources["benchmark.arr_edges"] == "C69"
    assert sources["ladder.polarity"] == "D34"
    assert sources["health.days_to_renewal"] == "C87"
    assert sources["health.arr_concentration"] == "D27"
    assert sources["roadmap.duration"] == "C45"
    assert sources["roadmap.quick_win"] == "C46"
    assert sources["roles.aliases"] == "C59"


@pytest.mark.parametrize("field", ["account_id", "account_name"])
def test_both_lists_know_an_account_by_the_same_headers(library, field):
    known = {one.table: one.synonyms for one in library.fields if one.id == field}
    assert known[TableKind.ACCOUNTS] == known[TableKind.CHURN_EVENTS]


def _find_field(library, table: TableKind, header: str) -> str:
    found = [
        field.id
        for field in library.fields
        if field.table is table
        and header.casefold() in {name.casefold() for name in (field.name, *field.synonyms)}
    ]
    assert len(found) == 1
    return found[0]
