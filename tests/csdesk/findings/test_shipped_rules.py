"""The rules that ship: complete, without doubles, each leading to something to do."""

from __future__ import annotations

import re

import pytest

from csdesk.content import load_library
from csdesk.findings.registry import RULE_TESTS
from csdesk.findings.wording import PLACEHOLDERS
from csdesk.model.findings import RuleKind, Severity
from csdesk.model.imports import TableKind
from csdesk.model.library import Library

COLUMN_TESTS = {"column_missing", "values_missing_above"}


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def test_there_are_rules_of_every_kind_for_every_area(library):
    (ladder,) = library.instruments.values()
    assert len(library.rules) >= 24
    assert {rule.kind for rule in library.rules} == set(RuleKind)
    assert {rule.area for rule in library.rules} == {area.id for area in ladder.areas}


def test_every_named_test_exists(library):
    for rule in library.rules:
        assert (rule.kind, rule.test) in RULE_TESTS, rule.id


def test_every_test_is_used_by_a_rule(library):
    assert {(rule.kind, rule.test) for rule in library.rules} == set(RULE_TESTS)


def test_a_question_leads_to_one_finding_at_most(library):
    asked = [rule.subject for rule in library.rules if rule.kind is RuleKind.ANSWER]
    assert len(asked) == len(set(asked))


def test_every_rule_that_is_no_note_names_something_to_do(library):
    for rule in library.rules:
        assert rule.initiatives or rule.severity is Severity.NOTE, rule.id


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
        named = set(re.findall(r"\{([^}]*)\}", rule.title + rule.detail))
        assert named <= set(PLACEHOLDERS), rule.id


def test_titles_are_sentences_without_a_full_stop(library):
    for rule in library.rules:
        assert rule.title[0].isupper(), rule.id
        assert not rule.title.endswith("."), rule.id
        assert rule.detail.endswith("."), rule.id
        assert len(rule.title) <= 90, rule.id


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
