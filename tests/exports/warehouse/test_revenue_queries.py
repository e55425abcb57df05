"""Retention, movements and cohorts in SQL give what csdesk's own engine gives, to the last bit."""

from __future__ import annotations

from datetime import date

import pytest
import sqlglot

from exports.warehouse.revenue_queries import REVENUE_QUERIES, REVENUE_TABLE, revenue_query
from exports.warehouse.score_query import DIALECTS
from tests.exports.warehouse.revenue_books import EXPECTED, draw_grid, list_rows

duckdb = pytest.importorskip("duckdb")


def ask(name, rows, columns="*"):
    book = duckdb.connect()
    book.execute(revenue_query(REVENUE_TABLE, "duckdb"))
    book.executemany("INSERT INTO account_revenue VALUES (?, ?, ?)", rows)
    found = book.sql(revenue_query(name, "duckdb"))
    return found.project(columns).order("1, 2").fetchall()


@pytest.mark.parametrize("name", REVENUE_QUERIES)
@pytest.mark.parametrize("seed", range(5))
def test_a_drawn_book_comes_to_the_same(name, seed):
    grid = draw_grid(seed)
    tell, columns = EXPECTED[name]
    found = ask(name, list_rows(grid), columns)
    assert found == sorted(tell(grid))
    assert len(found) > 2


def test_a_year_by_hand():
    # 100 of 300 is gone, 100 became 150, 100 became 80, and 900 are new: 230 and 180 of 300.
    first, last = date(2025, 1, 31), date(2026, 1, 31)
    between = [("d", date(2025, month, 28), 90_000) for month in range(2, 13)]
    rows = [("a", first, 10_000), ("b", first, 10_000), ("c", first, 10_000), *between,
            ("b", last, 15_000), ("c", last, 8_000), ("d", last, 90_000)]  # fmt: skip
    (year,) = ask("retention", rows)
    assert year[:6] == (first, last, 3, 2, 30_000, 23_000)
    assert year[6:] == (100 * 230 / 300, 60.0, 100 * 2 / 3)


def test_movements_by_hand():
    days = [date(2025, month, 28) for month in (1, 2, 3)]
    rows = [("gone", days[0], 5), ("grows", days[0], 5), ("grows", days[1], 8),
            ("back", days[0], 7), ("grows", days[2], 6), ("back", days[2], 9),
            ("new", days[2], 4)]  # fmt: skip
    found = ask("movements", rows)
    # start, new, reactivation, expansion, contraction, churn, end
    assert [row[2:] for row in found] == [(17, 0, 0, 3, 0, 12, 8), (8, 4, 9, 0, 2, 0, 19)]


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("name", REVENUE_QUERIES)
def test_each_dialect_reads_its_own_text(dialect, name):
    text = revenue_query(name, dialect)
    found = sqlglot.parse_one(text, read=dialect, error_level=sqlglot.ErrorLevel.RAISE)
    assert found.named_selects == sqlglot.parse_one(revenue_query(name, "duckdb")).named_selects
