"""What the import worker answers, message by message."""

from __future__ import annotations

import json
from datetime import date

import pytest

from csdesk.ingest.reader import child
from csdesk.ingest.reader.refusal import NEEDS_MEMORY


def ask(path, kind):
    return list(child.answer_request({"path": str(path), "kind": kind}))


def test_a_workbook_is_answered_sheet_by_sheet(write_book):
    path = write_book(One=[["x", date(2025, 3, 4)], [None, 5]], Two=[[True]])
    assert ask(path, "workbook") == [
        {"sheet": "One", "visible": True, "hidden_rows": [], "hidden_columns": []},
        {"rows": [["x", {"date": "2025-03-04"}], [None, 5.0]]},
        {"sheet": "Two", "visible": True, "hidden_rows": [], "hidden_columns": []},
        {"rows": [[True]]},
        {"done": True},
    ]


def test_rows_leave_in_blocks(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Name,ARR\n" * 4_500, encoding="utf-8")
    blocks = [len(message["rows"]) for message in ask(path, "text") if "rows" in message]
    assert blocks == [2_000, 2_000, 500]


def test_an_old_text_file_is_answered_with_a_note(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes("Name;ARR\nMüller;5\n".encode("cp1252"))
    note, sheet, rows, done = ask(path, "text")
    assert "Windows-1252" in note["note"]
    assert sheet["sheet"] == "list"
    assert rows == {"rows": [["Name", "ARR"], ["Müller", "5"]]}
    assert done == {"done": True}


def test_everything_that_is_answered_can_be_sent(write_raw_book):
    cells = '<row r="1"><c r="A1"><v>1e999</v></c><c r="C1" t="e"><v>#REF!</v></c></row>'
    answers = ask(write_raw_book(f"<sheetData>{cells}</sheetData>"), "workbook")
    assert json.loads(json.dumps(answers)) == answers
    assert answers[1]["rows"] == [[float("inf"), None, "#REF!"]]


def test_a_refusal_is_the_last_word(write_raw_book):
    path = write_raw_book('<sheetData><row r="1048577"/></sheetData>')
    (message,) = ask(path, "workbook")
    assert "outside the limits" in message["refused"]
    assert message["of_sheet"] == "List"


def test_running_out_of_memory_is_told(monkeypatch, tmp_path):
    def run_out(path):
        raise MemoryError

    monkeypatch.setitem(child.PARSERS, "text", run_out)
    (message,) = ask(tmp_path / "list.csv", "text")
    assert message["refused"] == NEEDS_MEMORY


def test_limits_hold_where_the_system_knows_them(monkeypatch):
    resource = pytest.importorskip("resource")
    asked = {}
    monkeypatch.setattr(resource, "setrlimit", lambda kind, limits: asked.update({kind: limits}))
    child.limit_resources(1_000, 60)
    assert asked == {
        resource.RLIMIT_AS: (1_000, 1_000),
        resource.RLIMIT_CPU: (60, 60),
        resource.RLIMIT_CORE: (0, 0),
    }


def test_a_row_that_is_far_too_wide_is_named(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Name,ARR\nAcme,5\n" + "," * 16_384 + "\n", encoding="utf-8")
    *_, message = ask(path, "text")
    assert message["refused"].startswith("row 3 has 16,385 columns")
