"""Maturity ladder: S1.8, S1.9, S1.12, S1.13, S1.15, S1.16, S1.17.

Of S1.10, S1.11 and S1.14 inputs, owners and KPIs are tried here; what has to be computed from
alerts, playbook steps and a grid of skills waits for those.
"""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.formatting import day, percent
from csdesk.model.answers import Answer
from csdesk.model.claims import ClaimVerdict
from csdesk.model.identifiers import (
    AccountKey,
    AreaId,
    ChoiceId,
    InstrumentId,
    KpiId,
    PlaybookId,
    QuestionId,
)
from csdesk.model.imports import ListRole, Sheet, Workbook
from csdesk.model.instruments import Instrument, Polarity, Question
from csdesk.model.library import Library
from csdesk.operations.aims import set_target
from csdesk.operations.answers import save_answer
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.health.tasks import add_task, close_task, tick_step
from csdesk.operations.imports import import_list, redraft
from csdesk.operations.report import make_report
from csdesk.report.document import FigureBlock, Heading, Report
from csdesk.report.figures import RadarFigure
from csdesk.report.tasks import task_sentence
from csdesk.scoring.actions import measure_tasks
from csdesk.scoring.maturity import score_instrument
from tests.acceptance.pillars import check_pillar
from tests.task_books import HOUR, NOW, OPENED, make_task

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
    example, *headings = [block.text for block in section.blocks if isinstance(block, Heading)]
    assert example == "How is an index to be read?"
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


def test_s1_9_segmentation_and_prioritisation(library, sample_report):
    check_pillar("segmentation", library, sample_report)
    names = [target.name for target in library.instruments[LADDER].areas[0].targets]
    assert "within 24 hours" in names[0]


def test_s1_12_data_and_analytics(library, sample, sample_report):
    check_pillar("data", library, sample_report)
    aims = next(found for found in sample_report.tables() if found.name == "Area KPIs")
    (age,) = (row[3] for row in aims.rows if row[1] == "Dashboards refreshed every")
    listed, audited = sample.accounts.as_of, sample.engagement.as_of
    assert (audited - listed).days == 0
    assert age.endswith(f"is dated {day(listed)}, 0 days before the audit of {day(audited)}.")


def test_s1_13_governance_and_roles(library, sample_report):
    check_pillar("governance", library, sample_report)


def test_s1_10_health_scoring_and_signals(workspace, library, sample_report):
    check_pillar("health", library, sample_report)
    header, row = ("Customer", "ARR (GBP)"), ("Acme", 100.0)
    book = Workbook("list.xlsx", "d", (Sheet("Customers", True, (header, row)),))
    import_list(workspace, redraft(book, library), ListRole.CURRENT, date(2026, 10, 31))
    rule = library.action_rules[0].id
    for number, hours in enumerate((6, 30, 72), start=1):
        alert = make_task(rule=rule, account=AccountKey(f"A{number}"))
        task = add_task(workspace, alert).result
        close_task(workspace, task, OPENED + hours * HOUR)
    value = diagnose(workspace, library).kpis[KpiId("alert_response_time")]
    # The middle of 6, 30 and 72 hours, below the 48 hours of the pillar.
    assert (value.value, value.n) == (30, 3)


def test_s1_11_playbooks_and_automation(workspace, library, sample_report):
    check_pillar("playbooks", library, sample_report)
    playbooks = {one.id: one for one in library.playbooks}
    chosen = [
        playbooks[PlaybookId(name)] for name in ("low_adoption", "red_response", "tier_detection")
    ]
    assert sum(len(playbook.steps) for playbook in chosen) == 10
    for playbook in chosen:
        task = add_task(workspace, make_task(playbook=playbook.id)).result
        left = 1 if playbook is chosen[0] else 0
        for step in playbook.steps[left:]:
            tick_step(workspace, task, playbook, step.id)
        close_task(workspace, task, OPENED + HOUR)
    figures = measure_tasks(workspace.tasks.all(), library.playbooks, NOW)
    assert figures.steps_followed == 90
    assert "90% of the steps of playbooks were done." in task_sentence(figures)


