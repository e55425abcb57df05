"""The workbook names every account that a finding concerns."""

from __future__ import annotations

from dataclasses import replace

from csdesk.model.identifiers import AccountKey
from csdesk.report.sections.finding_accounts import MOST, account_tables
from tests.csdesk.report.diagnoses import make_empty, make_finding, make_full

FEW = tuple(map(AccountKey, ("A1", "A2", "A3")))


def test_accounts_stand_below_their_finding_the_largest_first() -> None:
    full = make_full()
    finding = make_finding(1, accounts=FEW, account_arr=(10.0, 30.0, 20.0))
    silent = make_finding(2, accounts=(), account_arr=())
    (table,) = account_tables(replace(full, findings=(silent, finding)))
    assert [(row[0], row[2], row[4]) for row in table.rows] == [
        (2, "A2", 30.0),
        (2, "A3", 20.0),
        (2, "A1", 10.0),
    ]
    names = dict(zip(full.accounts.keys, full.accounts.column("account_name"), strict=True))
    assert [row[3] for row in table.rows] == [names[row[2]] for row in table.rows]
    assert not table.notes
    assert table.workbook_only


def test_of_many_accounts_the_largest_are_listed_and_a_note_says_so() -> None:
    keys = tuple(AccountKey(f"K{number}") for number in range(MOST + 1))
    finding = make_finding(1, accounts=keys, account_arr=tuple(map(float, range(MOST + 1))))
    (table,) = account_tables(replace(make_full(), findings=(finding,)))
    assert len(table.rows) == MOST
    assert min(row[4] for row in table.rows) == 1.0
    assert "the most ARR" in table.notes[0]


def test_without_accounts_there_is_no_list() -> None:
    assert account_tables(make_empty()) == ()
