"""The Spark job of a hand-off, as it lies in the folder, on a real Spark."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location

import pytest

from csdesk.scoring.health import score_facts
from exports.warehouse_folder import write_hand_off
from tests.csdesk.scoring.health.cards import make_card, make_signal
from tests.engines.absent_engines import need_engine
from tests.facts import make_facts

need_engine("pyspark")
need_engine("duckdb")
tables = pytest.importorskip("tests.exports.warehouse.scored_tables")

SHORT = "account_key STRING, fact_usage DOUBLE, override_score DOUBLE"
CARD = make_card(make_signal("usage", 60), make_signal("nps", 40))


@pytest.fixture
def job(tmp_path):
    """Return the job as a module; its SQL lies beside it in the hand-off."""
    write_hand_off(tables.make_hand_off(CARD), tmp_path / "job")
    path = tmp_path / "job" / "spark" / "job.py"
    spec = spec_from_file_location("handed_job", path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write_book(folder, keys):
    """Write a table of two accounts, and return the engine's own scores."""
    document = tables.make_hand_off(CARD)
    facts = make_facts(keys=keys, usage=[80, None], nps=[79.99, 50])
    database = tables.load_facts(document, facts)
    database.execute(f"COPY account_facts TO '{folder / 'facts.parquet'}' (FORMAT parquet)")
    return tables.tell_engine(score_facts(facts, (CARD,)))


def test_the_job_writes_the_scores_that_csdesk_gives(job, spark, tmp_path):
    expected = write_book(tmp_path, ["A1", "A2"])
    job.score_table(spark, str(tmp_path / "facts.parquet"), str(tmp_path / "scores"))
    found = spark.read.parquet(str(tmp_path / "scores")).select(*tables.COMPARED).collect()
    assert tables.sort_rows([tuple(row) for row in found]) == expected


def test_a_key_that_stands_twice_stops_it_before_anything_is_written(job, spark, tmp_path):
    write_book(tmp_path, ["A1", "A1"])
    with pytest.raises(job.UnfitTable, match=r"scored\.\nA1: key stands more than once"):
        job.score_table(spark, str(tmp_path / "facts.parquet"), str(tmp_path / "scores"))
    assert not (tmp_path / "scores").exists()


def test_a_table_without_a_column_is_refused_by_its_name(job, spark):
    with pytest.raises(job.UnfitTable, match="The table has no fact_nps"):
        job.keep_columns(spark.createDataFrame([("A1", 80.0, None)], SHORT))
