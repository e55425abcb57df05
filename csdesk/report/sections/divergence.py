"""Where people in different roles see the company differently."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from csdesk.formatting import join_words, number, plural
from csdesk.formatting.respondents import role_group
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.instruments import Instrument
from csdesk.model.respondents import RespondentRole
from csdesk.model.responses import Divergence, Response
from csdesk.report.divergence_words import divergence_sentence
from csdesk.report.document import (
    Block,
    Bullets,
    Column,
    FigureBlock,
    Format,
    Heading,
    Section,
    Status,
    StatusWord,
    Table,
    Text,
    Value,
)
from csdesk.report.pictures import divergence_figure
from csdesk.scoring.divergence import (
    LARGE_SPREAD,
    Compared,
    area_divergence,
    compare_roles,
    is_large,
    large_divergence,
)

MOST_SENTENCES = 6
LARGE = StatusWord(Status.RISK, "Far apart")
SMALL = StatusWord(Status.GOOD, "Close")


def divergence_sections(diagnosis: Diagnosis) -> tuple[Section, ...]:
    """Return the section, or nothing where no two roles answered the same question."""
    instruments = [one.instrument for one in diagnosis.assessments.values()]
    compared = compare_roles(instruments, diagnosis.responses)
    if not compared:
        return ()
    return (
        Section(
            id="divergence",
            title="Where people disagree",
            lead=_lead(diagnosis.responses),
            blocks=_blocks(compared, diagnosis.responses),
        ),
    )


def _lead(responses: Sequence[Response]) -> str:
    people = {response.respondent.id: response.respondent.role for response in responses}
    counts = [
        f"{role_group(role)} {number(count)}"
        for role in RespondentRole
        if (count := list(people.values()).count(role))
    ]
    return (
        f"{plural(len(people), 'person', 'people')} answered beside the consultant: "
        f"{join_words(counts)}. Each figure is the mean of a role, from 0 to 100; "
        f"{number(LARGE_SPREAD * 100)} points or more between two roles are far apart."
    )


def _blocks(compared: Sequence[Compared], responses: Sequence[Response]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for one in compared:
        if len(compared) > 1:
            blocks.append(Heading(one.instrument.name))
        blocks += [_figure(one, responses), *_sentences(one)]
    areas = [(c, one) for c in compared for one in area_divergence(c.found)]
    questions = [(c, one) for c in compared for one in _own_questions(c)]
    return (
        *blocks,
        _table("Divergence by area", areas),
        _table("Divergence by question", questions),
    )


def _figure(compared: Compared, responses: Sequence[Response]) -> FigureBlock:
    areas = area_divergence(compared.found)
    apart = [one for one in areas if is_large(one)]
    answer = (
        f"{plural(len(apart), 'area')} of {number(len(areas))}: two roles are far apart."
        if apart
        else "On no area as a whole are two roles far apart."
    )
    return FigureBlock(
        question="Where do the roles of the company disagree?",
        figure=divergence_figure(compared.instrument, areas, responses),
        answer=answer,
    )


def _sentences(compared: Compared) -> list[Block]:
    large = large_divergence(_own_questions(compared))
    if not large:
        return []
    said = [divergence_sentence(compared.instrument, one) for one in large[:MOST_SENTENCES]]
    more = len(large) - len(said)
    said += [f"{number(more)} more in the workbook."] if more else []
    return [Text("The widest gaps on single questions:"), Bullets(tuple(said))]


def _own_questions(compared: Compared) -> list[Divergence]:
    """Return the questions that no other instrument lends: each is told once."""
    instrument = compared.instrument
    return [
        one
        for one in compared.found
        if one.question is not None and instrument.question(one.question).lender is None
    ]


def _table(name: str, found: Iterable[tuple[Compared, Divergence]]) -> Table:
    rows = list(found)
    roles = [role for role in RespondentRole if any(role in one.credits for _, one in rows)]
    return Table(
        name=name,
        title=name,
        columns=(
            Column("Instrument", Format.TEXT, 0.2),
            Column("Area", Format.TEXT, 0.2),
            Column("Question", Format.TEXT, 0.4),
            *(Column(role_group(role), Format.DECIMAL, 0.1) for role in roles),
            Column("Points apart", Format.DECIMAL, 0.1),
            Column("Verdict", Format.STATUS, 0.15),
            Column("People", Format.INTEGER, 0.1),
        ),
        rows=tuple(_row(compared.instrument, one, roles) for compared, one in rows),
        empty="No two roles answered the same question.",
        workbook_only=True,
    )


def _row(
    instrument: Instrument, divergence: Divergence, roles: Sequence[RespondentRole]
) -> tuple[Value, ...]:
    question = divergence.question
    return (
        instrument.name,
        instrument.area_name(divergence.area),
        None if question is None else instrument.question(question).text,
        *(_points(divergence.credits.get(role)) for role in roles),
        _points(divergence.spread),
        LARGE if is_large(divergence) else SMALL,
        divergence.people,
    )


def _points(credit: float | None) -> float | None:
    return None if credit is None else credit * 100
