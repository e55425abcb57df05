"""Spreadsheets on the command line: read, tried, refused, corrected, kept."""

from __future__ import annotations

import json

import pytest
from openpyxl import load_workbook

from csdesk.model.clients import Client
from csdesk.model.currencies import NO_CURRENCY
from csdesk.model.imports import ListRole
from csdesk.model.tables import TableKind
from csdesk.operations.clients import start_client
from csdesk.storage.workspace import open_workspace
from tests.ui.command_workspaces import PHRASE, fingerprint, make_workspace, write_phrase
from ui.command_line import run_command

CUSTOMERS = """Customer ID,Customer,ARR (GBP),Renewal Date,CSM
C-1,Acme,1200,2026-09-30,Ada
C-2,Brook,2400,2026-10-31,Ben
C-3,Cove,3600,2026-11-30,Ben
"""
TICKETS = """Ticket ID,Customer ID,Created at,Priority,Status
T-1,C-1,2026-03-01 10:00,High,Solved
T-2,C-2,2026-03-02 11:00,Low,Open
"""
AMBIGUOUS = """Customer ID,Customer,ARR (GBP),Renewal Date
C-1,Acme,1200,03/04/2026
C-2,Brook,2400,05/06/2026
"""
BILLED = "Customer External ID,Customer,MRR,Currency,Start date\n" + "".join(
    f"c{n},Firm {n},{n * 199900},GBP,2025-0{n}-15\n" for n in range(1, 9)
)
"""As programs for billing write it, in cents."""
DOLLARS = CUSTOMERS.replace("GBP", "USD")
MIXED = """Customer ID,Customer,ARR,Renewal Date
C-1,Acme,USD 1200,2026-09-30
C-2,Brook,GBP 2400,2026-10-31
"""
DATED = ("--as-of", "2026-03-31")


@pytest.fixture
def workspace(tmp_path):
    return make_workspace(tmp_path / "client.csdesk")


@pytest.fixture
def bring(workspace, tmp_path):
    """Return a function that writes texts to files and imports them, and returns the exit code."""

    def bring_in(files, *more, date=DATED):
        paths = [tmp_path / name for name in files]
        for path, text in zip(paths, files.values(), strict=True):
            path.write_text(text, encoding="utf-8")
        return run_command(["import", str(workspace), *map(str, paths), *date, *more])

    return bring_in


def kept(workspace):
    with open_workspace(workspace, read_only=True) as opened:
        return opened.lists.in_use()


def test_a_list_comes_in_and_every_row_is_accounted_for(workspace, bring, capsys):
    assert bring({"list.csv": CUSTOMERS}) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "list.csv: current, 31 Mar 2026",
        "  list!1: Customers, 3 customers from 3 rows",
        "  customers: 3 new, 0 changed, 0 unchanged, 0 missing",
    ]
    assert said.err == ""
    (batch,) = kept(workspace)
    assert (batch.role, batch.accounts_read) == (ListRole.CURRENT, 3)


def test_several_files_are_one_step_and_take_the_roles_that_fit(workspace, bring):
    assert bring({"list.csv": CUSTOMERS, "tickets.csv": TICKETS}) == 0
    roles = {batch.file_name: batch.role for batch in kept(workspace)}
    assert roles == {"list.csv": ListRole.CURRENT, "tickets.csv": ListRole.ADDED}
    with open_workspace(workspace) as opened:
        opened.history.undo()
        assert opened.lists.in_use() == ()


def test_the_files_of_a_folder_come_in_together(workspace, tmp_path, capsys):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "list.csv").write_text(CUSTOMERS)
    (folder / "tickets.csv").write_text(TICKETS)
    (folder / "notes.docx").write_text("no spreadsheet")
    assert run_command(["import", str(workspace), str(folder), *DATED]) == 0
    assert len(kept(workspace)) == 2
    empty = tmp_path / "empty"
    empty.mkdir()
    capsys.readouterr()
    assert run_command(["import", str(workspace), str(empty), *DATED]) == 2
    assert "no spreadsheet" in capsys.readouterr().err


