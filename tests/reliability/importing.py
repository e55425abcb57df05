"""Files beside the lists, keys that stand for an account, rates: as a person decides on them."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from csdesk.model.identifiers import AccountKey
from csdesk.model.imports import ListRole
from csdesk.operations import data_decisions, imports
from csdesk.storage.workspace import Workspace
from tests.reliability.content import Content
from tests.reliability.customer_lists import AS_OF, expected_tickets, make_tickets


@dataclass(frozen=True)
class AddTickets:
    """Add a file of support tickets to the files that are there."""

    seed: int
    size: int

    def carry_out(self, workspace: Workspace) -> None:
        """Import it."""
        draft = make_tickets(self.seed, self.size)
        imports.import_list(workspace, draft, ListRole.ADDED, AS_OF)

    def expect(self, content: Content) -> Content:
        """Return the content with it."""
        return replace(content, added=(*content.added, expected_tickets(self.seed, self.size)))


@dataclass(frozen=True)
class TakeBackTickets:
    """Take back the file that was added first."""

    def carry_out(self, workspace: Workspace) -> None:
        """Take it back, where there is one."""
        added = [one for one in workspace.imports.batches() if one.role is ListRole.ADDED]
        for batch in added[:1]:
            imports.take_back_import(workspace, batch.id)

    def expect(self, content: Content) -> Content:
        """Return the content without it."""
        return replace(content, added=content.added[1:])


@dataclass(frozen=True)
class Merge:
    """Let a key that no list has stand for an account."""

    alias: AccountKey
    account: AccountKey

    def carry_out(self, workspace: Workspace) -> None:
        """Merge them."""
        imports.merge_accounts(workspace, self.alias, self.account, "They said so")

    def expect(self, content: Content) -> Content:
        """Return the content with the alias."""
        return replace(content, aliases={**content.aliases, self.alias: self.account})


@dataclass(frozen=True)
class Part:
    """Let a key be an account of its own again."""

    alias: AccountKey

    def carry_out(self, workspace: Workspace) -> None:
        """Part them."""
        imports.part_accounts(workspace, self.alias)

    def expect(self, content: Content) -> Content:
        """Return the content without the alias."""
        left = {alias: of for alias, of in content.aliases.items() if alias != self.alias}
        return replace(content, aliases=left)


@dataclass(frozen=True)
class SetRate:
    """State what a currency is worth, or take it back."""

    currency: str
    rate: float | None

    def carry_out(self, workspace: Workspace) -> None:
        """State it."""
        data_decisions.set_rate(workspace, self.currency, self.rate, "Their bank")

    def expect(self, content: Content) -> Content:
        """Return the content with the rate."""
        left = {code: rate for code, rate in content.rates.items() if code != self.currency}
        return replace(
            content, rates=left if self.rate is None else {**left, self.currency: self.rate}
        )


def draw_added(
    chance: random.Random, content: Content, number: int
) -> AddTickets | Merge | Part | SetRate | TakeBackTickets:
    """Return an action about imported data that changes this content."""
    kinds = [
        AddTickets(number, chance.choice((2, 60, 500))),
        Merge(AccountKey(f"other {number}"), AccountKey(f"A{chance.randrange(3)}")),
        SetRate("USD", 0.5 + number),
    ]
    if content.added:
        kinds.append(TakeBackTickets())
    if content.aliases:
        kinds.append(Part(chance.choice(sorted(content.aliases))))
    return chance.choice(kinds)
