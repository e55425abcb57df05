"""Spark, DuckDB and csdesk's own engine give the same scores, to the last bit."""

from __future__ import annotations

import pytest

from csdesk.scoring.health import score_facts
from exports.warehouse.checks import check_query
from exports.warehouse.score_query import score_query
from tests.engines.absent_engines import need_engine
from tests.exports.warehouse.drawn_cards import (
    FACTS,
    draw_card,
    draw_cards,
    draw_earlier,
    draw_facts,
)
from tests.facts import make_facts

need_engine("pyspark")
need_engine("duckdb")
tables = pytest.importorskip("tests.exports.warehouse.scored_tables")

ACCOUNTS = 100_000
PARTITIONS = 7


@pytest.fixture(scope="module")
def book():
    facts = draw_facts(7, ACCOUNTS)
    return facts, draw_earlier(facts)


@pytest.fixture
def load(spark, tmp_path):
    """Return a function that gives Spark the table of facts of a database."""

    def load_table(database, order=FACTS[0]):
        path = tmp_path / "facts.parquet"
        database.execute(f"COPY account_facts TO '{path}' (FORMAT parquet, ROW_GROUP_SIZE 20000)")
        table = spark.read.parquet(str(path)).repartition(PARTITIONS, f"fact_{order}")
        assert table.rdd.getNumPartitions() == PARTITIONS
        table.createOrReplaceTempView("account_facts")

    return load_table


@pytest.mark.parametrize(("seed", "is_grouped"), [(11, False), (12, True), (13, True)])
def test_a_drawn_scorecard_scores_a_drawn_book_alike_on_all_three(
    spark, load, book, seed, is_grouped
):
    facts, earlier = book
    cards = draw_cards(seed, grouped=is_grouped)
    document = tables.make_hand_off(*cards)
    database = tables.load_facts(document, facts, earlier)
    load(database)
    scored = spark.sql(score_query(document.cards, "spark")).select(*tables.COMPARED)
    found = tables.sort_rows([tuple(row) for row in scored.collect()])
    assert found == tables.run_score(document, database)
    assert found == tables.tell_engine(score_facts(facts, cards, earlier=earlier))
    assert len(found) == ACCOUNTS


def test_the_order_and_the_parts_of_the_rows_change_nothing(spark, load):
    facts = draw_facts(5, 2_000)
    document = tables.make_hand_off(draw_card(12, grouped=True))
    database = tables.load_facts(document, facts, draw_earlier(facts))
    query = score_query(document.cards, "spark")
    found = []
    for order in (FACTS[0], FACTS[3]):
        load(database, order)
        scored = spark.sql(query).select(*tables.COMPARED)
        found.append(tables.sort_rows([tuple(row) for row in scored.collect()]))
    assert found[0] == found[1]


def test_rows_that_are_wrong_are_found(spark, load):
    (card,) = draw_cards(11, grouped=False)[2:]
    document = tables.make_hand_off(card)
    keys = ["A1", "A1", None]
    facts = make_facts(keys=keys, **{name: [1, 2, 3] for name in FACTS})
    database = tables.load_facts(document, facts, draw_earlier(facts))
    load(database)
    found = [tuple(row) for row in spark.sql(check_query(document, "spark")).collect()]
    assert sorted(found, key=str) == [
        ("A1", "key stands more than once"),
        (None, "key is empty"),
    ]
