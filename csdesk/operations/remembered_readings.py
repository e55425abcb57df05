"""How a table was read last time, found again by its headers wherever it stands now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from csdesk.ingest.drafting.table_draft import fingerprint_headers
from csdesk.ingest.reader.encoding_question import ENCODING_KEY
from csdesk.model.imports import Decisions, ImportDraft, QuestionKey, Reading, TableId, TableRange
from csdesk.storage.workspace import Workspace

NOTHING = Decisions()
HERE = TableId("")
"""Stands for the table that is remembered."""


def recall(workspace: Workspace, reading: Reading) -> Decisions:
    """Return what was decided about tables with the same headers as those of a file."""
    found = NOTHING
    for table, place in _list_places(reading):
        known = workspace.readings.find(fingerprint_headers(place.headers))
        if known is not None:
            found = _join(found, _move(known, HERE, table))
    return found


def remember(workspace: Workspace, draft: ImportDraft) -> None:
    """Keep the decisions about each table of a draft for the next file of its kind.

    Where its borders are and who is whom belong to this one file and are not kept.
    """
    for table, place in _list_places(draft.reading):
        fingerprint = fingerprint_headers(place.headers)
        chosen = _move(draft.decisions, table, HERE)
        if chosen != NOTHING or workspace.readings.find(fingerprint) is not None:
            workspace.readings.keep(fingerprint, chosen)


def _list_places(reading: Reading) -> Iterator[tuple[TableId, TableRange]]:
    yield from ((table.id, table.range) for table in reading.tables)
    yield from ((other.id, other.range) for other in reading.others)


def _move(decisions: Decisions, table: TableId, to: TableId) -> Decisions:
    """Return the decisions about one table as those about another."""
    return replace(
        NOTHING,
        kinds={to: decisions.kinds[table]} if table in decisions.kinds else {},
        fields={to: decisions.fields[table]} if table in decisions.fields else {},
        privacy={to: decisions.privacy[table]} if table in decisions.privacy else {},
        answers={
            _move_key(key, table, to): answer
            for key, answer in decisions.answers.items()
            if key == ENCODING_KEY or key.startswith(f"{table}/")
        },
    )


def _move_key(key: QuestionKey, table: TableId, to: TableId) -> QuestionKey:
    return key if key == ENCODING_KEY else QuestionKey(f"{to}{key[len(table) :]}")


def _join(first: Decisions, second: Decisions) -> Decisions:
    return replace(
        first,
        kinds={**first.kinds, **second.kinds},
        fields={**first.fields, **second.fields},
        privacy={**first.privacy, **second.privacy},
        answers={**first.answers, **second.answers},
    )
