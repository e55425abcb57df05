"""Texts that a client reads: without ids of our registers and without talk of “the source”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from csdesk.model.library import Library

INNER = re.compile(r"\bthe sources?\b|\b[CDS]\d+(\.\d+)?\b", re.IGNORECASE)


def visible_texts(library: Library) -> Iterator[tuple[str, str]]:
    for rule in library.rules:
        yield from ((rule.id, text) for text in (rule.title, rule.detail))
    for initiative in library.initiatives:
        texts = (initiative.title, initiative.workstream, initiative.outcome, *initiative.steps)
        yield from ((initiative.id, text) for text in texts)
    for known in library.assumptions:
        texts = (known.title, known.value, known.reason, *known.alternatives)
        yield from ((known.id, text) for text in texts)
    for kpi in library.kpis:
        texts = (kpi.name, kpi.term, kpi.formula, kpi.frequency, kpi.owner, kpi.needs_records)
        yield from ((kpi.id, text) for text in texts)
    for cell in library.benchmarks:
        yield from ((cell.kpi, text) for text in (cell.band, cell.period, cell.source))
    yield from (("caveats", text) for text in library.caveats)
    yield from ((field.id, text) for field in library.fields for text in (field.name, field.help))
    yield from ((gate.phase, text) for gate in library.gates for text in gate.criteria)
    for tier in library.service_model.tiers:
        texts = (tier.name, tier.meaning, *tier.aliases, *tier.attributes, *tier.entitlements)
        yield from ((tier.id, text) for text in (*texts, *tier.onboarding.steps))
    yield from (("service notes", text) for text in library.service_model.notes)
    for ask in library.action_rules:
        yield from ((ask.id, text) for text in (ask.name, ask.action, ask.reason))
    for book in library.playbooks:
        texts = (book.name, book.purpose, book.outcome, book.ratio, *(s.text for s in book.steps))
        yield from ((book.id, text) for text in texts)
    for letter in library.templates:
        texts = (letter.name, letter.purpose, letter.subject, letter.body)
        yield from ((letter.id, text) for text in texts)
    for goal in library.goals:
        yield from ((goal.id, text) for text in (goal.meaning, *(kpi.note for kpi in goal.kpis)))


def test_no_text_for_clients_names_our_registers(library):
    found = [f"{where}: {text}" for where, text in visible_texts(library) if INNER.search(text)]
    assert found == []


def test_there_are_texts_to_look_at(library):
    assert len(list(visible_texts(library))) > 500
