"""Sources of data, and the checks of their quality, as tables."""

from __future__ import annotations

from csdesk.formatting import join_words, number
from csdesk.model.data_review import Aspect, DataReview, QualityCheck, QualityMark, SourceEntry
from csdesk.model.library import Library
from csdesk.model.tables import TableKind
from csdesk.report.document import (
    Block,
    Column,
    Format,
    Noted,
    Status,
    StatusWord,
    Table,
    Value,
)

ON_PAPER = 20
MARKS = {
    QualityMark.PASSED: StatusWord(Status.GOOD, "Pass"),
    QualityMark.WARN: StatusWord(Status.WATCH, "Warning"),
    QualityMark.FAIL: StatusWord(Status.RISK, "Fail"),
}
NOT_IMPORTED = StatusWord(Status.NONE, "Not imported")
ASPECTS = {
    Aspect.COMPLETENESS: "Completeness",
    Aspect.VALIDITY: "Validity",
    Aspect.UNIQUENESS: "Uniqueness",
    Aspect.FRESHNESS: "Freshness",
    Aspect.KEY_MATCH: "Matched to a customer",
    Aspect.PLAUSIBILITY: "Plausibility",
}
NOTHING_WRONG = "Every check passed."


def sources_table(review: DataReview) -> Table:
    """Return every source with its age and coverage (S1.69)."""
    return Table(
        name="Data sources",
        title="Which sources does this report rest on?",
        columns=(
            Column("Source", Format.TEXT, 0.34),
            Column("Steward", Format.TEXT, 0.2),
            Column("As of", Format.DATE, 0.1),
            Column("Days old", Format.INTEGER, 0.08),
            Column("Fresh for", Format.INTEGER, 0.08),
            Column("Records", Format.INTEGER, 0.08),
            Column("Customers covered", Format.PERCENT, 0.12),
            Column("Freshness", Format.STATUS, 0.12),
        ),
        rows=tuple(_source_row(source) for source in review.sources),
        empty="No source of data is known.",
    )


def checks_blocks(review: DataReview, library: Library) -> tuple[Block, ...]:
    """Return what did not pass for paper, and every check for the workbook (S1.76)."""
    names = {table.kind: table.name for table in library.tables}
    wrong = [check for check in review.checks if check.mark is not QualityMark.PASSED]
    more = len(wrong) - ON_PAPER
    return (
        Table(
            name="Data warnings",
            title="What did not pass?",
            columns=(
                Column("Result", Format.STATUS, 0.1),
                Column("What was found", Format.TEXT, 0.5),
                Column("What to do", Format.TEXT, 0.3),
                Column("Steward", Format.TEXT, 0.14),
            ),
            rows=tuple(_paper_row(check) for check in wrong[:ON_PAPER]),
            empty=NOTHING_WRONG,
            paper_only=True,
            notes=(f"{number(more)} more are in the workbook.",) if more > 0 else (),
        ),
        Table(
            name="Data checks",
            title="All checks of the data",
            columns=(
                Column("Result", Format.STATUS, 0.08),
                Column("List", Format.TEXT, 0.1),
                Column("Aspect", Format.TEXT, 0.1),
                Column("What was found", Format.TEXT, 0.3),
                Column("Wrong", Format.INTEGER, 0.05),
                Column("Of", Format.INTEGER, 0.05),
                Column("Share", Format.PERCENT, 0.05),
                Column("Limit", Format.TEXT, 0.14),
                Column("Steward", Format.TEXT, 0.1),
                Column("What to do", Format.TEXT, 0.2),
                Column("Files", Format.TEXT, 0.1),
            ),
            rows=tuple(_row(check, names.get(check.table, check.table)) for check in review.checks),
            empty="Nothing was checked.",
            workbook_only=True,
        ),
    )


def _source_row(source: SourceEntry) -> tuple[Value, ...]:
    return (
        Noted(source.source, join_words(source.files, 4)),
        join_words(source.stewards),
        source.as_of,
        source.age_days,
        source.fresh_days,
        source.records if source.files else None,
        source.coverage if source.files else None,
        NOT_IMPORTED if source.mark is None else MARKS[source.mark],
    )


def _paper_row(check: QualityCheck) -> tuple[Value, ...]:
    found = Noted(check.sentence, join_words(check.files, 4))
    return (MARKS[check.mark], found, check.fix or None, check.steward)


def _row(check: QualityCheck, name: str | TableKind) -> tuple[Value, ...]:
    return (
        MARKS[check.mark],
        str(name),
        ASPECTS[check.aspect],
        check.sentence,
        check.wrong,
        check.total,
        check.share,
        check.limit,
        check.steward,
        check.fix or None,
        join_words(check.files, 4) or None,
    )
