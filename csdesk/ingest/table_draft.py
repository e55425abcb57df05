"""One table of a file as a draft: typed records, the mapping with its evidence, and the issues."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import fsum

from csdesk.formatting import plural
from csdesk.ingest.evidence import describe_total, describe_values
from csdesk.ingest.headers import normalise_header
from csdesk.ingest.table_issues import list_issues
from csdesk.ingest.table_reading import TableReading
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import (
    Certainty,
    ColumnMatch,
    FieldSummary,
    TableDraft,
    TableId,
    TableRange,
)


def make_draft(table: TableReading, file_name: str) -> TableDraft:
    """Return the draft of a table that was read."""
    found, records = _describe_range(table), table.records
    rejected = len(table.body.rejections) + len(records.rejections)
    apart = len(table.body.totals) + len(table.body.notes)
    return TableDraft(
        id=TableId(f"{found.sheet}!{found.header_row}"),
        kind=table.candidate.kind,
        range=found,
        matches=tuple(_describe_match(table, match) for match in table.matches),
        rows=len(records.table) + len(records.merges) + rejected + apart,
        records=len(records.table),
        added=len(records.merges),
        rejected=rejected,
        no_records=apart,
        currency=table.currency,
        summaries={field: _summarise(table, field) for field in records.table.columns},
        fingerprint=_fingerprint(found.headers),
        issues=list_issues(table, file_name),
    )


def _summarise(table: TableReading, field: FieldId) -> FieldSummary:
    values = [value for value in table.records.table.columns[field] if value is not None]
    amounts = [value for value in values if isinstance(value, float)]
    days = [value for value in values if isinstance(value, date)]
    unread = table.readings[field].unread if field in table.readings else {}
    return FieldSummary(
        field=field,
        filled=len(values),
        unread=len(unread),
        converted=0,
        distinct=len(set(values)),
        total=fsum(amounts) if amounts else None,
        earliest=min(days, default=None),
        latest=max(days, default=None),
    )


def _fingerprint(headers: Sequence[str]) -> str:
    names = "|".join(normalise_header(header) for header in headers)
    return hashlib.blake2b(names.encode(), digest_size=16).hexdigest()


def _describe_range(table: TableReading) -> TableRange:
    header, body = table.candidate.header, table.body
    return TableRange(
        sheet=table.candidate.sheet.name,
        header_row=header.row,
        first_row=header.row + 1,
        last_row=body.last_row or header.row,
        first_column=header.first_column,
        last_column=header.last_column,
        headers=tuple(column.header for column in table.candidate.columns),
        footer_rows=tuple(sorted(body.totals + body.notes)),
        stated_total=table.stated_total,
    )


def _describe_match(table: TableReading, match: ColumnMatch) -> ColumnMatch:
    reading = table.readings.get(match.field) if match.field else None
    if match.field is None or reading is None:
        return match
    if reading.refusal is not None:
        evidence = f"Not read: {reading.refusal.problem}"
        return replace(match, field=None, certainty=Certainty.CHECK, evidence=evidence)
    values = describe_values(
        table.catalogue[match.field], table.kept_values(match.field), table.currency
    )
    if match.field == table.revenue and table.stated_total is not None:
        values += f" {describe_total(table.total, table.stated_total, table.currency)}"
    open_values = table.count_open(match.field)
    sentences = (match.evidence, _tell_open(open_values), values, reading.manner)
    evidence = ". ".join(sentence for sentence in sentences if sentence)
    certainty = Certainty.CHECK if open_values else match.certainty
    return replace(match, certainty=certainty, evidence=evidence)


def _tell_open(count: int) -> str:
    return f"Day and month cannot be told apart in {plural(count, 'date')}" if count else ""
