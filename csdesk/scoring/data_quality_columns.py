"""Completeness, validity and uniqueness of every imported column, from counts made at import."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.model.data_review import Aspect, QualityCheck
from csdesk.model.identifiers import FieldId
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


def _look_at(batch: ImportBatch, found: ImportedList, inputs: QualityInputs) -> Iterator[Seen]:
    if found.records + found.rejected == 0:
        return
    yield _see_left_out(batch, found, inputs)
    for summary in found.summaries.values():
        field = inputs.fields.get((found.kind, summary.field))
        if field is not None:
            yield _see_blanks(batch, found, summary, field, inputs)
            yield _see_unread(batch, found, summary, inputs)
            if field.is_own_id:
                yield _see_doubles(batch, found, summary, inputs)


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


def _see_blanks(
    batch: ImportBatch,
    found: ImportedList,
    summary: FieldSummary,
    field: Field,
    inputs: QualityInputs,
) -> Seen:
    blank = max(found.records - summary.filled - summary.unread, 0)
    name = BLANK if is_needed(field, inputs) else BLANK_OPTIONAL
    may_be = f"{found.kind}.{field.id}" in inputs.rules.blank_is_fine
    words = count_words(blank, inputs.records(found.kind, found.records), found.records)
    said = ", as it may be" if may_be and blank else ""
    return Seen(
        Aspect.COMPLETENESS,
        name,
        found.kind,
        0 if may_be else blank,
        found.records,
        f"{field.name} is blank in {words}{said}.",
        f"Fill in {field.name} where it is blank, and make it a required field.",
        field=summary.field,
        files=(batch.file_name,),
    )


def _see_unread(
    batch: ImportBatch, found: ImportedList, summary: FieldSummary, inputs: QualityInputs
) -> Seen:
    stated = summary.filled + summary.unread
    name = inputs.field_name(found.kind, summary.field)
    words = count_words(summary.unread, f"{stated:,} values", stated)
    return Seen(
        Aspect.VALIDITY,
        UNREAD,
        found.kind,
        summary.unread,
        stated,
        f"{name}: {words} cannot be read.",
        f"Write {name} in one way; the error workbook names every cell.",
        field=summary.field,
        files=(batch.file_name,),
    )


def _see_doubles(
    batch: ImportBatch, found: ImportedList, summary: FieldSummary, inputs: QualityInputs
) -> Seen:
    doubles = max(summary.filled - summary.distinct, 0)
    name = inputs.field_name(found.kind, summary.field)
    words = count_words(doubles, inputs.records(found.kind, summary.filled), summary.filled)
    return Seen(
        Aspect.UNIQUENESS,
        DOUBLES,
        found.kind,
        doubles,
        summary.filled,
        f"{name} stands twice in {words}.",
        f"Find out whether they are the same {_plain(found.kind, inputs)}, and keep one of each.",
        field=FieldId(summary.field),
        files=(batch.file_name,),
    )


def _plain(kind: TableKind, inputs: QualityInputs) -> str:
    known = inputs.definitions.get(kind)
    return known.records if known else "records"


def _were(count: int) -> str:
    return "was" if count == 1 else "were"
