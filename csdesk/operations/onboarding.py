"""Following the onboarding of single customers by a scheme that one chooses."""

from __future__ import annotations

from csdesk.model.accounts import AccountTable
from csdesk.model.identifiers import AccountKey
from csdesk.model.instruments import Instrument
from csdesk.scoring.onboarding import Onboarding, find_start, follow_onboarding
from csdesk.storage.workspace import Workspace


def read_onboarding(
    workspace: Workspace, scheme: Instrument, accounts: AccountTable | None, account: AccountKey
) -> Onboarding:
    """Return how far a customer is by a scheme, on the date of the engagement."""
    answers = workspace.answers.all(account)
    start = find_start(answers, accounts, account)
    return follow_onboarding(scheme, answers, start, workspace.clients.engagement().as_of)
