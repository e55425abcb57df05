"""Maturity ladder: S1.8, S1.15, S1.16."""

from __future__ import annotations

from csdesk.model.answers import Answer
from csdesk.model.identifiers import AreaId, ChoiceId, InstrumentId
from csdesk.model.instruments import Instrument, Polarity, Question
from csdesk.model.library import Library
from csdesk.report.document import FigureBlock, Heading, Report
from csdesk.report.figures import RadarFigure
from csdesk.scoring.maturity import score_instrument

LADDER = InstrumentId("maturity_ladder")


def answer(question: Question, credit: float) -> Answer:
    choice = next(choice for choice in question.choices if choice.credit == credit)
    return Answer(question.id, choice.id)


def answers_up_to(instrument: Instrument, tiers: dict[str, int]):
    """Pass every question up to a tier in each area, fail the ones above."""
    given = {}
    for question in instrument.questions:
        if question.tier is not None:
            credit = 1.0 if question.tier <= tiers[question.area] else 0.0
            given[question.id] = answer(question, credit)
    return given


def test_s1_8_six_pillar_framework(sample, sample_report: Report, library: Library):
    names = [area.name for area in library.instruments[LADDER].areas]
    assert len(names) == 6
    section = next(found for found in sample_report.sections if found.id == "areas")
    (radar,) = (
        block.figure
        for block in section.blocks
        if isinstance(block, FigureBlock) and isinstance(block.figure, RadarFigure)
    )
    assert len(radar.labels) == 6
    headings = [block.text for block in section.blocks if isinstance(block, Heading)]
    assert headings == names
    assert len(sample.maturity.areas) == 6


def test_s1_15_maturity_ladder(library: Library):
    instrument = library.instruments[LADDER]
    tiers = dict.fromkeys((area.id for area in instrument.areas), 3)
    result = score_instrument(instrument, answers_up_to(instrument, tiers))
    assert {level.tier for level in result.areas} == {3}
    assert instrument.tier_name(3) == "Measurable"
    tiers[AreaId("skills")] = 1
    result = score_instrument(instrument, answers_up_to(instrument, tiers))
    assert result.overall.tier == 1
    assert result.average_tier == (5 * 3 + 1) / 6


def test_s1_16_diagnostic_questions(library: Library):
    instrument = library.instruments[LADDER]
    assert [len(instrument.area_questions(area.id)) for area in instrument.areas] == [8] * 6
    assert len(instrument.overall_questions) == 2
    for question in instrument.questions:
        if question.polarity is Polarity.NEGATIVE:
            no = score_instrument(instrument, {question.id: Answer(question.id, ChoiceId("no"))})
            yes = score_instrument(instrument, {question.id: Answer(question.id, ChoiceId("yes"))})
            assert yes.area(question.area).index < no.area(question.area).index
    negative = [q for q in instrument.questions if q.polarity is Polarity.NEGATIVE]
    assert len({question.area for question in negative}) == 6