def test_two_lists_of_customers_cannot_both_be_the_present_one(workspace, bring, capsys):
    before = fingerprint(workspace)
    assert bring({"a.csv": CUSTOMERS, "b.csv": CUSTOMERS}) == 2
    assert "There is one current list, and these are several: a.csv, b.csv." in (
        capsys.readouterr().err
    )
    assert fingerprint(workspace) == before


def test_the_earlier_list_is_named_as_such(workspace, bring):
    assert bring({"list.csv": CUSTOMERS}) == 0
    old = CUSTOMERS.replace("1200", "1000")
    assert bring({"old.csv": old}, "--role", "previous", date=("--as-of", "2025-03-31")) == 0
    assert {batch.role for batch in kept(workspace)} == {ListRole.CURRENT, ListRole.PREVIOUS}


def test_an_open_question_keeps_everything_out_and_names_its_answers(workspace, bring, capsys):
    before = fingerprint(workspace)
    assert bring({"list.csv": AMBIGUOUS, "tickets.csv": TICKETS}) == 3
    said = capsys.readouterr().err
    assert "  --answer 'list!1/D/date_order=day_first'" in said
    assert "  --answer 'list!1/D/date_order=month_first'" in said
    assert fingerprint(workspace) == before


def test_amounts_that_may_be_cents_stay_out_until_somebody_says_so(workspace, bring, capsys):
    assert bring({"list.csv": BILLED}) == 3
    said = capsys.readouterr().err
    assert "Are these amounts in cents?" in said
    assert "--answer 'list!1/C/minor_units=minor'  Yes, in cents" in said
    assert kept(workspace) == ()
    assert bring({"list.csv": BILLED}, "--answer", "list!1/C/minor_units=minor") == 0
    with open_workspace(workspace) as opened:
        assert opened.lists.table(TableKind.ACCOUNTS).column("mrr")[0] == 1999.0


def test_what_was_taken_for_the_answer_is_told_with_the_others(bring, capsys):
    cents = BILLED.replace("MRR", "MRR (cents)")
    assert bring({"list.csv": cents}) == 0
    assert (
        "  Are these amounts in cents? Taken: Yes, in cents. "
        "Otherwise --answer 'list!1/C/minor_units=major'"
    ) in capsys.readouterr().out.splitlines()


def test_an_answer_is_kept_and_given_again_for_the_next_such_file(workspace, bring):
    answer = ("--answer", "list!1/D/date_order=day_first")
    assert bring({"list.csv": AMBIGUOUS}, *answer) == 0
    with open_workspace(workspace, read_only=True) as opened:
        dates = opened.accounts.table(ListRole.CURRENT).column("renewal_date")
    assert [day.isoformat() for day in dates] == ["2026-04-03", "2026-06-05"]
    assert bring({"list.csv": AMBIGUOUS.replace("1200", "1300")}) == 0


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        ("--answer", "list!1/D/date_order=sideways", "“sideways” is no answer to list!1/D/date_"),
        ("--answer", "list!1/A/scale=0:10", "There is no question list!1/A/scale. There are: list"),
        ("--kind", "other!1=users", "There is no table other!1. There are: list!1."),
    ],
)
def test_an_answer_to_nothing_is_refused(bring, option, value, sentence, capsys):
    assert bring({"list.csv": AMBIGUOUS}, option, value) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("value", ["day_first", "=day_first", "list!1/D/date_order="])
def test_an_answer_has_a_key_and_a_value(bring, value, capsys):
    with pytest.raises(SystemExit) as end:
        bring({"list.csv": AMBIGUOUS}, "--answer", value)
    assert end.value.code == 2
    assert "has not the form KEY=VALUE" in capsys.readouterr().err


