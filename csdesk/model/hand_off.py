"""What a client's own data team is handed: the scorecards in force, and the facts that they ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csdesk.model.facts import FactDefinition
from csdesk.model.identifiers import FactId, FieldId
from csdesk.model.model_changes import ModelChange
from csdesk.model.score_arithmetic import WeighedCard


@dataclass(frozen=True, slots=True)
class HandOff:
    """The health score of a client, ready to be written for other engines."""

    client: str
    cards: tuple[WeighedCard, ...]
    """In the order in which they are tried, that for everybody last."""
    facts: Mapping[FactId, FactDefinition]
    """What the facts that the cards ask for mean."""
    fields: Mapping[FieldId, str]
    """How the fields of the customer list that the cards ask for are called."""
    program: str
    """Which version wrote it."""
    changes: tuple[ModelChange, ...] = ()
    """The versions of the client's own scorecards, newest first."""
