"""The rules that ship: complete, without doubles, each leading to something to do."""

from __future__ import annotations

import re

import pytest

from csdesk.content import load_library
from csdesk.findings import FindingInputs, detect_findings
from csdesk.findings.registry import RULE_SERIES, RULE_TESTS
from csdesk.findings.wording import PLACEHOLDERS, fill_text
from csdesk.model.findings import RuleKind, Severity
from csdesk.model.identifiers import InstrumentId, KpiId
from csdesk.model.kpis import KpiValue, Unit
from csdesk.model.library import Library
from csdesk.model.tables import TableKind
from csdesk.scoring.benchmarks import compare_kpis
from csdesk.scoring.dysfunctions import THERE_FROM
from csdesk.scoring.maturity import score_instrument

COLUMN_TESTS = {"column_missing", "values_missing_above"}
PREFIXES = {RuleKind.LEVEL: "level", RuleKind.KPI: "kpi", RuleKind.HEALTH: "score"}
PREFIXES |= {RuleKind.DATA: "list"}
CASES = {"contradicted": "claim", "noted": "observation", "fell": "level"}
NEVER_ABOUT_ONE = {"numbers_differ"}
"""It takes two numbers to differ."""


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def test_there_are_rules_of_every_kind_for_every_area(library):
    ladder = library.instruments[InstrumentId("maturity_ladder")]
    assert len(library.rules) >= 24
    assert {rule.kind for rule in library.rules} == set(RuleKind)
    assert {rule.area for rule in library.rules} == {area.id for area in ladder.areas}


def test_every_named_test_exists(library):
    for rule in library.rules:
        assert (rule.kind, rule.test) in RULE_TESTS | RULE_SERIES, rule.id


def test_every_test_is_used_by_a_rule(library):
    used = {(rule.kind, rule.test) for rule in library.rules}
    assert used == RULE_TESTS.keys() | RULE_SERIES.keys()


def test_a_question_leads_to_one_finding_at_most(library):
    asked = [rule.subject for rule in library.rules if rule.kind is RuleKind.ANSWER]
    asked = [subject for subject in asked if subject]
    assert len(asked) == len(set(asked))


def test_every_rule_that_is_no_note_names_something_to_do(library):
    for rule in library.rules:
        is_series = (rule.kind, rule.test) in RULE_SERIES
        named = rule.initiatives or named_by_area(rule, library)
        assert named or rule.severity is Severity.NOTE or is_series, rule.id


def named_by_area(rule, library):
    """Tell whether a rule about gaps finds initiatives at its area, where it names none itself."""
    areas = [area for one in library.instruments.values() for area in one.areas]
    return rule.test == "area_gaps" and any(
        area.id == rule.subject and area.initiatives for area in areas
    )


def test_impact_and_feasibility_go_from_one_to_five(library):
    for rule in library.rules:
        assert 1 <= rule.impact <= 5, rule.id
        assert 1 <= rule.feasibility <= 5, rule.id


def test_notes_never_stand_before_critical_findings(library):
    def priorities(severity):
        return [r.impact * r.feasibility for r in library.rules if r.severity is severity]

    assert max(priorities(Severity.NOTE)) < min(priorities(Severity.CRITICAL))


def test_texts_hold_known_placeholders_only(library):
    for rule in library.rules:
        texts = rule.title + rule.detail + rule.detail_few
        named = {name.split(":")[0] for name in re.findall(r"\{([^}]*)\}", texts)}
        assert named <= set(PLACEHOLDERS), rule.id


FIGURES = {
    "value": "56.7%",
    "threshold": "90",
    "target": "110%",
    "limit": "60%",
    "in_percent": "",
    "arr": "£612k",
}
ONE = re.compile(
    r"\b1 (?!of )\w+s\b(?<!ss)|\bof 1 \w+s\b"
    r"|\b(?:Beta|1 of \d+ \w+|1 \w+)(?: with ARR)? "
    r"(?:are|have|do|pay|renew|show|use|open|rest|look)\b"
    r"|^(?:Beta|1) .*\b(?:[Tt]heir|[Tt]hey|[Tt]hem)\b"
)
MANY = re.compile(
    r"\b(?:of [23] \w+|Acme and Beta)(?: with ARR)? (?:is|has|does|pays|renews|shows|uses|opens"
    r"|rests|looks)\b|\b[23] (?!of )(?:customer|score|CSM|row|answer|figure|question)\b"
)


def write_texts(rule, count: int, total: int) -> list[str]:
    names = "Beta" if count == 1 else "Acme and Beta"
    figures = FIGURES | {"count": str(count), "total": str(total), "names": names}
    return [fill_text(text, figures) for text in (rule.title, rule.detail, rule.detail_few)]


@pytest.mark.parametrize("total", [1, 3])
def test_texts_about_one_read_as_about_one(library, total):
    for rule in library.rules:
        if "{count" in rule.title + rule.detail and rule.test not in NEVER_ABOUT_ONE:
            for text in write_texts(rule, 1, total):
                assert not ONE.search(text), (rule.id, text)


@pytest.mark.parametrize(("count", "total"), [(2, 3), (2, 2)])
def test_texts_about_several_read_as_about_several(library, count, total):
    for rule in library.rules:
        for text in write_texts(rule, count, total):
            assert not MANY.search(text), (rule.id, text)


