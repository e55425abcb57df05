"""Completeness, validity and uniqueness of every imported column, from counts made at import."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from csdesk.model.data_review import Aspect, QualityCheck
from csdesk.model.imports import FieldSummary, ImportBatch, ImportedList
from csdesk.model.tables import Field, TableKind
from csdesk.scoring.data_quality import QualityInputs, Seen, count_words, judge

BLANK, BLANK_OPTIONAL, UNREAD, LEFT_OUT, DOUBLES = (
    "blank",
    "blank_optional",
    "unread",
    "left_out",
    "doubles",
)


def check_columns(inputs: QualityInputs) -> tuple[QualityCheck, ...]:
    """Return the checks of every list in use and of each of its columns (S1.76)."""
    seen = (
        one
        for batch in inputs.batches
        for found in batch.lists
        for one in _look_at(batch, found, inputs)
    )
    return tuple(check for one in seen if (check := judge(one, inputs)) is not None)


def is_needed(field: Field, inputs: QualityInputs) -> bool:
    """Tell whether records of a table are of little use without this column."""
    known = inputs.definitions.get(field.table)
    return (
        field.is_own_id
        or field.refers_to is TableKind.ACCOUNTS
        or (known is not None and field.id == known.dated_by)
        or f"{field.table}.{field.id}" in inputs.rules.must_be_filled
    )


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of an imported list."""

    batch: ImportBatch
    found: ImportedList
    summary: FieldSummary
    inputs: QualityInputs

    @property
    def name(self) -> str:
        return self.inputs.field_name(self.found.kind, self.summary.field)

    def count(self, wrong: int, total: int) -> str:
        """Return "40 of 2,000 support tickets (2.0%)"."""
        return count_words(wrong, self.inputs.records(self.found.kind, total), total)

    def see(
        self, aspect: Aspect, check: str, counts: tuple[int, int], sentence: str, fix: str
    ) -> Seen:
        """Return how many of how many are not as they should."""
        wrong, total = counts
        return Seen(
            aspect,
            check,
            self.found.kind,
            wrong,
            total,
            sentence,
            fix,
            field=self.summary.field,
            files=(self.batch.file_name,),
        )


def _look_at(batch: ImportBatch, found: ImportedList, inputs: QualityInputs) -> Iterator[Seen]:
    if found.records + found.rejected == 0:
        return
    yield _see_left_out(batch, found, inputs)
    for summary in found.summaries.values():
        field = inputs.fields.get((found.kind, summary.field))
        if field is not None:
            column = _Column(batch, found, summary, inputs)
            yield _see_blanks(column, field)
            yield _see_unread(column)
            if field.is_own_id:
                yield _see_doubles(column)


def _see_left_out(batch: ImportBatch, found: ImportedList, inputs: QualityInputs) -> Seen:
    total = found.records + found.rejected
    words = count_words(found.rejected, inputs.records(found.kind, total), total)
    return Seen(
        Aspect.VALIDITY,
        LEFT_OUT,
        found.kind,
        found.rejected,
        total,
        f"{words} could not be read as a record and {_were(found.rejected)} left out.",
        "Correct the rows in the error workbook, and import it.",
        files=(batch.file_name,),
    )


def _see_blanks(column: _Column, field: Field) -> Seen:
    records, name = column.found.records, column.name
    blank = max(records - column.summary.filled - column.summary.unread, 0)
    may_be = f"{column.found.kind}.{field.id}" in column.inputs.rules.blank_is_fine
    said = ", as it may be" if may_be and blank else ""
    return column.see(
        Aspect.COMPLETENESS,
        BLANK if is_needed(field, column.inputs) else BLANK_OPTIONAL,
        (0 if may_be else blank, records),
        f"{name} is blank in {column.count(blank, records)}{said}.",
        f"Fill in {name} where it is blank, and make it a required field.",
    )


def _see_unread(column: _Column) -> Seen:
    unread, name = column.summary.unread, column.name
    stated = column.summary.filled + unread
    words = count_words(unread, f"{stated:,} values", stated)
    return column.see(
        Aspect.VALIDITY,
        UNREAD,
        (unread, stated),
        f"{name}: {words} cannot be read.",
        f"Write {name} in one way; the error workbook names every cell.",
    )


def _see_doubles(column: _Column) -> Seen:
    filled = column.summary.filled
    doubles = max(filled - column.summary.distinct, 0)
    records = _plain(column.found.kind, column.inputs)
    return column.see(
        Aspect.UNIQUENESS,
        DOUBLES,
        (doubles, filled),
        f"{column.name} stands twice in {column.count(doubles, filled)}.",
        f"Find out whether they are the same {records}, and keep one of each.",
    )


def _plain(kind: TableKind, inputs: QualityInputs) -> str:
    known = inputs.definitions.get(kind)
    return known.records if known else "records"


def _were(count: int) -> str:
    return "was" if count == 1 else "were"
