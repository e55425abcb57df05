"""How a table was read last time, found again by its headers wherever it stands now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from csdesk.formatting import column_letters
from csdesk.ingest.drafting.table_draft import fingerprint_headers
from csdesk.ingest.reader.encoding_question import ENCODING_KEY
from csdesk.model.imports import (
    ERROR_COLUMNS,
    Decisions,
    ImportDraft,
    Privacy,
    QuestionKey,
    Reading,
    TableId,
    TableRange,
)
from csdesk.storage.workspace import Workspace

NOTHING = Decisions()
HERE = TableId("")
"""Stands for the table that is remembered; its columns are counted from its own first one."""

Chosen = TypeVar("Chosen")
Columns = Mapping[int, int]
"""Columns of one table by those of another; a decision about any other column does not move."""


def recall(workspace: Workspace, reading: Reading) -> Decisions:
    """Return what was decided about tables with the same headers as those of a file.

    A corrected error workbook is read as the file that it came from.
    """
    found = NOTHING
    for table, place in _list_places(reading):
        columns = _own_columns(place)
        known = workspace.readings.find(_fingerprint(place, columns))
        if known is not None:
            found = _join(found, _move(known, HERE, table, dict(enumerate(columns, start=1))))
    return found


def remember(workspace: Workspace, draft: ImportDraft) -> None:
    """Keep the decisions about each table of a draft for the next file of its kind.

    Where its borders are and who is whom belong to this one file and are not kept. What was left
    out for privacy is missing in an error workbook, so that it is kept for the other columns too.
    """
    for table, place in _list_places(draft.reading):
        columns = _own_columns(place)
        dropped = _dropped(draft.decisions, table)
        _keep(workspace, draft.decisions, table, place, columns)
        if dropped:
            rest = [column for column in columns if column not in dropped]
            _keep(workspace, draft.decisions, table, place, rest)


def _keep(
    workspace: Workspace,
    decisions: Decisions,
    table: TableId,
    place: TableRange,
    columns: Sequence[int],
) -> None:
    fingerprint = _fingerprint(place, columns)
    counted = {column: number for number, column in enumerate(columns, start=1)}
    chosen = _move(decisions, table, HERE, counted)
    if chosen != NOTHING or workspace.readings.find(fingerprint) is not None:
        workspace.readings.keep(fingerprint, chosen)


def _list_places(reading: Reading) -> Iterator[tuple[TableId, TableRange]]:
    yield from ((table.id, table.range) for table in reading.tables)
    yield from ((other.id, other.range) for other in reading.others)


def _own_columns(place: TableRange) -> list[int]:
    """Return the columns of a table without those that an error workbook adds."""
    numbered = enumerate(place.headers, start=place.first_column)
    return [column for column, header in numbered if header not in ERROR_COLUMNS]


def _fingerprint(place: TableRange, columns: Sequence[int]) -> str:
    return fingerprint_headers([place.headers[column - place.first_column] for column in columns])


def _dropped(decisions: Decisions, table: TableId) -> set[int]:
    chosen = decisions.privacy.get(table, {})
    return {column for column, privacy in chosen.items() if privacy is Privacy.DROP}


def _move(decisions: Decisions, table: TableId, to: TableId, columns: Columns) -> Decisions:
    """Return the decisions about one table as those about another."""
    fields = _move_columns(decisions.fields.get(table, {}), columns)
    privacy = _move_columns(decisions.privacy.get(table, {}), columns)
    return replace(
        NOTHING,
        kinds={to: decisions.kinds[table]} if table in decisions.kinds else {},
        fields={to: fields} if fields else {},
        privacy={to: privacy} if privacy else {},
        answers=dict(_move_answers(decisions, table, to, columns)),
    )


def _move_columns(chosen: Mapping[int, Chosen], columns: Columns) -> dict[int, Chosen]:
    return {columns[column]: one for column, one in chosen.items() if column in columns}


def _move_answers(
    decisions: Decisions, table: TableId, to: TableId, columns: Columns
) -> Iterator[tuple[QuestionKey, str]]:
    letters = {column_letters(column): column_letters(number) for column, number in columns.items()}
    for key, answer in decisions.answers.items():
        if key == ENCODING_KEY:
            yield key, answer
        elif key.startswith(f"{table}/"):
            column, _, topic = key[len(table) + 1 :].partition("/")
            if column in letters or not column:
                yield QuestionKey(f"{to}/{letters.get(column, '')}/{topic}"), answer


def _join(first: Decisions, second: Decisions) -> Decisions:
    return replace(
        first,
        kinds={**first.kinds, **second.kinds},
        fields={**first.fields, **second.fields},
        privacy={**first.privacy, **second.privacy},
        answers={**first.answers, **second.answers},
    )
