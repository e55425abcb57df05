"""Ids are permanent names: well formed, and each given once over all files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from csdesk.content.contents import Contents, Entry
from csdesk.content.instruments import InstrumentContents
from csdesk.model.instruments import Instrument

_FORM = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*(\.[a-z0-9]+(_[a-z0-9]+)*)*")
_WITH_ID = (
    "fact", "fact_catalogue", "scorecard", "kpi", "kpi_input", "rule", "initiative", "role", "raci",
    "assumption", "expansion_kpi", "cited", "cited_benchmark", "case_study", "action_rule",
    "playbook", "template", "profile", "query", "register", "calculator", "lesson",
    "plan_template", "audience", "team_size", "timing_rule", "term",
)  # fmt: skip


def check_identities(contents: Contents, instruments: tuple[InstrumentContents, ...]) -> None:
    """Check that no two things of one kind bear the same id."""
    for section in _WITH_ID:
        _check_ids(contents.of(section))
    check_once(contents.of("field"), "id", lambda field: (field.table, field.id))
    check_once(contents.of("benchmark"), "band", lambda cell: (cell.kpi, cell.band))
    _check_ids((*contents.of("kpi_input"), *contents.of("plan_input")))
    check_once((*contents.of("cited"), *contents.of("cited_benchmark")), "id", lambda one: one.id)
    check_once((*contents.of("initiative"), *contents.of("raci")), "id", lambda row: row.id)
    check_once(contents.of("raci"), "activity", lambda row: row.activity)
    check_once(contents.of("goal_template"), "kpi", lambda goal: goal.kpi)
    check_once(contents.of("gate"), "number", lambda gate: gate.number)
    check_instrument_ids(instruments)


def check_instrument_ids(instruments: Iterable[InstrumentContents]) -> None:
    """Check that no id of an instrument, an area or a question is given twice among them all."""
    instruments = tuple(instruments)
    _check_ids(found.head for found in instruments)
    _check_ids(area for found in instruments for area in _areas(found))
    _check_ids(question for found in instruments for question in found.questions)


def refuse_taken_ids(
    found: InstrumentContents, others: Iterable[Instrument], advice: str = ""
) -> None:
    """Check that the ids of an instrument are well formed, and its own beside ``others``.

    ``advice`` is said of an id that one of them has.
    """
    check_instrument_ids((found,))
    others = tuple(others)
    _refuse_taken((found.head,), {other.id: other for other in others}, advice)
    areas = {area.id: other for other in others for area in other.areas}
    dimensions = {one.id: other for other in others for one in other.dimensions}
    _refuse_taken(_areas(found), {**areas, **dimensions}, advice)
    asked = {ask.id: one for one in others for ask in one.questions if ask.lender is None}
    _refuse_taken(found.questions, asked, advice)


def _refuse_taken(
    entries: Iterable[Entry[Any]], taken: Mapping[Any, Instrument], advice: str
) -> None:
    for entry in entries:
        if entry.item.id in taken:
            holder = taken[entry.item.id]
            expected = f"an id of your own, as the instrument “{holder.id}” has this one already"
            raise entry.reject("id", entry.item.id, f"{expected}{advice}")


def check_names(found: InstrumentContents) -> None:
    """Check that the parts of one instrument bear well formed ids, each given once."""
    check_instrument_ids((found,))
    for section in ("function", "reconciliation", "scale"):
        _check_ids(found.of(section))
    check_once(found.tiers, "number", lambda tier: tier.number)
    checks = [
        question.part(f"checks[{number}]", check)
        for question in found.questions
        for number, check in enumerate(question.item.checks, start=1)
    ]
    _check_ids(checks)


def _areas(found: InstrumentContents) -> tuple[Entry[Any], ...]:
    """Return areas and dimensions, whose levels stand beside each other."""
    return (*found.areas, *found.of("dimension"))


def _check_ids(entries: Iterable[Entry[Any]]) -> None:
    entries = tuple(entries)
    for entry in entries:
        if not _FORM.fullmatch(entry.item.id):
            raise entry.reject("id", entry.item.id, "small letters, digits, “_” and “.”")
    check_once(entries, "id", lambda item: item.id)


def check_once(entries: Iterable[Entry[Any]], key: str, identify: Callable[[Any], object]) -> None:
    """Check that what identifies an object is given once; the error names it by ``key``."""
    seen: dict[object, Entry[Any]] = {}
    for entry in entries:
        first = seen.setdefault(identify(entry.item), entry)
        if first is not entry:
            expected = f"one that is not yet used in {first.file}, {first.key}"
            raise entry.reject(key, getattr(entry.item, key), expected)
