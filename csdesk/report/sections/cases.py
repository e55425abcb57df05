"""What single companies are said to have reached, and what arithmetic says of it."""

from __future__ import annotations

from csdesk.formatting import join_words
from csdesk.model.benchmarks import CaseStudy
from csdesk.report.document import Column, Format, Noted, Table, Value

CASES_ADVICE = "Told by those who sell or fund such tools; csdesk has not checked these figures."


def case_table(cases: tuple[CaseStudy, ...]) -> Table:
    """Return every figure of the cases as given, with computed notes below (S1.117 to S1.119)."""
    return Table(
        name="Cases",
        title="What are single companies said to have reached?",
        columns=(
            Column("Company", Format.TEXT, 0.3),
            Column("Figure", Format.TEXT, 0.2),
            Column("Before", Format.TEXT, 0.1),
            Column("After", Format.TEXT, 0.1),
            Column("As it is given", Format.TEXT, 0.3),
        ),
        rows=tuple(row for case in cases for row in _case_rows(case)),
        empty="No case is told.",
        workbook_only=True,
        notes=(CASES_ADVICE, *(note for case in cases for note in _case_notes(case))),
    )


def _case_rows(case: CaseStudy) -> list[tuple[Value, ...]]:
    company = Noted(case.title, case.profile)
    return [
        *(
            (company, one.name, one.before or None, one.after or None, one.note or None)
            for one in case.figures
        ),
        (company, "Return", None, case.return_ratio, None),
        (company, "Pays for itself", None, case.payback, None),
        (company, "Time it took", None, f"{case.months} months", case.said_by),
    ]


def _case_notes(case: CaseStudy) -> tuple[str, ...]:
    return (
        f"{case.title} ({case.said_by}): {join_words(case.did)}. {case.lesson}",
        *(f"Computed by csdesk, {case.title}: {note}" for note in case.computed_notes),
    )
