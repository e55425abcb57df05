"""What may tell who was lost, when, why, and what it paid."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from csdesk.model.accounts import AccountTable
from csdesk.model.churn import LossNote
from csdesk.model.identifiers import AccountKey
from csdesk.model.subscriptions import SubscriptionBook
from csdesk.model.tables import ListTable


@dataclass(frozen=True, slots=True)
class LossInputs:
    """The lists of a client, and what people decided about losses."""

    as_of: date
    accounts: AccountTable | None = None
    previous: AccountTable | None = None
    events: ListTable | None = None
    """The list of lost customers."""
    book: SubscriptionBook | None = None
    left: Collection[AccountKey] = ()
    """Accounts that other figures count as gone: on the earlier list, and not on this one."""
    notes: Mapping[AccountKey, LossNote] = field(default_factory=dict)

    def lists(self) -> Iterator[AccountTable]:
        """Yield the customer lists there are, the present one first."""
        yield from (table for table in (self.accounts, self.previous) if table is not None)
