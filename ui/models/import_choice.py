"""What is chosen for a file before it is imported: corrections, role and date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from csdesk.formatting import day
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import (
    Certainty,
    ImportBatch,
    ImportDraft,
    IssueKind,
    ListRole,
    TableDraft,
)
from csdesk.model.tables import TableKind
from csdesk.report.document import Status

LOSSES = {IssueKind.REJECTED_ROW, IssueKind.UNREAD_VALUE}
Corrections = Mapping[tuple[TableKind, int], FieldId | None]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an import and how it stands."""

    title: str
    status: Status


@dataclass(frozen=True, slots=True)
class ImportChoice:
    """Everything that is decided about one file."""

    draft: ImportDraft
    role: ListRole
    as_of: date | None
    corrections: Corrections = field(default_factory=dict)

    def with_role(self, role: ListRole) -> ImportChoice:
        """Return the choice for another role."""
        return replace(self, role=role)

    def with_date(self, as_of: date | None) -> ImportChoice:
        """Return the choice for another date."""
        return replace(self, as_of=as_of)

    def with_draft(self, draft: ImportDraft) -> ImportChoice:
        """Return the choice for another reading of the same file."""
        return replace(self, draft=draft)

    def corrected(self, table: TableDraft, column: int, chosen: FieldId | None) -> ImportChoice:
        """Return the choice with another reading of a column.

        A field has one column: the one that had it before is not imported any more.
        """
        corrections = dict(self.corrections)
        for match in table.matches:
            if chosen is not None and match.field == chosen and match.column != column:
                corrections[(table.kind, match.column)] = None
        corrections[(table.kind, column)] = chosen
        return replace(self, corrections=corrections)


def first_choice(draft: ImportDraft, batches: Sequence[ImportBatch]) -> ImportChoice:
    """Return what is most likely meant: an older file than the present list is an earlier list."""
    current = next((batch for batch in batches if batch.role is ListRole.CURRENT), None)
    is_older = current is not None and draft.as_of is not None and draft.as_of < current.as_of
    return ImportChoice(draft, ListRole.PREVIOUS if is_older else ListRole.CURRENT, draft.as_of)


def find_obstacle(choice: ImportChoice, batches: Sequence[ImportBatch], currency: str) -> str:
    """Return the sentence that says what stands in the way of importing; empty: nothing."""
    stated = choice.draft.currency
    if choice.draft.table(TableKind.ACCOUNTS) is None:
        return "There is no list of customers in this file."
    if stated is not None and stated != currency:
        return (
            f"The amounts are in {stated}, this client is kept in {currency}, and nothing is "
            f"converted. Convert the file, or start the client anew in {stated}."
        )
    if choice.as_of is None:
        return "The file states no date. Choose the day at which its figures stand."
    return _wrong_order(choice.role, choice.as_of, batches)


def list_steps(choice: ImportChoice, *, ready: bool) -> tuple[Step, ...]:
    """Return the steps of an import with how each of them stands."""
    table = choice.draft.table(TableKind.ACCOUNTS)
    return (
        Step("File", Status.GOOD),
        Step("Table", Status.GOOD if table else Status.RISK),
        Step("Columns", _columns_status(choice.draft.tables)),
        Step("Problems", Status.WATCH if _has_problems(choice.draft) else Status.GOOD),
        Step("Review and import", Status.DOING if ready else Status.NONE),
    )


def _wrong_order(role: ListRole, as_of: date, batches: Sequence[ImportBatch]) -> str:
    other = next((batch for batch in batches if batch.role is not role), None)
    if other is None:
        return ""
    if role is ListRole.PREVIOUS and as_of >= other.as_of:
        return f"An earlier list must be older than the present one, of {day(other.as_of)}."
    if role is ListRole.CURRENT and as_of <= other.as_of:
        return f"The present list must be newer than the earlier one, of {day(other.as_of)}."
    return ""


def _columns_status(tables: Sequence[TableDraft]) -> Status:
    doubtful = any(match.certainty is Certainty.CHECK for t in tables for match in t.matches)
    return Status.WATCH if doubtful else Status.GOOD


def _has_problems(draft: ImportDraft) -> bool:
    return any(issue.kind in LOSSES for issue in draft.all_issues())
