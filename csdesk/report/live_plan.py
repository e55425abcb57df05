"""The plan as formulas: dates from the day it starts, and days of work against what there is."""

from __future__ import annotations

from datetime import timedelta

from csdesk.formatting import number
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import RoleId
from csdesk.model.plan_review import Load
from csdesk.model.roadmap import Horizon, Roadmap, RoadmapItem
from csdesk.report.document import Format, Status
from csdesk.report.live_cells import (
    Input,
    Limit,
    Live,
    LiveChart,
    LiveColumn,
    LiveSeries,
    LiveSheet,
    LiveTable,
    LiveValue,
)
from csdesk.report.pictures import owner_of

PLAN, CAPACITY, WORK = "Live plan", "Live capacity", "Live work"
OVER = "Over"
LAST_DAY = 720
HORIZONS = Limit(choices=tuple(float(one.value) for one in Horizon))
TEAM = "Everybody"
TINY = 1e-6


def draw_plan(diagnosis: Diagnosis) -> tuple[LiveSheet, ...]:
    """Return the plan, the work of each role, and what it asks of whom; nothing without a plan."""
    roadmap = diagnosis.roadmap
    if roadmap is None or not roadmap.items:
        return ()
    return _draw_items(roadmap), _draw_work(roadmap), _draw_capacity(diagnosis, roadmap)


def _draw_items(roadmap: Roadmap) -> LiveSheet:
    start = LiveTable(
        4,
        (LiveColumn("The plan starts on", width=50), LiveColumn("", Format.DATE)),
        (("Day 0", Input(roadmap.start_on, "plan_start", Limit(36_526, 73_050))),),
    )
    items = LiveTable(
        start.below,
        (
            LiveColumn("Initiative", width=50),
            LiveColumn("Within days", Format.INTEGER, name="plan_horizon"),
            LiveColumn("Owner", width=24),
            LiveColumn("Start day", Format.INTEGER, 10),
            LiveColumn("Due day", Format.INTEGER, 10),
            LiveColumn("Lasts, days", Format.INTEGER, 10),
            LiveColumn("Starts", Format.DATE),
            LiveColumn("Due", Format.DATE),
            LiveColumn("Days of work, low", Format.DECIMAL, 12),
            LiveColumn("Days of work, high", Format.DECIMAL, 12),
            LiveColumn("Days of work", Format.DECIMAL, 12, "plan_work"),
        ),
        tuple(_item_row(item, roadmap) for item in roadmap.items),
    )
    return LiveSheet(
        name=PLAN,
        section="roadmap",
        title="The plan",
        notes=(
            (
                "Change the first day, a start, an end, a horizon or days of work: dates, and the "
                f"sheet “{CAPACITY}”, follow. Days count from day 0."
            ),
        ),
        tables=(start, items),
        charts=(
            LiveChart(
                "bar",
                "What happens when? Days from the start of the plan",
                1,
                (LiveSeries(3, None), LiveSeries(5, Status.DOING)),
                is_stacked=True,
            ),
        ),
        frozen=(items.first, 1),
    )


def _item_row(item: RoadmapItem, roadmap: Roadmap) -> tuple[LiveValue, ...]:
    low, high = item.initiative.effort_low, item.initiative.effort_high
    days = Limit(0, LAST_DAY)
    return (
        item.initiative.title,
        Input(float(item.horizon.value), limit=HORIZONS),
        owner_of(item, roadmap) or "No owner",
        Input(item.start_day, limit=days),
        Input(item.due_day, limit=days),
        Live("=MAX(0,E{row}-D{row})", max(0, item.due_day - item.start_day)),
        Live("=plan_start+D{row}", roadmap.start_on + timedelta(days=item.start_day)),
        Live("=plan_start+E{row}", roadmap.start_on + timedelta(days=item.due_day)),
        Input(low),
        Input(high),
        Live("=(I{row}+J{row})/2", (low + high) / 2),
    )


