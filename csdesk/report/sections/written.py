"""What was answered in words and numbers, and whether teams name the same ones (S4.14, S4.21)."""

from __future__ import annotations

from csdesk.formatting import answered_number, percent
from csdesk.model.answers import AnswerState
from csdesk.model.assessments import Assessment
from csdesk.model.identifiers import QuestionId
from csdesk.model.instruments import QuestionKind, Reconciliation
from csdesk.report.document import Column, Format, Status, StatusWord, Table, Value
from csdesk.report.sections.answered import questions_in, write_answer
from csdesk.scoring.reconciliation import Reconciled, reconcile

WRITTEN = frozenset({QuestionKind.TEXT, QuestionKind.NUMBER})
SAME = StatusWord(Status.GOOD, "The same number")
DIFFERENT = StatusWord(Status.WATCH, "Different numbers")


def written_tables(assessment: Assessment) -> tuple[Table, ...]:
    """Return what was answered in words or numbers, and numbers of several people side by side."""
    held = [
        (one, reconcile(one, assessment.answers)) for one in assessment.instrument.reconciliations
    ]
    compared = [pair for pair in held if pair[1].spread is not None]
    said = _said_alone(assessment, {name for one, _ in compared for name in one.questions})
    return (
        *((_said_table(said, assessment),) if said else ()),
        *((_compared_table(compared, assessment),) if compared else ()),
    )


def _said_alone(assessment: Assessment, compared: set[QuestionId]) -> list[tuple[str, str]]:
    """Return questions with their written answers, without those that are held against others."""
    answered = questions_in(assessment.instrument, assessment.answers, AnswerState.ANSWERED)
    return [
        (question.text, write_answer(question, answer))
        for question, answer in answered
        if question.kind in WRITTEN and question.id not in compared
    ]


def _said_table(said: list[tuple[str, str]], assessment: Assessment) -> Table:
    return Table(
        name=f"Said in {assessment.instrument.id}",
        title="What was answered in words and numbers",
        columns=(Column("Question", Format.TEXT, 0.5), Column("Answer", Format.TEXT, 0.5)),
        rows=tuple(said),
        empty="Nothing was answered in words or numbers.",
        paper_only=True,
    )


def _compared_table(
    compared: list[tuple[Reconciliation, Reconciled]], assessment: Assessment
) -> Table:
    return Table(
        name=f"Compared in {assessment.instrument.id}",
        title="Do the teams name the same number?",
        columns=(
            Column("What is counted", Format.TEXT, 0.2),
            Column("What they name", Format.TEXT, 0.4),
            Column("Difference", Format.PERCENT, 0.1),
            Column("Tolerated", Format.TEXT, 0.1),
            Column("Verdict", Format.STATUS, 0.2),
        ),
        rows=tuple(_compared_row(one, found, assessment) for one, found in compared),
        empty="No two teams have named a number.",
        notes=("The difference is in percent of the largest number.",),
    )


def _compared_row(
    reconciliation: Reconciliation, found: Reconciled, assessment: Assessment
) -> tuple[Value, ...]:
    named = (_named(question, value, assessment) for question, value in found.values.items())
    return (
        reconciliation.name,
        "; ".join(named),
        found.spread,
        percent(reconciliation.tolerance, trim=True),
        SAME if found.agrees else DIFFERENT,
    )


def _named(question: QuestionId, value: float, assessment: Assessment) -> str:
    asked = assessment.instrument.question(question)
    return f"{asked.short}: {answered_number(value)}"
