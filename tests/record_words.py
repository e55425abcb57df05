"""Lists whose states are read by the words that ship, as an import in use gives them."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.content import load_library
from csdesk.model.subscriptions import SubscriptionBook
from csdesk.model.tables import Cell, ListTable, TableKind
from csdesk.scoring import subscription_lines
from csdesk.scoring.record_words import translate_words
from tests.list_tables import make_list


def read_states(table: ListTable) -> ListTable:
    """Return a list with its states and billing periods in the engine's words."""
    return translate_words(table, load_library().record_words)


def read_lines(table: ListTable) -> SubscriptionBook:
    """Return the paid lines of a list of subscriptions as a client writes it."""
    return subscription_lines.read_lines(read_states(table))


def make_list_in_use(kind: TableKind, **columns: Sequence[Cell]) -> ListTable:
    """Return a list of a client as the engine sees it."""
    return read_states(make_list(kind, **columns))