def _draw_work(roadmap: Roadmap) -> LiveSheet:
    names = {role.id: role.name for role in roadmap.roles}
    rows: list[tuple[LiveValue, ...]] = []
    for place, item in enumerate(roadmap.items, start=1):
        rows += [
            (
                item.initiative.title,
                names.get(role, role),
                Live(f"=INDEX(plan_horizon,{place})", float(item.horizon.value)),
                Input(days),
            )
            for role, days in item.initiative.work.items()
        ]
    table = LiveTable(
        4,
        (
            LiveColumn("Initiative", width=50),
            LiveColumn("Role", width=30, name="work_role"),
            LiveColumn("Within days", Format.INTEGER, name="work_horizon"),
            LiveColumn("Days of work", Format.DECIMAL, 14, "work_days"),
        ),
        tuple(rows),
    )
    return LiveSheet(
        name=WORK,
        section="roadmap",
        title="Who works how much",
        notes=(f"Days of each role, for the sums of the sheet “{CAPACITY}”.",),
        tables=(table,),
        frozen=(table.first, 1),
    )


def _draw_capacity(diagnosis: Diagnosis, roadmap: Roadmap) -> LiveSheet:
    loads = diagnosis.plan.loads
    team = tuple(_team_row(load) for load in loads if load.role is None)
    names = {role.id: role.name for role in roadmap.roles}
    roles = tuple(_role_row(load, load.role, names) for load in loads if load.role is not None)
    of_team = LiveTable(4, _columns(), team, "Everybody together")
    of_roles = LiveTable(of_team.below, _columns(), roles, "Each role")
    return LiveSheet(
        name=CAPACITY,
        section="roadmap",
        title="Days of work, and days that there are",
        notes=(
            (
                "Fill in the days that there are; where nobody said, the cell is empty and nothing "
                "is over."
            ),
        ),
        tables=(of_team, of_roles),
        charts=(
            LiveChart(
                "column",
                "Person-days asked, and those that there are",
                0,
                (LiveSeries(2, Status.DOING), LiveSeries(3, Status.NONE)),
                labels=1,
            ),
        ),
        words=((OVER, Status.RISK),),
    )


def _columns() -> tuple[LiveColumn, ...]:
    return (
        LiveColumn("Who", width=30),
        LiveColumn("Within days", Format.TEXT),
        LiveColumn("Asked, days", Format.DECIMAL),
        LiveColumn("There are, days", Format.DECIMAL),
        LiveColumn("Missing, days", Format.DECIMAL),
        LiveColumn("Over?", width=12),
        LiveColumn("Asked, program", Format.DECIMAL),
        LiveColumn("Difference", Format.DECIMAL),
    )


def _team_row(load: Load) -> tuple[LiveValue, ...]:
    asked = f"=SUMIFS(plan_work,plan_horizon,{load.horizon.value})"
    return _row(TEAM, load.horizon, asked, load)


def _role_row(load: Load, role: RoleId, names: dict[RoleId, str]) -> tuple[LiveValue, ...]:
    asked = f"=SUMIFS(work_days,work_role,A{{row}},work_horizon,{load.horizon.value})"
    return _row(names.get(role, role), load.horizon, asked, load)


def _row(who: str, horizon: Horizon, asked: str, load: Load) -> tuple[LiveValue, ...]:
    short = 0.0 if load.available is None else max(0.0, load.asked - load.available)
    return (
        who,
        number(horizon.value),
        Live(asked, load.asked),
        Input(load.available),
        Live('=IF(D{row}="","",MAX(0,C{row}-D{row}))', "" if load.available is None else short),
        Live(
            f'=IF(D{{row}}="","",IF(C{{row}}>D{{row}}+{TINY:.6f},"{OVER}",""))',
            OVER if short > TINY else "",
        ),
        load.asked,
        Live("=ROUND(C{row}-G{row},6)", 0.0),
    )
