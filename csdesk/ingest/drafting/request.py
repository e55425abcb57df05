"""What csdesk is asked to make of an opened file: what it knows, and what a person decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from csdesk.model.imports import Decisions
from csdesk.model.tables import Field, TableDefinition


@dataclass(frozen=True, slots=True)
class ReadingRequest:
    """The content that a file is read with, and the decisions of the person.

    ``rates`` say how many units of ``home_currency`` one unit of each currency is worth. ``salt``
    is the workspace's own; the pseudonyms of persons depend on it. ``resting`` are the states of
    customers who try or pause, and so should pay nothing.
    """

    fields: tuple[Field, ...]
    tables: tuple[TableDefinition, ...]
    total_words: tuple[str, ...]
    decisions: Decisions = field(default_factory=Decisions)
    rates: Mapping[str, float] = field(default_factory=dict)
    home_currency: str | None = None
    salt: str = ""
    resting: tuple[str, ...] = ()
