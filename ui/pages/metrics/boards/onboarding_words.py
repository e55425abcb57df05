"""Onboardings in words: stages as bars, accounts as lines and as a table."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.formatting import number, percent, plural
from csdesk.model.boards import OnboardingLine, OnboardingStage
from csdesk.report.document import Status, StatusWord
from ui.models.account_lines import AccountBook
from ui.models.column_table import TableColumn
from ui.widgets.bar_list import BarLine

FULL = 100
LATE_WORD = StatusWord(Status.RISK, "Late")
STUCK_WORD = StatusWord(Status.WATCH, "Stands still")
WHOLE_WORD = StatusWord(Status.GOOD, "Complete")
GOING_WORD = StatusWord(Status.DOING, "On its way")


def describe_stage(stage: OnboardingStage) -> BarLine:
    """Return how much of a stage is done."""
    share = stage.done / stage.tasks
    return BarLine(
        stage.name,
        stage.name,
        plural(len(stage.accounts), "account"),
        share,
        percent(FULL * share, 0),
        f"{number(stage.done)} of {plural(stage.tasks, 'task')} done",
    )


def _state(one: OnboardingLine) -> StatusWord:
    if one.is_alert:
        return LATE_WORD
    if one.is_stuck:
        return STUCK_WORD
    return WHOLE_WORD if one.done == one.tasks else GOING_WORD


def describe_onboarding(one: OnboardingLine) -> tuple[str, str]:
    """Return how many tasks are done, and where the onboarding stands."""
    still = f"nothing done for {plural(one.still_days, 'day')}" if one.still_days else ""
    parts = (_state(one).word, one.stage, still)
    return f"{number(one.done)}/{number(one.tasks)}", " · ".join(part for part in parts if part)


def list_columns(lines: Sequence[OnboardingLine], book: AccountBook) -> list[TableColumn]:
    """Return the onboardings as a table, in their order."""
    states = [_state(one) for one in lines]
    names = [book.name(one.account) for one in lines]
    return [
        TableColumn("Account", names, str, width=180),
        TableColumn("State", [one.word for one in states], str, states.__getitem__, width=110),
        TableColumn("Stage", [one.stage for one in lines], str, width=165),
        TableColumn("Done", [one.completion for one in lines], _share, right=True, width=70),
        TableColumn("Day", [one.day for one in lines], number, right=True, width=60),
        TableColumn("Took", [one.days_to_complete for one in lines], _days, right=True, width=80),
        TableColumn("What keeps it", ["; ".join(one.blockers) for one in lines], str, width=240),
    ]


def _share(value: float) -> str:
    return percent(value, 0)


def _days(value: int | None) -> str:
    return "–" if value is None else plural(value, "day")
