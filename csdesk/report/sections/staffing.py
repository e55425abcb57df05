"""How many people customer success needs, every way of counting beside the others (S1.18)."""

from __future__ import annotations

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.staffing import RolePosts, StaffingReview, StaffNeed
from csdesk.report.calculation_words import calculation_table
from csdesk.report.document import Column, Format, Section, Table, Value
from csdesk.report.staffing_words import (
    METHOD_NAMES,
    tell_agreement,
    write_missing,
    write_posts,
)

CAUTION = (
    "Each way is a rule of thumb of its source. None knows how hard your customers are to serve."
)


def staffing_sections(diagnosis: Diagnosis) -> tuple[Section, ...]:
    """Return who is needed; nothing without a customer list and without people in sales."""
    review = diagnosis.plan.staffing
    if not review.needs and not review.calculations:
        return ()
    tables = (_needs_table(review),) if review.needs else ()
    roles = (_roles_table(review),) if review.roles else ()
    currency = diagnosis.client.currency
    worked = (calculation_table(one, currency) for one in review.calculations)
    blocks = (*tables, *roles, *worked)
    return (Section("staffing", "How many people does it take?", tell_agreement(review), blocks),)


def _needs_table(review: StaffingReview) -> Table:
    return Table(
        name="Staff",
        title="What does each way of counting ask for?",
        columns=(
            Column("Way of counting", Format.TEXT, 0.4),
            Column("Counts", Format.TEXT, 0.15),
            Column("At least", Format.DECIMAL, 0.1),
            Column("At most", Format.DECIMAL, 0.1),
            Column("From", Format.TEXT, 0.35),
            Column("Source", Format.TEXT, 0.1),
        ),
        rows=tuple(map(_need_row, review.needs)),
        empty="",
        notes=(CAUTION, *(f"{gap.figure}: {gap.reason} {gap.unlock}" for gap in review.gaps)),
    )


def _need_row(need: StaffNeed) -> tuple[Value, ...]:
    name = METHOD_NAMES[need.method]
    return (name, need.counts, need.posts.low, need.posts.high, need.basis, need.source)


def _roles_table(review: StaffingReview) -> Table:
    return Table(
        name="Staff by role",
        title="Which roles does this number of customers take?",
        columns=(
            Column("Role", Format.TEXT, 0.5),
            Column("Posts needed", Format.TEXT, 0.2),
            Column("There are", Format.DECIMAL, 0.15),
            Column("Difference", Format.TEXT, 0.3),
        ),
        rows=tuple(map(_role_row, review.roles)),
        empty="",
        notes=("Credited to TSIA (S1.101); a company has one leader, however large it is (C39).",),
    )


def _role_row(role: RolePosts) -> tuple[Value, ...]:
    return role.name, write_posts(role.needed), role.actual, write_missing(role)
