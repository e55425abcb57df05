"""Payments of an account that failed, and who is to hear of it, in a sentence."""

from __future__ import annotations

from csdesk.formatting import number, plural
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AccountKey, FactId
from csdesk.model.registers import ColumnId, RegisterId, RowId

FAILED = FactId("failed_payments")
ORDER_TO_CASH, BILLING = RegisterId("order_to_cash"), RowId("billing")
HOURS = ColumnId("hours")


def failed_payments_sentence(diagnosis: Diagnosis, account: AccountKey) -> str:
    """Return how many payments of an account failed and how soon its CSM is to know (S3.21).

    Empty where none failed, or where no list says so.
    """
    count = _count(diagnosis, account)
    if not count:
        return ""
    failed = f"{plural(count, 'payment')} failed in the last 90 days."
    hours = _read_hours(diagnosis)
    return f"{failed} The CSM is to hear of it within {number(hours)} hours." if hours else failed


def _count(diagnosis: Diagnosis, account: AccountKey) -> int:
    review = diagnosis.review
    if review is None or FAILED not in review.facts.definitions:
        return 0
    places = diagnosis.accounts.places if diagnosis.accounts else {}
    if account not in places:
        return 0
    found = review.facts.numbers(FAILED)[places[account]]
    return int(found) if found > 0 else 0


def _read_hours(diagnosis: Diagnosis) -> float | None:
    """Return what was agreed with billing, by the register of work with it."""
    register = diagnosis.registers.get(ORDER_TO_CASH)
    rows = register.rows if register else ()
    row = next((one for one in rows if one.id == BILLING), None)
    hours = row.cells.get(HOURS) if row else None
    return float(hours) if isinstance(hours, int | float) else None
