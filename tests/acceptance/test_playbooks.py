"""The library of playbooks and letters: S0.13, S1.34, S1.42, S1.49, S1.50, S1.63, S1.68, S4.9."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.actions import RuleSet, Task
from csdesk.model.conditions import Comparison, Condition
from csdesk.model.findings import Severity
from csdesk.model.identifiers import AccountKey, PlaybookId, RoleId, ServiceTierId, TaskId
from csdesk.model.library import Library
from csdesk.model.playbooks import MessageTemplate, Playbook, PlaybookKind, PlaybookStep
from csdesk.operations.health.playbooks import (
    current_playbooks,
    export_playbooks,
    import_playbooks,
    save_playbook,
)
from csdesk.operations.health.tasks import add_task, approve_step, read_task, tick_step
from csdesk.scoring.actions import (
    choose_onboarding,
    fill_template,
    propose_actions,
    read_merge_fields,
    trigger_rules,
)
from tests.action_subjects import accounts_by_playbook, make_subjects

COUNTS = {"S0.10": 3, "S0.13": 3, "S1.33": 5, "S1.49": 3, "S1.63": 4, "S4.9": 5}
"""The 23 that the texts describe; the tiers of S1.34 are those of S1.33."""
SIX = (
    "email_journey", "call_script", "discount_approval", "win_back_emails", "contract_adjustment",
    "exit_survey",
)  # fmt: skip
AT = datetime(2026, 6, 30, 9, 0, tzinfo=UTC)
KNOWN = {
    "score": 55.0,
    "arr": 20_000,
    "list.account_name": "Northwind Ltd",
    "list.contact": "Ada Lovelace",
    "list.csm": "Ben Nevis",
    "list.plan": "Team",
    "list.renewal_date": "2026-09-01",
    "visits_30d": 4,
    "usage_change_90d": 25,
    "days_since_lost": 30,
    "seat_utilisation": 80,
}


@pytest.fixture
def playbooks(library: Library) -> dict[str, Playbook]:
    return {playbook.id: playbook for playbook in library.playbooks}


@pytest.fixture
def templates(library: Library) -> dict[str, MessageTemplate]:
    return {template.id: template for template in library.templates}


def test_the_texts_describe_twenty_three_playbooks_and_name_two_more(library):
    first = Counter(playbook.source.split(",")[0] for playbook in library.playbooks)
    assert {source: first[source] for source in COUNTS} == COUNTS
    assert sum(COUNTS.values()) == 23
    assert set(first) - set(COUNTS) == {"S1.27"}
    assert len(library.playbooks) == 25


def test_s4_9_five_playbooks_have_eighteen_steps(library):
    five = [one for one in library.playbooks if one.source.startswith("S4.9")]
    assert [len(one.steps) for one in five] == [4, 3, 4, 4, 3]
    assert sum(len(one.steps) for one in five) == 18


def test_every_playbook_is_started_by_something(library):
    ruled = {rule.playbook for rule in library.action_rules}
    led = {approach.playbook for approach in library.expansion.approaches}
    tiers = {one.id for one in library.playbooks if one.id.startswith("onboarding_")}
    started = {one.id for one in library.playbooks if one.when} | ruled | led | tiers
    assert {one.id for one in library.playbooks} <= started


def test_s0_13_each_service_tier_loads_its_variant_of_onboarding(library):
    tiers = [tier.id for tier in library.service_model.tiers]
    chosen = [choose_onboarding(tier, library.playbooks) for tier in tiers]
    assert [one.name for one in chosen] == [
        "Onboarding: white-glove",
        "Onboarding: training in groups",
        "Onboarding: by itself",
    ]
    assert all(one.kind is PlaybookKind.ONBOARDING and one.steps for one in chosen)
    assert choose_onboarding(ServiceTierId("of_their_own"), library.playbooks) is None


@pytest.mark.parametrize(
    ("row", "playbook"),
    [
        ({"feature_adoption": 29.9}, "tier_detection"),
        ({"visits_30d": 3}, "tier_detection"),
        ({"visits_30d": 4}, "tier_automated"),
    ],
)
def test_s1_34_the_triggers_of_the_tiers_open_their_playbooks(library, row, playbook):
    found = propose_actions(make_subjects(row), library.action_rules, RuleSet.TRIGGER)
    assert [action.playbook for action in found] == [playbook]


@pytest.mark.parametrize("row", [{"feature_adoption": 30}, {"visits_30d": 5}])
def test_at_their_edge_they_do_not(library, row):
    found = propose_actions(make_subjects(row), library.action_rules, RuleSet.TRIGGER)
    assert list(found) == []


def test_five_tiers_have_steps_and_the_figures_of_the_source(playbooks):
    tiers = [one for one in playbooks.values() if one.id.startswith("tier_")]
    assert [one.name.split(":")[0] for one in tiers] == [f"Tier {n}" for n in range(1, 6)]
    expected = ["85%", "15%", "20%", "25%", "10%"]
    assert all(text in one.outcome for text, one in zip(expected, tiers, strict=True))


@pytest.mark.parametrize(
    ("arr", "playbook"),
    [(9_999, "convert_smb"), (50_000, "convert_mid_market"), (100_001, "convert_enterprise")],
)
def test_the_size_of_a_lead_chooses_its_playbook(library, playbooks, arr, playbook):
    subjects = make_subjects({"arr": arr})
    fits = [
        approach.playbook
        for approach in library.expansion.approaches
        if accounts_by_playbook(subjects, [_with(playbooks[playbook], approach.when)])[playbook]
    ]
    assert fits[0] == playbook
    assert len(playbooks[playbook].steps) >= 3


def _with(playbook: Playbook, when: tuple[Condition, ...]) -> Playbook:
    return Playbook(playbook.id, "", playbook.kind, "", when, playbook.steps)


def test_s1_63_one_fixture_meets_each_trigger_once(library, playbooks):
    rows = (
        {"days_as_customer": 7},
        {"weekly_active": 19.9, "tickets_per_month": 1},
        {"feature_adoption": 80},
        {"days_to_renewal": 60},
        # none of them, just outside of each
        {
            "days_as_customer": 8,
            "weekly_active": 20,
            "tickets_per_month": 1,
            "feature_adoption": 79.9,
            "days_to_renewal": 61,
        },
        {"weekly_active": 19.9, "tickets_per_month": 0, "days_to_renewal": -1},
    )
    four = [one for one in library.playbooks if one.id.startswith("auto_")]
    assert [one.kind for one in four] == [PlaybookKind.AUTOMATION] * 4
    assert accounts_by_playbook(make_subjects(*rows), four) == {
        "auto_onboarding": ("A1",),
        "auto_at_risk": ("A2",),
        "auto_expansion": ("A3",),
        "auto_renewal": ("A4",),
    }
    found = propose_actions(make_subjects(*rows), trigger_rules(four), RuleSet.TRIGGER)
    assert [(one.account, one.playbook) for one in found] == [
        ("A1", "auto_onboarding"),
        ("A2", "auto_at_risk"),
        ("A3", "auto_expansion"),
        ("A4", "auto_renewal"),
    ]
    assert {one.due_hours for one in found} == {24, 72}


def test_a_spike_and_a_ready_account_open_their_playbooks(library):
    rows = (
        {"score": 80.0, "nps": 8.1, "feature_adoption": 60},
        {"score": 79.9, "nps": 8.1, "feature_adoption": 60},
        {"score": 80.0, "nps": 8, "feature_adoption": 60},
    )
    found = accounts_by_playbook(make_subjects(*rows), library.playbooks)
    assert found["expansion_ready"] == ("A1",)


@pytest.mark.parametrize("name", SIX)
def test_s1_42_each_letter_opens_with_the_account_s_own_figures(library, templates, name):
    template = templates[name]
    assert template.source.startswith("S1.42")
    fields = read_merge_fields(template, make_subjects(KNOWN), AccountKey("A1"), "GBP")
    message = fill_template(template, fields)
    assert "Northwind Ltd" in message.subject
    assert set(message.open_fields) == set(template.by_hand)
    assert "{" not in message.subject + message.body


def test_amounts_days_and_scores_are_written_as_people_read_them(templates):
    template = templates["discount_approval"]
    fields = read_merge_fields(template, make_subjects(KNOWN), AccountKey("A1"), "GBP")
    body = fill_template(template, fields).body
    for line in ("ARR today: £20,000", "Health score: 55 (Watch)", "Renewal: 1 Sep 2026"):
        assert line in body
    assert "Date of this form: 30 Jun 2026" in body
    assert "Discount asked for: [discount] percent" in body


def test_the_script_opens_with_the_account_s_own_change_of_use(templates):
    template = templates["discovery_script"]
    fields = read_merge_fields(template, make_subjects(KNOWN), AccountKey("A1"), "GBP")
    message = fill_template(template, {**fields, "feature": "Reports"})
    assert "uses the product 25% more" in message.body
    assert "How has Reports changed" in message.body
    assert message.open_fields == ("next_step",)


def test_what_is_not_known_is_named_and_left_open(templates):
    template = templates["discovery_script"]
    fields = read_merge_fields(template, make_subjects({"arr": 1.0}), AccountKey("A1"))
    message = fill_template(template, fields)
    assert "[usage change 90d]" in message.body
    assert {"account", "usage_change_90d", "feature"} <= set(message.open_fields)


def test_every_playbook_about_a_renewal_or_a_price_has_a_step_that_is_approved(playbooks):
    for name in ("auto_renewal", "renewal_at_risk", "tier_commercial", "tier_recovery"):
        assert [step for step in playbooks[name].steps if step.is_high_stakes]


def test_a_high_stakes_step_cannot_be_done_without_a_name(workspace, playbooks):
    playbook = playbooks["auto_renewal"]
    step = next(step for step in playbook.steps if step.is_high_stakes)
    task = Task(
        TaskId(0), AccountKey("A1"), "Renew", "", "csms", Severity.WATCH, AT, AT,
        playbook=PlaybookId(playbook.id),
    )  # fmt: skip
    number = add_task(workspace, task).result
    with pytest.raises(WrongUsage, match="nobody has approved it"):
        tick_step(workspace, number, playbook, step.id)
    with pytest.raises(WrongUsage, match="Nobody is named"):
        approve_step(workspace, number, playbook, step.id, " ")
    assert read_task(workspace, number).steps_done == ()
    approve_step(workspace, number, playbook, step.id, "Cat Ballou")
    tick_step(workspace, number, playbook, step.id)
    found = read_task(workspace, number)
    assert found.steps_done == (step.id,)
    assert found.approvals == ((step.id, "Cat Ballou"),)


def test_s1_113_playbooks_come_back_from_json_as_they_were(workspace, library, tmp_path):
    path = tmp_path / "playbooks.json"
    assert export_playbooks(workspace, library, path).result == len(library.playbooks)
    changed = PlaybookId("low_adoption")
    own = _with(current_playbooks(workspace, library)[changed], ())
    save_playbook(workspace, library, Playbook(own.id, "Ours", own.kind, "", (), own.steps))
    assert current_playbooks(workspace, library)[changed].name == "Ours"
    import_playbooks(workspace, library, path)
    found = current_playbooks(workspace, library)
    assert tuple(found[one.id] for one in library.playbooks) == library.playbooks


def test_a_fall_of_use_by_20_fires_at_21_and_not_at_20(workspace, library, tmp_path):
    when = (Condition("usage_change_30d", Comparison.BELOW, -20),)
    step = PlaybookStep("email", "Ask by e-mail how things are going", RoleId("csms"), 24)
    mine = Playbook(PlaybookId("pb001"), "PB001", PlaybookKind.RECOVERY, "Low use", when, (step,))
    save_playbook(workspace, library, mine)
    path = tmp_path / "pb001.json"
    export_playbooks(workspace, library, path, [mine.id])
    import_playbooks(workspace, library, path)
    kept = current_playbooks(workspace, library)[mine.id]
    assert kept == mine
    subjects = make_subjects({"usage_change_30d": -21}, {"usage_change_30d": -20}, {})
    assert accounts_by_playbook(subjects, [kept]) == {"pb001": ("A1",)}
    (found,) = propose_actions(subjects, trigger_rules([kept]), RuleSet.TRIGGER)
    assert (found.account, found.title, found.due_hours) == ("A1", step.text, 24)
