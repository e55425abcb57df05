"""Two sources of churn that disagree, as a check of the data."""

from __future__ import annotations

from csdesk.formatting import number
from csdesk.formatting.churn import churn_source_words
from csdesk.model.data_review import Aspect, ChurnGap
from csdesk.model.tables import TableKind
from csdesk.scoring.data_quality import QualityInputs, Seen, count_words


def see_gap(gap: ChurnGap, total: int, inputs: QualityInputs) -> Seen:
    """Return the accounts about which two sources disagree, of all on the customer list."""
    words = count_words(gap.count, inputs.records(TableKind.ACCOUNTS, total), total)
    first, second = churn_source_words(gap.first), churn_source_words(gap.second)
    accounts = (*gap.only_first, *gap.only_second)
    return Seen(
        Aspect.PLAUSIBILITY,
        f"churn_{gap.first}_{gap.second}",
        TableKind.ACCOUNTS,
        gap.count,
        total,
        f"{first.capitalize()} and {second} disagree on {words}: {number(len(gap.only_first))} "
        f"left by {first} alone, {number(len(gap.only_second))} by {second} alone.",
        "Define when a customer has left, and let one system say so.",
        accounts=accounts,
    )
