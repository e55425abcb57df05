"""The section about the data behind the report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.model.data_review import (
    Addition,
    ChurnAnswer,
    ChurnGap,
    ChurnPanel,
    ChurnSource,
    DataReview,
    Measurable,
    NextAddition,
    QualityCheck,
    QualityMark,
    Reach,
    SourceEntry,
)
from csdesk.model.tables import TableKind
from csdesk.report.compose import compose_report
from csdesk.report.document import Noted, Status, Table
from csdesk.report.sections.data_behind import data_sections
from tests.csdesk.report.diagnoses import make_empty, make_full, make_library
from tests.data_reviews import make_check

LIBRARY = make_library()
FLAG, EVENTS = ChurnSource.FLAG, ChurnSource.EVENTS
START, END = date(2023, 12, 31), date(2024, 12, 31)


def check(mark: QualityMark, sentence: str = "") -> QualityCheck:
    fix = "" if mark is QualityMark.PASSED else "Fill it in."
    limit = "less than 1% blank"
    return make_check(
        mark=mark, wrong=2, total=100, sentence=sentence or mark, fix=fix, limit=limit, rows=()
    )


REVIEW = DataReview(
    sources=(
        SourceEntry("CRM", (TableKind.ACCOUNTS,), ("a.csv",), 4, ("CS Ops",), END, 40, 31, 4, 4,
                    QualityMark.WARN),
        SourceEntry("Surveys", (), (), 0, ("CS Ops",), None, None, 92, 0, 4, None),
    ),
    checks=tuple(check(mark) for mark in reversed(QualityMark)),
    churn=ChurnPanel(
        (
            ChurnAnswer(FLAG, 4, ("A",), "Flagged.", 10.0, 20.0),
            ChurnAnswer(EVENTS, 4, ("B", "C"), "Named.", None, None),
        ),
        (ChurnGap(FLAG, EVENTS, ("A",), ("B", "C")),),
        {"A": "Ash", "B": "Birch", "C": "Cedar"},
        4,
    ),
    measures=(
        Measurable("CSAT", True, Reach.NOW, None, ""),
        Measurable("NPS", False, Reach.ONE_COLUMN, None, "the column NPS"),
    ),
    next_additions=(
        NextAddition(
            Addition(Reach.ONE_COLUMN, TableKind.ACCOUNTS, ("nps",), "the column NPS"),
            (),
            ("NPS",),
            15,
        ),
    ),
)  # fmt: skip


@pytest.fixture
def tables() -> dict[str, Table]:
    (section,) = data_sections(replace(make_full(), data=REVIEW), LIBRARY)
    return {block.name: block for block in section.blocks if isinstance(block, Table)}


def test_a_client_without_lists_has_no_such_section():
    report = compose_report(make_empty(), LIBRARY)
    assert "data" not in [section.id for section in report.sections]


def test_the_section_stands_before_the_remarks_on_the_files():
    report = compose_report(replace(make_full(), data=REVIEW), LIBRARY)
    ids = [section.id for section in report.sections]
    assert ids.index("data") == ids.index("issues") - 1
    names = [table.name for table in report.tables()]
    assert len(names) == len(set(names))


def test_the_lead_counts_sources_and_checks():
    (section,) = data_sections(replace(make_full(), data=REVIEW), LIBRARY)
    assert section.lead == (
        "1 of 2 sources of data came in. Of 3 checks of quality 1 passed, 1 warned and 1 failed."
    )


def test_sources_show_age_coverage_and_what_is_not_there(tables):
    crm, surveys = tables["Data sources"].rows
    assert crm[:7] == (Noted("CRM", "a.csv"), "CS Ops", END, 40, 31, 4, 100.0)
    assert crm[7].status is Status.WATCH
    assert (surveys[5], surveys[6], surveys[7].word) == (None, None, "Not imported")


def test_paper_shows_what_did_not_pass_and_the_workbook_everything(tables):
    found = [row[1] for row in tables["Data warnings"].rows]
    assert found == [Noted("fail", "tickets.csv"), Noted("warn", "tickets.csv")]
    assert len(tables["Data checks"].rows) == 3
    assert tables["Data checks"].workbook_only


def test_more_warnings_than_paper_takes_are_counted():
    checks = tuple(check(QualityMark.WARN, f"Case {n}") for n in range(23))
    review = replace(REVIEW, checks=checks)
    (section,) = data_sections(replace(make_full(), data=review), LIBRARY)
    table = next(b for b in section.blocks if isinstance(b, Table) and b.name == "Data warnings")
    assert (len(table.rows), table.notes) == (20, ("3 more are in the workbook.",))


def test_each_answer_about_churn_says_how_it_was_counted(tables):
    flag, events = tables["Churn answers"].rows
    assert flag == (Noted("Churn flag", "Flagged."), 1, 4, "1 of 4", 10.0, 20.0)
    assert events[1:] == (2, 4, "2 of 4", None, None)


def test_every_customer_in_a_gap_is_named(tables):
    assert tables["Churn gaps"].rows == (
        ("Churn flag", "Churn events", 1, "Ash"),
        ("Churn events", "Churn flag", 2, "Birch and Cedar"),
    )
    assert tables["Churn gaps"].notes == (
        "The churn flag and the churn events disagree on 3 of 4 customers.",
    )
    assert [row[2:] for row in tables["Churn gap customers"].rows] == [
        ("A", "Ash"),
        ("B", "Birch"),
        ("C", "Cedar"),
    ]


def test_what_to_ask_for_next_is_ranked_and_summed_up(tables):
    table = tables["Next additions"]
    assert table.rows == (("The column NPS", "NPS", 1),)
    (note,) = table.notes
    assert note == (
        "1 of 2 figures (KPIs and health signals) are computed from these lists; 1 is one column "
        "away. Most would come of the column NPS."
    )
    assert [row[2] for row in tables["Computable figures"].rows] == [
        "Computed now",
        "One column away",
    ]


def test_parts_without_anything_to_say_are_left_out():
    review = replace(REVIEW, churn=None)
    (section,) = data_sections(replace(make_full(), data=review), LIBRARY)
    names = {block.name for block in section.blocks if isinstance(block, Table)}
    assert names.isdisjoint({"Churn answers", "Churn gaps"})
