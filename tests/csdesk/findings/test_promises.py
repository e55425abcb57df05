"""What was promised by a day and is still open after it is a finding, row by row."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.findings.inputs import FindingInputs
from csdesk.findings.kinds.promises import promises_overdue
from csdesk.model.findings import Rule, RuleKind, Severity
from csdesk.model.identifiers import AreaId, RuleId
from csdesk.model.plan_choices import ProgressState
from csdesk.model.plan_since import DuePromise, PromiseKind
from csdesk.model.registers import (
    ColumnId,
    ColumnKind,
    Register,
    RegisterColumn,
    RegisterDefinition,
    RegisterId,
    RegisterRow,
    RowId,
)
from csdesk.scoring.maturity import score_instrument

DUE, TODAY = date(2026, 3, 2), date(2026, 3, 12)
BOOK, WHAT, BY, DONE = RegisterId("book"), *map(ColumnId, ("what", "by", "done"))


@pytest.fixture
def look(instrument):
    """Return a function that runs a rule over promises and registers."""

    def run(subject: str, *promises: DuePromise, grace: float = 0, on=TODAY, rows=()):
        rule = Rule(
            RuleId("late"), RuleKind.ANSWER, "promises_overdue", subject, grace, Severity.WATCH,
            AreaId("health"), "", "", 3, 3, (),
        )  # fmt: skip
        inputs = FindingInputs(
            instrument,
            score_instrument(instrument, {}),
            "GBP",
            registers={BOOK: make_book(rows)},
            promises=promises,
            as_of=on,
        )
        return promises_overdue(rule, inputs)

    return run


def make_book(rows) -> Register:
    columns = tuple(RegisterColumn(one, one, ColumnKind.TEXT) for one in (WHAT, BY, DONE))
    definition = RegisterDefinition(BOOK, "Book", "", "", columns, WHAT, promises=(BY, DONE))
    kept = tuple(RegisterRow(RowId(f"r{at}"), cells) for at, cells in enumerate(rows))
    return Register(definition, kept)


def promise(kind=PromiseKind.INITIATIVES, is_open=True, state=None) -> DuePromise:
    return DuePromise(kind, "First value", DUE, is_open, state)


def test_an_open_promise_is_told_with_its_day_and_how_late_it_is(look):
    seen = look("initiatives", promise(), promise(is_open=False, state=ProgressState.DONE))
    assert (seen.count, seen.total, seen.value) == (1, 2, "10 days")
    assert [one.text for one in seen.evidence] == [
        "“First value” was due on 2 Mar 2026 and is not begun, 10 days after."
    ]


def test_what_runs_is_overdue_as_well(look):
    seen = look("initiatives", promise(state=ProgressState.RUNNING))
    assert "and runs, 10 days after" in seen.evidence[0].text


def test_days_of_grace_are_no_finding(look):
    assert look("initiatives", promise(), grace=10) is None
    assert look("initiatives", promise(), grace=9) is not None


def test_on_its_own_day_nothing_is_overdue(look):
    assert look("initiatives", promise(), on=DUE) is None


def test_without_a_day_of_the_audit_nothing_is_overdue(look):
    assert look("initiatives", promise(), on=None) is None


def test_gates_and_initiatives_are_looked_at_apart(look):
    gate = promise(PromiseKind.GATES)
    assert look("initiatives", gate) is None
    assert "is not passed" in look("gates", gate).evidence[0].text


def test_rows_of_a_register_are_promised_by_its_own_column(look):
    rows = (
        {WHAT: "Map", BY: "2026-03-02"},
        {WHAT: "Plan", BY: "2026-03-02", DONE: True},
        {WHAT: "Review", BY: "2026-03-12"},
        {WHAT: "No day"},
    )
    seen = look("book", rows=rows)
    assert (seen.count, seen.total, seen.names) == (1, 3, ("“Map”",))


def test_an_unknown_register_says_nothing(look):
    assert look("other") is None
