"""The report's workbook reckons by itself, and another spreadsheet program agrees with csdesk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from csdesk.model.imports import ListRole
from csdesk.model.kpi_book import KpiInputId
from csdesk.model.scorecards import MissingPolicy
from csdesk.model.tables import TableKind
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.health.overrides import override_score
from csdesk.operations.health.scorecards import keep_scorecard
from csdesk.operations.metrics.settings import state_input
from csdesk.operations.report import make_report
from csdesk.operations.sample import open_listed_sample
from exports import write
from tests.acceptance.test_dashboard_workbooks import recalculate
from tests.kpi_client import NOW, bring

STATED = {
    "week_cost": "1500",
    "gross_margin": "78",
    "prevented_share": "60",
    "dollar_rate": "0.8",
    "licence_cost": "20000",
    "discount_rate": "10",
}
WRONG = ("#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#N/A", "Err:")


def read_cells(book: Workbook) -> Iterator[tuple[str, str, object]]:
    """Yield sheet, address and content of every cell that has one."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from ((sheet.title, cell.coordinate, cell.value) for cell in row if cell.value)


def as_known(value: object) -> object:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return pytest.approx(value, rel=1e-9, abs=1e-6)
    return blank(value)


def blank(value: object) -> object:
    """Return None for a formula that gives an empty text."""
    return None if value == "" else value


def read_table(book: Workbook, sheet: str, title: str) -> dict[str, tuple]:
    """Return the rows below the row that has this title, by their first cell."""
    rows = list(book[sheet].iter_rows(values_only=True))
    head = next(at for at, row in enumerate(rows) if title in row)
    return {row[0]: row for row in rows[head + 1 :] if row[0]}


@pytest.fixture(scope="module")
def case(tmp_path_factory, library):
    """Give the sample client with the figures that its finance stated."""
    path = tmp_path_factory.mktemp("living") / "case.csdesk"
    with open_listed_sample(path, library) as workspace:
        for name, value in STATED.items():
            state_input(workspace, library, KpiInputId(name), value, "Finance")
        return diagnose(workspace, library)


