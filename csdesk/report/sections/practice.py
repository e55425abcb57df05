"""How customer success is practised: the level of each area, and every answer."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.formatting import average_words, join_words, level_state_word, level_word, number
from csdesk.model import questionnaires
from csdesk.model.answers import Answer
from csdesk.model.areas import Area
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.instruments import OVERALL_NAME, Instrument, Question
from csdesk.model.levels import AreaLevel
from csdesk.model.lifts import Lift
from csdesk.report.document import (
    Block,
    Bullets,
    Column,
    FigureBlock,
    Format,
    Heading,
    Section,
    Table,
    Text,
    Value,
)
from csdesk.report.level_words import level_sentence
from csdesk.report.pictures import ladder_radar, radar_key
from csdesk.report.sections.aims import aims_table, aims_words
from csdesk.report.sections.answered import ANSWER_COLUMNS, answer_cells
from csdesk.report.sections.lifts import lifts_table
from csdesk.report.sections.score_reading import index_blocks
from csdesk.report.sections.standings import standings_tables
from csdesk.report.statuses import level_status
from csdesk.scoring.maturity import chosen, missing_for, next_rung

MOST_GAPS = 6
INDEX_NOTE = (
    "Index 0 to 100: the mean credit of the answers. At least and at most: if every open or "
    "doubtful answer turned out worst or best."
)


def areas_section(diagnosis: Diagnosis, lifts: Sequence[Lift] = ()) -> Section:
    """Return the level of each area with its range, and what is missing for the next level.

    Behind it, what the areas usually aim at, and what the next level is said to bring. Before the
    first answer the table alone says that nothing is assessed.
    """
    instrument = diagnosis.instrument
    blocks: list[Block] = [_levels_table(diagnosis)]
    if any(level.index is not None for level in diagnosis.maturity.areas):
        blocks += [*index_blocks(diagnosis), *standings_tables(diagnosis), _radar(diagnosis)]
        for area in instrument.areas:
            blocks += _area_blocks(area, diagnosis)
        if any(area.targets for area in instrument.areas):
            blocks.append(aims_table(diagnosis))
        if lifts:
            blocks.append(lifts_table(diagnosis, lifts))
    return Section(
        id="areas",
        title="Areas of practice",
        lead=_lead(diagnosis),
        blocks=tuple(blocks),
    )


def answers_section(diagnosis: Diagnosis) -> Section:
    """Return every question with its answer, for the workbook."""
    return Section(id="answers", title="Answers", lead="", blocks=(_answers_table(diagnosis),))


def _lead(diagnosis: Diagnosis) -> str:
    tiers = diagnosis.instrument.tiers
    if not tiers:
        return ""
    names = ", ".join(f"{tier.number} {tier.name}" for tier in tiers)
    said = (
        f"Levels: {names}. A level counts as reached when every question of it and of those "
        "below is met; the whole stands where its lowest area stands."
    )
    if diagnosis.maturity.average_tier is None:
        return said
    return f"{said} Mean level of the areas: {average_words(diagnosis.maturity)}."


def _levels_table(diagnosis: Diagnosis) -> Table:
    return Table(
        name="Areas",
        title="Level of each area",
        columns=(
            Column("Area", Format.TEXT, 0.4),
            Column("Level", Format.TEXT, 0.2),
            Column("Reached", Format.STATUS, 0.15),
            Column("Index", Format.DECIMAL, 0.1),
            Column("At least", Format.DECIMAL, 0.1),
            Column("At most", Format.DECIMAL, 0.1),
            Column("Answered", Format.INTEGER, 0.1),
            Column("Asked", Format.INTEGER, 0.1),
            Column("State", Format.TEXT, 0.2),
        ),
        rows=(
            *(
                _level_row(area.name, diagnosis.maturity.area(area.id), diagnosis.instrument)
                for area in diagnosis.instrument.areas
            ),
            _level_row(OVERALL_NAME, diagnosis.maturity.overall, diagnosis.instrument),
        ),
        empty="The instrument has no areas.",
        notes=(INDEX_NOTE,),
    )


def _level_row(name: str, level: AreaLevel, instrument: Instrument) -> tuple[Value, ...]:
    return (
        name,
        None if level.tier is None else level_word(level, instrument),
        level_status(level, len(instrument.tiers)),
        level.index,
        level.low,
        level.high,
        level.answered,
        level.applicable,
        level_state_word(level.state),
    )


def _radar(diagnosis: Diagnosis) -> FigureBlock:
    figure = ladder_radar(diagnosis)
    return FigureBlock(
        question="How strong is each area, and how sure is that?",
        figure=figure,
        answer=radar_key(figure),
    )


def _area_blocks(area: Area, diagnosis: Diagnosis) -> list[Block]:
    instrument = diagnosis.instrument
    level = diagnosis.maturity.area(area.id)
    blocks: list[Block] = [
        Heading(area.name),
        Text(level_sentence(level, instrument)),
    ]
    settings = (_setting_words(area), aims_words(area, diagnosis))
    blocks.extend(Text(setting, quiet=True) for setting in settings if setting)
    if level.tier is None:
        return blocks
    rung = next_rung(area.id, instrument, diagnosis.answers)
    if rung is None:
        return [*blocks, Text("Nothing is missing for the highest level.")]
    gaps = tuple(
        _gap(question, diagnosis.answers.get(question.id))
        for question in missing_for(area.id, instrument, diagnosis.answers, rung)
    )
    more = len(gaps) - MOST_GAPS
    shown = gaps[:MOST_GAPS] + ((f"{number(more)} more in the workbook.",) if more > 0 else ())
    return [*blocks, Text(f"Missing for {instrument.tier_name(rung)}:"), Bullets(shown)]


def _setting_words(area: Area) -> str:
    """Return what an area draws on and who usually owns it, as far as its content says."""
    words = (("Draws on", area.inputs), ("Usually owned by", area.owners))
    return " ".join(f"{word}: {join_words(names)}." for word, names in words if names)


def _gap(question: Question, answer: Answer | None) -> str:
    choice = chosen(question, answer)
    if choice is None:
        return f"{question.short}: not answered yet."
    return f"{question.short}: {choice.improvement}" if choice.improvement else f"{question.short}."


def _answers_table(diagnosis: Diagnosis) -> Table:
    return Table(
        name="Answers",
        title="All answers",
        columns=(
            Column(questionnaires.AREA, Format.TEXT, 0.1),
            Column(questionnaires.QUESTION_ID, Format.TEXT, 0.1),
            Column(questionnaires.QUESTION, Format.TEXT, 0.3),
            Column("Level", Format.INTEGER, 0.05),
            *ANSWER_COLUMNS,
        ),
        rows=tuple(_answer_row(question, diagnosis) for question in diagnosis.instrument.questions),
        empty="The instrument has no questions.",
        workbook_only=True,
    )


def _answer_row(question: Question, diagnosis: Diagnosis) -> tuple[Value, ...]:
    return (
        diagnosis.instrument.area_name(question.area),
        question.id,
        question.text,
        question.tier,
        *answer_cells(question, diagnosis.answers.get(question.id)),
    )
