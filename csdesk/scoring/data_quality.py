"""Checks of imported data against limits: what every check of quality has in common (S1.76)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from csdesk.formatting import number, percent, plural
from csdesk.model.accounts import AccountTable
from csdesk.model.data_review import (
    Aspect,
    QualityCheck,
    QualityLimit,
    QualityMark,
    QualityRules,
    Steward,
)
from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.imports import ImportBatch
from csdesk.model.matching import AccountMatch
from csdesk.model.subscriptions import SubscriptionBook
from csdesk.model.tables import Field, ListTable, TableDefinition, TableKind

NOBODY = "nobody"
WORST_FIRST = (QualityMark.FAIL, QualityMark.WARN, QualityMark.PASSED)
ROWS_NAMED = 1_000
"""Rows and accounts that a check names at most; their number is always complete."""


@dataclass(frozen=True, slots=True)
class QualityInputs:
    """The lists in use, as far as they are known, and what is expected of them."""

    rules: QualityRules
    definitions: Mapping[TableKind, TableDefinition]
    fields: Mapping[tuple[TableKind, FieldId], Field]
    stewards: Mapping[TableKind, Steward]
    batches: tuple[ImportBatch, ...]
    today: date | None
    accounts: AccountTable | None = None
    previous: AccountTable | None = None
    tables: Mapping[TableKind, ListTable] = field(default_factory=dict)
    book: SubscriptionBook | None = None
    is_derived_arr: bool = False
    """Whether the customer list has its ARR from the subscriptions."""
    doubles: tuple[AccountMatch, ...] = ()
    """Customers of the list who look like another one of it."""

    def records(self, kind: TableKind, count: int) -> str:
        """Return "12 support tickets"."""
        known = self.definitions.get(kind)
        return plural(count, known.record, known.records) if known else plural(count, "record")

    def field_name(self, kind: TableKind, name: FieldId) -> str:
        """Return what a column is called."""
        known = self.fields.get((kind, name))
        return known.name if known else name

    def list_name(self, kind: TableKind) -> str:
        """Return what a kind of list is called."""
        known = self.definitions.get(kind)
        return known.name if known else kind

    def steward(self, kind: TableKind) -> str:
        """Return who keeps a kind of list in order."""
        known = self.stewards.get(kind)
        return known.name if known else NOBODY


@dataclass(frozen=True, slots=True)
class Seen:
    """What a check has seen, before it is held against its limit."""

    aspect: Aspect
    name: str
    table: TableKind
    wrong: int
    total: int
    sentence: str
    fix: str
    field: FieldId | None = None
    files: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()
    accounts: tuple[AccountKey, ...] = ()


def see_records(
    name: str,
    table: AccountTable | ListTable,
    kind: TableKind,
    wrong: Sequence[int],
    total: int,
    sentence: str,
    fix: str,
) -> Seen:
    """Return that the records at some positions of a table cannot be true."""
    return Seen(
        Aspect.PLAUSIBILITY,
        name,
        kind,
        len(wrong),
        total,
        sentence,
        fix,
        files=tuple(source.file_name for source in table.sources),
        rows=tuple(table.source_rows[at] for at in wrong),
    )


def judge(seen: Seen, inputs: QualityInputs) -> QualityCheck | None:
    """Return what was seen as a check with its mark; None where no limit is known for it.

    A share above the limit's ``warn_above`` warns, one of ``fail_from`` or more fails (S1.76).
    """
    limit = inputs.rules.limit(seen.aspect, seen.name)
    if limit is None:
        return None
    mark = mark_share(seen.wrong, seen.total, limit)
    return QualityCheck(
        aspect=seen.aspect,
        name=seen.name,
        table=seen.table,
        field=seen.field,
        mark=mark,
        wrong=seen.wrong,
        total=seen.total,
        sentence=seen.sentence,
        fix="" if mark is QualityMark.PASSED else seen.fix,
        steward=inputs.steward(seen.table),
        limit=f"{limit.says} ({limit.source})" if limit.source else limit.says,
        files=seen.files,
        rows=seen.rows[:ROWS_NAMED],
        accounts=seen.accounts[:ROWS_NAMED],
    )


def mark_share(wrong: int, total: int, limit: QualityLimit) -> QualityMark:
    """Return how a share of wrong ones stands to a limit; nothing at all passes."""
    share = 100 * wrong / total if total else 0.0
    if limit.fail_from is not None and share >= limit.fail_from and wrong:
        return QualityMark.FAIL
    if limit.warn_above is not None and share > limit.warn_above:
        return QualityMark.WARN
    return QualityMark.PASSED


def rank_checks(checks: Iterable[QualityCheck]) -> tuple[QualityCheck, ...]:
    """Return checks with the worst first: by mark, then by the share that is wrong."""
    return tuple(sorted(checks, key=lambda check: (WORST_FIRST.index(check.mark), -check.share)))


def count_words(wrong: int, records: str, total: int) -> str:
    """Return "40 of 2,000 support tickets (2.0%)"."""
    share = f" ({percent(100 * wrong / total)})" if total else ""
    return f"{number(wrong)} of {records}{share}"
