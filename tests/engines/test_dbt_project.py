"""The dbt project of a hand-off, built and tested by dbt itself on DuckDB."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import date

import pytest

from csdesk.scoring.health import score_facts
from exports.warehouse_folder import write_hand_off
from tests.csdesk.scoring.health.cards import make_card, make_signal
from tests.engines.absent_engines import need_engine
from tests.exports.warehouse.revenue_books import EXPECTED, draw_grid
from tests.facts import make_facts

need_engine("dbt")
need_engine("duckdb")
tables = pytest.importorskip("tests.exports.warehouse.scored_tables")

CARD = make_card(make_signal("usage", 60), make_signal("nps", 40))
KEYS = ("A0", "A1", "A2", "A3")
FACTS = {"usage": [80, None, 10, 79.99], "nps": [79.99, 50, 20, None]}
AS_OF = date(2026, 3, 31)
TABLES = """
CREATE SCHEMA raw;
CREATE TABLE raw.accounts (account_id TEXT, company_name TEXT, industry TEXT, created_date DATE);
CREATE TABLE raw.users (
    user_id TEXT, account_id TEXT, email TEXT, role TEXT, activation_date DATE
);
CREATE TABLE raw.events (
    event_id TEXT, user_id TEXT, account_id TEXT, event_type TEXT, "timestamp" TIMESTAMP,
    properties TEXT
);
CREATE TABLE raw.subscriptions (
    subscription_id TEXT, account_id TEXT, plan_tier TEXT, start_date DATE, end_date DATE,
    revenue DOUBLE, updated_at TIMESTAMP
);
CREATE TABLE raw.support_interactions (
    ticket_id TEXT, account_id TEXT, user_id TEXT, category TEXT, created_at TIMESTAMP,
    resolution_time DOUBLE, satisfaction_score DOUBLE
);
"""


@pytest.fixture(scope="module")
def grid():
    return draw_grid(1, accounts=len(KEYS))


@pytest.fixture(scope="module")
def built(tmp_path_factory, grid):
    """Return the folder of a project that dbt built, with the client's own tables beside it."""
    folder = tmp_path_factory.mktemp("dbt")
    document = tables.make_hand_off(CARD)
    write_hand_off(document, folder / "hand-off")
    project = folder / "hand-off" / "dbt"
    shutil.copy(project / "profiles.example.yml", project / "profiles.yml")
    fill(project, document, grid)
    done = run_dbt(project)
    assert done.returncode == 0, done.stdout
    return project


def fill(project, document, grid):
    import duckdb

    facts = tables.load_facts(document, make_facts(keys=KEYS, **FACTS))
    facts.execute(f"COPY account_facts TO '{project / 'facts.parquet'}' (FORMAT parquet)")
    with duckdb.connect(str(project / "csdesk_hand_off.duckdb")) as book:
        book.execute(TABLES)
        book.execute(f"CREATE TABLE raw.account_facts AS FROM '{project / 'facts.parquet'}'")
        accounts = [(key, f"Customer {key}", None, AS_OF) for key in (*KEYS, "always")]
        book.executemany("INSERT INTO raw.accounts VALUES (?, ?, ?, ?)", accounts)
        book.executemany(
            "INSERT INTO raw.subscriptions VALUES (?, ?, 'plan', ?, ?, ?, ?)", list(lines_of(grid))
        )
        happened = ["2026-03-02", "2026-03-01 23:00", "2026-04-01"]
        book.executemany(
            "INSERT INTO raw.events VALUES (?, 'u', 'A0', 'visit', ?, NULL)",
            [(str(at), when) for at, when in enumerate(happened)],
        )
        book.execute("INSERT INTO raw.events VALUES ('9', 'u', 'A2', 'visit', '2025-12-01', NULL)")


def lines_of(grid):
    """Yield a subscription for each month that an account pays."""
    ends = [*grid.days[1:], AS_OF.replace(month=4, day=30)]
    for key, row in zip(grid.accounts, grid.amounts.tolist(), strict=True):
        for at, amount in enumerate(row):
            if amount > 0:
                yield f"{key} {at}", str(key), grid.days[at], ends[at], amount, "2026-01-01"


def run_dbt(project, *arguments):
    program = "from dbt.cli.main import cli; cli()"
    given = {"DBT_SEND_ANONYMOUS_USAGE_STATS": "false", "DO_NOT_TRACK": "1"}
    variables = ["--vars", json.dumps({"as_of": AS_OF.isoformat()})]
    return subprocess.run(
        [sys.executable, "-c", program, "build", "--profiles-dir", ".", *variables, *arguments],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **given},
    )


def ask(project, query):
    import duckdb

    with duckdb.connect(str(project / "csdesk_hand_off.duckdb"), read_only=True) as book:
        return book.execute(query).fetchall()


def test_the_health_score_of_dbt_is_that_of_csdesk(built):
    columns = ", ".join(tables.COMPARED)
    found = ask(built, f"SELECT {columns} FROM health_scorecard")  # noqa: S608 - constants
    expected = tables.tell_engine(score_facts(make_facts(keys=KEYS, **FACTS), (CARD,)))
    assert tables.sort_rows(found) == expected


@pytest.mark.parametrize(
    ("model", "name"),
    [("retention", "retention"), ("revenue_movements", "movements"), ("cohorts", "cohorts")],
)
def test_revenue_from_subscriptions_comes_to_what_csdesk_says(built, grid, model, name):
    tell, columns = EXPECTED[name]
    found = ask(built, f"SELECT {columns} FROM {model} ORDER BY 1, 2")  # noqa: S608 - constants
    assert found == sorted(tell(grid))


def test_customers_without_an_event_stay_in_the_count_of_events(built):
    found = dict(ask(built, "SELECT customer_id, events FROM events_30d"))
    # 2 March is the first of 30 days that end with 31 March.
    assert found == {"A0": 1, "A1": 0, "A2": 0, "A3": 0, "always": 0}


def test_a_silent_customer_with_a_low_score_is_found(built):
    assert ask(built, "SELECT customer_id FROM silent_at_risk") == [("A2",)]


def test_weights_lie_beside_the_score(built):
    (count,) = ask(built, "SELECT COUNT(*) FROM scorecard_weights")
    assert count == (2,)


def test_keys_that_are_wrong_fail_the_tests_of_the_project(built, tmp_path):
    import duckdb

    project = tmp_path / "dbt"
    shutil.copytree(built, project)
    with duckdb.connect(str(project / "csdesk_hand_off.duckdb")) as book:
        book.execute("INSERT INTO raw.account_facts SELECT * FROM raw.account_facts LIMIT 1")
        book.execute("UPDATE raw.subscriptions SET account_id = 'Z' WHERE account_id = 'A1'")
    done = run_dbt(project, "--select", "account_facts", "stg_subscriptions")
    assert done.returncode == 1
    assert "unique_account_facts_account_key" in done.stdout
    assert "relationships_stg_subscriptions_account_id" in done.stdout
