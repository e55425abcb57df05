"""What the command line says of files that come in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from shlex import quote
from typing import Any

from csdesk.formatting import column_letters, day, plural
from csdesk.formatting.words import sentence
from csdesk.model.imports import (
    DataIssue,
    ImportDraft,
    ImportQuestion,
    IssueKind,
    ListRole,
    TableDraft,
)
from csdesk.model.library import Library
from csdesk.model.matching import Comparison
from csdesk.model.tables import TableKind


@dataclass(frozen=True, slots=True)
class Order:
    """A file that was read, as what it comes in, and what that would change."""

    draft: ImportDraft
    role: ListRole
    as_of: date | None
    comparison: Comparison | None = None
    is_known: bool = False
    """The same file is in use, read in the same way for the same role and day."""

    @property
    def name(self) -> str:
        """Return the name of the file."""
        return self.draft.outline.file_name

    @property
    def is_ready(self) -> bool:
        """Tell whether nothing is open any more."""
        return not self.draft.reading.obstacles and not self.draft.open_questions()


def tell_order(order: Order, library: Library) -> Iterator[str]:
    """Yield what a file brings: a line for it, for each table, and for what it would change."""
    dated = day(order.as_of) if order.as_of else "no date"
    remark = "; it is in use already, nothing changes" if order.is_known else ""
    yield f"{order.name}: {order.role}, {dated}{remark}"
    words = {table.kind: table for table in library.tables}
    for table in order.draft.tables:
        known = words[table.kind]
        records = plural(table.records, known.record, known.records)
        yield f"  {table.id}: {known.name}, {records} from {_account_for(table)}"
    for other in order.draft.reading.others:
        yield f"  {other.id}: not imported. {sentence(other.reason)}"
    if order.comparison is not None and order.draft.table(TableKind.ACCOUNTS) is not None:
        yield f"  {_tell_changes(order.comparison, order.role)}"
    for question in order.draft.reading.questions:
        yield from _tell_taken(question)


def tell_obstacles(draft: ImportDraft) -> Iterator[str]:
    """Yield what has to be decided or mended before the file can come in."""
    name = draft.outline.file_name
    for obstacle in draft.reading.obstacles:
        place = [str(part) for part in (obstacle.table, obstacle.column) if part]
        yield f"{', '.join([name, *place])}: {sentence(obstacle.problem)} {sentence(obstacle.fix)}"
        yield from (f"  --rate {code}=NUMBER" for code in obstacle.rates)
    for question in draft.open_questions():
        yield f"{name}: {sentence(question.text)} {sentence(question.evidence)}".rstrip()
        yield from (f"  --answer {line}" for line in _options(question))


def tell_unread(drafts: Iterable[ImportDraft], *, is_written: bool) -> Iterator[str]:
    """Yield how much was not read, where anything was not."""
    issues = [issue for draft in drafts for table in draft.tables for issue in table.issues]
    rows = sum(issue.kind is IssueKind.REJECTED_ROW for issue in issues)
    values = sum(issue.kind is IssueKind.UNREAD_VALUE for issue in issues)
    if rows or values:
        advice = "" if is_written else "; --errors FILE.xlsx writes them down to be corrected"
        yield f"Not read: {plural(rows, 'row')} and {plural(values, 'value')}{advice}."


def summarise(order: Order) -> dict[str, Any]:
    """Return all that is known of a file, for the JSON file."""
    draft = order.draft
    return {
        "file": order.name,
        "sha256": draft.outline.file_hash,
        "role": order.role,
        "as_of": order.as_of,
        "tables": [_summarise_table(table) for table in draft.tables],
        "others": [{"table": one.id, "reason": one.reason} for one in draft.reading.others],
        "questions": [_summarise_question(one) for one in draft.reading.questions],
        "obstacles": [
            {"table": one.table, "column": one.column, "problem": one.problem, "fix": one.fix}
            for one in draft.reading.obstacles
        ],
        "issues": [_summarise_issue(issue) for issue in draft.all_issues()],
        "changes": _summarise_changes(order.comparison),
    }


def _account_for(table: TableDraft) -> str:
    parts = [
        f"{table.added} added to an earlier row" if table.added else "",
        f"{table.rejected} left out" if table.rejected else "",
        f"{table.no_records} without a record" if table.no_records else "",
    ]
    told = ", ".join(part for part in parts if part)
    return f"{plural(table.rows, 'row')} ({told})" if told else plural(table.rows, "row")


def _tell_changes(changes: Comparison, role: ListRole) -> str:
    parts = [
        f"{changes.new} new",
        f"{changes.changed} changed",
        f"{changes.unchanged} unchanged",
        f"{changes.missing} missing" if role is not ListRole.ADDED else "",
        f"{changes.asked} that may be known ones" if changes.asked else "",
    ]
    return f"customers: {', '.join(part for part in parts if part)}"


def _tell_taken(question: ImportQuestion) -> Iterator[str]:
    """Yield what was taken for the answer because the file speaks for it and nobody said another.

    Its key and the other answers follow, so that nobody has to look for them.
    """
    taken = next((one for one in question.options if one.value == question.proposed), None)
    if question.answer is None and taken is not None:
        others = [one.value for one in question.options if one is not taken]
        key = quote(f"{question.key}={'|'.join(others)}")
        yield f"  {question.text} Taken: {taken.label}. Otherwise --answer {key}"


def _options(question: ImportQuestion) -> Iterator[str]:
    for option in question.options:
        effect = f" ({option.effect})" if option.effect else ""
        yield f"{quote(f'{question.key}={option.value}')}  {option.label}{effect}"


def _summarise_table(table: TableDraft) -> dict[str, Any]:
    return {
        "table": table.id,
        "kind": table.kind,
        "rows": table.rows,
        "records": table.records,
        "added": table.added,
        "rejected": table.rejected,
        "no_records": table.no_records,
        "stated_total": table.range.stated_total,
        "currency": table.currency,
        "columns": [
            {
                "column": column_letters(match.column),
                "header": match.header,
                "field": match.field,
                "certainty": match.certainty,
                "evidence": match.evidence,
            }
            for match in table.matches
        ],
    }


def _summarise_question(question: ImportQuestion) -> dict[str, Any]:
    return {
        "key": question.key,
        "text": question.text,
        "evidence": question.evidence,
        "options": [option.value for option in question.options],
        "proposed": question.proposed,
        "answer": question.answer,
        "is_open": question.is_open,
    }


def _summarise_issue(issue: DataIssue) -> dict[str, Any]:
    return {
        "kind": issue.kind,
        "sheet": issue.sheet,
        "row": issue.row,
        "column": issue.column,
        "problem": issue.problem,
        "fix": issue.fix,
    }


def _summarise_changes(changes: Comparison | None) -> dict[str, Any] | None:
    if changes is None:
        return None
    return {
        "new": changes.new,
        "changed": changes.changed,
        "unchanged": changes.unchanged,
        "missing": changes.missing,
        "asked": changes.asked,
        "unknown": dict(changes.unknown),
    }
