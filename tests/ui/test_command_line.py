"""The command line: what it documents, what it refuses, and what it leaves behind."""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from csdesk.storage.workspace import open_workspace
from ui.command_line import command_parser, run_command

PROJECT = Path(__file__).parents[2]
DOCUMENTATION = (PROJECT / "docs" / "command_line.md").read_text(encoding="utf-8")


def every_parser(parser: argparse.ArgumentParser | None = None) -> list[argparse.ArgumentParser]:
    """Return the parser of every command, and of every action of a command."""
    parser = parser or command_parser()
    choices = [
        action.choices.values()
        for action in parser._actions
        if isinstance(action, argparse._SubParsersAction)
    ]
    inner = [found for parsers in choices for command in parsers for found in every_parser(command)]
    return [parser, *inner]


def describe(command: str) -> str:
    """Return what the documentation says of a command: its line in the table and its section."""
    line = next(line for line in DOCUMENTATION.splitlines() if line.startswith(f"| `{command}"))
    _, _, section = DOCUMENTATION.partition(f"# `{command}`\n")
    return line + section.partition("\n#")[0]


def test_every_command_and_option_is_documented_where_one_looks_for_it():
    for parser in every_parser():
        described = describe(parser.prog) if " " in parser.prog else DOCUMENTATION
        for action in parser._actions:
            for name in action.option_strings or [action.metavar]:
                assert name in described or name in {"-h", "--help", None, "COMMAND"}, (
                    parser.prog,
                    name,
                )


def test_no_option_is_documented_that_there_is_not():
    options = {
        option
        for parser in every_parser()
        for action in parser._actions
        for option in action.option_strings
    }
    assert set(re.findall(r"`(--[a-z-]+)", DOCUMENTATION)) <= options


def test_no_option_can_be_shortened():
    assert not any(parser.allow_abbrev for parser in every_parser())


def test_version(capsys):
    with pytest.raises(SystemExit) as end:
        run_command(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out.startswith("csdesk 0.")


def test_wrong_usage_ends_with_2():
    with pytest.raises(SystemExit) as end:
        run_command(["audit"])
    assert end.value.code == 2


def write_list(path: Path, *, title: str = "Customers as of 2026-03-31", header: str = "ARR (GBP)"):
    book = Workbook()
    book.active.append([title])
    book.active.append(["Customer", header, "Renewal Date", "CSM"])
    book.active.append(["Acme", 1200, "2026-09-30", "Ada"])
    book.active.append(["Brook", 2400, "2026-10-31", "Ben"])
    book.save(path)
    return path


def refused(arguments, out: Path, capsys) -> str:
    """Run a command that must be refused as input, and return its sentence."""
    assert run_command(arguments) == 3
    assert not out.exists()
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    return said.err


def audit(path: Path, out: Path, *more: str) -> list[str]:
    return ["audit", str(path), "--client", "Acme", "--out", str(out), *more]


def test_a_picture_is_no_list(tmp_path, capsys):
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    assert "list.xlsx" in refused(audit(path, tmp_path / "out"), tmp_path / "out", capsys)


def test_an_empty_sheet_is_no_list(tmp_path, capsys):
    path = tmp_path / "list.xlsx"
    Workbook().save(path)
    assert "list.xlsx" in refused(audit(path, tmp_path / "out"), tmp_path / "out", capsys)


def test_a_missing_file_is_named(tmp_path, capsys):
    path = tmp_path / "nowhere.xlsx"
    assert "nowhere.xlsx" in refused(audit(path, tmp_path / "out"), tmp_path / "out", capsys)


def test_a_list_without_a_date_is_refused_and_not_dated_by_the_clock(tmp_path, capsys):
    path = write_list(tmp_path / "list.xlsx", title="Customers")
    assert "--as-of" in refused(audit(path, tmp_path / "out"), tmp_path / "out", capsys)
    assert run_command(audit(path, tmp_path / "out", "--as-of", "2026-03-31")) == 0


def test_another_currency_than_the_list_states_is_refused(tmp_path, capsys):
    path = write_list(tmp_path / "list.xlsx")
    sentence = refused(audit(path, tmp_path / "out", "--currency", "EUR"), tmp_path / "out", capsys)
    assert "GBP" in sentence


def test_a_refused_list_leaves_the_workspace_as_it_was(tmp_path, capsys):
    out = tmp_path / "out"
    assert run_command(audit(write_list(tmp_path / "list.xlsx"), out)) == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096))
    assert run_command(audit(bad, out)) == 3
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_the_audit_can_be_repeated_and_another_client_is_kept_apart(tmp_path, capsys):
    out = tmp_path / "out"
    path = write_list(tmp_path / "list.xlsx")
    assert run_command(audit(path, out)) == 0
    assert run_command(audit(path, out)) == 0
    workspace = str(out / "Acme.csdesk")
    other = ["audit", str(path), "--client", "Other", "--out", str(out), "--workspace", workspace]
    assert run_command(other) == 2
    assert "Acme" in capsys.readouterr().err


