"""Two sources of churn that disagree, as a check of the data."""

from __future__ import annotations

from csdesk.formatting import number
from csdesk.model.data_review import Aspect, ChurnGap, ChurnSource
from csdesk.model.tables import TableKind
from csdesk.scoring.data_quality import QualityInputs, Seen, count_words

_SAID = {
    ChurnSource.FLAG: "the churn flag",
    ChurnSource.EVENTS: "the churn events",
    ChurnSource.SUBSCRIPTIONS: "the subscriptions",
    ChurnSource.INVOICES: "the invoices",
}


def see_gap(gap: ChurnGap, total: int, inputs: QualityInputs) -> Seen:
    """Return the accounts about which two sources disagree, of all on the customer list."""
    words = count_words(gap.count, inputs.records(TableKind.ACCOUNTS, total), total)
    first, second = _SAID[gap.first], _SAID[gap.second]
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
