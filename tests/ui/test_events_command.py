"""``csdesk events``: what it says, what it keeps, and what it says where the engine is missing."""

from __future__ import annotations

from contextlib import closing

import pytest

from csdesk.ingest.events import engine
from csdesk.model.clients import Client
from csdesk.model.tables import TableKind
from csdesk.operations.clients import start_client
from csdesk.storage.workspace import open_workspace
from tests.drawn_events import draw_events, write_csv, write_parquet
from ui.command_line import run_command


@pytest.fixture
def place(tmp_path):
    path = tmp_path / "client.csdesk"
    start_client(path, Client("Client", "GBP")).close()
    return path


def count_signals(place):
    with closing(open_workspace(place, read_only=True)) as workspace:
        return len(workspace.lists.table(TableKind.USAGE_SIGNALS))


def test_events_are_added_up_and_told(place, tmp_path, capsys):
    events = write_parquet(tmp_path / "events.parquet", draw_events(1))
    assert run_command(["events", str(place), str(events), "--core", "Reports"]) == 0
    told = capsys.readouterr().out
    assert "482 of 601 events counted, of 6 accounts and 29 users" in told
    assert "57 events came twice and counted once" in told
    assert "18 rows of usage signals" in told
    assert count_signals(place) == 18


def test_a_dry_run_keeps_nothing(place, tmp_path, capsys):
    events = write_csv(tmp_path / "events.csv", draw_events(1))
    assert run_command(["events", str(place), str(events), "--dry-run"]) == 0
    assert "Nothing was kept" in capsys.readouterr().out
    assert count_signals(place) == 0


def test_columns_can_be_named(place, tmp_path, capsys):
    path = tmp_path / "events.csv"
    path.write_text("who,whose,doing,when\nu,C-1,open,03/04/2025 10:00\n", encoding="utf-8")
    columns = ("user_id=who", "account_id=whose", "event_type=doing", "happened_at=when")
    named = [word for column in columns for word in ("--column", column)]
    assert run_command(["events", str(place), str(path), *named]) == 3
    assert "day first or month first" in capsys.readouterr().err
    assert run_command(["events", str(place), str(path), *named, "--times", "day_first"]) == 0
    assert "1 of 1 event counted" in capsys.readouterr().out


def test_without_the_engine_it_says_what_is_missing(place, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(engine, "find_spec", lambda _name: None)
    assert run_command(["events", str(place), str(tmp_path / "events.parquet")]) == 2
    assert "DuckDB, which is not installed" in capsys.readouterr().err