@pytest.fixture(scope="module")
def written(case, library, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("written") / "report.xlsx"
    write(make_report(case, library), path)
    return path


@pytest.fixture(scope="module")
def again(written, needs_tool) -> Workbook:
    return load_workbook(recalculate(written, needs_tool("soffice")), data_only=True)


def test_another_program_reckons_what_the_file_already_shows(written, again):
    formulas, stored = load_workbook(written), load_workbook(written, data_only=True)
    counted = 0
    for sheet, address, text in read_cells(formulas):
        if isinstance(text, str) and formulas[sheet][address].data_type == "f":
            counted += 1
            found = again[sheet][address].value
            assert not str(found).startswith(WRONG), (sheet, address, text)
            assert blank(found) == as_known(stored[sheet][address].value), (sheet, address)
    assert counted > 1_000


def test_every_difference_from_the_program_is_nothing(again):
    for sheet in ("Live health", "Live KPIs", "Live case", "Live capacity"):
        rows = list(again[sheet].iter_rows(values_only=True))
        places = [
            (at, column)
            for at, row in enumerate(rows)
            for column, title in enumerate(row)
            if isinstance(title, str) and title.startswith("Difference")
        ]
        assert places, sheet
        for head, column in places:
            for row in rows[head + 1 :]:
                if row[column] is None or isinstance(row[column], str):
                    break
                assert row[column] == 0, (sheet, row)


def test_scores_of_the_sheet_are_those_of_the_program(case, again):
    rows = read_table(again, "Live scores", "Account id")
    assert len(rows) == len(case.health.scores)
    for score in case.health.scores:
        _id, _name, _arr, shown, *_rest = rows[score.key]
        assert blank(shown) == as_known(score.score)
    bands = read_table(again, "Live health", "Accounts")
    assert sum(bands[word][1] for word in ("Healthy", "Watch", "At risk", "Not scored")) == len(
        rows
    )


def test_kpis_case_and_plan_are_those_of_the_program(case, again):
    kpis = {row[1]: row[2] for row in read_table(again, "Live KPIs", "KPI").values()}
    terms = {one.id: one.term for one in case.definitions}
    for kpi in ("nrr", "grr", "logo_churn", "gross_churn", "expansion_arr"):
        assert kpis[terms[kpi]] == pytest.approx(case.kpis[kpi].value)
    outcome = next(iter(case.plan.investment.outcomes.values()))
    results = read_table(again, "Live case", "Result")
    assert results["Cost"][1] == pytest.approx(outcome.cost)
    assert results["Gross profit"][1] == pytest.approx(outcome.benefit)
    assert results["Present value"][1] == pytest.approx(outcome.present_value)
    dates = read_table(again, "Live plan", "Starts")
    for item in case.roadmap.items:
        assert dates[item.initiative.title][6:8] == tuple(
            datetime.combine(one, datetime.min.time()) for one in (item.start_on, item.due_on)
        )


def change(path: Path, soffice: str, *cells: tuple[str, str, object]) -> Workbook:
    """Return the workbook with some named cells changed and all of it reckoned anew."""
    book = load_workbook(path)
    for sheet, name, value in cells:
        address = book.defined_names[name].attr_text.split("!")[1].replace("$", "")
        book[sheet][address] = value
    changed = path.parent / "changed.xlsx"
    book.save(changed)
    return load_workbook(recalculate(changed, soffice), data_only=True)


def test_a_weight_changed_in_the_sheet_gives_the_scores_of_a_card_with_that_weight(
    library, tmp_path, needs_tool
):
    soffice = needs_tool("soffice")
    with open_listed_sample(tmp_path / "s.csdesk", library) as workspace:
        before = diagnose(workspace, library)
        path = tmp_path / "report.xlsx"
        write(make_report(before, library), path)
        card = before.health.scorecard
        first, second, *others = card.signals
        moved = (
            replace(first, weight=first.weight + 10),
            replace(second, weight=second.weight - 10),
        )
        new = replace(card, signals=(*moved, *others), green=70)
        keep_scorecard(workspace, library, new, author="Ada", day=before.health.as_of)
        after = diagnose(workspace, library)
    again = change(
        path,
        soffice,
        *(("Live weights", f"w_{one.id}", one.weight) for one in moved),
        ("Live weights", "band_green", 70),
    )
    rows = read_table(again, "Live scores", "Account id")
    assert any(
        one.score != other.score
        for one, other in zip(before.health.scores, after.health.scores, strict=True)
    )
    for score in after.health.scores:
        assert blank(rows[score.key][3]) == as_known(score.score)
    words = {"green": "Healthy", "yellow": "Watch", "red": "At risk", "unscored": "Not scored"}
    bands = read_table(again, "Live health", "Accounts")
    for band, total in after.health.distribution.items():
        assert bands[words[band.value]][1:3] == (total.accounts, pytest.approx(total.arr))


def bring_three(workspace) -> None:
    """Import an account that is known well, one that is known too little, and one more."""
    columns = {
        "account_id": ["A1", "A2", "A3"],
        "account_name": ["=Ash Ltd", "Birch Ltd", "Cedar Ltd"],
        "arr": [100.0, 200.0, 300.0],
        "dau_mau": [70.0, None, 70.0],
        "feature_adoption": [60.0, None, 10.0],
        "nps": [9.0, None, 9.0],
        "csat": [5.0, 5.0, 1.0],
    }
    bring(workspace, TableKind.ACCOUNTS, columns, ListRole.CURRENT)


def test_accounts_without_a_score_and_scores_set_by_a_person_are_told_apart(
    workspace, library, tmp_path, needs_tool
):
    soffice = needs_tool("soffice")
    bring_three(workspace)
    override_score(workspace, "A3", 35, author="Ada", reason="A call", day=NOW)
    path = tmp_path / "report.xlsx"
    write(make_report(diagnose(workspace, library), library), path)
    again = load_workbook(recalculate(path, soffice), data_only=True)
    rows = read_table(again, "Live scores", "Account id")
    assert rows["A1"][1:7:2] == ("=Ash Ltd", 100, pytest.approx(52))
    assert (blank(rows["A2"][3]), rows["A2"][4], rows["A2"][6]) == (None, "Not scored", "Formula")
    assert rows["A3"][3:7:3] == (35, "Value: set by a person")
    average = read_table(again, "Live health", "On average")
    # A1 has 100 and brings 100, A3 has 35 and brings 300.
    assert average["Average score"][1] == pytest.approx(67.5)
    assert average["Average score by ARR"][1] == pytest.approx((100 * 100 + 35 * 300) / 400)


def test_a_score_that_weights_alone_do_not_give_is_a_value_and_says_why(
    workspace, library, tmp_path
):
    bring_three(workspace)
    card = diagnose(workspace, library).health.scorecard
    signals = tuple(replace(one, missing=MissingPolicy.WORST) for one in card.signals)
    keep_scorecard(workspace, library, replace(card, signals=signals), author="Ada", day=NOW)
    path = tmp_path / "report.xlsx"
    write(make_report(diagnose(workspace, library), library), path)
    sheet = load_workbook(path)["Live scores"]
    (row,) = (row for row in sheet.iter_rows() if row[0].value == "A1")
    assert row[3].data_type == "n"
    assert row[6].value == "Value: a signal without a value counts by its policy"
