"""The strengths of an instrument, and its leaks with the revenue that findings name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csdesk.findings.leaks import LEAKS_BELOW, STRONG_FROM, Leak, find_strengths
from csdesk.formatting import join_words, money, number, plural
from csdesk.model.assessments import Assessment
from csdesk.model.identifiers import InitiativeId
from csdesk.report.document import (
    Block,
    Bullets,
    Column,
    Entries,
    Entry,
    Format,
    Heading,
    Table,
    Text,
    Value,
)
from csdesk.report.level_words import index_words
from csdesk.report.statuses import mark_status
from csdesk.scoring.maturity import chosen

ON_PAPER = 6
NO_LEAK = f"No area stands below {LEAKS_BELOW} of 100."
NO_STRENGTH = f"No area reaches {STRONG_FROM} of 100 yet."
NOTE = (
    "ARR at stake: that of the accounts named by findings which the same initiatives repair. One "
    "account can stand in several leaks."
)
Titles = Mapping[InitiativeId, str]


def strength_blocks(assessment: Assessment) -> tuple[Block, ...]:
    """Return the areas that are strong, the strongest first."""
    strong = find_strengths(assessment.instrument, assessment.supported)
    items = tuple(f"{one.area.name}: {number(one.index)} of 100." for one in strong)
    table = Table(
        name="Strengths",
        title="Strengths",
        columns=(Column("Area", Format.TEXT, 0.5), Column("Index", Format.DECIMAL, 0.1)),
        rows=tuple((one.area.name, one.index) for one in strong),
        empty=NO_STRENGTH,
        workbook_only=True,
    )
    return (Heading("Strengths"), Bullets(items) if items else Text(NO_STRENGTH), table)


def leak_blocks(
    assessment: Assessment, leaks: Sequence[Leak], titles: Titles, currency: str
) -> tuple[Block, ...]:
    """Return the areas where revenue leaks, those with most ARR at stake first."""
    shown = leaks[:ON_PAPER]
    entries = Entries(
        title="Where revenue leaks",
        items=tuple(_entry(leak, assessment, titles, currency) for leak in shown),
        empty=NO_LEAK,
    )
    more = len(leaks) - len(shown)
    rest = (Text(f"{plural(more, 'more leak')} in the workbook.", quiet=True),) if more else ()
    return (entries, *rest, _table(leaks, titles))


def _entry(leak: Leak, assessment: Assessment, titles: Titles, currency: str) -> Entry:
    area, level = leak.standing.area, leak.standing.level
    notes = [
        f"Shown by: {finding.title} ({money(finding.arr_at_stake, currency, short=True)})"
        for finding in leak.findings
    ]
    if remedies := _remedies(area.initiatives, titles):
        notes.append(f"Repaired by: {remedies}")
    return Entry(
        title=area.name,
        text=f"{index_words(level)}. {_weakest(leak, assessment)}".rstrip(),
        status=mark_status(level, assessment.instrument),
        amount=leak.arr_at_stake,
        notes=tuple(notes),
    )


def _weakest(leak: Leak, assessment: Assessment) -> str:
    """Return the weakest answer of the area, with what would lift it."""
    asked = assessment.instrument.area_questions(leak.standing.area.id)
    given = [(one, chosen(one, assessment.answers.get(one.id))) for one in asked]
    earned = [(one, choice) for one, choice in given if choice is not None]
    if not earned:
        return ""
    question, choice = min(earned, key=lambda pair: pair[1].credit)
    return f"Weakest: {question.short}, “{choice.label}”. {choice.improvement}"


def _remedies(initiatives: Sequence[InitiativeId], titles: Titles) -> str:
    return join_words([titles[known] for known in initiatives if known in titles])


def _table(leaks: Sequence[Leak], titles: Titles) -> Table:
    return Table(
        name="Leaks",
        title="Where revenue leaks",
        columns=(
            Column("Area", Format.TEXT, 0.2),
            Column("Index", Format.DECIMAL, 0.1),
            Column("ARR at stake", Format.MONEY, 0.1),
            Column("Shown by", Format.TEXT, 0.4),
            Column("Repaired by", Format.TEXT, 0.3),
        ),
        rows=tuple(_row(leak, titles) for leak in leaks),
        empty=NO_LEAK,
        workbook_only=True,
        notes=(NOTE,),
    )


def _row(leak: Leak, titles: Titles) -> tuple[Value, ...]:
    area = leak.standing.area
    return (
        area.name,
        leak.standing.index,
        leak.arr_at_stake,
        "\n".join(finding.title for finding in leak.findings) or None,
        _remedies(area.initiatives, titles) or None,
    )
