"""What stands behind the scores of a book: read on the lane when a view first asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csdesk.model.facts import Facts

if TYPE_CHECKING:
    from csdesk.model.library import Library
    from csdesk.storage.workspace import Workspace


def read_facts_of_book(workspace: Workspace, library: Library) -> Facts | None:
    """Return the facts that the scores were made of; None without a customer list.

    Those of every known scorecard are computed here, so that no window waits for them.
    """
    from csdesk.model.imports import ListRole
    from csdesk.operations.health.scorecards import known_scorecards
    from csdesk.operations.imported_lists import read_lists
    from csdesk.scoring.facts import read_facts

    lists = read_lists(workspace, library)
    if lists.accounts is None:
        return None
    earlier = workspace.accounts.table(ListRole.PREVIOUS)
    facts = read_facts(lists.accounts, lists.tables, library.facts, earlier=earlier)
    for card in known_scorecards(workspace, library).values():
        for signal in card.signals:
            facts.numbers(signal.fact)
            facts.ages(signal.fact)
    return facts
