"""What the plan costs and brings, when it pays for itself, and how sure that is (S1.4)."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.formatting import number, plural
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.investment import CaseOutcome, InvestmentReview, Scenario
from csdesk.model.library import Library
from csdesk.report.document import (
    Block,
    Bullets,
    Column,
    FigureBlock,
    Format,
    Heading,
    KeyFigure,
    KeyFigures,
    Section,
    Status,
    StatusWord,
    Table,
)
from csdesk.report.investment_words import (
    FAN_QUESTION,
    SCENARIO_NAMES,
    TORNADO_QUESTION,
    fan_answer,
    fan_from,
    lead_sentence,
    tornado_from,
    write_break_even,
)
from csdesk.report.lessons import first_lessons
from csdesk.report.sections.investment_figures import figures_table, gaps_table

TITLE = "What does it cost, and what does it bring?"
ESTIMATE = StatusWord(Status.NONE, "Estimate")
PRESERVED = (
    "ARR preserved: ARR of the customers whom the plan’s findings name × churn a year × the part "
    "that the plan is to prevent. The churn is that of all customers of this client, with Wilson’s "
    "95% interval."
)
RETURN = (
    "Benefit: gross profit of revenue that was kept or added, month by month. Return: (benefit − "
    "cost) ÷ cost."
)


def investment_sections(diagnosis: Diagnosis, library: Library) -> tuple[Section, ...]:
    """Return the case of the plan; nothing without a plan."""
    review, currency = diagnosis.plan.investment, diagnosis.client.currency
    if review.work is None:
        return ()
    figures = figures_table(review, currency, library)
    gaps = (gaps_table(review),) if review.gaps else ()
    rests = (*gaps, figures) if review.outcomes is None else (figures, *gaps)
    blocks: list[Block] = [*_case_blocks(review, currency), *rests]
    lessons = first_lessons(diagnosis, library)
    if lessons:
        blocks += [Heading("What others began with"), Bullets(lessons)]
    lead = lead_sentence(review, currency)
    return (
        Section("investment", "What does it cost, and what does it bring?", lead, tuple(blocks)),
    )


def _case_blocks(review: InvestmentReview, currency: str) -> tuple[Block, ...]:
    outcomes, inputs = review.outcomes, review.inputs
    if outcomes is None or inputs is None:
        return ()
    fan, tornado = fan_from(review, currency), tornado_from(review, currency)
    blocks: list[Block] = [_key_figures(outcomes[Scenario.PROJECTED], review, inputs.months)]
    if fan:
        blocks.append(FigureBlock(FAN_QUESTION, fan, fan_answer(review)))
    if tornado:
        blocks.append(FigureBlock(TORNADO_QUESTION, tornado, _widest(tornado.rows[0].label)))
    return (*blocks, _scenario_table(outcomes, inputs.months))


def _widest(label: str) -> str:
    return f"Most depends on: {label[:1].lower()}{label[1:]}. Each bar changes one figure alone."


def _key_figures(outcome: CaseOutcome, review: InvestmentReview, months: int) -> KeyFigures:
    span = f"within {plural(months, 'month')}"
    ratio = review.lifetime_now
    return KeyFigures(
        (
            KeyFigure("Cost", span, outcome.cost, Format.MONEY, ESTIMATE, "People, spend, tools"),
            KeyFigure("Gross profit", span, outcome.benefit, Format.MONEY, ESTIMATE, "Kept or won"),
            KeyFigure(
                "Return",
                "(benefit − cost) ÷ cost",
                outcome.roi,
                Format.PERCENT,
                ESTIMATE,
                f"Break-even: {write_break_even(outcome, months)}",
            ),
            KeyFigure(
                "Worth over cost of a customer",
                "LTV:CAC",
                ratio,
                Format.DECIMAL,
                ESTIMATE,
                _lifetime_note(review),
            ),
        )
    )


def _lifetime_note(review: InvestmentReview) -> str:
    if review.lifetime_now is None:
        return "Needs gross margin and the cost of winning a customer"
    if review.lifetime_then is None:
        return "Today; what the plan makes of it is not known"
    return f"With the plan: {number(review.lifetime_then, 1)}; lifetimes count five years at most"


def _scenario_table(outcomes: Mapping[Scenario, CaseOutcome], months: int) -> Table:
    return Table(
        name="Investment case",
        title="What if less comes, or later?",
        columns=(
            Column("Case", Format.TEXT, 0.4),
            Column("Cost", Format.MONEY, 0.12),
            Column("Gross profit", Format.MONEY, 0.12),
            Column("Return", Format.PERCENT, 0.12),
            Column("Break-even", Format.TEXT, 0.18),
            Column("Months to payback", Format.DECIMAL, 0.12),
            Column("Present value", Format.MONEY, 0.12),
        ),
        rows=tuple(
            (
                SCENARIO_NAMES[scenario],
                one.cost,
                one.benefit,
                one.roi,
                write_break_even(one, months),
                one.payback_months,
                one.present_value,
            )
            for scenario, one in outcomes.items()
        ),
        empty="",
        notes=(PRESERVED, RETURN),
    )
