"""Recurring revenue over time: what moved it, what every method makes of it, who stays how long."""

from __future__ import annotations

from csdesk.formatting import day_range, money, plural
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.revenue import RevenueReview
from csdesk.report.document import Section, Text
from csdesk.report.sections.cohorts import cohort_blocks
from csdesk.report.sections.expansion_months import expansion_months
from csdesk.report.sections.retention_methods import method_blocks
from csdesk.report.sections.revenue_movements import movement_blocks
from csdesk.report.sections.subscription_basis import basis_sentences

TWO_DAYS = (
    "Revenue is known on two days only: a list of subscriptions with start and end of each line "
    "would tell of every month between them, and of cohorts."
)


def revenue_sections(diagnosis: Diagnosis) -> tuple[Section, ...]:
    """Return the section about revenue; nothing where it is not known on two days."""
    review = diagnosis.metrics.revenue
    return () if review is None else (_section(review, diagnosis),)


def _section(review: RevenueReview, diagnosis: Diagnosis) -> Section:
    notes = (*basis_sentences(diagnosis), *review.grid.notes, f"From {review.grid.lineage}.")
    return Section(
        id="revenue",
        title="Recurring revenue and retention",
        lead=_lead(review, diagnosis.client.currency),
        blocks=(
            *movement_blocks(review, notes, diagnosis.client.currency),
            *((Text(TWO_DAYS, quiet=True),) if not review.months else ()),
            *method_blocks(review),
            *cohort_blocks(review.triangles, _list_doubts(review)),
            *expansion_months(diagnosis.metrics.expansion),
        ),
    )


def _list_doubts(review: RevenueReview) -> tuple[str, ...]:
    """Return what makes cohorts doubtful; what is about one figure stands with its methods."""
    return tuple(one.text for one in review.cautions if one.figure is None)


def _lead(review: RevenueReview, currency: str) -> str:
    period = review.period
    return (
        f"{day_range(period.start_on, period.end_on)}: "
        f"{plural(period.customers_start, 'customer')} paid {money(period.start, currency)} a year "
        f"on the first day, {plural(period.customers_end, 'customer')} "
        f"{money(period.end, currency)} on the last."
    )
