"""What the report says of a diagnosis, complete, empty or in parts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.answers import Answer
from csdesk.model.findings import Evidence
from csdesk.model.health import Band
from csdesk.model.identifiers import ChoiceId, KpiId, QuestionId
from csdesk.report.compose import compose_report
from csdesk.report.document import (
    Bullets,
    Entries,
    FigureBlock,
    KeyFigures,
    Quantity,
    Report,
    Section,
    StatusWord,
    Table,
    Text,
)
from csdesk.report.figures import GanttFigure, HealthFigure, RadarFigure
from tests.csdesk.report.diagnoses import (
    AREAS,
    CAVEAT,
    HOSTILE,
    make_accounts,
    make_empty,
    make_finding,
    make_full,
    make_health,
    make_kpis,
    make_library,
)

SECTIONS = [
    "summary",
    "findings",
    "areas",
    "health",
    "kpis",
    "roadmap",
    "raci",
    "accounts",
    "answers",
    "issues",
    "assumptions",
    "lineage",
]


@pytest.fixture(scope="module")
def report() -> Report:
    return compose_report(make_full(), make_library())


def section(report: Report, name: str) -> Section:
    return next(known for known in report.sections if known.id == name)


def table(report: Report, name: str) -> Table:
    return next(known for known in report.tables() if known.name == name)


def figures(report: Report, kind: type) -> list:
    blocks = [block for known in report.sections for block in known.blocks]
    shown = [block.figure for block in blocks if isinstance(block, FigureBlock)]
    return [figure for figure in shown if isinstance(figure, kind)]


def test_the_sections_stand_in_reading_order(report):
    assert [known.id for known in report.sections] == SECTIONS


def test_an_empty_engagement_has_the_same_sections_and_no_number():
    empty = compose_report(make_empty(), make_library())
    assert [known.id for known in empty.sections] == SECTIONS
    assert empty.headline == "Nothing has been assessed yet."
    assert empty.basis == "Based on no answers and no customer list"
    key_figures = section(empty, "summary").blocks[0]
    assert isinstance(key_figures, KeyFigures)
    assert [figure.value for figure in key_figures.figures] == [None] * 4


@pytest.mark.parametrize(
    ("part", "name", "rows"),
    [
        ("answers", "Answers", 25),
        ("accounts", "Accounts", 0),
        ("findings", "Findings", 0),
        ("roadmap", "Roadmap", 0),
        ("health", "Accounts", 24),
        ("kpis", "KPIs", 0),
    ],
)
def test_it_composes_with_any_part_missing_and_keeps_the_others(part, name, rows):
    empty, full = make_empty(), make_full()
    changes = {part: getattr(empty, part)}
    if part == "accounts":
        changes["health"] = None
    report = compose_report(replace(full, **changes), make_library())
    assert [known.id for known in report.sections] == SECTIONS
    shown = {known.name: len(known.rows) for known in report.tables()}
    assert shown[name] == rows
    whole = {known.name: len(known.rows) for known in compose_report(full, make_library()).tables()}
    kept = {"Findings", "Roadmap", "KPIs", "Accounts", "Answers"} - {name}
    assert {key: shown[key] for key in kept} == {key: whole[key] for key in kept}


def test_a_list_without_accounts_is_said_to_hold_none():
    accounts = make_accounts(0)
    nobody = replace(make_full(), accounts=accounts, health=make_health(accounts))
    assert section(compose_report(nobody, make_library()), "health").lead == (
        "The customer list holds no account, so there is nothing to score."
    )


def test_every_row_has_one_value_for_each_column(report):
    for known in report.tables():
        assert {len(row) for row in known.rows} <= {len(known.columns)}, known.name


def test_names_of_tables_are_unique_and_fit_a_sheet(report):
    names = [known.name.casefold() for known in report.tables()]
    assert len(names) == len(set(names))
    assert all(len(name) <= 31 for name in names)


def test_the_names_of_the_client_and_the_engagement_are_not_changed():
    report = compose_report(make_full(HOSTILE), make_library())
    assert report.client == HOSTILE
    assert report.engagement == "Baseline audit"


def test_key_figures_are_the_numbers_of_the_engines(report):
    block = section(report, "summary").blocks[0]
    assert isinstance(block, KeyFigures)
    nrr, grr, health, maturity = block.figures
    assert (nrr.value, grr.value, health.value) == (104.2345, 89.585, 60.4)
    assert nrr.note == "Target 110% · 23 accounts"
    assert nrr.status.word == "Below target"
    assert health.status.word == "Watch"
    assert health.note == "Healthy from 80 · £780k ARR at risk"
    assert maturity.value == "Ad-hoc"
    assert maturity.status.word == "Level 1 of 4"
    assert maturity.note == "Index 54, likely 51 to 65"


def test_the_summary_names_the_first_three_findings(report):
    entries = next(b for b in section(report, "summary").blocks if isinstance(b, Entries))
    assert [entry.title for entry in entries.items] == [
        f"Renewals start 38 days before the date, case {number}" for number in (1, 2, 3)
    ]
    assert entries.items[0].amount == 612_001


def test_findings_say_what_shows_them_and_what_repairs_them(report):
    entries = next(b for b in section(report, "findings").blocks if isinstance(b, Entries))
    assert len(entries.items) == 5
    place = "(list.xlsx, sheet Customers, rows 12 and 40)"
    assert entries.items[0].notes == (
        f"Shown by: 21 of 34 renewals had no conversation {place}",
        "Answered: no",
        "How much of it would leave in a year is not known: no own rate of loss.",
        "Confidence: medium.",
        "Repaired by: Call red accounts within 24 hours, step 1",
    )
    assert section(report, "findings").lead.startswith(
        "5 findings: 1 critical, 2 watch and 2 note."
    )


def test_the_radar_has_the_index_of_every_area(report):
    radar = figures(report, RadarFigure)[0]
    assert len(radar.labels) == len(AREAS)
    assert radar.now == (41.25, 46.25, 51.25, 56.25, 61.25, 66.25)
    assert radar.labels[0] == "Segmentation"


def test_an_area_says_what_is_missing_for_its_next_level(report):
    blocks = section(report, "areas").blocks
    missing = [block.items for block in blocks if isinstance(block, Bullets)]
    assert missing == [(f"Step 2 of {area}: Do it every time.",) for area in AREAS]


def test_what_is_not_answered_is_missing_too():
    full = make_full()
    answers = {key: answer for key, answer in full.answers.items() if ".2." not in key}
    report = compose_report(replace(full, answers=answers), make_library())
    missing = [b.items for b in section(report, "areas").blocks if isinstance(b, Bullets)]
    assert missing[0] == ("Step 2 of segmentation: not answered yet.",)


def test_the_health_figure_counts_scores_by_tenths(report):
    (figure,) = figures(report, HealthFigure)
    assert figure.counts == (0, 0, 0, 6, 0, 0, 6, 0, 0, 6)
    assert (figure.red, figure.yellow, figure.green, figure.unscored) == (6, 6, 6, 6)


def test_bands_show_accounts_revenue_and_shares(report):
    rows = {row[0].word: row[2:] for row in table(report, "Health bands").rows}
    assert rows["At risk"] == (6, 780_000, 26.0)
    assert rows["Not scored"] == (6, 840_000, 28.0)


def test_accounts_to_call_start_with_the_lowest_and_the_largest(report):
    rows = table(report, "Accounts to call").rows
    assert [row[0] for row in rows[:3]] == ["Account 23 Ltd", "Account 19 Ltd", "Account 15 Ltd"]
    assert len(rows) == 12
    assert {row[3].word for row in rows} == {"At risk", "Watch"}
    assert rows[0][-1] == "NPS rating, CSAT"


def test_nothing_scored_says_which_columns_would_help():
    full = make_full()
    assert full.health is not None
    none = tuple(
        replace(score, score=None, band=Band.UNSCORED, coverage=28.0)
        for score in full.health.scores
    )
    card = full.health.scorecard
    health = replace(
        full.health,
        scores=none,
        available_weight=28,
        average=None,
        average_arr_weighted=None,
        missing=tuple(signal.id for signal in card.signals[:6]),
    )
    report = compose_report(replace(full, health=health), make_library())
    shown = section(report, "health")
    assert shown.lead.startswith(
        "None of 24 accounts can be scored: the list holds 28 of 100 points of signal weight, and "
        "a score takes at least 30."
    )
    assert not figures(report, HealthFigure)
    assert table(report, "Missing signals").rows[0] == (
        "Daily to monthly users",
        15,
        "Daily to monthly users column",
    )
    assert report.basis.endswith("24 accounts, none with a score")
    key_figures = section(report, "summary").blocks[0]
    assert isinstance(key_figures, KeyFigures)
    assert key_figures.figures[2].status.word == "Not scored"


def test_thin_coverage_gives_the_average_no_colour():
    full = make_full()
    assert full.health is not None
    thin = replace(full, health=replace(full.health, coverage=59.9))
    block = section(compose_report(thin, make_library()), "summary").blocks[0]
    assert isinstance(block, KeyFigures)
    assert block.figures[2].status.word == "Too little data"


def test_kpis_stand_with_target_benchmark_and_method(report):
    row = table(report, "KPIs").rows[0]
    assert row[2:4] == (Quantity(104.2345, "percent"), Quantity(110.0, "percent"))
    assert [cell.value for cell in row[5:8]] == [110.0, 115.0, 120.0]
    assert isinstance(row[8], StatusWord)
    assert row[8].word == "Worse"
    assert row[9].value == -10.7655
    assert row[11] == "Point to point, by account"
    assert row[12] == 23


def test_a_share_of_few_customers_stands_as_its_count_on_paper_and_in_the_workbook():
    kpis = make_kpis()
    kpis[KpiId("grr")] = replace(kpis[KpiId("grr")], value=200 / 9, n=9, counted=2)
    found = compose_report(replace(make_full(), kpis=kpis), make_library())
    for name in ("Numbers", "Methods", "KPIs"):
        rows = [str(row) for row in table(found, name).rows]
        (row,) = (one for one in rows if "89.585" not in one and "2 of 9" in one)
        assert "22.2" not in row


def test_what_cannot_be_computed_says_why(report):
    ((name, reason),) = table(report, "Not computable").rows
    assert name.note == "Time to value"
    assert reason == "The list has no onboarding dates."


def test_caveats_stand_under_every_table_with_benchmarks(report):
    blocks = section(report, "kpis").blocks
    compared = [
        block
        for block in blocks
        if isinstance(block, Table) and any("Benchmark" in c.title for c in block.columns)
    ]
    assert [block.name for block in compared] == ["KPIs", "Numbers", "Benchmarks read"]
    in_workbook, on_paper, read = compared
    assert in_workbook.notes == read.notes == (CAVEAT,)
    after = blocks[blocks.index(on_paper) + 1 :]
    assert after[:2] == (Text("Read benchmarks with care:", quiet=True), Bullets((CAVEAT,)))


def test_the_plan_is_placed_by_horizon(report):
    sizes = [len(table(report, f"Plan {days} days").rows) for days in (90, 180, 360)]
    assert sizes == [3, 3, 3]
    assert len(table(report, "Roadmap").rows) == 9
    (gantt,) = figures(report, GanttFigure)
    assert [phase.last_day for phase in gantt.phases] == [30, 90, 180, 360]
    assert gantt.bars[0].quick_win
    assert gantt.bars[2].owner == "CS director"


def test_the_raci_shows_each_letter_under_its_role(report):
    shown = table(report, "RACI")
    assert [column.title for column in shown.columns][1:3] == ["CS director", "CS ops"]
    assert shown.rows[0] == (
        "Health score development", "A", "R", "", "", "C", "", "", "", "I", "",
    )  # fmt: skip


def test_every_question_is_in_the_answers_with_its_reason(report):
    rows = {row[1]: row for row in table(report, "Answers").rows}
    assert len(rows) == 25
    assert rows["segmentation.2.step"][4] == "Partly"
    assert rows["skills.3.step"][4] == "Not applicable"
    assert rows["skills.3.step"][8] == "No trainers yet"
    assert rows["skills.4.step"][4] == "Not answered"


def test_a_choice_that_is_no_longer_offered_counts_as_not_answered_everywhere():
    full = make_full()
    retired = {key: replace(one, choice=ChoiceId("retired")) for key, one in full.answers.items()}
    report = compose_report(replace(full, answers=retired), make_library())
    rows = {row[1]: row for row in table(report, "Answers").rows}
    assert rows["segmentation.2.step"][4] == "Not answered"


def test_what_is_put_off_says_why_and_who_looks_after_it():
    full, key = make_full(), QuestionId("skills.4.step")
    put_off = Answer(key, deferred="Ask Finance", owner="Ada")
    report = compose_report(replace(full, answers=full.answers | {key: put_off}), make_library())
    shown = table(report, "Answers")
    titles = [column.title for column in shown.columns]
    row = next(row for row in shown.rows if row[1] == key)
    found = dict(zip(titles, row, strict=True))
    assert (found["Answer"], found["Put off"], found["Owner"]) == ("Put off", "Ask Finance", "Ada")


def test_every_account_is_in_the_workbook_with_its_row(report):
    rows = table(report, "Accounts").rows
    assert len(rows) == 24
    assert rows[0][:5] == ("A1", "Account 1 Ltd", "Enterprise", 10_000.0, 91.0)
    assert rows[0][-1] == 6


def test_serious_problems_of_the_data_come_first(report):
    kinds = [row[0] for row in table(report, "Data quality").rows]
    assert kinds == ["Row left out", "Value not read", "Value converted"]


def test_long_lists_of_problems_are_cut_on_paper_and_say_so():
    from tests.csdesk.report.diagnoses import make_issues

    long = replace(make_full(), issues=make_issues(100))
    report = compose_report(long, make_library())
    assert len(table(report, "Data remarks").rows) == 30
    cut, converted = table(report, "Data remarks").notes
    assert cut == "45 more are in the workbook."
    assert converted.startswith("25 conversions that worked are in the workbook:")
    assert len(table(report, "Data quality").rows) == 100


def test_files_are_named_with_their_fingerprint(report):
    row = table(report, "Files").rows[0]
    assert row[0] == "customers 2026.xlsx"
    assert row[-1] == "ab" * 32


def test_numbers_that_rest_on_the_same_rows_are_named_together(report):
    assert table(report, "Sources of numbers").rows == (
        (
            "customers 2026.xlsx, sheet Customers, rows 6 to 29",
            "Net revenue retention, Gross revenue retention, Churned ARR, Accounts per CSM, CSAT",
        ),
    )


def test_a_finding_without_an_amount_has_none():
    alone = replace(make_full(), findings=(make_finding(arr_at_stake=None),))
    entries = section(compose_report(alone, make_library()), "findings").blocks[0]
    assert isinstance(entries, Entries)
    assert entries.items[0].amount is None


def test_a_number_without_its_value_is_not_called_computed():
    nothing = {key: replace(v, value=None, reason="No lists.") for key, v in make_kpis().items()}
    report = compose_report(replace(make_full(), kpis=nothing, benchmarks={}), make_library())
    assert section(report, "kpis").lead.startswith("No number can be computed yet")
    assert section(report, "summary").lead == "Retention is not known. No lists."
    assert not table(report, "KPIs").rows
    assert {row[0].note for row in table(report, "Not computable").rows} >= {"CSAT"}
    assert KpiId("nrr") in nothing


def test_what_a_remark_asks_for_is_not_said_to_be_done(report):
    for name in ("Data remarks", "Data quality"):
        titles = [column.title for column in table(report, name).columns]
        assert titles[-1] == "What to do"


def test_an_area_says_what_it_draws_on_and_who_usually_owns_it():
    full = make_full()
    first, second, *others = full.instrument.areas
    told = replace(first, inputs=("Usage", "Revenue"), owners=("CS Director", "Ops Lead"))
    alone = replace(second, inputs=(), owners=("CS Manager",))
    instrument = replace(full.instrument, areas=(told, alone, *others))
    blocks = section(
        compose_report(replace(full, instrument=instrument), make_library()), "areas"
    ).blocks
    quiet = [block.text for block in blocks if isinstance(block, Text) and block.quiet]
    assert quiet == [
        "Draws on: Usage and Revenue. Usually owned by: CS Director and Ops Lead.",
        "Usually owned by: CS Manager.",
    ]


def test_an_area_that_is_not_assessed_still_says_who_usually_owns_it():
    full = make_full()
    first, *others = full.instrument.areas
    told = replace(first, owners=("CS Director",))
    instrument = replace(full.instrument, areas=(told, *others))
    open_level = make_empty().maturity.areas[0]
    maturity = replace(full.maturity, areas=(open_level, *full.maturity.areas[1:]))
    diagnosis = replace(full, instrument=instrument, maturity=maturity)
    blocks = section(compose_report(diagnosis, make_library()), "areas").blocks
    texts = [block.text for block in blocks if isinstance(block, Text)]
    assert any("none of 4 questions" in text for text in texts)
    assert any("Usually owned by: CS Director." in text for text in texts)


def test_before_the_first_answer_the_areas_are_one_table():
    blocks = section(compose_report(make_empty(), make_library()), "areas").blocks
    assert [type(block) for block in blocks] == [Table]


def test_a_finding_with_much_evidence_names_eight_pieces_on_paper_and_all_in_the_workbook():
    evidence = tuple(Evidence(f"Figure {place}") for place in range(1, 12))
    full = make_full()
    finding = replace(full.findings[0], evidence=evidence, initiatives=())
    report = compose_report(replace(full, findings=(finding,)), make_library())
    entries = next(b for b in section(report, "findings").blocks if isinstance(b, Entries))
    notes = entries.items[0].notes
    assert len(notes) == 11
    assert (notes[0], notes[7]) == ("Shown by: Figure 1", "Figure 8")
    assert notes[8] == "And by 3 more, which the workbook names on the sheet Findings."
    (row,) = table(report, "Findings").rows
    assert any(str(cell).endswith("Figure 11") for cell in row)


def test_on_paper_a_reason_stands_once_with_all_numbers_that_wait_for_it():
    reasons = iter(["No lists.", "No lists.", *["Needs answers."] * 90])
    nothing = {k: replace(v, value=None, reason=next(reasons)) for k, v in make_kpis().items()}
    report = compose_report(replace(make_full(), kpis=nothing, benchmarks={}), make_library())
    rows = table(report, "What is missing").rows
    every = table(report, "Not computable").rows
    assert len({reason for reason, _ in rows}) == len(rows)
    for name, reason in every:
        assert name.note in dict(rows)[reason]
    counts = [sum(reason == told for _, told in every) for reason, _ in rows]
    assert counts == sorted(counts, reverse=True)
