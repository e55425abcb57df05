"""A client's own scorecard, checked as those that ship."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from csdesk.content.checks.scorecards import check_scorecards
from csdesk.content.contents import Contents, Entry
from csdesk.model.fact_windows import FactDefinitions
from csdesk.model.library import Library
from csdesk.model.scorecards import Scorecard


def check_own_scorecard(card: Scorecard, library: Library) -> None:
    """Raise ContentInvalid where a scorecard breaks a rule: weights, bands, facts, conditions."""
    entry = Entry(card, f"“{card.name}”", "scorecard")
    sections = {
        "scorecard": (entry,),
        "fact": _place(library.facts),
        "field": _place(library.fields),
    }
    if not card.signals:
        raise entry.missing("signals", "at least one signal")
    _check_facts(entry, library)
    check_scorecards(Contents(sections))


def _check_facts(card: Entry[Scorecard], library: Library) -> None:
    known = FactDefinitions(library.facts)
    for number, signal in enumerate(card.item.signals, start=1):
        if signal.fact not in known:
            path = f"signals[{number}] “{signal.id}”.fact"
            raise card.reject(path, signal.fact, "the id of a fact")


def _place(items: Iterable[Any]) -> tuple[Entry[Any], ...]:
    return tuple(Entry(item, "", "") for item in items)