def test_a_table_can_be_left_out(workspace, bring, capsys):
    files = {"list.csv": CUSTOMERS, "tickets.csv": TICKETS}
    assert bring(files, "--kind", "tickets!1=none") in {0, 3}
    assert "  tickets!1: not imported." in capsys.readouterr().out


def test_a_file_that_states_no_date_needs_one(workspace, bring, capsys):
    before = fingerprint(workspace)
    assert bring({"list.csv": CUSTOMERS}, date=()) == 3
    assert "list.csv: it states no date for its figures. Give the date with --as-of." in (
        capsys.readouterr().err
    )
    assert fingerprint(workspace) == before


def test_a_dry_run_says_what_would_change_and_keeps_nothing(workspace, bring, capsys):
    assert bring({"list.csv": CUSTOMERS}) == 0
    before = fingerprint(workspace)
    capsys.readouterr()
    changed = CUSTOMERS.replace("1200", "1300").replace("C-3,Cove", "C-4,Dale")
    assert bring({"next.csv": changed}, "--dry-run") == 0
    assert capsys.readouterr().out.splitlines()[-1] == (
        "  customers: 1 new, 1 changed, 1 unchanged, 1 missing"
    )
    assert fingerprint(workspace) == before


def test_what_was_not_read_is_counted_and_written_down(workspace, bring, tmp_path, capsys):
    text = CUSTOMERS.replace("2400", "plenty").replace("C-3,Cove", ",")
    errors = tmp_path / "errors.xlsx"
    assert bring({"list.csv": text}) == 0
    said = capsys.readouterr()
    assert "2 customers from 3 rows (1 left out)" in said.out
    assert said.err == (
        "Not read: 1 row and 1 value; --errors FILE.xlsx writes them down to be corrected.\n"
    )
    assert bring({"list.csv": text}, "--errors", str(errors)) == 0
    assert capsys.readouterr().err == "Not read: 1 row and 1 value.\n"
    numbers = [row[5] for row in load_workbook(errors)["list"].iter_rows(values_only=True)]
    assert numbers == ["_row", 3, 4]


def test_corrected_rows_are_added_to_the_list(workspace, bring, tmp_path):
    errors = tmp_path / "errors.xlsx"
    text = CUSTOMERS.replace("2400", "plenty").replace("C-3,Cove", ",")
    assert bring({"list.csv": text}, "--errors", str(errors)) == 0
    book = load_workbook(errors)
    book["list"]["C2"].value = 2400
    book["list"]["A3"].value = "C-3"
    book.save(errors)
    assert run_command(["import", str(workspace), str(errors), "--role", "added", *DATED]) == 0
    with open_workspace(workspace, read_only=True) as opened:
        accounts = opened.accounts.table(ListRole.CURRENT)
    known = dict(zip(accounts.keys, accounts.column("arr"), strict=True))
    assert known == {"C-1": 1200.0, "C-2": 2400.0, "C-3": 3600.0}


def test_customers_of_one_file_are_recognised_in_the_next(workspace, bring):
    listed = CUSTOMERS.replace("C-", "CUST_00")
    assert bring({"list.csv": listed, "tickets.csv": TICKETS.replace("C-", "CUST00")}) == 0
    with open_workspace(workspace, read_only=True) as opened:
        known = {alias.alias: alias.account for alias in opened.aliases.all()}
    assert known == {"CUST001": "CUST_001", "CUST002": "CUST_002"}


def test_a_missing_file_is_named(workspace, tmp_path, capsys):
    before = fingerprint(workspace)
    assert run_command(["import", str(workspace), str(tmp_path / "nowhere.csv"), *DATED]) == 3
    assert "nowhere.csv" in capsys.readouterr().err
    assert fingerprint(workspace) == before


def test_nothing_is_written_where_nothing_is_to_be_corrected(bring, tmp_path):
    assert bring({"list.csv": CUSTOMERS}, "--errors", str(tmp_path / "errors.xlsx")) == 0
    assert not (tmp_path / "errors.xlsx").exists()


