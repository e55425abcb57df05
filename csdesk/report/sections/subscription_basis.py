"""What recurring revenue rests on where it is worked out from subscription lines."""

from __future__ import annotations

from csdesk.formatting import day, number, plural
from csdesk.model.data_review import SubscriptionReview
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.subscriptions import SetAside

REASONS = {
    SetAside.TRIAL: "trials or free",
    SetAside.PAUSED: "paused without a date",
    SetAside.NO_ACCOUNT: "without an account",
    SetAside.NO_START: "without a start",
    SetAside.NO_AMOUNT: "without an amount",
    SetAside.NEGATIVE: "with a negative amount",
    SetAside.ENDED_WITHOUT_DATE: "ended without a date",
    SetAside.END_BEFORE_START: "that end before they start",
}


def basis_sentences(diagnosis: Diagnosis) -> tuple[str, ...]:
    """Return which lines count and what they fill in; nothing without subscriptions."""
    found = diagnosis.data.subscriptions if diagnosis.data else None
    if found is None:
        return ()
    return (_basis(found), *_set_aside(found), *_derived(found, diagnosis))


def _basis(found: SubscriptionReview) -> str:
    return (
        f"From {number(found.counted)} of {plural(found.lines, 'line')} of {found.file_name}, "
        "added up for each customer; point to point, a line counts from its start to the day "
        "before its end."
    )


def _set_aside(found: SubscriptionReview) -> tuple[str, ...]:
    parts = [f"{number(count)} {REASONS[why]}" for why, count in found.set_aside.items() if count]
    return (f"Not counted: {', '.join(parts)}.",) if parts else ()


def _derived(found: SubscriptionReview, diagnosis: Diagnosis) -> tuple[str, ...]:
    if not found.gives_arr or diagnosis.accounts is None:
        return ()
    covered = f"{number(found.accounts)} of {plural(found.listed, 'customer')}"
    rest = "; the others pay nothing that day" if found.accounts < found.listed else ""
    said = (
        f"The customer list states no ARR: it has that of {day(diagnosis.accounts.as_of)} from "
        f"here, for {covered}{rest}."
    )
    return (said,)
