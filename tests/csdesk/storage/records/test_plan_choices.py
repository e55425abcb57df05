"""What is decided about the plan stands until it is taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.history import Action
from csdesk.model.identifiers import AccountKey, KpiId
from csdesk.model.kpis import Unit
from csdesk.model.plan_choices import PlanBaseline, PromisedKpi
from csdesk.model.registers import RowId
from csdesk.model.report_choices import DEFAULT_TEMPLATE, Audience, Brand, ReportChoice
from csdesk.model.revenue import RevenueSource
from csdesk.storage.records.registers import KeptRow
from csdesk.storage.workspace import Workspace
from tests.csdesk.storage import kept_plan
from tests.csdesk.storage.kept_plan import CALLS, PATH, RISKS, ROWS, SILOS


@pytest.fixture
def decided(workspace: Workspace) -> Workspace:
    kept_plan.fill_plan(workspace)
    return workspace


def test_a_row_takes_the_place_of_the_earlier_one_of_its_id(decided: Workspace) -> None:
    changed = KeptRow(SILOS, 0, {kept_plan.RISK: "Silos, still"})
    decided.registers.save(RISKS, changed)
    assert decided.registers.rows(RISKS) == (changed, *ROWS[1:])


def test_rows_stand_in_the_order_of_their_places(decided: Workspace) -> None:
    first = KeptRow(RowId("z"), -1, {})
    decided.registers.save(RISKS, first)
    assert decided.registers.rows(RISKS) == (first, *ROWS)


def test_a_forgotten_row_is_no_longer_kept(decided: Workspace) -> None:
    decided.registers.forget(RISKS, SILOS)
    assert decided.registers.rows(RISKS) == ROWS[1:]


def test_the_planner_decides_again_once_a_choice_is_taken_back(decided: Workspace) -> None:
    decided.plan_choices.let_plan(CALLS)
    assert set(decided.plan_choices.choices()) == {PATH}


def test_progress_can_be_forgotten(decided: Workspace) -> None:
    decided.plan_choices.forget_progress(CALLS)
    assert decided.plan_choices.progress() == {}


def test_a_plan_that_is_reopened_is_not_final(decided: Workspace) -> None:
    decided.plan_choices.reopen()
    assert decided.plan_choices.final() is None


BASELINE = PlanBaseline(
    kept_plan.MADE, "GBP", 5.5, RevenueSource.SUBSCRIPTIONS, 2.0, 1.0, 365, (1.0, 2.0), None,
    (PromisedKpi(KpiId("nrr"), Unit.PERCENT, None, "by lines", 104.0, 2.0),),
)  # fmt: skip


@pytest.mark.parametrize("baseline", [BASELINE, PlanBaseline(kept_plan.MADE, "EUR"), None])
def test_a_final_plan_comes_back_with_where_the_client_stood(
    decided: Workspace, baseline: PlanBaseline | None
) -> None:
    plan = replace(kept_plan.FINAL, baseline=baseline)
    with decided.step(Action.MAKE_FINAL):
        decided.plan_choices.make_final(plan)
    assert decided.plan_choices.final() == plan


def test_a_plan_is_written_as_ever_where_nothing_else_was_kept(decided: Workspace) -> None:
    ((items,),) = decided.database.rows("SELECT items FROM final_plan")
    assert items.startswith("[")


def test_a_forgotten_report_leaves_the_others(decided: Workspace) -> None:
    decided.report_choices.forget(DEFAULT_TEMPLATE)
    assert list(decided.report_choices.all()) == ["Board of “May”"]


def test_a_plain_brand_takes_the_clients_back(decided: Workspace) -> None:
    decided.report_choices.set_brand(Brand(name="Somebody"))
    assert decided.report_choices.brand() == Brand()


def test_an_erased_account_takes_the_rows_about_it_along(decided: Workspace) -> None:
    decided.history.erase_account(AccountKey("A-2"))
    assert decided.registers.rows(RISKS) == ROWS[:2]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("{}", ReportChoice()),
        ('{"audience": "auditors", "sections": ["kpis"]}', ReportChoice(sections=("kpis",))),
        (
            '{"audience": "papers", "paper": "A3", "columns": {"Accounts": ["Name"]}}',
            ReportChoice(Audience.PAPERS, columns={"Accounts": ("Name",)}),
        ),
    ],
)
def test_a_choice_of_another_version_is_read_as_far_as_it_is_known(
    decided: Workspace, written: str, read: ReportChoice
) -> None:
    decided.report_choices.keep("Other", ReportChoice(Audience.BOARD))
    with decided.step(Action.EDIT):
        decided.database.write(
            "UPDATE report_template SET choice = ? WHERE name = ?", (written, "Other")
        )
    assert decided.report_choices.all()["Other"] == read
