"""One name for one thing in all that other programs read, and versions of what is changed."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from csdesk.model.boards import OnboardingBoard, OnboardingStage
from csdesk.model.identifiers import AccountKey, ScorecardId
from csdesk.model.model_changes import ModelKind
from csdesk.operations.artifacts import check_artifact_file
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.health.cards import current_scorecards
from csdesk.operations.health.playbooks import remove_playbook, save_playbook
from csdesk.operations.health.scorecards import keep_scorecard
from csdesk.operations.history import undo
from csdesk.operations.model_changes import list_model_changes
from csdesk.operations.queries import ask_query, default_values
from csdesk.operations.report import make_dashboard_books, make_playbook_book, make_report
from csdesk.report.board_sheets import list_onboardings
from csdesk.report.template_books import list_expansion
from csdesk.scoring.expansion.opportunity_table import rate_opportunity
from exports import render

SNAKE = re.compile(r"[a-z]+(_[a-z0-9]+)*")
HEADER = ["customer_id", "account_name", "health_score", "risk_category"]


def list_sheets(sample, library):
    """Yield the sheets of every board, of the two as well for which the sample has no rows."""
    for book in make_dashboard_books(sample, library):
        yield from book.sheets
    stage = OnboardingStage("Set up", 7, 10, ())
    yield from list_onboardings(OnboardingBoard((), (stage,)), library.boards)
    yield from list_expansion((rate_opportunity(AccountKey("C003"), 50_000, 80, 0.5, 75),), 75)


def test_s1_115_all_exports_use_glossary_names_and_each_metric_has_a_definition(
    sample, library, workspace
):
    names = {column.name for sheet in list_sheets(sample, library) for column in sheet.columns}
    playbooks = make_playbook_book(workspace, library, diagnose(workspace, library))
    names |= {column.name for sheet in playbooks.sheets for column in sheet.columns}
    assert {"customer_id", "health_score", "nrr_rate", "playbook_id"} <= names
    assert names <= set(library.glossary)
    assert all(map(SNAKE.fullmatch, names))
    assert all(kpi.question and kpi.formula and kpi.owner for kpi in library.kpis)


def test_columns_of_the_sql_of_the_texts_are_in_the_glossary_too(workspace, library):
    for query in library.queries:
        found = ask_query(workspace, library, query.sql, default_values(query))
        assert found.columns
        assert set(found.columns) <= set(library.glossary), query.id


def test_a_board_explains_its_columns_on_a_sheet_of_its_own(sample, library):
    books = {book.name: book for book in make_dashboard_books(sample, library)}
    sheet = load_workbook(io.BytesIO(render(books["NRR by cohort"], ".xlsx")))["Glossary"]
    rows = {row[0]: row[1:] for row in sheet.iter_rows(min_row=2, values_only=True) if row[0]}
    meaning, formula, owner, source = rows["nrr_rate"]
    nrr = next(kpi for kpi in library.kpis if kpi.id == "nrr")
    assert "retention" in meaning
    assert "÷" in formula
    assert (owner, source) == (nrr.owner, f"KPI “{nrr.name}”")


def keep_twice(workspace, library) -> None:
    (card,) = current_scorecards(workspace, library)
    mine = replace(card, id=ScorecardId("mine"), name="Mine")
    keep_scorecard(workspace, library, mine, author="Ada", day=date(2026, 1, 5))
    renamed = replace(mine, name="Ours")
    keep_scorecard(workspace, library, renamed, author="Grace", day=date(2026, 2, 6))


def test_s1_116_an_edit_bumps_the_version_and_is_logged_and_a_duplicate_key_fails_the_check(
    workspace, library, tmp_path
):
    keep_twice(workspace, library)
    newest, oldest = list_model_changes(workspace)
    assert (oldest.version, oldest.change, oldest.author) == (1, "Added", "Ada")
    assert (newest.version, newest.change, newest.author) == (2, "Changed: name", "Grace")
    assert (newest.day, newest.model) == (date(2026, 2, 6), "Ours")
    rows = [["C001", "Acme", "85", "low"], ["C002", "Beta", "45", "high"]]
    assert check(tmp_path, HEADER, rows).faults == ()
    twice = check(tmp_path, HEADER, [*rows, ["C001", "Gamma", "70", "medium"]])
    assert twice.faults == ("Row 4: customer_id “C001” stands in row 2 already.",)


def test_a_playbook_has_versions_too_and_what_is_taken_back_is_one(workspace, library):
    playbook = library.playbooks[0]
    save_playbook(workspace, library, replace(playbook, name="First"))
    save_playbook(workspace, library, replace(playbook, name="Second"))
    undo(workspace)
    remove_playbook(workspace, playbook.id)
    found = [(one.version, one.model, one.change) for one in list_model_changes(workspace)]
    assert found == [
        (4, "First", "Removed"),
        (3, "First", "Changed: name"),
        (2, "Second", "Changed: name"),
        (1, "First", "Added"),
    ]


def test_versions_stand_in_the_report_and_beside_the_playbooks(workspace, library):
    save_playbook(workspace, library, replace(library.playbooks[0], name="First"))
    keep_twice(workspace, library)
    known = diagnose(workspace, library)
    (section,) = (one for one in make_report(known, library).sections if one.id == "model_changes")
    assert [row[2] for row in section.blocks[0].rows] == [1, 2, 1]
    book = make_playbook_book(workspace, library, known)
    (sheet,) = (one for one in book.sheets if one.name == "Changes")
    assert [row[1] for row in sheet.rows] == ["Added"]
    assert {one.kind for one in known.model_changes} == {ModelKind.SCORECARD, ModelKind.PLAYBOOK}


@pytest.mark.parametrize(
    ("header", "row", "fault"),
    [
        (HEADER, ["", "Acme", "85", "low"], "Row 2: customer_id is empty."),
        (HEADER, ["C001", "", "85", "low"], "Row 2: account_name is empty."),
        (HEADER, ["C001", "Acme", "good", "low"], "Row 2: health_score is no number."),
        (
            HEADER,
            ["C001", "Acme", "85", "fine"],
            "Row 2: risk_category is none of high, medium and low.",
        ),
        (
            [
                "week_ending",
                "total_customers",
                "avg_health_score",
                "churn_rate",
                "tickets_resolved",
            ],
            ["last Friday", "20", "75", "3", "12"],
            "Row 2: week_ending is no day such as 2026-10-31.",
        ),
        (
            ["customer_id", "expansion_score", "size"],
            ["C003", "80", "50000"],
            "The column size is none of this template.",
        ),
    ],
)
def test_what_another_program_would_stumble_over_is_named_with_its_row(
    tmp_path, header, row, fault
):
    assert fault in check(tmp_path, header, [row]).faults


def test_every_board_of_the_sample_passes_the_check_in_both_formats(sample, library, tmp_path):
    for book in make_dashboard_books(sample, library):
        for ending in (".csv", ".xlsx"):
            path = tmp_path / f"{book.name}{ending}"
            path.write_bytes(render(book, ending))
            found = check_artifact_file(path)
            assert (found.artifact, found.faults) == (book.name, ())
            assert found.rows == len(book.sheets[0].rows)


def check(folder, header, rows):
    path = folder / "table.csv"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return check_artifact_file(path)
