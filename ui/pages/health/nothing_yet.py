"""What the health page shows before there is a list: what a score is made of."""

from __future__ import annotations

from PySide6.QtCore import SignalInstance

from csdesk.formatting import join_words, number, plural
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.scorecards import Scorecard, SignalCategory
from csdesk.report.document import Status
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState, Unlock, Unlocks

TITLES = {
    SignalCategory.PRODUCT_USAGE: "Usage",
    SignalCategory.SUPPORT: "Support and surveys",
    SignalCategory.BUSINESS: "Contracts and renewals",
    SignalCategory.FINANCIAL: "Invoices",
}


def make_empty_state(
    scorecard: Scorecard, diagnosis: Diagnosis, bring_in: SignalInstance
) -> EmptyState:
    """Return the empty state of a client without accounts."""
    button = Button("Bring in a file", "primary", "import")
    button.clicked.connect(bring_in)
    return EmptyState(
        "No health scores yet",
        "A score needs one list of customers with how they use, rate or pay for the product. "
        "Drop it anywhere on this window, or choose it here.",
        primary=button,
        unlocks=Unlocks(
            "What the score is made of",
            f"{scorecard.minimum_coverage:.0f} of 100 points are enough to start",
            (_list_of_accounts(diagnosis), *map(_unlock, *_groups(scorecard))),
        ),
    )


def _list_of_accounts(diagnosis: Diagnosis) -> Unlock:
    if diagnosis.accounts is None:
        return Unlock("A list of accounts", "Name and ARR of each customer", Status.NONE, "Missing")
    sentence = f"{diagnosis.accounts.file_name} holds {plural(len(diagnosis.accounts), 'account')}"
    return Unlock("A list of accounts", sentence, Status.WATCH, "Empty")


def _groups(scorecard: Scorecard) -> tuple[list[str], list[str], list[float]]:
    titles, names, points = [], [], []
    for category, title in TITLES.items():
        signals = [s for s in scorecard.signals if s.category is category]
        if signals:
            titles.append(title)
            names.append(join_words([signal.name for signal in signals]))
            points.append(sum(signal.weight for signal in signals))
    return titles, names, points


def _unlock(title: str, names: str, points: float) -> Unlock:
    return Unlock(title, f"{names}. Unlocks {number(points)} of 100 points", Status.NONE, "Missing")