def test_aims_that_move_a_computed_figure_have_it_beside_them(sample, sample_report):
    aims = next(found for found in sample_report.tables() if found.name == "Area KPIs")
    today = {row[1]: row[3] for row in aims.rows if row[3] is not None}
    assert set(today) == {
        "Dashboards refreshed every",
        "Reduction in reactive churn",
        "Improvement in retention",
        "Increase in productivity per person",
    }
    retention = sample.kpis[KpiId("grr")].value
    assert today["Improvement in retention"].endswith(f" {percent(retention)}")


def save_up_to(workspace, instrument: Instrument, tiers: dict[str, int]) -> None:
    for given in answers_up_to(instrument, tiers).values():
        save_answer(workspace, given)


def test_s1_17_expected_lifts(workspace, library):
    instrument = library.instruments[LADDER]
    save_up_to(workspace, instrument, dict.fromkeys((area.id for area in instrument.areas), 1))
    set_target(workspace, instrument, AreaId("segmentation"), 3)
    diagnosis = diagnose(workspace, library)
    lifts = next(t for t in make_report(diagnosis, library).tables() if t.name == "Lifts")
    area, step, cautious, hopeful = lifts.rows[0]
    assert (area, step) == ("Segmentation & prioritisation", "Ad-hoc to Measurable")
    assert cautious == "15 to 30% (20 to 30% less 0 to 5%)"
    assert hopeful == "20 to 40% (30 to 40% less 0 to 10%)"
    assert lifts.rows[1][1:3] == ("Ad-hoc to Repeatable", "5 to 15% (10 to 15% less 0 to 5%)")
    assert len(lifts.rows) == 6
    assert lifts.notes[0].startswith("An estimate as published, not a forecast")


def test_who_meets_not_even_the_lowest_tier_stands_on_it_all_the_same(workspace, library):
    instrument = library.instruments[LADDER]
    save_up_to(workspace, instrument, dict.fromkeys((area.id for area in instrument.areas), 0))
    diagnosis = diagnose(workspace, library)
    assert {(level.tier, level.is_met) for level in diagnosis.maturity.areas} == {(1, False)}
    levels = next(t for t in make_report(diagnosis, library).tables() if t.name == "Areas")
    assert {row[1] for row in levels.rows} == {"Ad-hoc, not all of it met"}


def list_of(owned: int, customers: int, library: Library):
    header = ("Customer", "ARR (GBP)", "CSM")
    owners = ["Ada"] * owned + [""] * (customers - owned)
    rows = [(f"Customer {number}", 1000.0, owner) for number, owner in enumerate(owners)]
    sheet = Sheet("Customers", True, (header, *rows))
    return redraft(Workbook("list.xlsx", f"{owned}", (sheet,)), library)


@pytest.mark.parametrize(
    ("owned", "verdict"),
    [
        (20, ClaimVerdict.CONFIRMED),
        (19, ClaimVerdict.CONFIRMED),
        (18, ClaimVerdict.CONTRADICTED),
    ],
)
def test_every_account_has_an_owner_is_held_against_the_list(workspace, library, owned, verdict):
    instrument = library.instruments[LADDER]
    import_list(workspace, list_of(owned, 20, library), ListRole.CURRENT, date(2026, 6, 30))
    save_up_to(workspace, instrument, {area.id: 1 for area in instrument.areas})
    assessment = diagnose(workspace, library).assessments[LADDER]
    asked = QuestionId("governance.1.owners_written")
    (claim,) = (claim for claim in assessment.claims if claim.question == asked)
    assert claim.verdict is verdict
    supported = assessment.supported.area(AreaId("governance"))
    assert assessment.claimed.area(AreaId("governance")).is_met
    assert supported.tier == 1
    assert supported.is_met is (verdict is ClaimVerdict.CONFIRMED)
