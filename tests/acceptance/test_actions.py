"""From signals to actions: S0.10, S1.31, S1.33 to S1.36, S1.72, S2.14, S2.15, S4.10, S4.25."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from csdesk.model.actions import ProposedAction, RuleSet
from csdesk.model.directions import Direction
from csdesk.model.findings import Severity
from csdesk.model.health import Band
from csdesk.model.identifiers import FactId, ScorecardId, SignalId
from csdesk.model.library import Library
from csdesk.model.scorecards import Shape, Signal, SignalCategory
from csdesk.scoring.actions import find_holes, propose_actions, review_actions, total_tiers
from csdesk.scoring.conditions import Subjects
from csdesk.scoring.health import score_facts
from tests.action_subjects import Row, make_subjects, rules_by_account
from tests.facts import make_facts

DAY = 24
QUARTER = 90 * DAY
THIRTEEN = {
    # signal, points: (owner of the trigger in the source's words, hours that the source gives)
    ("dau_mau", 5): None,
    ("dau_mau", 0): 48,
    ("feature_adoption", 0): None,
    ("session_depth", 5): None,
    ("arr_concentration", 0): None,
    ("days_to_renewal", 0): 24,
    ("nps", 5): None,
    ("nps", 0): None,
    ("csat", 0): None,
    ("ticket_velocity", 5): None,
    ("ticket_velocity", 0): None,
    ("payment_delay", 0): None,
    ("invoice_disputes", 5): None,
}

ADOPTION = Signal(
    id=SignalId("feature_adoption"),
    name="Feature adoption",
    category=SignalCategory.PRODUCT_USAGE,
    fact=FactId("feature_adoption"),
    weight=100,
    direction=Direction.HIGHER,
    green=60,
    yellow=30,
    unit="percent",
    shape=Shape.LINEAR,
    worst=0,
    best=100,
)


@pytest.fixture
def ask(library: Library):
    """Return a function that gives what a set of rules asks of accounts."""

    def run(rule_set: RuleSet, *rows: Row, **known) -> Sequence[ProposedAction]:
        return propose_actions(make_subjects(*rows, **known), library.action_rules, rule_set, "GBP")

    return run


@pytest.fixture
def triggered(ask):
    """Return a function that names the triggers of one account."""

    def run(row: Row, **known) -> list[str]:
        return rules_by_account(ask(RuleSet.TRIGGER, row, **known)).get("A1", [])

    return run


def test_s1_31_a_score_sets_the_time_within_which_to_act(ask):
    found = ask(RuleSet.BAND, {"score": 45.0}, {"score": 60.0}, {"score": 85.0})
    assert [action.due_hours for action in found] == [24, 7 * DAY, QUARTER]
    severities = [Severity.CRITICAL, Severity.WATCH, Severity.NOTE]
    assert [action.severity for action in found] == severities


@pytest.mark.parametrize(
    ("score", "hours"), [(49.99, 24), (50.0, 7 * DAY), (79.99, 7 * DAY), (80.0, QUARTER)]
)
def test_the_better_band_owns_its_edge(ask, score, hours):
    assert [action.due_hours for action in ask(RuleSet.BAND, {"score": score})] == [hours]


@pytest.mark.parametrize(("score", "actions"), [(45.0, 3), (60.0, 4), (85.0, 3)])
def test_s0_10_red_offers_three_actions_yellow_four_green_three(ask, library, score, actions):
    (found,) = ask(RuleSet.BAND, {"score": score})
    playbook = next(one for one in library.playbooks if one.id == found.playbook)
    assert playbook.source.startswith("S0.10")
    assert len(playbook.steps) == actions
    assert all(step.owner and step.due_hours > 0 for step in playbook.steps)


@pytest.mark.parametrize(
    ("score", "arr", "playbook"),
    [
        (70.0, 20_000, "tier_automated"),
        (50.0, 60_000, "tier_human"),
        (30.0, 150_000, "tier_commercial"),
        (90.0, 500_000, None),
        # each edge from both sides: scores are half-open, gates are "more than"
        (79.99, 20_000, "tier_automated"),
        (80.0, 20_000, None),
        (60.0, 60_000, "tier_automated"),
        (59.99, 60_000, "tier_human"),
        (40.0, 150_000, "tier_human"),
        (39.99, 150_000, "tier_commercial"),
        # below the gate of its row an account takes the next cheaper row
        (39.99, 100_000, "tier_human"),
        (39.99, 50_000, "tier_automated"),
        (50.0, 50_001, "tier_human"),
        (50.0, 50_000, "tier_automated"),
        (30.0, 10_000, None),
        (70.0, 10_001, "tier_automated"),
        (70.0, 10_000, None),
    ],
)
def test_s1_35_health_and_arr_choose_what_an_account_deserves(ask, score, arr, playbook):
    found = ask(RuleSet.VALUE, {"score": score, "arr": arr})
    assert [action.playbook for action in found] == [playbook] * (playbook is not None)


@pytest.mark.parametrize(
    ("days", "arr", "rules"),
    [
        (90, 20_001, ["value.recovery"]),
        (91, 20_001, []),
        (90, 20_000, []),
    ],
)
def test_who_left_within_a_quarter_is_won_back(ask, days, arr, rules):
    found = ask(RuleSet.VALUE, {"days_since_lost": days, "arr": arr, "score": 30.0})
    assert [action.rule for action in found] == rules


def test_every_row_that_asks_for_something_brings_a_letter(library):
    steps = {one.id: one.steps for one in library.playbooks}
    brought = {
        rule.playbook: {step.template for step in steps[rule.playbook]} - {None}
        for rule in library.action_rules
        if rule.rule_set is RuleSet.VALUE and rule.action
    }
    assert "email_journey" in brought["tier_automated"]
    assert "call_script" in brought["tier_human"]
    assert "discount_approval" in brought["tier_commercial"]
    assert "win_back_emails" in brought["tier_recovery"]


def test_no_account_with_a_score_falls_through_and_none_without_can(library):
    scores = [0.0, 39.99, 40.0, 49.99, 59.99, 60.0, 79.99, 80.0, 100.0]
    rows = [{"score": score, "arr": arr} for score in scores for arr in (0, 10_000, 1_000_000)]
    assert find_holes(make_subjects(*rows), library.action_rules) == ()
    without = make_subjects(*rows, {"arr": 9_000}, {"arr": 8_000})
    assert find_holes(without, library.action_rules, "GBP") == ()
    assert review_actions(without, library.action_rules, library.playbooks).unscored == 2


@pytest.mark.parametrize(
    ("row", "playbook"),
    [
        ({"score": 55.0, "arr": 20_000}, "tier_automated"),
        ({"score": 55.0, "arr": 60_000}, "tier_human"),
        ({"score": 59.99, "arr": 20_000}, "tier_automated"),
        ({"score": 60.0, "arr": 20_000}, None),
        ({"score": 39.99, "arr": 100_001}, "tier_commercial"),
        ({"score": 40.0, "arr": 100_001}, "tier_human"),
        ({"score": 55.0, "arr": 150_000, "days_to_renewal": 29}, "tier_commercial"),
        ({"score": 55.0, "arr": 150_000, "days_to_renewal": 30}, "tier_human"),
        ({"score": 55.0, "arr": 150_000, "days_to_renewal": -1}, "tier_human"),
        ({"score": 55.0, "arr": 150_000, "invoice_disputes": 1}, "tier_commercial"),
        ({"score": 90.0, "arr": 5_000, "usage_change_30d": -21}, "tier_detection"),
        ({"score": 90.0, "arr": 5_000, "usage_change_30d": -20}, None),
        ({"score": 90.0, "arr": 5_000, "nps": 5.9}, "tier_detection"),
        ({"score": 90.0, "arr": 5_000, "nps": 6}, None),
        ({"days_since_lost": 30, "arr": 20_001}, "tier_recovery"),
    ],
)
def test_s1_33_an_account_gets_the_highest_tier_that_applies(library, row, playbook):
    placed = total_tiers(make_subjects(row), library.action_rules, library.playbooks)
    assert [one.playbook for one in placed] == [playbook] * (playbook is not None)


def test_a_tier_says_what_the_source_says_it_brings(library):
    subjects = make_subjects({"score": 55.0, "arr": 20_000}, {"score": 55.0, "arr": 60_000})
    found = total_tiers(subjects, library.action_rules, library.playbooks)
    human, automated = found
    assert [one.playbook for one in found] == ["tier_human", "tier_automated"]
    assert (automated.saved_low, automated.saved_high) == (2_000, 4_000)
    assert (human.saved_low, human.saved_high) == (9_000, 15_000)
    playbooks = {one.id: one for one in library.playbooks}
    one = playbooks["tier_automated"]
    assert (one.impact_low, one.impact_high, one.ratio) == (10, 20, "5:1")
    assert (one.effect_days_low, one.effect_days_high) == (7, 14)
    stated = {"tier_human": (15, 25), "tier_commercial": (20, 30), "tier_recovery": (5, 15)}
    for name, impact in stated.items():
        assert (playbooks[name].impact_low, playbooks[name].impact_high) == impact
    assert playbooks["tier_detection"].impact_low is None


def test_s1_36_the_register_shows_the_rebuilt_rule_beside_the_damaged_one(library):
    found = next(one for one in library.assumptions if one.id == "actions.damaged_rule")
    assert "if health $10K" in " ".join(found.alternatives)
    assert "10,000" in found.value
    assert "50,000" in found.value
    assert "S1.36" in found.source


def test_thirteen_triggers_two_with_hours_three_with_a_playbook(library):
    rules = [rule for rule in library.action_rules if rule.source == "S1.27"]
    assert len(rules) == len(THIRTEEN)
    assert {rule.playbook for rule in rules} - {None} == {
        "onboarding_training",
        "renewal_at_risk",
        "collections",
    }


@pytest.mark.parametrize(("signal", "points"), THIRTEEN)
def test_each_trigger_fires_in_its_own_band_only(library, triggered, signal, points):
    card = library.scorecards[ScorecardId("ten_signals")]
    fact = card.signal(signal).fact
    rules = {rule.id: rule for rule in library.action_rules}
    known = {fact: 7.5}
    fired = [one for one in triggered({f"points.{signal}": points, **known}) if "signal." in one]
    assert len(fired) == 1
    assert rules[fired[0]].due_hours == (THIRTEEN[signal, points] or 7 * DAY)
    assert not [one for one in triggered({f"points.{signal}": 10, **known}) if "signal." in one]
    unknown = triggered({f"points.{signal}": points})
    assert not [one for one in unknown if "signal." in one]


def test_s1_72_a_fall_of_31_percent_flags_and_one_of_29_does_not(triggered):
    assert triggered({"usage_change_30d": -31}) == ["usage.alert_30"]
    assert triggered({"usage_change_30d": -30}) == ["usage.warn_20"]
    assert triggered({"usage_change_30d": -29}) == ["usage.warn_20"]


@pytest.mark.parametrize(
    ("row", "rule", "outranked"),
    [
        ({"usage_change_30d": -21}, "usage.warn_20", ()),
        ({"usage_change_30d": -31}, "usage.alert_30", ("usage.warn_20",)),
        (
            {"usage_change_30d": -31, "usage_change_14d": -21},
            "usage.dip_14d",
            ("usage.alert_30", "usage.warn_20"),
        ),
        (
            {"usage_change_30d": -31, "usage_change_14d": -21, "days_since_login": 21},
            "usage.silent",
            ("usage.dip_14d", "usage.alert_30", "usage.warn_20"),
        ),
        ({"usage_change_30d": -31, "days_since_login": 91}, "usage.dormant", None),
    ],
)
def test_c15_the_higher_rung_of_the_ladder_counts(ask, row, rule, outranked):
    found = [one for one in ask(RuleSet.TRIGGER, row) if one.topic == "usage"]
    assert [one.rule for one in found] == [rule]
    assert outranked is None or found[0].outranked == outranked


@pytest.mark.parametrize(
    ("score", "before", "rules"),
    [
        (78.0, Band.GREEN, ["band.fell_to_yellow"]),
        (70.0, Band.YELLOW, []),
        (45.0, Band.YELLOW, ["band.fell_to_red"]),
        (45.0, Band.GREEN, ["band.fell_to_red"]),
        (45.0, Band.RED, []),
        (82.0, Band.YELLOW, []),
        (45.0, Band.UNSCORED, []),
    ],
)
def test_s2_14_only_a_fall_into_a_worse_colour_alerts(triggered, score, before, rules):
    # 82 and 78 stand on both sides of the edge at 80; 78 and 70 on one.
    assert triggered({"score": score}, before={"A1": before}) == rules


@pytest.mark.parametrize(
    ("scores", "alerts"),
    [
        ((82.0, 78.0), ["band.fell_to_yellow"]),
        ((78.0, 70.0), []),
        ((80.0, 79.99), ["band.fell_to_yellow"]),
    ],
)
def test_two_scores_of_the_same_card_raise_one_alert_or_none(library, scores, alerts):
    # A card of one signal whose score is the value itself, so that 82 is a score of 82.
    card = replace(library.scorecards[ScorecardId("ten_signals")], signals=(ADOPTION,))
    before, now = (score_facts(make_facts(feature_adoption=[one]), (card,)) for one in scores)
    assert [before.scores[0].score, now.scores[0].score] == [pytest.approx(one) for one in scores]
    row = {fact.id: [None] for fact in library.facts if fact.id != "feature_adoption"}
    subjects = Subjects(
        make_facts(feature_adoption=[scores[1]], **row),
        now,
        bands_before={one.key: one.band for one in before.scores},
    )
    found = propose_actions(subjects, library.action_rules, RuleSet.TRIGGER)
    assert [one.rule for one in found] == alerts


def test_an_account_that_was_never_scored_before_raises_no_alert(triggered):
    assert triggered({"score": 45.0}) == []


def test_s2_15_a_rating_of_6_makes_a_task_for_24_hours_and_7_makes_none(ask):
    found = ask(RuleSet.TRIGGER, {"nps_lowest_30d": 6}, {"nps_lowest_30d": 7})
    assert [(one.account, one.rule, one.due_hours) for one in found] == [
        ("A1", "rating.detractor", 24)
    ]
    assert found[0].reason == "Somebody rated the product 6 of 10."


def test_c13_a_6_is_yellow_in_the_score_and_a_detractor_as_well(triggered):
    row = {"nps": 6, "points.nps": 5, "nps_lowest_30d": 6}
    assert triggered(row) == ["rating.detractor", "signal.nps_yellow"]


def test_s4_10_21_days_without_a_visit_make_a_task_and_20_make_none(triggered):
    assert triggered({"days_since_login": 21}) == ["usage.silent"]
    assert triggered({"days_since_login": 20}) == []
    assert triggered({"days_since_login": 90}) == ["usage.silent"]


def test_s4_25_a_fall_within_14_days_and_a_champion_who_left_start_their_playbooks(ask):
    found = ask(
        RuleSet.TRIGGER,
        {"usage_change_14d": -21},
        {"usage_change_14d": -20},
        {"champions_left": 1},
        {"champions_left": 0},
    )
    assert [(one.account, one.playbook) for one in found] == [
        ("A1", "low_adoption"),
        ("A3", "champion_change"),
    ]


def test_c8_the_most_specific_rule_wins_and_names_what_it_outranks(ask):
    row = {"feature_adoption": 29, "points.feature_adoption": 0}
    (found,) = ask(RuleSet.TRIGGER, row)
    assert found.rule == "signal.adoption_red"
    assert found.outranked == ("adoption.below_30",)
    (lone,) = ask(RuleSet.TRIGGER, {"feature_adoption": 29})
    assert (lone.rule, lone.outranked) == ("adoption.below_30", ())


def test_a_reason_says_the_account_s_own_figures(ask):
    (value,) = ask(RuleSet.VALUE, {"score": 38.4, "arr": 150_000})
    assert value.reason == "A score of 38 with £150,000 a year at stake."
    (silent,) = ask(RuleSet.TRIGGER, {"days_since_login": 21})
    assert silent.reason == "Nobody has used the product for 21 days."
    (fallen,) = ask(RuleSet.TRIGGER, {"score": 78.0}, before={"A1": Band.GREEN})
    assert fallen.reason == "The score is 78 now: from Healthy to Watch."
