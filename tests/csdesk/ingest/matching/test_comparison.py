"""The dry run: what an import would do to the accounts that are there (S1.71)."""

from __future__ import annotations

from datetime import date

import orjson
import pytest

from csdesk.errors import Cancelled
from csdesk.ingest.matching import compare
from csdesk.model.imports import BLOCK_ROWS
from csdesk.model.known_accounts import KnownBook, gather_known
from csdesk.model.matching import AccountAlias, FieldChange, MatchBasis
from csdesk.model.tables import TableKind
from tests.csdesk.ingest.matching.account_rows import FIELDS, ReadFile, pack_rows

KNOWN = [
    {"account_id": "CUST_001", "account_name": "Acme Inc.", "arr": 100.0, "plan": "Pro"},
    {"account_id": "CUST_002", "account_name": "Beta", "arr": 200.0, "plan": "Pro"},
    {"account_id": "CUST_003", "account_name": "Gamma", "arr": 300.0, "plan": None},
]


def test_new_changed_unchanged_and_missing_accounts_are_counted(run_compare):
    file = [
        {"account_id": "CUST_001", "account_name": "Acme Inc.", "arr": 100.0},
        {"account_id": "CUST_002", "account_name": "Beta", "arr": 250.0},
        {"account_id": "CUST_009", "account_name": "Zenith", "arr": 1.0},
    ]
    found = run_compare(KNOWN, file=file)
    assert (found.new, found.changed, found.unchanged, found.missing) == (1, 1, 1, 1)
    assert (found.new_keys, found.missing_keys) == (("CUST_009",), ("CUST_003",))
    assert found.changes == (FieldChange("CUST_002", "arr", 200.0, 250.0, 3),)
    assert found.dropped == ("plan",)
    assert (found.matches, found.questions, found.joins) == ((), (), ())


def test_the_same_file_again_changes_nothing(run_compare):
    found = run_compare(KNOWN, file=KNOWN)
    assert (found.new, found.changed, found.unchanged, found.missing) == (0, 0, 3, 0)


def test_values_are_shown_as_their_kind_says(run_compare):
    days = [date(2026, 6, 30), date(2026, 7, 31)]
    one, other = (
        [{"account_id": "1", "renewal_date": day, "is_paying": flag}]
        for day, flag in zip(days, (True, False), strict=True)
    )
    found = run_compare(one, file=other)
    assert [(change.field, change.before, change.after) for change in found.changes] == [
        ("is_paying", True, False),
        ("renewal_date", *days),
    ]


def test_the_noise_of_sums_is_no_change_and_a_value_taken_away_is(run_compare):
    known = [{"account_id": "1", "arr": 107440.0, "plan": "Pro"}]
    file = [{"account_id": "1", "arr": 107440.00000000001, "plan": None}]
    assert [change.field for change in run_compare(known, file=file).changes] == ["plan"]


def test_exact_hashed_and_similar_accounts_and_what_goes_to_review(run_compare):
    known = [
        {"account_id": "CUST_001", "account_name": "Acme Inc."},
        {"account_id": "CUST_002", "account_name": "Beta"},
        {"account_id": "CUST_003", "account_name": "Gamma", "contact_email": "ann@gamma.io"},
        {"account_id": "CUST_004", "account_name": "Delta", "domain": "delta.io"},
        {"account_id": "CUST_005", "account_name": "Northwind Trading", "country": "Spain"},
        {"account_id": "CUST_006", "account_name": "Zeta GmbH"},
        {"account_id": "CUST_007", "account_name": "ZETA"},
    ]
    file = [
        {"account_id": "CUST_001", "account_name": "Acme Inc."},
        {"account_id": "CUST002", "account_name": "Beta Ltd"},
        {"account_id": "x-3", "account_name": "Gamma", "contact_email": "ANN@gamma.io"},
        {"account_id": "x-4", "account_name": "Delta AG", "domain": "www.delta.io"},
        {"account_id": "x-5", "account_name": "Northwind Tradng", "country": "Spain"},
        {"account_id": "x-6", "account_name": "Zeta"},
    ]
    found = run_compare(known, file=file)
    assert [(match.key, match.account, match.basis) for match in found.matches] == [
        ("CUST002", "CUST_002", MatchBasis.REPAIRED_ID),
        ("x-3", "CUST_003", MatchBasis.EMAIL_HASH),
        ("x-4", "CUST_004", MatchBasis.DOMAIN),
    ]
    asked = {each.key: [one.account for one in each.candidates] for each in found.questions}
    assert asked == {"x-5": ["CUST_005"], "x-6": ["CUST_006", "CUST_007"]}
    assert (found.asked, found.new) == (2, 2)
    joins = [join for block in found.joins for join in orjson.loads(block)]
    assert [join[:3] for join in joins] == [
        ["CUST002", "CUST_002", "repaired_id"],
        ["x-3", "CUST_003", "email_hash"],
        ["x-4", "CUST_004", "domain"],
    ]
    assert joins[2][3] == "same domain: delta.io; same name"


def test_an_answer_becomes_a_join_and_is_asked_no_more(run_compare):
    known = [
        {"account_id": "1", "account_name": "Zeta"},
        {"account_id": "2", "account_name": "Zeta"},
    ]
    file = [{"account_id": "x", "account_name": "Zeta"}]
    assert run_compare(known, file=file).asked == 1
    found = run_compare(known, file=file, same={"x": "2"})
    assert (found.asked, found.new, found.missing_keys) == (0, 0, ("1",))
    assert found.recognised == {MatchBasis.PERSON: 1}
    assert run_compare(known, file=file, same={"x": None}).new == 1


