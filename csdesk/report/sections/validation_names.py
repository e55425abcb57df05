"""Accounts by name in the test of a score: who left, and the surprises (S3.9)."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.formatting import number
from csdesk.model.identifiers import AccountKey
from csdesk.model.validation import Observed, Validation
from csdesk.model.validation_design import Claim
from csdesk.report.document import Column, Format, Table, Value
from csdesk.report.statuses import band_status

MOST_ON_PAPER = 20
Names = Mapping[AccountKey, str]


def cases_table(validation: Validation, names: Names) -> Table:
    """Return everybody who left, with the score before and where it stood."""
    if all(case.rank is None for case in validation.cases):
        return _unscored_table(validation, names)
    return Table(
        name="Who left",
        title="Who left, and where did they stand?",
        columns=(
            *_columns(validation),
            Column("Lowest first", Format.TEXT, 0.14),
            Column("Left on", Format.DATE, 0.12),
        ),
        rows=tuple((*_row(case, names), _place(case), case.left_on) for case in validation.cases),
        empty="Nobody who was observed left.",
        workbook_only=len(validation.cases) > MOST_ON_PAPER,
    )


def _unscored_table(validation: Validation, names: Names) -> Table:
    """Return who left where none of them had a score: then there is nowhere to stand."""
    cases = validation.cases
    return Table(
        name="Who left",
        title="Who left?",
        columns=(Column("Account", Format.TEXT, 0.7), Column("Left on", Format.DATE, 0.3)),
        rows=tuple((names.get(case.account, case.account), case.left_on) for case in cases),
        empty="Nobody who was observed left.",
        notes=("None of them has a score from before.",) if cases else (),
        workbook_only=len(cases) > MOST_ON_PAPER,
    )


def green_but_left_table(validation: Validation, names: Names) -> Table:
    """Return who left although the score was green."""
    return Table(
        name="Green but left",
        title="Who left although the score was green?",
        columns=(*_columns(validation), Column("Left on", Format.DATE, 0.12)),
        rows=tuple((*_row(one, names), one.left_on) for one in validation.green_but_left),
        empty="Nobody left who was green.",
        notes=("Ask what the score does not see.",) if validation.green_but_left else (),
    )


def red_but_stayed_table(validation: Validation, names: Names) -> Table:
    """Return who stayed although the score was red; on paper only where that fits."""
    return Table(
        name="Red but stayed",
        title="Who stayed although the score was red?",
        columns=_columns(validation),
        rows=tuple(_row(one, names) for one in validation.red_but_stayed),
        empty="Nobody stayed who was red.",
        workbook_only=len(validation.red_but_stayed) > MOST_ON_PAPER,
    )


def _columns(validation: Validation) -> tuple[Column, ...]:
    on = "Scored on" if validation.claim is Claim.ASSOCIATION else "Observed on"
    return (
        Column("Account", Format.TEXT, 0.3),
        Column("ARR", Format.MONEY, 0.12),
        Column(on, Format.DATE, 0.12),
        Column("Score", Format.DECIMAL, 0.08),
        Column("Health", Format.STATUS, 0.12),
    )


def _row(one: Observed, names: Names) -> tuple[Value, ...]:
    return (
        names.get(one.account, one.account),
        one.arr or None,
        one.on,
        one.score,
        band_status(one.band),
    )


def _place(case: Observed) -> str | None:
    if case.rank is None:
        return None
    return f"{number(case.rank)} of {number(case.of)}"
