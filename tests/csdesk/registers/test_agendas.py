"""What meetings look at: each list by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from csdesk.content import load_library
from csdesk.model.accounts import AccountTable
from csdesk.model.churn import ReasonShare
from csdesk.model.directions import Direction
from csdesk.model.health import Band, HealthResult
from csdesk.model.identifiers import AccountKey, BatchId, ChurnReasonId, FieldId, KpiId
from csdesk.model.kpis import KpiValue, Unit
from csdesk.model.registers import AgendaList, ColumnId, Register, RegisterId, RegisterRow, RowId
from csdesk.registers.asides import ASIDES, list_beside
from csdesk.registers.asides.agenda_accounts import (
    list_adoption_dips,
    list_red_accounts,
    list_score_changes,
)
from csdesk.registers.asides.agenda_figures import (
    list_loss_reasons,
    list_off_target,
    list_segments,
)
from csdesk.registers.asides.agenda_work import (
    list_escalations,
    list_insights,
    list_overdue_tasks,
    list_playbook_changes,
)
from csdesk.registers.asides.agendas import LISTS
from csdesk.registers.asides.context import AsideContext, shorten
from tests.csdesk.report.diagnoses import make_empty, make_full
from tests.facts import make_facts, make_score
from tests.health_reviews import NO_CHURN, make_review
from tests.task_books import make_task

NOW = datetime(2026, 3, 5, 15)  # noqa: DTZ001 - the person's own time
NAMES = ("Ash", "Birch", "Cedar")
KEYS = tuple(AccountKey(f"A{number}") for number in (1, 2, 3))


@pytest.fixture
def context() -> AsideContext:
    return AsideContext(make_empty(), {}, NOW)


@pytest.fixture
def scored(context) -> AsideContext:
    """Three accounts: Ash and Cedar red, Birch green."""
    table = AccountTable(
        batch=BatchId(1),
        as_of=date(2026, 3, 1),
        file_name="list.xlsx",
        sheet="Customers",
        keys=KEYS,
        source_rows=(2, 3, 4),
        columns={
            FieldId("account_name"): NAMES,
            FieldId("segment"): ("SMB", "Enterprise", None),
            FieldId("arr"): (1_000.0, 90_000.0, 40_000.0),
        },
    )
    given = ((30.0, Band.RED), (90.0, Band.GREEN), (45.0, Band.RED))
    scores = [make_score(key, score, band) for key, (score, band) in zip(KEYS, given, strict=True)]
    known = make_full().health
    assert isinstance(known, HealthResult)
    health = replace(known, scores=scores)
    return replace(context, diagnosis=replace(context.diagnosis, accounts=table, health=health))


def with_rows(context, register, *rows):
    known = next(one for one in load_library().registers if one.id == register)
    found = tuple(
        RegisterRow(RowId(f"r{at}"), {ColumnId(key): cell for key, cell in cells.items()})
        for at, cells in enumerate(rows)
    )
    filled = Register(known, found, is_touched=True)
    return replace(context, registers={**context.registers, RegisterId(register): filled})


def test_every_list_that_content_can_name_is_known():
    assert set(LISTS) == set(AgendaList)


def test_nothing_known_is_said_as_a_sentence_in_every_list_of_every_register(context):
    library = load_library()
    registers = {one.id: Register(one, one.starters) for one in library.registers}
    empty = replace(context, registers=registers, roles=library.roles)
    shown = {one.definition.aside for one in registers.values() if list_beside(one, empty)}
    assert shown == set(ASIDES)
    for register in registers.values():
        assert all(one.lines or one.why_none for one in list_beside(register, empty))


def test_red_accounts_stand_by_their_revenue(scored):
    assert list(list_red_accounts(scored)) == ["Cedar: score 45, £40k", "Ash: score 30, £1,000"]


def test_scores_that_moved_by_ten_points_are_listed_falls_first(scored):
    before = {KEYS[0]: 40.0, KEYS[1]: 70.0, KEYS[2]: 54.9}
    changed = list(list_score_changes(replace(scored, scores_before=before)))
    assert changed == ["Ash: 40 → 30", "Birch: 70 → 90"]


def test_use_that_fell_by_a_fifth_is_a_dip(scored):
    now = make_facts(monthly_active_users=[80, 81, None])
    earlier = make_facts(monthly_active_users=[100, 100, 100])
    review = replace(make_review(now), earlier=earlier)
    told = list_adoption_dips(replace(scored, diagnosis=replace(scored.diagnosis, review=review)))
    assert list(told) == ["Ash: 100 → 80 users a month (\u221220%)"]


def test_segments_stand_by_their_revenue_with_their_red_accounts(scored):
    assert list(list_segments(scored)) == [
        "Enterprise: 1 account, £90k, 0 red",
        "Without a segment: 1 account, £40k, 1 red",
        "SMB: 1 account, £1,000, 1 red",
    ]


@pytest.mark.parametrize(
    ("direction", "value", "misses"),
    [
        (Direction.HIGHER, 94.9, True),
        (Direction.HIGHER, 95.0, False),
        (Direction.LOWER, 95.1, True),
        (Direction.LOWER, 95.0, False),
        (Direction.LOWER, None, False),
    ],
)
def test_a_kpi_misses_its_target_on_the_worse_side_alone(context, direction, value, misses):
    definition = replace(
        context.diagnosis.definitions[0],
        id=KpiId("one"), name="One", unit=Unit.PERCENT, direction=direction, target=95.0,
    )  # fmt: skip
    kpis = {KpiId("one"): KpiValue(KpiId("one"), value, Unit.PERCENT, "", 10, "", "")}
    known = replace(context.diagnosis, definitions=(definition,), kpis=kpis)
    told = list(list_off_target(replace(context, diagnosis=known)))
    assert bool(told) is misses
    assert all(line.startswith("One: 9") and line.endswith("target 95.0%") for line in told)


@pytest.mark.parametrize(("days", "misses"), [(184, False), (365, True), (None, True)])
def test_a_rate_of_half_a_year_misses_no_target_of_a_year(context, days, misses):
    definition = replace(
        context.diagnosis.definitions[0],
        id=KpiId("one"), name="One", unit=Unit.PERCENT, direction=Direction.HIGHER, target=95.0,
    )  # fmt: skip
    one = KpiValue(KpiId("one"), 94.0, Unit.PERCENT, "", 10, "", "", window_days=days)
    known = replace(context.diagnosis, definitions=(definition,), kpis={one.id: one})
    assert bool(list(list_off_target(replace(context, diagnosis=known)))) is misses


def test_reasons_without_a_loss_are_left_out(scored):
    reasons = tuple(
        ReasonShare(ChurnReasonId(name), name, losses, 0.0, 0.0, 0.0, None)
        for name, losses in (("Price", 2), ("Fit", 1), ("Other", 0))
    )
    review = make_review(make_facts(nps=[1]), churn=replace(NO_CHURN, reasons=reasons))
    known = replace(scored, diagnosis=replace(scored.diagnosis, review=review))
    assert list(list_loss_reasons(known)) == ["Price: 2 losses", "Fit: 1 loss"]


def test_open_tasks_are_overdue_once_their_time_has_passed(scored):
    now = scored.now.astimezone(UTC)
    late = replace(
        make_task(), account=KEYS[0], title="Call", owner="Ada", due_at=now - timedelta(minutes=1)
    )
    soon = replace(late, title="Write", due_at=now + timedelta(minutes=1))
    earlier = replace(late, title="Visit", due_at=now - timedelta(days=2))
    told = list(list_overdue_tasks(replace(scored, tasks=(late, soon, earlier))))
    assert [line.split(" (")[0] for line in told] == ["Ash: Visit", "Ash: Call"]


def test_open_escalations_stand_by_their_tier_before_open_issues(scored):
    known = with_rows(
        scored,
        "escalations",
        {"issue": "Late answer", "tier": "1"},
        {"issue": "Data lost", "tier": "3", "account": "A2"},
        {"issue": "Over", "tier": "4", "closed": "2026-03-01T09:00"},
    )
    known = with_rows(known, "steering_issues", {"issue": "Who pays"})
    assert list(list_escalations(known)) == [
        "Birch: Data lost (tier 3)",
        "Late answer (tier 1)",
        "For the steering committee: Who pays",
    ]


def test_themes_that_repeat_come_first(context):
    rows = ({"theme": "Price"}, {"theme": "Set-up"}, {"theme": "Set-up"})
    told = list(list_insights(with_rows(context, "insight_log", *rows)))
    assert told == ["Set-up: 2 times", "Price: 1 time"]


def test_changes_of_playbooks_wait_until_they_are_in_use_or_refused(context):
    rows = [
        {"playbook": name, "change": "New steps", "state": name}
        for name in ("asked", "approved", "in_use", "refused")
    ]
    told = list(list_playbook_changes(with_rows(context, "playbook_changes", *rows)))
    assert told == ["asked: New steps (asked)", "approved: New steps (approved)"]


def test_an_agenda_says_how_many_more_there_are():
    assert shorten(["a", "b"], 2) == ("a", "b")
    assert shorten(["a", "b", "c", "d"], 2) == ("a", "b", "and 2 more")