def test_everything_that_is_known_goes_into_the_json_file(bring, tmp_path):
    path = tmp_path / "read.json"
    assert bring({"list.csv": AMBIGUOUS}, "--json", str(path)) == 3
    known = json.loads(path.read_text())
    assert known["imported"] is False
    (file,) = known["files"]
    assert (file["file"], file["role"], file["as_of"]) == ("list.csv", "current", "2026-03-31")
    (table,) = file["tables"]
    assert (table["kind"], table["rows"], table["records"]) == ("accounts", 2, 2)
    assert [column["field"] for column in table["columns"]] == [
        "account_id",
        "account_name",
        "arr",
        "renewal_date",
    ]
    assert [one["key"] for one in file["questions"] if one["is_open"]] == ["list!1/D/date_order"]


@pytest.mark.parametrize("option", ["--errors", "--json"])
def test_no_file_is_written_over(workspace, bring, option, tmp_path, capsys):
    path = tmp_path / f"mine.{'xlsx' if option == '--errors' else 'json'}"
    path.write_text("mine")
    before = fingerprint(workspace)
    assert bring({"list.csv": CUSTOMERS}, option, str(path)) == 2
    assert bring({"list.csv": CUSTOMERS}, option, str(tmp_path / "mine.txt")) == 2
    assert path.read_text() == "mine"
    assert fingerprint(workspace) == before


def test_a_file_that_is_no_spreadsheet_keeps_the_others_out(workspace, bring, capsys):
    before = fingerprint(workspace)
    assert bring({"list.csv": CUSTOMERS, "bad.xlsx": "%PDF-1.7 no spreadsheet"}) == 3
    assert "bad.xlsx" in capsys.readouterr().err
    assert fingerprint(workspace) == before


def test_the_same_file_twice_changes_nothing_and_says_so(workspace, bring, capsys):
    said = "list.csv: current, 31 Mar 2026; it is in use already, nothing changes"
    assert bring({"list.csv": CUSTOMERS}) == 0
    assert said not in capsys.readouterr().out
    before = fingerprint(workspace)
    assert bring({"list.csv": CUSTOMERS}) == 0
    assert said in capsys.readouterr().out.splitlines()
    assert fingerprint(workspace) == before


def test_an_encrypted_workspace_takes_its_pass_phrase_from_a_file(tmp_path):
    workspace = make_workspace(tmp_path / "secret.csdesk", PHRASE)
    (tmp_path / "list.csv").write_text(CUSTOMERS)
    phrase = write_phrase(tmp_path / "phrase.txt")
    arguments = ["import", str(workspace), str(tmp_path / "list.csv"), *DATED]
    assert run_command([*arguments, "--pass-phrase-file", str(phrase)]) == 0
    with open_workspace(workspace, phrase=PHRASE, read_only=True) as opened:
        assert len(opened.lists.in_use()) == 1


def read_arr(workspace):
    with open_workspace(workspace, read_only=True) as opened:
        return opened.accounts.table(ListRole.CURRENT).column("arr")


@pytest.mark.parametrize(("text", "arr"), [(DOLLARS, (600.0, 1200.0)), (MIXED, (600.0, 2400.0))])
def test_amounts_count_by_the_rate_that_is_given_and_kept(workspace, bring, text, arr):
    assert bring({"list.csv": text}, "--rate", "usd=0.5") == 0
    assert read_arr(workspace)[:2] == arr
    with open_workspace(workspace) as opened:
        known = opened.rates.all()["USD"]
        assert (known.rate, known.source) == (0.5, "given at the command line")
        opened.history.undo()
        assert (opened.rates.all(), opened.lists.in_use()) == ({}, ())


