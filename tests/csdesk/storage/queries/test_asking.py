"""Queries read tables in memory, and can do nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.errors import Cancelled, WrongUsage
from csdesk.model.queries import MOST_ROWS, QueryTable, TableOutline
from csdesk.progress import silent
from csdesk.storage.queries import Question, ask
from tests.query_books import ask_sql, make_tables

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT {what} FROM n"
ACCOUNTS = {"key": ("A", "B"), "arr": (1.5, None), "renewal_date": (date(2026, 7, 1), None)}


def test_values_come_as_they_are_and_days_as_texts():
    found = ask_sql("SELECT key, arr, renewal_date, plan FROM accounts", accounts=ACCOUNTS)
    assert found.columns == ("key", "arr", "renewal_date", "plan")
    assert found.rows == (("A", 1.5, "2026-07-01", None), ("B", None, None, None))
    assert (found.total, found.day, found.is_cut) == (2, "2026-06-30", False)


def test_records_are_counted_without_naming_a_column():
    assert ask_sql("SELECT COUNT(*) FROM accounts", accounts=ACCOUNTS).rows == ((2,),)


def test_only_what_a_query_names_is_read():
    asked = []

    def read(names):
        asked.append(tuple(names))
        return ACCOUNTS

    def refuse(names):
        raise AssertionError(names)

    tables = [
        QueryTable(TableOutline("accounts", "", ("key", "arr", "renewal_date")), read),
        QueryTable(TableOutline("support", "", ("key",)), refuse),
    ]
    ask(Question("SELECT SUM(arr) FROM accounts WHERE key > ''", {}, tables), silent)
    assert [sorted(names) for names in asked] == [["arr", "key"]]


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO accounts (key) VALUES ('X')",
        "WITH x AS (SELECT 1) DELETE FROM accounts",
        "UPDATE accounts SET arr = 0",
        "CREATE TABLE other (x)",
        "DROP TABLE accounts",
        "ATTACH '{file}' AS other",
        "VACUUM INTO '{file}'",
        "PRAGMA temp_store",
        "BEGIN",
        "SELECT * FROM pragma_database_list",
        "SELECT * FROM sqlite_master",
        "SELECT load_extension('{file}')",
        "SELECT sqlcipher_export('other')",
        "SELECT randomblob(10)",
    ],
)
def test_nothing_but_reading_is_allowed(sql, tmp_path):
    file = tmp_path / "out.db"
    with pytest.raises(WrongUsage, match=r"SELECT or WITH"):
        ask_sql(sql.format(file=file), accounts=ACCOUNTS)
    assert not file.exists()


@pytest.mark.parametrize(
    "sql", ["SELECT date('now')", "SELECT\n  current_date", "SELECT julianday( )"]
)
def test_the_clock_is_not_looked_at(sql):
    with pytest.raises(WrongUsage, match=r"Line \d, column \d+: .* clock"):
        ask_sql(sql)


@pytest.mark.parametrize(
    ("sql", "place", "words"),
    [
        ("SELEC 1", "Line 1, column 1", "SELEC"),
        ("SELECT key,\nFROM accounts", "Line 2, column 1", "FROM"),
        ("SELECT aar\nFROM accounts", "Line 1, column 8", "Did you mean arr"),
        ("SELECT key\nFROM acounts", "Line 2, column 6", "Did you mean accounts"),
        ("SELECT key FROM accounts JOIN support USING (nokey)", "Line 1, column 46", "nokey"),
        ("SELECT key FROM accounts, support", "Line 1, column 8", "Name the table"),
        ("SELECT made_up(key) FROM accounts", "Line 1, column 8", "no function made_up"),
        ("SELECT :as_of,\n  :days", "Line 2, column 3", ":days has no value"),
    ],
)
def test_a_mistake_is_told_with_its_place(sql, place, words):
    with pytest.raises(WrongUsage) as told:
        ask_sql(sql)
    assert str(told.value).startswith(place)
    assert words in str(told.value)


@pytest.mark.parametrize("sql", ["", "-- nothing", "SELECT key FROM accounts WHERE"])
def test_a_query_that_ends_too_soon_is_told(sql):
    with pytest.raises(WrongUsage, match="ends too soon"):
        ask_sql(sql)


def test_several_queries_at_once_are_refused():
    with pytest.raises(WrongUsage, match="several queries"):
        ask_sql("SELECT 1; SELECT 2")


def test_too_many_rows_are_counted_and_the_first_shown():
    numbers = ENDLESS.format(what="i") + " LIMIT 12345"
    found = ask_sql(numbers)
    assert (len(found.rows), found.total, found.is_cut) == (MOST_ROWS, 12_345, True)


def test_rows_without_end_are_not_counted_for_ever():
    found = ask_sql(ENDLESS.format(what="i"), seconds=0.2)
    assert (len(found.rows), found.total, found.is_cut) == (MOST_ROWS, None, True)


def test_a_query_that_takes_too_long_is_stopped():
    with pytest.raises(WrongUsage, match="stopped after"):
        ask_sql(ENDLESS.format(what="COUNT(*)"), seconds=0.2)


def test_a_query_can_be_cancelled():
    def stop(done, total, step):
        if step == "Asking":
            raise Cancelled

    with pytest.raises(Cancelled):
        ask(Question(ENDLESS.format(what="COUNT(*)"), {}, make_tables()), stop)