def test_a_damaged_workspace_ends_with_4(tmp_path, capsys):
    out = tmp_path / "out"
    out.mkdir()
    (out / "Acme.csdesk").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    assert run_command(audit(write_list(tmp_path / "list.xlsx"), out)) == 4
    assert (out / "Acme.csdesk").read_bytes() == b"SQLite format 3\0" + b"x" * 5000


def find_answers(book):
    """Return the sheet of the questions and its header row."""
    sheet = next(s for s in book if any(c.value == "Question id" for r in s.iter_rows() for c in r))
    return sheet, next(row for row in sheet.iter_rows() if any(c.value == "Answer" for c in row))


def answer_column(header) -> int:
    return next(cell.column for cell in header if cell.value == "Answer")


def test_a_questionnaire_comes_back_as_answers(tmp_path, capsys):
    blank = tmp_path / "questions.xlsx"
    assert run_command(["questionnaire", "maturity_ladder", "--out", str(blank)]) == 0
    book = load_workbook(blank)
    sheet, header = find_answers(book)
    for row in range(header[0].row + 1, header[0].row + 51):
        sheet.cell(row, answer_column(header), "Partly")
    book.save(tmp_path / "filled.xlsx")
    out, figures = tmp_path / "out", tmp_path / "figures.json"
    options = ["--answers", str(tmp_path / "filled.xlsx"), "--json", str(figures)]
    assert run_command(audit(write_list(tmp_path / "list.xlsx"), out, *options)) == 0
    told = json.loads(figures.read_text())
    levels, projected = told["levels"], told["projections"]["maturity_ladder"]["levels"]
    assert {level["answered"] for name, level in levels.items() if name != "overall"} == {8}
    assert {level["index"] for level in levels.values()} == {50.0}
    assert projected["now"] == levels
    indexes = [projected[day]["overall"]["index"] for day in ("now", "90", "180", "360")]
    assert indexes == sorted(indexes)
    assert indexes[-1] > 50.0


