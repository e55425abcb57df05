"""What events add up to, held against plain loops over the same events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from csdesk.errors import Cancelled
from csdesk.ingest.events.engine import Room
from csdesk.ingest.events.reading import Surroundings
from csdesk.ingest.events.signals import ONE, ema_weights
from csdesk.scoring.facts.averages import exponential_mean
from tests.drawn_events import LAST, draw_events, noon, write_csv, write_parquet
from tests.plain_events import Event, add_up, find_homes, keep_once, spell

LISTED = (("u10", "C-1"), ("u-everywhere", "c_2"), ("u31", "C-3"), ("u31", "C-4"))
CORE = frozenset({"reports", "share"})


def signals_of(reading):
    """The rows of signals by day and account, without their keys."""
    names = reading.columns("signals")
    columns = {name: reading.column("signals", name) for name in names}
    rows = [dict(zip(names, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    found = {}
    for row in rows:
        key = (row.pop("measured_on"), spell(row.pop("account_id")))
        row.pop("signal_id"), row.pop("last_used_on")
        found[key] = row
    assert len(found) == len(rows)
    return found


def plain(events, listed=(), core=None):
    """What loops make of the events: signals by day and account, and the counts."""
    accounts = {}
    for user, account in listed:
        accounts.setdefault(user, set()).add(account)
    first = min(event.day for event in events)
    last = max(event.day for event in events)
    days, end = [last], last.replace(day=1) - timedelta(days=1)
    while end - timedelta(days=89) >= first:
        days.append(end)
        end = end.replace(day=1) - timedelta(days=1)
    looked_at = max(first, days[-1] - timedelta(days=89))
    events = [event for event in events if event.day >= looked_at]
    once = keep_once(events, find_homes(events, accounts))
    known = [event for event in once if event.account]
    found = {
        (day.isoformat(), account): row
        for day in days
        for account, row in add_up(known, day, core, looked_at).items()
    }
    return found, len(known), len(events) - len(once), len(once) - len(known)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("write", [write_parquet, write_csv])
def test_signals_are_those_of_plain_loops(tmp_path, read, seed, write):
    events = draw_events(seed)
    path = write(tmp_path / f"events.{'csv' if write is write_csv else 'parquet'}", events)
    around = Surroundings(date(2026, 4, 1), LISTED)
    reading = read(path, around=around, core=("Reports", "share"))
    counts = reading.add_up()
    expected, known, doubled, unknown = plain(events, LISTED, CORE)
    found = signals_of(reading)
    assert found.keys() == expected.keys()
    for key, row in expected.items():
        assert found[key] == pytest.approx(row, abs=2e-6), key
    assert (counts.counted, counts.doubled, counts.unknown) == (known, doubled, unknown)
    assert counts.rows == len(events) == known + doubled + unknown + counts.left_out


def test_days_are_those_of_plain_loops(tmp_path, read):
    events = [one for one in draw_events(7, days=80) if (LAST - one.day).days < 90]
    reading = read(write_parquet(tmp_path / "events.parquet", events))
    reading.add_up()
    once = [one for one in keep_once(events, find_homes(events, {})) if one.account]
    uses = {}
    for one in once:
        uses.setdefault((one.day.isoformat(), one.account), []).append(one)
    columns = [
        reading.column("daily", name)
        for name in ("used_on", "account_id", "usage_count", "daily_active_users")
    ]
    found = {
        (day, spell(account)): (count, users)
        for day, account, count, users in zip(*columns, strict=True)
    }
    expected = {
        key: (len(own), len({one.user.strip().lower() for one in own if one.user}))
        for key, own in uses.items()
    }
    assert found == expected


def test_parts_add_up_to_what_one_file_does(tmp_path, read, monkeypatch):
    """Doubles and sessions that lie in two files count once."""
    events = draw_events(11)
    whole = read(write_parquet(tmp_path / "whole.parquet", events))
    folder = tmp_path / "days"
    folder.mkdir()
    for number in range(4):
        write_parquet(folder / f"{number}.parquet", events[number::4])
    monkeypatch.setattr("csdesk.ingest.events.reading.PART_FILES", 1)
    parts = read(folder)
    assert whole.add_up() == parts.add_up()
    assert parts.finished_parts == 4
    assert signals_of(whole) == signals_of(parts)


def test_a_cancelled_reading_goes_on_and_ends_the_same(tmp_path, read, monkeypatch):
    events = draw_events(12)
    folder = tmp_path / "days"
    folder.mkdir()
    for number in range(3):
        write_parquet(folder / f"{number}.parquet", events[number::3])
    monkeypatch.setattr("csdesk.ingest.events.reading.PART_FILES", 1)
    unbroken, broken = read(folder), read(folder)

    def stop_at_second(_done, _total, step):
        if step == "Adding up 1.parquet":
            raise Cancelled

    with pytest.raises(Cancelled):
        broken.add_up(stop_at_second)
    assert broken.finished_parts == 1
    assert broken.add_up() == unbroken.add_up()
    assert signals_of(broken) == signals_of(unbroken)


def test_reading_needs_no_disk_where_it_may_use_none(tmp_path, read):
    events = draw_events(13)
    path = write_parquet(tmp_path / "events.parquet", events)
    in_memory = read(path, room=Room(300))
    in_memory.add_up()
    assert signals_of(in_memory).keys() == plain(events)[0].keys()
    assert [found.name for found in tmp_path.iterdir()] == ["events.parquet"]


def test_the_folder_on_the_disk_is_private_and_goes(tmp_path, read):
    spill = tmp_path / ".spill"
    reading = read(
        write_parquet(tmp_path / "events.parquet", draw_events(1)), room=Room(300, spill)
    )
    reading.add_up()
    assert spill.stat().st_mode & 0o777 == 0o700
    reading.close()
    assert not spill.exists()


def test_weights_are_those_of_the_moving_average():
    assert np.array(ema_weights()[::-1]) / ONE == pytest.approx(
        [exponential_mean(np.eye(90)[:, [age]])[0] for age in range(90)], abs=1e-9
    )


def one_event(at, **other):
    event = Event("e", "C-1", "u", "open", "Reports", "s", at)
    return replace(event, **other)


def test_a_window_holds_its_last_day_and_not_the_one_before_its_first(tmp_path, read):
    """29 days before the last day are within thirty, 30 are not."""
    last = noon(LAST)
    events = [
        one_event(last),
        one_event(last - timedelta(days=29), event_id="b", user="v"),
        one_event(last - timedelta(days=30), event_id="c", user="w"),
    ]
    reading = read(write_parquet(tmp_path / "events.parquet", events))
    reading.add_up()
    row = signals_of(reading)[(LAST.isoformat(), "c-1")]
    assert row["active_users_30d"] == 2
    assert row["active_users_60d"] == 3
    assert row["events_30d"] == 2
    assert row["mean_daily_users"] == pytest.approx(2 / 30, abs=1e-6)
    assert row["use_change"] is None, "the thirty days before are not covered"


def test_many_users_take_words_of_days_that_begin_elsewhere(tmp_path, read):
    """More than 64 days and 64 features: every word of bits counts."""
    last = noon(LAST)
    events = [
        one_event(last - timedelta(days=day), event_id=f"{day}", feature=f"F{day}")
        for day in range(130)
    ]
    reading = read(write_parquet(tmp_path / "events.parquet", events))
    reading.add_up()
    row = signals_of(reading)[(LAST.isoformat(), "c-1")]
    assert (row["breadth_90d"], row["events_90d"]) == (90, 90)
    assert row["active_users_1d"] == row["active_users_90d"] == 1
    assert row["mean_daily_users"] == 1
    assert row["stickiness"] == 100
    assert row["use_change"] == 0


@pytest.mark.parametrize("may_use_disk", [True, False])
def test_lines_that_are_no_rows_are_counted_and_named(tmp_path, read, may_use_disk):
    path = write_csv(tmp_path / "events.csv", draw_events(2, count=30))
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[4] += ",one,cell,too,many"
    lines[7] = "torn"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    counts = read(path, room=Room(300, tmp_path / ".spill" if may_use_disk else None)).add_up()
    torn = counts.problems[0]
    assert (torn.words, torn.rows) == ("with more or fewer cells than columns", 2)
    assert torn.examples == ("events.csv, row 5", "events.csv, row 8")
    told = counts.counted + counts.doubled + counts.unknown + counts.left_out
    assert counts.rows == told == len(lines) - 1
