"""The facts of the customers in use, and their scores by the cards that the client keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csdesk.model.accounts import AccountTable
from csdesk.model.facts import Facts
from csdesk.model.health import Band, HealthResult
from csdesk.model.identifiers import AccountKey
from csdesk.model.library import Library
from csdesk.model.score_columns import band_column
from csdesk.model.scorecards import Scorecard
from csdesk.operations.health.cards import current_scorecards
from csdesk.operations.imported_lists import ImportedLists
from csdesk.scoring.conditions import Subjects
from csdesk.scoring.facts import read_facts
from csdesk.scoring.health import score_facts
from csdesk.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ScoredBook:
    """The facts of the customers on the day of their list, and before; and the scores by them."""

    accounts: AccountTable
    facts: Facts
    earlier: Facts | None
    """What the earlier customer list says on its own day."""
    cards: tuple[Scorecard, ...]
    health: HealthResult


def score_book(
    workspace: Workspace, library: Library, lists: ImportedLists, previous: AccountTable | None
) -> ScoredBook | None:
    """Return what is known of the customers, scored; None without a customer list.

    Scores that a person set count while they are valid.
    """
    if lists.accounts is None:
        return None
    cards = current_scorecards(workspace, library)
    facts = read_facts(lists.accounts, lists.tables, library.facts, earlier=previous)
    earlier = read_facts(previous, lists.tables, library.facts) if previous else None
    health = score_facts(facts, cards, workspace.overrides.all(), earlier)
    return ScoredBook(lists.accounts, facts, earlier, cards, health)


def make_subjects(workspace: Workspace, book: ScoredBook) -> Subjects:
    """Return what conditions can ask about the customers of a book."""
    before = _bands_before(workspace, book)
    return Subjects(book.facts, book.health, book.earlier, before)


def _bands_before(workspace: Workspace, book: ScoredBook) -> Mapping[AccountKey, Band]:
    """Return the bands of the last snapshot of an earlier day, else those of the earlier list."""
    kept = [one for one in workspace.snapshots.all() if one.as_of < book.facts.as_of]
    if kept:
        scores = workspace.snapshots.scores(kept[-1])
        return dict(zip(scores.keys, scores.bands, strict=True))
    if book.earlier is None:
        return {}
    bands = band_column(score_facts(book.earlier, book.cards))
    return dict(zip(book.earlier.keys, bands, strict=True))
