"""What is decided about a file before it is imported: its reading, its role and its date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from csdesk.formatting import day, plural, sentence
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import (
    Certainty,
    Decisions,
    ImportBatch,
    ImportDraft,
    IssueKind,
    ListRole,
    Privacy,
    QuestionKey,
    TableDraft,
    TableEdges,
    TableId,
)
from csdesk.model.matching import Comparison
from csdesk.model.tables import TableKind
from csdesk.report.document import Status

LOSSES = {IssueKind.REJECTED_ROW, IssueKind.UNREAD_VALUE}
Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an import and how it stands; ``key`` names the place where it is done."""

    key: str
    title: str
    status: Status


@dataclass(frozen=True, slots=True)
class ImportChoice:
    """Everything that is decided about one file.

    ``comparison`` says what importing would change, None while that is not known.
    """

    draft: ImportDraft
    role: ListRole
    as_of: date | None
    decisions: Decisions
    comparison: Comparison | None = None

    def with_role(self, role: ListRole) -> ImportChoice:
        """Return the choice for another role."""
        return replace(self, role=role)

    def with_date(self, as_of: date | None) -> ImportChoice:
        """Return the choice for another date."""
        return replace(self, as_of=as_of)

    def with_reading(self, draft: ImportDraft, comparison: Comparison | None) -> ImportChoice:
        """Return the choice for another reading of the same file; the date may be known now."""
        as_of = self.as_of if self.as_of != self.draft.as_of else draft.as_of
        return replace(self, draft=draft, comparison=comparison, as_of=as_of or draft.as_of)

    def corrected(self, table: TableDraft, column: int, chosen: FieldId | None) -> ImportChoice:
        """Return the choice with another reading of a column.

        A field has one column: the one that had it before is not imported any more.
        """
        columns = dict(self.decisions.fields.get(table.id, {}))
        for match in table.matches:
            if chosen is not None and match.field == chosen and match.column != column:
                columns[match.column] = None
        columns[column] = chosen
        return self._decided(fields=_with(self.decisions.fields, table.id, columns))

    def with_privacy(self, table: TableDraft, column: int, privacy: Privacy) -> ImportChoice:
        """Return the choice with something else that becomes of a personal column."""
        columns = _with(self.decisions.privacy.get(table.id, {}), column, privacy)
        return self._decided(privacy=_with(self.decisions.privacy, table.id, columns))

    def with_kind(self, table: TableId, kind: TableKind | None) -> ImportChoice:
        """Return the choice with a table read as another kind, or (None) left out.

        What was said of its columns belonged to the other kind.
        """
        fields = {key: value for key, value in self.decisions.fields.items() if key != table}
        return self._decided(kinds=_with(self.decisions.kinds, table, kind), fields=fields)

    def with_edges(self, table: TableId, edges: TableEdges) -> ImportChoice:
        """Return the choice with other borders of a table."""
        return self._decided(edges=_with(self.decisions.edges, table, edges))

    def answered(self, question: QuestionKey, answer: str) -> ImportChoice:
        """Return the choice with a question answered."""
        return self._decided(answers=_with(self.decisions.answers, question, answer))

    def matched(self, key: str, account: str | None) -> ImportChoice:
        """Return the choice with an account of the file being a known one, or (None) a new one."""
        return self._decided(same=_with(self.decisions.same, key, account))

    def _decided(self, **decided: object) -> ImportChoice:
        return replace(self, decisions=replace(self.decisions, **decided))  # type: ignore[arg-type]


def first_choice(draft: ImportDraft, batches: Sequence[ImportBatch]) -> ImportChoice:
    """Return what is most likely meant.

    A file without customers counts beside the present list and, where it states no date, stands at
    the same one; a list that is older than the present one is an earlier list.
    """
    current = next((batch for batch in batches if batch.role is ListRole.CURRENT), None)
    role, as_of = ListRole.CURRENT, draft.as_of
    if draft.table(TableKind.ACCOUNTS) is None:
        role = ListRole.ADDED
        as_of = as_of or (current.as_of if current else None)
    elif current is not None and draft.as_of is not None and draft.as_of < current.as_of:
        role = ListRole.PREVIOUS
    return ImportChoice(draft, role, as_of, draft.decisions)


def date_lists(
    batches: Sequence[ImportBatch], others: Iterable[ImportChoice] = ()
) -> dict[ListRole, date]:
    """Return the date of the present and of the earlier list once other files are imported."""
    dated = {batch.role: batch.as_of for batch in batches}
    return {**dated, **{other.role: other.as_of for other in others if other.as_of is not None}}


