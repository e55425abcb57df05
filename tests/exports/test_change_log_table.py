"""The change log as a file for spreadsheets: every text as it was, none of them computed."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.history import Action, LogEntry, StepId
from csdesk.model.identifiers import EngagementId
from csdesk.report.change_log import ChangeLog
from exports import render, write
from tests.exports.nasty_texts import NASTY

AT = datetime(2026, 11, 22, 14, 5, 33, tzinfo=UTC)
LIVE = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"


def make_entry(number: int = 7, **known) -> LogEntry:
    fields = {
        "id": number,
        "step": StepId(3),
        "engagement": EngagementId(1),
        "person": "Ada",
        "action": Action.ANSWER,
        "at": AT,
        "entity": "answer",
        "key": '[1, "health.1"]',
        "old_value": None,
        "new_value": '{"choice": "yes"}',
        "is_erased": False,
    }
    return LogEntry(**(fields | known))


def read_rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_line_says_who_did_what_when_to_which_and_what_it_was_before():
    log = ChangeLog((make_entry(),), {EngagementId(1): "Harbourlight"})
    (header, line) = read_rows(render(log, ".csv"))
    assert dict(zip(header, line, strict=True)) == {
        "Line": "7",
        "Step": "3",
        "Time (UTC)": "2026-11-22T14:05:33Z",
        "Person": "Ada",
        "Action": "answer",
        "Client": "Harbourlight",
        "Thing": "answer",
        "Which one": '[1, "health.1"]',
        "Before": "",
        "After": '{"choice": "yes"}',
        "Erased": "",
        "Imported": "",
    }


def test_an_erased_line_says_so_and_a_client_that_is_gone_has_no_name():
    erased = make_entry(person="", key="", new_value=None, is_erased=True)
    line = read_rows(render(ChangeLog((erased,), {}), ".csv"))[1]
    assert line[3:] == ["", "answer", "", "answer", "", "", "", "yes", ""]


@pytest.mark.parametrize("nasty", [*NASTY, "\uff0b1", "\uff201", "\r=1", "\n=1"])
def test_no_text_starts_like_a_formula_and_all_of_it_is_there(nasty):
    known = {"person": nasty, "key": nasty, "entity": nasty, "old_value": nasty, "new_value": nasty}
    log = ChangeLog((make_entry(**known),), {EngagementId(1): nasty})
    line = read_rows(render(log, ".csv"))[1]
    texts = [line[column] for column in (3, 5, 6, 7, 8, 9)]
    shown = nasty.encode("utf-8", "replace").decode()
    assert set(texts) == {f"'{shown}" if nasty[0] in LIVE else shown}


def test_excel_knows_its_letters():
    assert render(ChangeLog((), {}), ".csv").startswith(b"\xef\xbb\xbfLine,")


def test_a_log_is_written_as_csv_only(tmp_path):
    with pytest.raises(WrongUsage, match=r"ending in \.csv"):
        write(ChangeLog((), {}), tmp_path / "log.xlsx")
    assert not list(tmp_path.iterdir())