def test_critical_findings_come_first_by_impact_times_feasibility(library):
    least = min(bound.critical or bound.impact for bound in library.impact_bounds)
    priorities = {
        severity: [
            (min(rule.impact, least) if severity is Severity.CRITICAL else rule.impact)
            * rule.feasibility
            for rule in library.rules
            if rule.severity is severity
        ]
        for severity in Severity
    }
    assert max(priorities[Severity.WATCH]) <= min(priorities[Severity.CRITICAL])


def test_a_dysfunction_is_found_from_where_the_report_says_that_it_is_there(library):
    limits = {rule.limit for rule in library.rules if rule.test == "match_at_least"}
    assert limits == {THERE_FROM}


def test_titles_are_sentences_without_a_full_stop(library):
    for rule in library.rules:
        assert rule.title[0].isupper() or rule.title.startswith("{"), rule.id
        assert not rule.title.endswith("."), rule.id
        assert rule.detail.endswith((".", "{limit}")), rule.id
        assert len(re.sub(r"\{\w+:[^|]*\|([^}]*)\}", r"\1", rule.title)) <= 90, rule.id


def test_signals_and_columns_that_rules_look_at_exist(library):
    signals = {signal.id for card in library.scorecards.values() for signal in card.signals}
    columns = {field.id for field in library.fields if field.table is TableKind.ACCOUNTS}
    for rule in library.rules:
        if rule.test == "signal_red_share_above":
            assert rule.subject in signals, rule.id
        if rule.test in COLUMN_TESTS:
            assert rule.subject in columns, rule.id


def test_every_rule_credits_a_source(library):
    assert all(re.match(r"[SCD]\d", rule.source) for rule in library.rules)


def test_ids_say_what_a_rule_looks_at(library):
    for rule in library.rules:
        prefix = CASES.get(rule.test) or PREFIXES.get(rule.kind, rule.area)
        assert rule.id.split(".")[0] == prefix, rule.id


def find_with(
    library, total_arr: float, values: dict[str, float], days: int | None = 365
) -> list[str]:
    """Return the findings about KPIs of these values, from lists so many days apart."""
    instrument = library.instruments[InstrumentId("maturity_ladder")]
    kpis = {
        KpiId(kpi): KpiValue(
            KpiId(kpi), value, Unit.PERCENT, "", 100, "accounts", "", window_days=days
        )
        for kpi, value in values.items()
    }
    inputs = FindingInputs(
        instrument=instrument,
        maturity=score_instrument(instrument, {}),
        currency="GBP",
        definitions=library.kpis,
        kpis=kpis,
        benchmarks=compare_kpis(kpis, library.kpis, library.benchmarks, total_arr),
    )
    return [finding.id for finding in detect_findings(library.rules, inputs, ())]


@pytest.mark.parametrize("total_arr", [5e6, 20e6, 80e6, 200e6])
def test_gross_retention_and_the_churn_beside_it_make_one_finding(library, total_arr):
    for grr in (50.0, 70.0, 81.9, 85.0, 88.0, 89.9, 90.0, 94.0, 100.0):
        found = find_with(library, total_arr, {"grr": grr, "gross_churn": 100 - grr})
        assert found == (["kpi.grr_low"] if grr < 90 else []), grr


@pytest.mark.parametrize(("total_arr", "low"), [(5e6, 105), (20e6, 110), (80e6, 115), (200e6, 120)])
def test_net_retention_makes_one_finding(library, total_arr, low):
    for nrr in (60.0, 99.9, 100.0, low - 0.1, float(low), 140.0):
        others = ["kpi.nrr_below_others"] if nrr < low else []
        expected = ["kpi.nrr_shrinking"] if nrr < 100 else others
        assert find_with(library, total_arr, {"nrr": nrr}) == expected, nrr


@pytest.mark.parametrize("days", [1, 31, 184])
def test_lists_that_are_no_year_apart_make_no_finding_about_retention(library, days):
    values = {"nrr": 60.0, "grr": 50.0, "gross_churn": 50.0, "expansion_rate": 1.0}
    assert find_with(library, 5e6, values, days) == []
    assert "kpi.grr_low" in find_with(library, 5e6, values)


@pytest.mark.parametrize(("load", "is_found"), [(15.1, True), (15.0, False), (9.0, False)])
def test_a_load_is_found_where_the_table_calls_it_worse(library, load, is_found):
    found = find_with(library, 5e6, {"accounts_per_csm": load}, None)
    assert found == (["kpi.load_above_others"] if is_found else [])


def test_prose_does_not_repeat_the_limits_of_signals(library):
    copied = re.compile(r"\b(30%|60%|6 of 10|five tickets|15 days)")
    for rule in library.rules:
        if rule.kind is RuleKind.HEALTH:
            assert not copied.search(rule.detail), rule.id
    for initiative in library.initiatives:
        texts = " ".join((initiative.title, initiative.outcome, *initiative.steps))
        assert not re.search(r"60 of the 100|five tickets|15 days late", texts), initiative.id


def test_a_kpi_rule_does_not_repeat_the_target_of_its_kpi(library):
    targets = {kpi.id: kpi.target for kpi in library.kpis}
    for rule in library.rules:
        if rule.kind is RuleKind.KPI and rule.threshold is not None:
            assert rule.threshold != targets[KpiId(rule.subject)], rule.id


def test_what_puts_little_money_at_stake_has_no_great_impact(library):
    bounds = [(bound.below, bound.impact) for bound in library.impact_bounds]
    assert bounds == [(2, 3), (10, 4)]