def find_obstacle(
    choice: ImportChoice,
    dated: Mapping[ListRole, date],
    currency: str,
) -> str:
    """Return the sentence that says what stands in the way of importing; empty: nothing.

    ``dated`` are the lists beside it.
    """
    return (
        _unread(choice)
        or _waiting(choice)
        or _foreign(choice.draft.currency, currency)
        or _missing(choice)
        or _wrong_order(choice, dated)
    )


def wanted_rates(choice: ImportChoice, currency: str) -> tuple[str, ...]:
    """Return the currencies whose exchange rates would let a file be read."""
    draft = choice.draft
    asked = [code for obstacle in draft.reading.obstacles for code in obstacle.rates]
    if draft.currency is not None and draft.currency != currency:
        asked.append(draft.currency)
    return tuple(dict.fromkeys(asked))


def list_steps(choice: ImportChoice, *, ready: bool) -> tuple[Step, ...]:
    """Return the steps of an import with how each of them stands."""
    draft = choice.draft
    asked = Status.WATCH if draft.open_questions() else Status.GOOD
    return (
        Step("file", "File", Status.GOOD),
        Step("table", "Tables", Status.GOOD if draft.tables else Status.RISK),
        Step("columns", "Columns", _columns_status(draft.tables)),
        Step("questions", "Questions", asked),
        Step("problems", "Problems", Status.WATCH if _has_problems(draft) else Status.GOOD),
        Step("matches", "Matches", _matches_status(choice)),
        Step("review", "Review and import", Status.DOING if ready else Status.NONE),
    )


def open_matches(choice: ImportChoice) -> int:
    """Return how many names are nearly those of known accounts and not yet compared."""
    questions = choice.comparison.questions if choice.comparison else ()
    return sum(1 for question in questions if question.key not in choice.decisions.same)


def _unread(choice: ImportChoice) -> str:
    if not choice.draft.tables:
        return "Nothing in this file is imported. Say under “Other tables” what one of them is."
    for obstacle in choice.draft.reading.obstacles:
        column = f"Column “{obstacle.column}”: " if obstacle.column else ""
        return " ".join(
            sentence(part) for part in (column + obstacle.problem, obstacle.fix) if part
        )
    return ""


def _waiting(choice: ImportChoice) -> str:
    count = len(choice.draft.open_questions())
    waits = "waits for an answer" if count == 1 else "wait for an answer"
    return f"{plural(count, 'question')} {waits}." if count else ""


def _foreign(stated: str | None, currency: str) -> str:
    if stated is None or stated == currency:
        return ""
    return (
        f"The amounts are in {stated} and this client is kept in {currency}. Give the rate of "
        f"{stated}, or convert the file."
    )


def _missing(choice: ImportChoice) -> str:
    has_customers = choice.draft.table(TableKind.ACCOUNTS) is not None
    if choice.role is not ListRole.ADDED and not has_customers:
        return "There is no list of customers in this file. Import it beside the present list."
    if choice.as_of is None:
        return "The file states no date. Choose the day at which its figures stand."
    return ""


def _wrong_order(choice: ImportChoice, dated: Mapping[ListRole, date]) -> str:
    now, before = dated.get(ListRole.CURRENT), dated.get(ListRole.PREVIOUS)
    if choice.as_of is None or choice.role is ListRole.ADDED:
        return ""
    if choice.role is ListRole.PREVIOUS and now is not None and choice.as_of >= now:
        return f"An earlier list must be older than the present one, of {day(now)}."
    if choice.role is ListRole.CURRENT and before is not None and choice.as_of <= before:
        return f"The present list must be newer than the earlier one, of {day(before)}."
    return ""


def _columns_status(tables: Sequence[TableDraft]) -> Status:
    doubtful = any(match.certainty is Certainty.CHECK for t in tables for match in t.matches)
    return Status.WATCH if doubtful else Status.GOOD


def _matches_status(choice: ImportChoice) -> Status:
    if choice.comparison is None:
        return Status.NONE
    return Status.WATCH if open_matches(choice) else Status.GOOD


def _has_problems(draft: ImportDraft) -> bool:
    return any(issue.kind in LOSSES for issue in draft.all_issues())


def _with(mapping: Mapping[Key, Value], key: Key, value: Value) -> dict[Key, Value]:
    return {**mapping, key: value}