def test_two_records_of_a_file_that_a_person_joined_are_one_account(run_compare):
    file = [*KNOWN, {"account_id": "x", "account_name": "ACME", "arr": 5.0}]
    for account in ("CUST_001", "CUST_002"):
        found = run_compare(KNOWN, file=file, same={"x": account})
        assert (found.new, found.changed, found.missing, found.asked) == (0, 0, 0, 0)
    new = [{"account_id": "a", "account_name": "Zeta"}, {"account_id": "b", "account_name": "ZETA"}]
    assert run_compare(KNOWN, file=new).new == 2
    assert run_compare(KNOWN, file=new, same={"b": "a"}).new == 1


def test_an_alias_is_followed_without_a_word(run_compare):
    alias = AccountAlias("CUST_002", "CUST_001", MatchBasis.PERSON, "one company")
    found = run_compare(KNOWN, file=KNOWN[:1], aliases=[alias])
    assert (found.missing_keys, found.new, found.matches) == (("CUST_003",), 0, ())
    both = run_compare(KNOWN, file=KNOWN, aliases=[alias])
    assert (both.new, both.missing) == (0, 0)


def test_a_later_list_overrules_an_earlier_one_with_what_it_states(run_compare):
    correction = [{"account_id": "CUST_001", "arr": 150.0, "plan": None}]
    file = [{"account_id": "CUST_001", "arr": 150.0, "plan": "Pro"}]
    found = run_compare(KNOWN, correction, file=file)
    assert (found.changed, found.unchanged) == (0, 1)


def test_a_file_without_accounts_misses_nobody(run_compare):
    found = run_compare(KNOWN, others=[(TableKind.SUPPORT, [{"key": "CUST_001"}])])
    assert (found.new, found.missing, found.dropped) == (0, 0, ())


def test_without_known_accounts_everybody_is_new(run_compare):
    found = run_compare(file=KNOWN)
    assert (found.new, found.missing, found.asked) == (3, 0, 0)


def test_keys_of_other_tables_are_looked_up_and_repaired(run_compare):
    tickets = [{"key": key} for key in ("CUST_001", "cust-002", "cust-002", "Gamma Ltd", "X", None)]
    found = run_compare(KNOWN, others=[(TableKind.SUPPORT, tickets)])
    assert found.unknown == {"Sheet0!1": 1}
    assert [(one.key, one.account, one.basis, one.row, one.table) for one in found.matches] == [
        ("cust-002", "CUST_002", MatchBasis.REPAIRED_ID, 3, "Sheet0!1"),
        ("Gamma Ltd", "CUST_003", MatchBasis.NAME, 5, "Sheet0!1"),
    ]


def test_accounts_of_the_same_file_are_known_to_its_other_tables(run_compare):
    tickets = [{"key": "CUST001"}, {"key": "C9"}]
    found = run_compare(KNOWN, file=[{"account_id": "C9"}], others=[(TableKind.SUPPORT, tickets)])
    assert found.unknown == {"Sheet1!1": 0}
    assert [one.account for one in found.matches] == ["CUST_001"]


def test_several_lists_of_accounts_in_one_file_are_one(run_compare):
    one, other = [{"account_id": "1", "arr": 1.0}], [{"account_id": "2", "plan": "Pro"}]
    known = [{"account_id": "1", "arr": 1.0, "plan": "Pro"}, {"account_id": "2", "plan": "Basic"}]
    found = run_compare(known, file=one, others=[(TableKind.ACCOUNTS, other)])
    assert (found.unchanged, found.changed, found.missing) == (1, 1, 0)


def test_ids_of_another_system_are_noted(run_compare):
    words = ("Acme", "Brill", "Cobra", "Delta", "Ember", "Fjord")
    known = [{"account_id": str(at), "account_name": word} for at, word in enumerate(words)]
    file = [{"account_id": str(at), "account_name": word} for at, word in enumerate(words[::-1])]
    (note,) = run_compare(known, file=file).notes
    assert note.startswith("6 of 6 accounts with the same id have another name, such as “Fjord”")


def test_lists_longer_than_a_block_are_compared_whole(run_compare):
    count = BLOCK_ROWS + 10
    known = [{"account_id": f"K{at:05d}", "arr": 1.0} for at in range(count)]
    file = [dict(row) for row in reversed(known)]
    file[0]["arr"] = file[-1]["arr"] = 2.0
    found = run_compare(known, file=file)
    assert (found.changed, found.unchanged, found.new, found.missing) == (2, count - 2, 0, 0)
    assert [change.row for change in found.changes] == [2, count + 1]


def test_a_comparison_can_be_stopped():
    def stop(done, total, step):
        raise Cancelled

    with pytest.raises(Cancelled):
        compare(KnownBook(), ReadFile([(TableKind.ACCOUNTS, KNOWN)]), FIELDS, None, stop)


def test_only_what_is_needed_is_sent_to_the_worker():
    rows = [{"account_id": "1", "account_name": "A", "arr": 1.0, "plan": "Pro", "email": "a@b.de"}]
    (known,) = gather_known([pack_rows(rows)], columns={"account_id"}).lists
    assert known.columns.keys() == {"key", "account_id", "account_name", "arr", "email"}
