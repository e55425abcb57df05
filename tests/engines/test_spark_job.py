"""The Spark job of a hand-off, run as a data team would run it."""

from __future__ import annotations

import os
import subprocess
import sys
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
def job(tmp_path, monkeypatch):
    """Return the job as a module; its SQL lies beside it in the hand-off."""
    write_hand_off(tables.make_hand_off(CARD), tmp_path / "job")
    path = tmp_path / "job" / "spark" / "job.py"
    spec = spec_from_file_location("handed_job", path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write_book(folder, keys):
    """Write the hand-off and a table of two accounts, and return the engine's own scores."""
    document = tables.make_hand_off(CARD)
    write_hand_off(document, folder / "hand-off")
    facts = make_facts(keys=keys, usage=[80, None], nps=[79.99, 50])
    database = tables.load_facts(document, facts)
    database.execute(f"COPY account_facts TO '{folder / 'facts.parquet'}' (FORMAT parquet)")
    return tables.tell_engine(score_facts(facts, (CARD,)))


def run_job(folder):
    command = [sys.executable, folder / "hand-off" / "spark" / "job.py"]
    places = [folder / "facts.parquet", folder / "scores"]
    master = {"MASTER": "local[2]", "SPARK_LOCAL_IP": "127.0.0.1"}
    return subprocess.run(
        [*map(str, (*command, *places))],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **master, "PYSPARK_SUBMIT_ARGS": "--master local[2] pyspark-shell"},
    )


def test_the_job_writes_the_scores_that_csdesk_gives(spark, tmp_path):
    expected = write_book(tmp_path, ["A1", "A2"])
    done = run_job(tmp_path)
    assert done.returncode == 0, done.stderr
    found = spark.read.parquet(str(tmp_path / "scores")).select(*tables.COMPARED).collect()
    assert tables.sort_rows([tuple(row) for row in found]) == expected


def test_a_key_that_stands_twice_stops_it(job, spark, tmp_path):
    write_book(tmp_path, ["A1", "A1"])
    facts = job.keep_columns(job.read_facts(spark, str(tmp_path / "facts.parquet")))
    facts.createOrReplaceTempView(job.VIEW)
    with pytest.raises(job.UnfitTable, match=r"scored\.\nA1: key stands more than once"):
        job.refuse_wrong_rows(spark)


def test_a_table_without_a_column_is_refused_by_its_name(job, spark):
    with pytest.raises(job.UnfitTable, match="The table has no fact_nps"):
        job.keep_columns(spark.createDataFrame([("A1", 80.0, None)], SHORT))
