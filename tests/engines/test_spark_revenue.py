"""Retention, movements and cohorts on Spark are those of csdesk, to the last bit."""

from __future__ import annotations

import pytest

from exports.warehouse.revenue_queries import REVENUE_QUERIES, revenue_query
from tests.engines.absent_engines import need_engine
from tests.exports.warehouse.revenue_books import EXPECTED, draw_grid, list_rows

need_engine("pyspark")

SCHEMA = "account_key STRING, paid_on DATE, arr_cents BIGINT"


@pytest.mark.parametrize("name", REVENUE_QUERIES)
def test_a_drawn_book_comes_to_the_same(spark, name):
    grid = draw_grid(3)
    spark.createDataFrame(list_rows(grid), SCHEMA).createOrReplaceTempView("account_revenue")
    tell, columns = EXPECTED[name]
    found = spark.sql(revenue_query(name, "spark")).select(*columns.split(", ")).collect()
    assert sorted(tuple(row) for row in found) == sorted(tell(grid))
