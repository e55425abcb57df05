"""What the sources of churn are called, within a sentence and above a figure."""

from __future__ import annotations

from csdesk.model.data_review import ChurnSource

_SAID = {
    ChurnSource.FLAG: "the churn flag",
    ChurnSource.EVENTS: "the churn events",
    ChurnSource.SUBSCRIPTIONS: "the subscriptions",
    ChurnSource.INVOICES: "the invoices",
    ChurnSource.LIST: "the two lists",
}
_TITLES = {
    ChurnSource.FLAG: "Churn flag",
    ChurnSource.EVENTS: "Churn events",
    ChurnSource.SUBSCRIPTIONS: "Subscriptions",
    ChurnSource.INVOICES: "Invoices",
    ChurnSource.LIST: "No longer on the list",
}


def churn_source_words(source: ChurnSource) -> str:
    """Return a source as it is named within a sentence."""
    return _SAID[source]


def churn_source_title(source: ChurnSource) -> str:
    """Return a source as it stands above its figures."""
    return _TITLES[source]
