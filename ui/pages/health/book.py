"""What stands behind the scores of a book: read on the lane when a view first asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csdesk.model.facts import Facts

if TYPE_CHECKING:
    from csdesk.model.library import Library
    from csdesk.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class HealthBook:
    """The facts that the scores were made of."""

    facts: Facts


def read_book(workspace: Workspace, library: Library) -> HealthBook | None:
    """Return what stands behind the scores; None without a customer list."""
    from csdesk.model.imports import ListRole
    from csdesk.operations.imported_lists import read_lists
    from csdesk.scoring.facts import read_facts

    lists = read_lists(workspace, library)
    if lists.accounts is None:
        return None
    earlier = workspace.accounts.table(ListRole.PREVIOUS)
    facts = read_facts(lists.accounts, lists.tables, library.facts, earlier=earlier)
    for card in library.scorecards.values():
        for signal in card.signals:
            facts.numbers(signal.fact)
    return HealthBook(facts)
