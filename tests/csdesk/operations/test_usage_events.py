"""Events come in as what they add up to, once, as one step; nothing else of them is kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from csdesk.errors import Cancelled, InputRefused, WrongUsage
from csdesk.ingest.events import engine
from csdesk.ingest.events.spill import name_spill
from csdesk.model.changes import Changes
from csdesk.model.identifiers import FactId
from csdesk.model.imports import ListRole
from csdesk.model.tables import TableKind
from csdesk.model.usage_events import EventChoices
from csdesk.operations.clients import start_client
from csdesk.operations.history import undo
from csdesk.operations.imported_lists import read_lists
from csdesk.operations.imports import draft_file, import_list
from csdesk.operations.opening import open_client
from csdesk.operations.usage_events import EventSums, import_events, inspect_events
from csdesk.scoring.facts import read_facts
from csdesk.settings import Settings
from tests.csdesk.operations.conftest import AS_OF, CLIENT
from tests.drawn_events import noon, write_csv, write_parquet
from tests.plain_events import Event

LAST = date(2026, 3, 30)
ACCOUNTS = "Account ID,Customer,ARR (GBP)\nCUST-001,Acme,100\nCUST-002,Brook,200\n"
USERS = "User ID,Account ID,Role\nu9,CUST-002,Admin\n"


def make_events(days=70):
    """A user of the first account each day, written otherwise than on the list; one without."""
    events = [
        Event(
            f"e{back}",
            "cust001",
            "u1",
            "open",
            "Reports",
            f"s{back}",
            noon(LAST) - timedelta(days=back),
        )
        for back in range(days)
    ]
    alone = Event("x", None, "u9", "save", "Share", "s", noon(LAST))
    nobody = Event("y", None, "u-unknown", "save", "Share", "s", noon(LAST))
    return [*events, alone, nobody]


@pytest.fixture
def listed(workspace, library, tmp_path):
    """The workspace with two customers and one user."""
    for name, text, role in (
        ("a.csv", ACCOUNTS, ListRole.CURRENT),
        ("u.csv", USERS, ListRole.ADDED),
    ):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        draft = draft_file(path, library, workspace=workspace)
        import_list(workspace, draft, role, AS_OF)
        draft.content.close()
    return workspace


@pytest.fixture
def add_up(library):
    """Return a function that adds the events of a file up; all are let go of at the end."""
    begun = []

    def begin(workspace, path, core=()):
        found = inspect_events([path], library)
        choices = EventChoices(found.choices.columns, core, found.choices.time_format)
        begun.append(EventSums(workspace, [path], choices, library, date(2026, 3, 31)))
        return begun[-1].add_up()

    yield begin
    for sums in begun:
        sums.close()


def test_signals_belong_to_the_listed_customers(listed, library, add_up, tmp_path):
    events = add_up(listed, write_parquet(tmp_path / "events.parquet", make_events()), ("reports",))
    outcome = import_events(listed, events, library=library)
    assert outcome.changes & Changes.DATA
    assert events.counts.repaired == events.counts.unknown == 1
    signals = listed.lists.table(TableKind.USAGE_SIGNALS)
    assert set(signals.account_keys) == {"CUST-001", "CUST-002"}
    last = dict(
        zip(
            zip(signals.account_keys, signals.column("measured_on"), strict=True),
            signals.column("active_users_30d"),
            strict=True,
        )
    )
    assert last[("CUST-001", LAST)] == 1.0
    assert last[("CUST-002", LAST)] == 1.0
    days = listed.lists.table(TableKind.USAGE)
    assert len(days) == 71


def read_facts_of(workspace, library, day=None):
    lists = read_lists(workspace, library)
    return read_facts(lists.accounts, lists.tables, library.facts, day)


def test_facts_are_read_from_signals_today_and_in_the_past(listed, library, add_up, tmp_path):
    """120 days of use give an end of a month with a whole window before it."""
    path = write_csv(tmp_path / "events.csv", make_events(days=150))
    import_events(listed, add_up(listed, path, ("Reports",)), library=library)
    facts = read_facts_of(listed, library)
    at = facts.keys.index("CUST-001")
    expected = {
        "monthly_active_users": 1,
        "dau_mau": 100,
        "use_depth": 30,
        "core_features_30d": 1,
        "days_since_login": 1,
        "usage_change_30d": 0,
        "usage_ema_90d": 1,
        "modules_90d": 1,
    }
    found = {name: facts.numbers(FactId(name))[at] for name in expected}
    assert found == pytest.approx(expected, abs=1e-6)
    past = read_facts_of(listed, library, date(2026, 2, 28))
    assert past.numbers(FactId("monthly_active_users"))[at] == 1
    assert past.numbers(FactId("days_since_login"))[at] == 0


def test_the_same_events_twice_change_nothing(listed, library, add_up, tmp_path):
    path = write_parquet(tmp_path / "events.parquet", make_events())
    first = import_events(listed, add_up(listed, path))
    again = import_events(listed, add_up(listed, path))
    assert again.changes is Changes.NONE
    assert again.result.id == first.result.id


def test_an_import_of_events_is_one_step_that_is_undone(listed, library, add_up, tmp_path):
    before = listed.imports.batches()
    import_events(listed, add_up(listed, write_csv(tmp_path / "e.csv", make_events())))
    assert len(listed.imports.batches()) == len(before) + 1
    undo(listed)
    assert listed.imports.batches() == before
    assert len(listed.lists.table(TableKind.USAGE_SIGNALS)) == 0


def test_later_events_take_the_place_of_the_same_days(listed, library, add_up, tmp_path):
    events = make_events()
    import_events(listed, add_up(listed, write_csv(tmp_path / "one.csv", events)))
    more = Event("z", "CUST-001", "u2", "open", "Share", "t", noon(LAST))
    import_events(listed, add_up(listed, write_csv(tmp_path / "two.csv", [*events, more])))
    days = listed.lists.table(TableKind.USAGE)
    assert len(days) == 71
    counts = dict(zip(days.column("usage_id"), days.column("usage_count"), strict=True))
    assert counts[f"CUST-001 {LAST}"] == 2


def test_no_user_and_no_word_of_an_event_enters_the_workspace(listed, library, add_up, tmp_path):
    secret = Event(
        "secret-id", "CUST-001", "secret-user", "secret-type", "secret-part", "secret-s", noon(LAST)
    )
    path = write_parquet(tmp_path / "events.parquet", [*make_events(), secret])
    import_events(listed, add_up(listed, path), library=library)
    place = listed.path
    listed.close()
    assert b"secret" not in place.read_bytes()


def test_what_was_not_counted_is_among_the_issues(listed, library, add_up, tmp_path):
    path = write_csv(tmp_path / "events.csv", make_events())
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[2] = lines[2].rpartition(",")[0] + ",yesterday"
    lines[3] = lines[3].rpartition(",")[0] + ",2031-01-01 10:00"
    path.write_text("\n".join([*lines, lines[5]]) + "\n", encoding="utf-8")
    events = add_up(listed, path)
    counts = events.counts
    assert (counts.rows, counts.counted, counts.doubled, counts.unknown) == (73, 69, 1, 1)
    assert {(one.words, one.rows, one.examples) for one in counts.problems} == {
        ("without a date that can be read", 1, ("events.csv, row 3",)),
        ("dated in the future", 1, ("events.csv, row 4",)),
    }
    import_events(listed, events)
    told = [issue.problem for issue in listed.imports.issues()]
    assert "1 event came twice and counted once" in told
    assert any("events.csv, row 3" in problem for problem in told)
    assert "The times of the events name no zone and were taken as UTC" in told


def test_times_that_name_their_zone_are_taken_to_utc(listed, library, add_up, tmp_path):
    """Half past eleven in New York is the next day in London."""
    path = tmp_path / "events.csv"
    path.write_text(
        "account_id,user_id,event,timestamp\nCUST-001,u,open,2026-03-29T23:30:00-05:00\n"
    )
    events = add_up(listed, path)
    assert events.counts.last_day == date(2026, 3, 30)
    assert events.counts.names_zone


def test_times_with_days_and_months_that_may_be_swapped_are_asked_about(listed, library, tmp_path):
    path = tmp_path / "events.csv"
    path.write_text("account_id,user_id,event,timestamp\nCUST-001,u,open,03/04/2025 10:00\n")
    found = inspect_events([path], library)
    assert [way.id for way in found.time_formats] == ["day_first", "month_first"]
    assert found.choices.time_format is None
    with pytest.raises(InputRefused, match="day first or month first"):
        EventSums(listed, [path], found.choices, library, LAST)
    chosen = EventChoices(found.choices.columns, (), "day_first")
    sums = EventSums(listed, [path], chosen, library, LAST)
    assert sums.add_up().counts.last_day == date(2025, 4, 3)
    sums.close()


def test_seconds_since_1970_are_read(listed, library, add_up, tmp_path):
    path = tmp_path / "events.csv"
    path.write_text("account_id,user_id,event,timestamp\nCUST-001,u,open,1774828800\n")
    assert add_up(listed, path).counts.last_day == date(2026, 3, 30)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("e.parquet", b"PAR1 is how it begins", "cannot be read as a file of events"),
        ("e.parquet", b"no such file", "no Parquet file, or is damaged"),
        ("e.csv", b"", "the file is empty"),
        ("e.csv", b"one,two\n1,2\n", "no column says when"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(listed, library, tmp_path, name, content, sentence):
    path = tmp_path / name
    path.write_bytes(content)

    def read():
        found = inspect_events([path], library)
        EventSums(listed, [path], found.choices, library, LAST).add_up()

    with pytest.raises(InputRefused, match=sentence) as refused:
        read()
    assert "\n" not in str(refused.value)


def test_without_the_engine_a_sentence_says_what_is_missing(library, tmp_path, monkeypatch):
    monkeypatch.setattr(engine, "find_spec", lambda _name: None)
    with pytest.raises(WrongUsage, match=r"DuckDB, which is not installed.*summary of use"):
        inspect_events([tmp_path / "events.parquet"], library)


def test_nothing_is_written_beside_an_encrypted_client(tmp_path, library):
    place = tmp_path / "client" / "Secret.csdesk"
    place.parent.mkdir()
    path = write_parquet(tmp_path / "events.parquet", make_events())
    with start_client(
        place, CLIENT, as_of=AS_OF, phrase="correct horse battery staple"
    ) as workspace:
        found = inspect_events([path], library)
        sums = EventSums(workspace, [path], found.choices, library, LAST)
        import_events(workspace, sums.add_up())
        assert not name_spill(place).exists()
        sums.close()


def test_the_folder_of_a_program_that_was_ended_goes_at_the_next_start(workspace, path):
    workspace.close()
    left = name_spill(path)
    left.mkdir()
    (left / "events.tmp").write_bytes(b"left over")
    open_client(path, Settings()).workspace.close()
    assert not left.exists()


def test_a_cancelled_import_of_events_changes_nothing(listed, library, tmp_path):
    before = listed.imports.batches()
    path = write_parquet(tmp_path / "events.parquet", make_events())
    found = inspect_events([path], library)
    sums = EventSums(listed, [path], found.choices, library, LAST)

    def stop(_done, _total, step):
        if step.startswith("Adding up"):
            raise Cancelled

    with pytest.raises(Cancelled):
        sums.add_up(stop)
    assert listed.imports.batches() == before
    assert sums.add_up().counts.counted == 71
    sums.close()
    assert not name_spill(listed.path).exists()
