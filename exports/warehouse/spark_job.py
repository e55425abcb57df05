"""Scores the accounts of a table on Spark, as csdesk would.

    spark-submit job.py FACTS SCORES

FACTS is a table of the catalogue, or the path of Parquet files, with the columns of
account_facts.sql. SCORES is a path that is still free; Parquet files are written there. The SQL
beside this file is read where the job is started.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import StructType

HERE = Path(__file__).resolve().parent
VIEW = "account_facts"
MOST_TOLD = 20
"""So many rows that are wrong are told one by one."""


def main() -> int:
    """Score the table and return the exit code."""
    options = read_options()
    spark = SparkSession.builder.appName("Health score").getOrCreate()
    try:
        score_table(spark, options.facts, options.scores)
    except UnfitTable as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    finally:
        spark.stop()
    return 0


def score_table(spark: SparkSession, facts: str, scores: str) -> None:
    """Score the accounts of a table and write what comes out; UnfitTable where it cannot be."""
    keep_columns(read_facts(spark, facts)).createOrReplaceTempView(VIEW)
    refuse_wrong_rows(spark)
    spark.sql(read_query("health_score.sql")).write.mode("errorifexists").parquet(scores)


class UnfitTable(Exception):
    """The table cannot be scored; nothing was written."""


def read_options() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(description="Score accounts by the health score of csdesk.")
    parser.add_argument("facts", help="a table of the catalogue, or a path of Parquet files")
    parser.add_argument("scores", help="a path that is still free")
    return parser.parse_args()


def read_facts(spark: SparkSession, place: str) -> DataFrame:
    """Return the table of facts by its name or path."""
    if "/" not in place and spark.catalog.tableExists(place):
        return spark.table(place)
    return spark.read.parquet(place)


def keep_columns(facts: DataFrame) -> DataFrame:
    """Return the columns that the query reads, with their types; none may be missing."""
    wanted = read_schema()
    missing = [name for name in wanted.names if name not in facts.columns]
    if missing:
        raise UnfitTable(f"The table has no {', '.join(missing)}. What they mean: inputs.csv.")
    return facts.select(*wanted.names).to(wanted)


def read_schema() -> StructType:
    """Return the columns that account_facts.sql creates."""
    statement = read_query("account_facts.sql")
    return StructType.fromDDL(statement[statement.index("(") + 1 : statement.rindex(")")])


def refuse_wrong_rows(spark: SparkSession) -> None:
    """Raise UnfitTable where a key is empty or stands twice, or a number is none."""
    found = spark.sql(read_query("checks.sql")).limit(MOST_TOLD + 1).collect()
    if found:
        told = [f"{row['account_key']}: {row['problem']}" for row in found[:MOST_TOLD]]
        more = ["and more"] if len(found) > MOST_TOLD else []
        raise UnfitTable("Nothing was scored.\n" + "\n".join(told + more))


def read_query(name: str) -> str:
    """Return a statement of the hand-off without the semicolon after it."""
    return (HERE / name).read_text(encoding="utf-8").strip().removesuffix(";")


if __name__ == "__main__":
    sys.exit(main())
