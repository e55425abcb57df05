"""Imported files and their tables as rows: what was decided and counted is kept as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

import orjson

from csdesk.model.identifiers import BatchId, FieldId, ListId
from csdesk.model.imports import (
    Decisions,
    FieldSummary,
    ImportBatch,
    ImportedList,
    ListRole,
    Privacy,
    QuestionKey,
    TableEdges,
    TableId,
)
from csdesk.model.tables import TableKind
from csdesk.storage.file.database import Row

LIST_COLUMNS = (
    "id, batch_id, kind, sheet, header_row, row_count, records, rejected, stated_total, summaries"
)
SUMMARY_PARTS = frozenset(part.name for part in fields(FieldSummary))


def pack_decisions(decisions: Decisions) -> str:
    """Return decisions as JSON; equal ones give the same text."""
    return orjson.dumps(decisions, option=orjson.OPT_NON_STR_KEYS | orjson.OPT_SORT_KEYS).decode()


def unpack_decisions(text: str) -> Decisions:
    """Return the decisions that were written so."""
    told: dict[str, dict[str, Any]] = orjson.loads(text)
    return Decisions(
        kinds={
            TableId(table): TableKind(kind) if kind else None
            for table, kind in told.get("kinds", {}).items()
        },
        fields={
            TableId(table): {int(column): field for column, field in chosen.items()}
            for table, chosen in told.get("fields", {}).items()
        },
        privacy={
            TableId(table): {int(column): Privacy(how) for column, how in chosen.items()}
            for table, chosen in told.get("privacy", {}).items()
        },
        answers={QuestionKey(key): answer for key, answer in told.get("answers", {}).items()},
        edges={
            TableId(table): TableEdges(**edges) for table, edges in told.get("edges", {}).items()
        },
        same=told.get("same", {}),
    )


def pack_summaries(summaries: Mapping[FieldId, FieldSummary]) -> str:
    """Return what was counted in each column as JSON."""
    return orjson.dumps(dict(summaries)).decode()


def unpack_summaries(text: str) -> dict[FieldId, FieldSummary]:
    """Return what was counted in each column."""
    told: dict[str, dict[str, Any]] = orjson.loads(text)
    return {FieldId(field): _read_summary(summary) for field, summary in told.items()}


def read_list(row: Row) -> ImportedList:
    """Return a list from a row of ``LIST_COLUMNS``."""
    number, batch, kind, sheet, header_row, rows, records, rejected, total, summaries = row
    return ImportedList(
        id=ListId(number),
        batch=BatchId(batch),
        kind=TableKind(kind),
        sheet=sheet,
        header_row=header_row,
        rows=rows,
        records=records,
        rejected=rejected,
        stated_total=total,
        summaries=unpack_summaries(summaries),
    )


def read_batch(row: Row, lists: tuple[ImportedList, ...]) -> ImportBatch:
    """Return a file from its number, role, name, hash, date and decisions, with its lists."""
    number, role, file_name, file_hash, as_of, decisions = row
    return ImportBatch(
        BatchId(number),
        ListRole(role),
        file_name,
        file_hash,
        date.fromisoformat(as_of),
        unpack_decisions(decisions),
        lists,
    )


def _read_summary(told: dict[str, Any]) -> FieldSummary:
    known = {part: value for part, value in told.items() if part in SUMMARY_PARTS}
    for part in ("earliest", "latest"):
        if known.get(part) is not None:
            known[part] = date.fromisoformat(known[part][:10])
    return FieldSummary(**known)
