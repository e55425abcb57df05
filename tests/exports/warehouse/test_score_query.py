"""The generated SQL gives what csdesk's own engine gives, to the last bit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
import sqlglot

from csdesk.content import load_library
from csdesk.model.conditions import Comparison, Condition
from csdesk.model.identifiers import AccountKey, FactId
from csdesk.model.score_history import ScoreOverride
from csdesk.model.scorecards import EdgeException, MissingPolicy
from csdesk.scoring.health import score_facts, weigh_card
from exports.warehouse import list_inputs
from exports.warehouse.card_query import RESULTS
from exports.warehouse.checks import check_query, table_query
from exports.warehouse.score_query import DIALECTS, score_query
from tests.csdesk.scoring.health.cards import make_card, make_signal
from tests.exports.warehouse.drawn_cards import (
    FACTS,
    draw_card,
    draw_cards,
    draw_earlier,
    draw_facts,
)
from tests.facts import make_facts

pytest.importorskip("duckdb")
tables = pytest.importorskip("tests.exports.warehouse.scored_tables")

ACCOUNTS = 20_000
"""Those of 100,000 are in tests/engines, where Spark scores them as well."""
NEXT_YEAR = date(2027, 6, 30)
WORD_TESTS = (Comparison.IS, Comparison.IS_NOT, Comparison.KNOWN, Comparison.UNKNOWN)
UNKNOWN_YET = ("score", "coverage", "points.usage")


@pytest.fixture(scope="module")
def book():
    facts = draw_facts(7, ACCOUNTS)
    return facts, draw_earlier(facts)


def compare(cards, facts, earlier=None):
    """Return the rows of both, after looking that they are the same."""
    document = tables.make_hand_off(*cards)
    found = tables.run_score(document, tables.load_facts(document, facts, earlier))
    expected = tables.tell_engine(score_facts(facts, cards, earlier=earlier))
    assert found == expected
    return found


@pytest.mark.parametrize(("seed", "is_grouped"), [(8, False), (12, True), (3, True)])
def test_a_drawn_scorecard_scores_a_drawn_book_alike(book, seed, is_grouped):
    facts, earlier = book
    assert len(set(facts.keys)) < len(facts.keys)
    found = compare(draw_cards(seed, grouped=is_grouped), facts, earlier)
    assert len({row[1] for row in found}) == 3
    assert {row[5] for row in found} == {"green", "yellow", "red", "unscored"}


@pytest.mark.parametrize("card", load_library().scorecards.values(), ids=lambda card: card.id)
def test_a_scorecard_that_ships_scores_alike(card):
    chance = np.random.default_rng(3)
    columns = {
        signal.fact: [
            None if at % 5 == 0 else (signal.yellow, signal.green, value)[at % 3]
            for at, value in enumerate(chance.normal(signal.yellow, 30, 500).tolist())
        ]
        for signal in card.signals
    }
    compare((replace(card, applies_to=()),), make_facts(**columns))


def test_points_add_up_as_by_hand():
    # 60 × 10 + 40 × 5 points of 100 × 10: the first is good, the second in the middle
    card = make_card(make_signal("usage", 60), make_signal("nps", 40))
    found = compare((card,), make_facts(usage=[80, None, None], nps=[79.99, 50, None]))
    assert found == [
        ("A1", "card", 80.0, 100.0, True, "green"),
        ("A2", "card", 50.0, 40.0, False, "yellow"),
        ("A3", "card", None, 0.0, False, "unscored"),
    ]


def test_every_comparison_draws_its_line_where_the_engine_does():
    words, subjects = ("smb", "O'Neil"), ("seats", "arr", "change.seats", "list.seats")
    conditions = [
        *(Condition(one, test, number=10.0) for one in subjects for test in Comparison),
        *(Condition("list.segment", test, words=words) for test in WORD_TESTS),
        *(Condition(one, test, number=10.0) for one in UNKNOWN_YET for test in Comparison),
    ]
    signals = [
        make_signal(f"usage_{at}", 2.0 ** (at % 20), fact=FactId("usage"), exceptions=(one,))
        for at, one in enumerate(EdgeException((when,), 0.0, 0.0) for when in conditions)
    ]
    numbers = [None, 0, 9.5, 10, 10.5, 110, -10]
    facts = make_facts(
        usage=[10] * len(numbers),
        seats=[None, 0, 9.5, 10, 10.5, 11, -10],
        arr=numbers,
        texts={
            "segment": [None, "SMB", "smb", "o'neil", "O'NEIL", "", "Other"],
            "seats": [None, "0", "9.5", "10", "10.5", "110", "-10"],
        },
    )
    before = make_facts(seats=[10, 10, 0, None, -5, 10, 10])
    found = compare((make_card(*signals),), facts, before)
    assert len({row[2] for row in found}) == len(numbers)


def test_groups_too_many_for_whole_numbers_score_alike():
    names = [f"measure_{at}" for at in range(8)]
    signals = [
        make_signal(name, weight, group=group, missing=MissingPolicy.EXCLUDE)
        for at, (name, group) in enumerate(zip(names, "aabbccdd", strict=True))
        for weight in [33.33 if at % 2 else 66.67]
    ]
    groups = {"a": 33.337, "b": 16.663, "c": 24.999, "d": 25.001}
    card = make_card(*signals, groups=groups, minimum_coverage=0.0)
    assert not weigh_card(card).is_exact
    compare((card,), draw_facts(5, 2_000))


def test_a_score_that_a_person_set_stands_in_place_of_the_computed_one():
    card = make_card(make_signal("usage"))
    facts = make_facts(usage=[90, 10, None])
    document = tables.make_hand_off(card)
    loaded = tables.load_facts(document, facts, overrides=[None, 80.0, 12.5])
    found = tables.run_score(document, loaded)
    assert [row[2] for row in found] == [100.0, 80.0, 12.5]
    assert [row[5] for row in found] == ["green", "green", "red"]
    overrides = [
        ScoreOverride(AccountKey(key), score, "met them", "Kim", facts.as_of, NEXT_YEAR)
        for key, score in (("A2", 80.0), ("A3", 12.5))
    ]
    assert found == tables.tell_engine(score_facts(facts, (card,), overrides))


@pytest.mark.parametrize("dialect", DIALECTS)
def test_each_dialect_reads_its_own_text(dialect):
    card = replace(draw_card(12, grouped=True), version="Kim's \\ 2")
    document = tables.make_hand_off(card)
    score, check, table = (
        sqlglot.parse_one(text, read=dialect, error_level=sqlglot.ErrorLevel.RAISE)
        for text in (
            score_query(document.cards, dialect),
            check_query(document, dialect),
            table_query(document, dialect),
        )
    )
    assert score.named_selects == list(RESULTS)
    versions = {one.this for one in score.find_all(sqlglot.exp.Literal) if one.is_string}
    assert card.version in versions
    assert check.named_selects == ["account_key", "problem"]
    assert len(list(table.find_all(sqlglot.exp.ColumnDef))) == len(list_inputs(document))


def test_keys_that_stand_twice_or_are_empty_and_nan_are_found():
    card = make_card(make_signal(FACTS[0]))
    document = tables.make_hand_off(card)
    loaded = tables.load_facts(document, make_facts(keys=["A1", "A1", None], measure_0=[1, 2, 3]))
    check = check_query(document, "duckdb")
    assert sorted(loaded.execute(check).fetchall(), key=str) == [
        ("A1", "key stands more than once"),
        (None, "key is empty"),
    ]
    loaded.execute("DELETE FROM account_facts WHERE fact_measure_0 > 1")
    assert loaded.execute(check).fetchall() == []
    loaded.execute("UPDATE account_facts SET fact_measure_0 = CAST('NaN' AS DOUBLE)")
    assert loaded.execute(check).fetchall() == [("A1", "fact_measure_0 is no number")]