def test_figures_are_utf_8_whatever_the_code_page_of_the_system(tmp_path):
    book = Workbook()
    book.active.append(["Customers as of 2026-03-31"])
    book.active.append(["Customer", "ARR (GBP)", "Renewal Date", "CSM"])
    book.active.append(["Łódź Ltd", "Łódź", "2026-09-30", None])
    book.active.append(["Brook", 2400, "2026-10-31", None])
    book.save(tmp_path / "list.xlsx")
    figures = tmp_path / "figures.json"
    command = audit(tmp_path / "list.xlsx", tmp_path / "out", "--json", str(figures))
    done = subprocess.run(
        [sys.executable, "-m", "csdesk", *command],
        cwd=PROJECT,
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    kpis = json.loads(figures.read_bytes())["kpis"]
    assert {str(kpi["alternatives"]) for kpi in kpis.values()} == {"{}"}
    assert "“Łódź”" in figures.read_bytes().decode("utf-8")


def refused_as_usage(arguments, capsys) -> str:
    assert run_command(arguments) == 2
    return capsys.readouterr().err


def test_figures_that_have_no_place_leave_nothing_behind(tmp_path, capsys):
    (tmp_path / "figures.json").mkdir()
    path = write_list(tmp_path / "list.xlsx")
    for place in ("figures.json", "nowhere/figures.json"):
        arguments = audit(path, tmp_path / "out", "--json", str(tmp_path / place))
        assert "folder" in refused_as_usage(arguments, capsys)
    assert sorted(found.name for found in tmp_path.iterdir()) == ["figures.json", "list.xlsx"]


def test_a_result_is_never_written_over_what_is_read(tmp_path, capsys):
    path = write_list(tmp_path / "Acme.xlsx")
    before = path.read_bytes()
    assert "is read" in refused_as_usage(audit(path, tmp_path), capsys)
    arguments = audit(path, tmp_path / "out", "--json", str(path))
    assert "is read" in refused_as_usage(arguments, capsys)
    twice = audit(path, tmp_path / "out", "--json", str(tmp_path / "out" / "Acme.csdesk"))
    assert "twice" in refused_as_usage(twice, capsys)
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["Acme.xlsx"]


def test_a_questionnaire_that_is_there_is_not_written_over(tmp_path, capsys):
    path = tmp_path / "filled.xlsx"
    path.write_bytes(b"answers")
    arguments = ["questionnaire", "maturity_ladder", "--out", str(path)]
    assert "already" in refused_as_usage(arguments, capsys)
    assert path.read_bytes() == b"answers"


def test_the_same_list_twice_is_refused(tmp_path, capsys):
    path = write_list(tmp_path / "list.xlsx")
    copy = tmp_path / "copy.xlsx"
    copy.write_bytes(path.read_bytes())
    more = ["--previous", str(copy), "--previous-as-of", "2025-03-31"]
    assert "same list" in refused_as_usage(audit(path, tmp_path / "out", *more), capsys)


def test_further_files_are_audited_beside_the_list(tmp_path):
    tickets = tmp_path / "tickets.csv"
    tickets.write_text("Ticket ID,Customer,Created,Priority\nT1,Acme,2026-03-20,High\n")
    subscriptions = tmp_path / "subscriptions.csv"
    subscriptions.write_text("Subscription ID,Customer,Plan,Start date\nS1,Acme,Pro,2025-03-20\n")
    also = ["--also", str(tickets), "--also", str(subscriptions)]
    path = write_list(tmp_path / "list.xlsx")
    assert run_command(audit(path, tmp_path / "out", *also)) == 0
    with open_workspace(tmp_path / "out" / "Acme.csdesk", read_only=True) as workspace:
        kinds = {found.kind for batch in workspace.lists.in_use() for found in batch.lists}
    assert kinds == {"accounts", "support", "subscriptions"}


def test_a_further_file_is_not_written_over(tmp_path, capsys):
    path = write_list(tmp_path / "list.xlsx")
    also = write_list(tmp_path / "further.json")
    more = ["--also", str(also), "--json", str(also)]
    before = also.read_bytes()
    assert "is read" in refused_as_usage(audit(path, tmp_path / "out", *more), capsys)
    assert also.read_bytes() == before


def test_a_date_for_no_list_is_refused(tmp_path, capsys):
    path = write_list(tmp_path / "list.xlsx")
    more = ["--previous-as-of", "2025-03-31"]
    assert "--previous" in refused_as_usage(audit(path, tmp_path / "out", *more), capsys)


def test_another_date_than_the_list_states_is_noted(tmp_path):
    out, figures = tmp_path / "out", tmp_path / "figures.json"
    path = write_list(tmp_path / "list.xlsx")
    options = ["--as-of", "2026-01-31", "--json", str(figures)]
    assert run_command(audit(path, out, *options)) == 0
    read = json.loads(figures.read_text("utf-8"))
    assert read["as_of"] == "2026-01-31"
    assert any("2026-03-31" in issue["problem"] for issue in read["issues"])


def test_two_currencies_are_refused_whatever_currency_is_given(tmp_path, capsys):
    path = write_list(tmp_path / "list.xlsx")
    title = "Customers as of 2025-03-31"
    before = write_list(tmp_path / "before.xlsx", title=title, header="ARR (EUR)")
    arguments = audit(path, tmp_path / "out", "--previous", str(before))
    for more in ([], ["--currency", "EUR"], ["--currency", "GBP"]):
        sentence = refused([*arguments, *more], tmp_path / "out", capsys)
        assert "EUR and GBP" in sentence


def test_an_audit_without_an_earlier_list_does_not_use_one_of_an_earlier_run(tmp_path):
    out, figures = tmp_path / "out", tmp_path / "figures.json"
    path = write_list(tmp_path / "list.xlsx")
    before = write_list(tmp_path / "before.xlsx", title="Customers as of 2025-03-31")
    assert run_command(audit(path, out, "--previous", str(before))) == 0
    assert run_command(audit(path, out, "--json", str(figures))) == 0
    assert json.loads(figures.read_text("utf-8"))["kpis"]["nrr"]["value"] is None


def read_files(folder: Path) -> dict[str, bytes]:
    return {found.name: found.read_bytes() for found in folder.iterdir() if found.is_file()}


def test_what_is_cancelled_while_the_report_is_made_leaves_nothing(tmp_path, capsys, monkeypatch):
    def stop(*_arguments):
        raise KeyboardInterrupt

    path = write_list(tmp_path / "list.xlsx")
    out = tmp_path / "out"
    with monkeypatch.context() as patch:
        patch.setattr("ui.audit_command.render", stop)
        assert run_command(audit(path, out)) == 130
    assert not out.exists()
    assert run_command(audit(path, out)) == 0
    kept = read_files(out)
    with monkeypatch.context() as patch:
        patch.setattr("ui.audit_command.render", stop)
        assert run_command(audit(path, out)) == 130
    assert read_files(out) == kept
    assert "nothing was changed" in capsys.readouterr().err


def test_answers_that_were_not_understood_are_in_the_report_and_told(tmp_path, capsys):
    blank = tmp_path / "questions.xlsx"
    assert run_command(["questionnaire", "maturity_ladder", "--out", str(blank)]) == 0
    book = load_workbook(blank)
    sheet, header = find_answers(book)
    for row, answer in ((1, "Yes"), (2, "banana")):
        sheet.cell(header[0].row + row, answer_column(header), answer)
    book.save(tmp_path / "filled.xlsx")
    out = tmp_path / "out"
    options = ["--answers", str(tmp_path / "filled.xlsx")]
    assert run_command(audit(write_list(tmp_path / "list.xlsx"), out, *options)) == 0
    assert "1 value not read" in capsys.readouterr().err
    cells = {
        cell.value
        for page in load_workbook(out / "Acme.xlsx")
        for row in page.iter_rows()
        for cell in row
    }
    assert any("banana" in str(value) for value in cells)


def test_a_questionnaire_without_one_readable_answer_is_refused(tmp_path, capsys):
    blank = tmp_path / "questions.xlsx"
    assert run_command(["questionnaire", "maturity_ladder", "--out", str(blank)]) == 0
    capsys.readouterr()
    book = load_workbook(blank)
    sheet, header = find_answers(book)
    sheet.cell(header[0].row + 1, answer_column(header), "banana")
    book.save(tmp_path / "filled.xlsx")
    path = write_list(tmp_path / "list.xlsx")
    options = ["--answers", str(tmp_path / "filled.xlsx")]
    assert "banana" in refused(audit(path, tmp_path / "out", *options), tmp_path / "out", capsys)


def test_an_unknown_instrument_is_told_what_there_is(tmp_path, capsys):
    assert run_command(["questionnaire", "nonsense", "--out", str(tmp_path / "q.xlsx")]) == 2
    assert "maturity_ladder" in capsys.readouterr().err


def test_what_was_there_is_backed_up_before_an_audit_replaces_its_lists(tmp_path, capsys):
    out = tmp_path / "out"
    path = write_list(tmp_path / "list.xlsx")
    assert run_command(audit(path, out)) == 0
    assert not (out / "Acme.backups").exists()
    assert run_command(audit(path, out)) == 0
    assert len(list((out / "Acme.backups").iterdir())) == 1


def test_an_audit_can_be_encrypted_and_repeated_with_its_pass_phrase(tmp_path, capsys):
    out, phrase = tmp_path / "out", tmp_path / "phrase.txt"
    phrase.write_text("correct horse\n")
    path = write_list(tmp_path / "list.xlsx")
    secret = audit(path, out, "--pass-phrase-file", str(phrase))
    assert run_command(secret) == 0
    for written in (out / "Acme.csdesk", *out.glob("Acme.backups/*")):
        assert b"Brook" not in written.read_bytes()
    assert run_command(secret) == 0
    before = read_files(out)
    assert run_command(audit(path, out)) == 4
    assert "--pass-phrase-file" in capsys.readouterr().err
    phrase.write_text("wrong horse\n")
    assert run_command(secret) == 4
    assert "wrong horse" not in capsys.readouterr().err
    assert read_files(out) == before


def test_a_pass_phrase_for_an_audit_that_is_not_encrypted_is_refused(tmp_path, capsys):
    out, phrase = tmp_path / "out", tmp_path / "phrase.txt"
    phrase.write_text("correct horse\n")
    path = write_list(tmp_path / "list.xlsx")
    assert run_command(audit(path, out)) == 0
    arguments = audit(path, out, "--pass-phrase-file", str(phrase))
    assert "csdesk protect" in refused_as_usage(arguments, capsys)


def test_the_change_log_names_the_person_who_was_given(tmp_path, capsys):
    out = tmp_path / "out"
    path = write_list(tmp_path / "list.xlsx")
    assert run_command(audit(path, out, "--person", "Grace Hopper")) == 0
    capsys.readouterr()
    assert run_command(["log", str(out / "Acme.csdesk")]) == 0
    _, *lines = capsys.readouterr().out.splitlines()
    assert {line.split("\t")[3] for line in lines} == {"Grace Hopper"}
    assert {line.split("\t")[4] for line in lines} == {"start_client", "audit"}
