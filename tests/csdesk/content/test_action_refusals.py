"""Mistakes in rules of actions, in playbooks and in letters."""

from __future__ import annotations

import pytest

BANDS = "resources/library/actions/bands.toml"
WORKLOAD = "resources/library/actions/workload.toml"
TRIGGERS = "resources/library/actions/triggers.toml"
VALUE = "resources/library/actions/health_by_arr.toml"
ONBOARDING = "resources/library/playbooks/onboarding.toml"
RESPONSES = "resources/library/playbooks/responses.toml"
TIERS = "resources/library/playbooks/tiers.toml"
AUTOMATION = "resources/library/playbooks/automation.toml"
LETTERS = "resources/library/templates/prevention.toml"
CASES = [
    (
        BANDS,
        'when = [{ subject = "band", test = "is", words = ["red"] }]',
        "when = []",
        "action_rule[3] “band.red”.when is missing; expected at least one condition.",
    ),
    (
        BANDS,
        'words = ["yellow"]',
        'words = ["amber"]',
        "action_rule[4] “band.yellow”.when[1].words is “amber”; expected one of: green",
    ),
    (
        BANDS,
        'id = "band.yellow"',
        'id = "band.red"',
        "action_rule[4] “band.red”.id is “band.red”; expected one that is not yet used",
    ),
    (
        BANDS,
        "due_hours = 24\n",
        "due_hours = 0\n",
        "action_rule[3] “band.red”.due_hours is 0; expected more than 0 hours.",
    ),
    (
        BANDS,
        "hours = 2\n",
        "hours = 0\n",
        "action_rule[3] “band.red”.hours is 0.0; expected more than 0 hours of work.",
    ),
    (
        WORKLOAD,
        "hours_each = 12",
        "hours_each = 0",
        "workload.hours_each is 0.0; expected more than 0 hours.",
    ),
    (
        WORKLOAD,
        '"account_owner"',
        '"keeper"',
        "workload.named_by is “keeper”; expected the id of a field of the customer list.",
    ),
    (
        WORKLOAD,
        "{ csms =",
        "{ boss =",
        "workload.named_by is “boss”; expected the id of a role.",
    ),
    (
        BANDS,
        'owner = "cs_director"',
        'owner = "boss"',
        "action_rule[3] “band.red”.owner is “boss”; expected the id of a role.",
    ),
    (
        BANDS,
        'playbook = "red_response"',
        'playbook = "purple_response"',
        "action_rule[3] “band.red”.playbook is “purple_response”; expected the id of a playbook.",
    ),
    (
        BANDS,
        'topic = "band"',
        'topic = " "',
        "action_rule[1] “band.left”.topic is “ ”; expected what the action is about",
    ),
    (
        BANDS,
        'action = "Call to hear how things are going"',
        'action = ""',
        "action_rule[4] “band.yellow”.playbook is “yellow_response”; expected none where nothing",
    ),
    (
        BANDS,
        'topic = "band"',
        'topic = "*"',
        "action_rule[1] “band.left”.topic is “*”; expected a topic; “*” is for triggers without",
    ),
    (
        VALUE,
        "A score of {score} with {arr}",
        "A score of {points} with {arr}",
        "action_rule[5] “value.commercial”.reason is “{points}”; expected what is known of an",
    ),
    (
        TRIGGERS,
        'subject = "days_since_login", test = "above"',
        'subject = "days_since_visit", test = "above"',
        "“usage.dormant”.when[1].subject is “days_since_visit”; expected the id of a fact",
    ),
    (
        RESPONSES,
        'id = "recovery_plan"',
        'id = "escalate"',
        "playbook[1] “red_response”.steps[2].id is “escalate”; expected one that is not yet used",
    ),
    (
        RESPONSES,
        "due_hours = 72\n",
        "due_hours = -1\n",
        "playbook[1] “red_response”.steps[2].due_hours is -1; expected more than 0 hours.",
    ),
    (
        RESPONSES,
        'text = "Ask for a reference or an introduction"',
        'text = " "',
        "playbook[3] “green_response”.steps[2].text is “ ”; expected what is to be done.",
    ),
    (
        RESPONSES,
        'owner = "cs_trainers"',
        'owner = "trainers"',
        "playbook[2] “yellow_response”.steps[2].owner is “trainers”; expected the id of a role.",
    ),
    (
        RESPONSES,
        'template = "escalation_note"',
        'template = "escalation"',
        "playbook[1] “red_response”.steps[1].template is “escalation”; expected the id of a",
    ),
    (
        RESPONSES,
        'outcome = "The account is green"',
        'templates = ["letter"]',
        "playbook[2] “yellow_response”.templates is “letter”; expected the id of a template.",
    ),
    (
        AUTOMATION,
        'subject = "weekly_active"',
        'subject = "weekly"',
        "playbook[2] “auto_at_risk”.when[1].subject is “weekly”; expected the id of a fact",
    ),
    (
        TIERS,
        "impact_low = 10",
        "impact_low = 21",
        "playbook[2] “tier_automated”.impact_low is 21.0; expected at most impact_high, 20.",
    ),
    (
        TIERS,
        "effect_days_high = 14\n",
        "",
        "“tier_automated”.effect_days_high is missing; expected the other end of effect_days_low.",
    ),
    (
        TIERS,
        "impact_low = 15\n",
        "",
        "“tier_human”.impact_low is missing; expected the other end of impact_high.",
    ),
    (
        ONBOARDING,
        'tier = "pooled"',
        'tier = "middle"',
        "“onboarding_pooled”.tier is “middle”; expected the id of a service tier.",
    ),
    (
        LETTERS,
        "{visits_30d}",
        "{visits}",
        "template[1] “email_journey”.body is “{visits}”; expected what is known of an account",
    ),
    (
        LETTERS,
        "{account}: three things",
        "{customer}: three things",
        "template[1] “email_journey”.subject is “{customer}”; expected what is known",
    ),
    (
        LETTERS,
        'by_hand = ["product", "goal", "feature", "link"]',
        'by_hand = ["product", "goal", "feature", "link", "price"]',
        "template[1] “email_journey”.by_hand is “price”; expected a place that the message has.",
    ),
    (
        LETTERS,
        'subject = "Call with {account}"',
        'subject = ""',
        "template[2] “call_script”.subject is “”; expected the words of the message.",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "expected"), CASES)
def test_a_mistake_is_refused_where_it_stands(content, file, old, new, expected):
    content.replace(file, old, new)
    refusal = content.refusal()
    assert refusal.startswith(f"{file}: ")
    assert expected in refusal


def test_a_playbook_without_steps_is_refused(content):
    head = '[[playbook]]\nid = "empty"\nname = "E"\nkind = "response"\npurpose = ""\nwhen = []\n'
    content.append("resources/library/playbooks/zz.toml", f"{head}steps = []")
    assert "playbook[1] “empty”.steps is missing; expected at least one step." in content.refusal()
