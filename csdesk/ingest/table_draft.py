"""One table of a file as a draft: typed records, the mapping with its evidence, and the issues."""

from __future__ import annotations

from dataclasses import replace

from csdesk.formatting import plural
from csdesk.ingest.evidence import describe_total, describe_values
from csdesk.ingest.table_issues import list_issues
from csdesk.ingest.table_reading import TableReading
from csdesk.model.imports import Certainty, ColumnMatch, TableDraft, TableRange


def make_draft(table: TableReading, file_name: str) -> TableDraft:
    """Return the draft of a table that was read."""
    return TableDraft(
        kind=table.candidate.kind,
        range=_describe_range(table),
        matches=tuple(_describe_match(table, match) for match in table.matches),
        records=table.records.table,
        rejected=len(table.body.rejections) + len(table.records.rejections),
        issues=list_issues(table, file_name),
    )


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
