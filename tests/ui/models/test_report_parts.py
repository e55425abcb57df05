from dataclasses import replace
from datetime import date

import pytest

from csdesk.report.document import (
    Column,
    Entries,
    Entry,
    Format,
    Report,
    Section,
    Status,
    StatusWord,
    Table,
    Text,
)
from ui.models.report_parts import check_report, describe_section, list_sections


def make_table(rows: int, *, workbook_only: bool = False) -> Table:
    columns = (Column("A", Format.TEXT, 1.0),)
    cells = tuple((str(row),) for row in range(rows))
    return Table(f"T{rows}", "", columns, cells, "", workbook_only=workbook_only)


@pytest.fixture
def report() -> Report:
    entry = Entry("Late", "", StatusWord(Status.RISK, "Critical"), None)
    return Report(
        title="Customer success audit",
        client="Harbourlight",
        engagement="Baseline audit",
        as_of=date(2026, 11, 20),
        currency="GBP",
        headline="Customers stay.",
        basis="Based on 6 of 13 answers",
        is_sample=False,
        sections=(
            Section("findings", "Findings", "", (Entries("", (entry, entry), ""),)),
            Section("kpis", "Numbers", "Lead", (make_table(2), make_table(9, workbook_only=True))),
            Section("accounts", "Accounts", "", (make_table(184, workbook_only=True),)),
            Section("words", "Words", "", (Text("A word."),)),
        ),
        program="csdesk",
    )


def test_a_section_says_what_it_holds(report):
    assert [describe_section(section) for section in report.sections] == [
        "2 entries",
        "1 table",
        "Workbook only, 184 rows",
        "Text",
    ]


def test_pages_are_given_to_the_sections_that_go_in(report):
    entries = list_sections(report, frozenset({"kpis"}), {"findings": 3, "kpis": 5})
    assert [(e.id, e.page, e.included) for e in entries] == [
        ("findings", 3, True),
        ("kpis", None, False),
        ("accounts", None, True),
        ("words", None, True),
    ]


def titles(report, diagnosis) -> dict[str, Status]:
    return {check.title: check.status for check in check_report(report, diagnosis)}


def test_what_is_missing_is_counted_before_the_hand_over(report, diagnosis):
    found = titles(report, diagnosis)
    assert found["7 questions unanswered"] is Status.WATCH
    assert found["1 account without a score"] is Status.WATCH
    assert found["No account names on the cover"] is Status.GOOD


def test_an_account_on_the_cover_is_noticed(report, diagnosis):
    telling = replace(report, headline="PENNINE LOGISTICS may leave.")
    assert titles(telling, diagnosis)["An account is named on the cover"] is Status.WATCH


def test_an_anonymous_report_is_said_to_name_nobody(report, diagnosis):
    found = titles(report, replace(diagnosis, is_client_safe=True))
    assert found["Nobody is named"] is Status.GOOD
    assert "No account names on the cover" not in found


def test_a_client_without_a_list_is_told_that_no_number_comes_from_data(report, fresh_diagnosis):
    found = titles(report, fresh_diagnosis)
    assert found["No customer list"] is Status.WATCH
    assert "No account names on the cover" not in found


def test_sample_data_is_called_synthetic(report, diagnosis):
    assert titles(replace(report, is_sample=True), diagnosis)["Synthetic data"] is Status.NONE
