"""What KPIs of commerce and of work rest on beside the lists as they are."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.model.actions import Task
from csdesk.model.churn import Loss
from csdesk.model.subscriptions import SubscriptionBook
from csdesk.scoring.expansion.opportunities import Opportunity


@dataclass(frozen=True, slots=True)
class Ledger:
    """Losses, expansion opportunities, paid lines and tasks, as read from lists and people."""

    losses: tuple[Loss, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    """In the order of their list, whose other records are left out."""
    lines: SubscriptionBook | None = None
    tasks: tuple[Task, ...] = ()


NO_LEDGER = Ledger()
