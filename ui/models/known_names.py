"""What accounts are called: those of the customer list, and those who left it."""

from __future__ import annotations

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AccountKey


def book_names(diagnosis: Diagnosis) -> dict[AccountKey, str]:
    """Return the names of the accounts on the customer list, in its order."""
    accounts = diagnosis.accounts
    if accounts is None:
        return {}
    return dict(zip(accounts.keys, accounts.names, strict=True))


def known_names(diagnosis: Diagnosis) -> dict[AccountKey, str]:
    """Return the names of all accounts of which any list tells one."""
    losses = diagnosis.review.churn.losses if diagnosis.review else ()
    lost = {loss.account: loss.name for loss in losses if loss.name}
    return lost | book_names(diagnosis)
