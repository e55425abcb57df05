"""Instruments that no file holds any more: their parts with places of their own, to be checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from csdesk.content.contents import Contents, Entry
from csdesk.content.instruments import InstrumentContents, InstrumentHead
from csdesk.model.instruments import Instrument


def place_instrument(instrument: Instrument, name: str) -> InstrumentContents:
    """Return an instrument as if it stood in a file called ``name``."""
    values = {item.name: getattr(instrument, item.name) for item in fields(InstrumentHead)}
    contents = Contents(
        {
            "tier": _place("tier", instrument.tiers, name),
            "mark": _place("mark", instrument.marks, name),
            "area": _place("area", instrument.areas, name),
            "dimension": _place("dimension", instrument.dimensions, name),
            "function": _place("function", instrument.functions, name),
            "grid": _place("grid", instrument.grids, name),
            "reconciliation": _place("reconciliation", instrument.reconciliations, name),
        }
    )
    head = Entry(InstrumentHead(**values), name, "instrument")
    questions = _place("question", instrument.questions, name)
    own = tuple(entry for entry in questions if entry.item.lender is None)
    lent = tuple(entry for entry in questions if entry.item.lender is not None)
    return InstrumentContents(instrument, head, own, contents, lent)


def _place(section: str, items: Iterable[Any], name: str) -> tuple[Entry[Any], ...]:
    return tuple(
        Entry(item, name, f"{section}[{number}]") for number, item in enumerate(items, start=1)
    )