def test_a_dry_run_counts_by_a_rate_and_keeps_none(workspace, bring, capsys):
    assert bring({"list.csv": DOLLARS}, "--rate", "USD=0.5") == 0
    before = fingerprint(workspace)
    capsys.readouterr()
    assert bring({"list.csv": DOLLARS}, "--rate", "USD=0.25", "--dry-run") == 0
    assert "0 new, 3 changed, 0 unchanged" in capsys.readouterr().out
    assert fingerprint(workspace) == before


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_amounts_in_another_currency_are_refused_until_their_rate_is_given(
    workspace, bring, more, capsys
):
    before = fingerprint(workspace)
    assert bring({"list.csv": DOLLARS}, *more) == 3
    said = capsys.readouterr().err
    assert "its amounts are in USD, and the client is kept in GBP. Give its rate with" in said
    assert "--rate USD=NUMBER." in said
    assert fingerprint(workspace) == before


def test_a_column_of_several_currencies_names_the_option_that_helps(bring, capsys):
    assert bring({"list.csv": MIXED}) == 3
    assert "  --rate USD=NUMBER" in capsys.readouterr().err.splitlines()


def test_no_rate_is_kept_where_the_file_is_refused(workspace, bring):
    before = fingerprint(workspace)
    assert bring({"list.csv": AMBIGUOUS}, "--rate", "USD=0.5") == 3
    assert fingerprint(workspace) == before


@pytest.mark.parametrize(
    ("rate", "sentence"),
    [
        ("USD", "“USD” has not the form CODE=NUMBER"),
        ("ABC=2", "“ABC” is no currency that csdesk knows: write a code such as USD"),
        ("USD=0", "“0” is no rate: write a number above 0, such as 0.79"),
        ("USD=-1", "“-1” is no rate: write a number above 0, such as 0.79"),
        ("USD=0,79", "“0,79” is no rate: write a number above 0, such as 0.79"),
        ("USD=nan", "“nan” is no rate: write a number above 0, such as 0.79"),
        (f"USD={'9' * 400}", "is no rate: write a number above 0, such as 0.79"),
    ],
)
def test_what_is_no_rate_is_refused_in_one_sentence(bring, rate, sentence, capsys):
    with pytest.raises(SystemExit) as end:
        bring({"list.csv": DOLLARS}, "--rate", rate)
    assert end.value.code == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    ("rates", "sentence"),
    [
        (("--rate", "GBP=2"), "The client is kept in GBP, which needs no rate. Leave it out."),
        (("--rate", "USD=1", "--rate", "usd=2"), "USD has two rates. Give one."),
    ],
)
def test_rates_that_cannot_count_are_refused(workspace, bring, rates, sentence, capsys):
    before = fingerprint(workspace)
    assert bring({"list.csv": DOLLARS}, *rates) == 2
    assert sentence in capsys.readouterr().err
    assert fingerprint(workspace) == before


def test_a_client_without_a_currency_takes_no_rates(tmp_path, capsys):
    path = tmp_path / "new.csdesk"
    start_client(path, Client("Harbourlight", NO_CURRENCY), as_of=None, person="Ada").close()
    (tmp_path / "list.csv").write_text(DOLLARS)
    arguments = ["import", str(path), str(tmp_path / "list.csv"), *DATED]
    assert run_command([*arguments, "--rate", "USD=0.5"]) == 2
    assert "The client has no currency yet." in capsys.readouterr().err


@pytest.mark.parametrize("role", ["current", "added"])
def test_the_same_file_counts_anew_by_another_rate(workspace, bring, role, capsys):
    for rate in ("0.5", "0.25"):
        assert bring({"list.csv": DOLLARS}, "--rate", f"USD={rate}", "--role", role) == 0
    assert "nothing changes" not in capsys.readouterr().out
    with open_workspace(workspace, read_only=True) as opened:
        (batch,) = opened.lists.in_use()
        (found,) = batch.lists
    assert found.summaries["arr"].total == 1800.0
    before = fingerprint(workspace)
    assert bring({"list.csv": DOLLARS}, "--rate", "USD=0.25", "--role", role) == 0
    assert fingerprint(workspace) == before
