"""The phases of the plan: chosen by template, on their dates, with a way to the sign-offs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.model.changes import Changes
from csdesk.model.identifiers import AreaId, InitiativeId
from csdesk.model.plan_review import NO_PLAN_REVIEW
from csdesk.model.plan_templates import PlannedPhase, SignOffs, TemplatePhase
from csdesk.model.roadmap import Gate, Horizon, Initiative, Roadmap, RoadmapItem
from csdesk.report.document import Status
from csdesk.roadmap.phases import lay_phases
from ui.pages.roadmap import RoadmapPage
from ui.pages.roadmap.phases.phase_card import phase_state
from ui.widgets.button import Button

START = date(2026, 11, 20)
LONG = "A title that goes on and on " * 5
INITIATIVE = Initiative(
    InitiativeId("in"), LONG, AreaId("health"), "", "It is there.", (), 3, 5, 20, True, 4, 4, {}
)  # fmt: skip
ITEM = RoadmapItem(INITIATIVE, Horizon.DAY_90, 0, 19, START, START, 16.0, None, ())
GATE = Gate(1, "Look", 0, 30, 25, 30, ("known",))


@pytest.fixture
def asked() -> list[tuple]:
    return []


@pytest.fixture
def show(qtbot, opened, diagnosis, asked, monkeypatch):
    """Return a function that shows the phases of a plan by one of the templates."""

    def run(operation, *arguments, **_options):
        asked.append((operation.__name__, *arguments))

    monkeypatch.setattr(opened.session, "run", run)
    library = opened.session.library
    roadmap = Roadmap(START, (ITEM,), library.gates, (), ())

    def show_page(template: str = "four_phases") -> RoadmapPage:
        chosen = next(one for one in library.plan_templates if one.id == template)
        phases = lay_phases(chosen, roadmap, NO_PLAN_REVIEW, diagnosis.registers)
        review = replace(NO_PLAN_REVIEW, phases=phases)
        opened.show(replace(diagnosis, roadmap=roadmap, plan=review))
        page = RoadmapPage(opened.session)
        qtbot.addWidget(page)
        page.resize(1100, 700)
        page.refresh(Changes.ALL)
        page.view.choose("phases")
        page._show_view("phases")
        return page

    return show_page


def test_each_phase_is_a_card_with_its_days_and_initiatives(show, texts) -> None:
    view = show().phases
    assert [card.title.text() for card in view.cards] == [
        "Discovery and baseline",
        "Pilot and learn",
        "Scale and automate",
        "Optimise and institutionalise",
    ]
    shown = texts(view.cards[0])
    assert "Days 0 to 30: 20 Nov 2026 to 20 Dec 2026" in shown
    assert any(text.startswith(LONG[:40]) for text in shown)
    assert any("Find everybody with a stake in it" in text for text in shown)


def test_another_template_is_followed_when_it_is_chosen(show, asked) -> None:
    view = show().phases
    combo = view.template.choice
    assert combo.currentData() == "four_phases"
    place = next(at for at in range(combo.count()) if combo.itemData(at) == "three_horizons")
    combo.setCurrentIndex(place)
    combo.activated.emit(place)
    ((operation, _, template),) = asked
    assert (operation, template) == ("choose_template", "three_horizons")


def test_a_short_plan_shows_whether_it_keeps_to_its_timing(show, texts) -> None:
    shown = texts(show("compact_six_months").phases.template)
    assert "Milestones are celebrated" in shown
    assert "See for yourself" in shown
    assert "Not kept" in shown


def test_the_sixteen_activities_stand_in_their_four_phases(show, texts) -> None:
    cards = show("audit_to_scale").phases.cards
    activities = [text for card in cards for text in texts(card) if text.count("\n") == 3]
    assert len(activities) == 4


@pytest.mark.parametrize(
    ("words", "register"),
    [("Sign-offs", "gate_sign_offs"), ("Deliverables", "phase_deliverables")],
)
def test_the_buttons_of_a_phase_lead_to_its_registers(show, words, register) -> None:
    page = show()
    signed = SignOffs((), ("Product agrees",), None)
    plan = page.session.diagnosis.plan.phases
    phases = tuple(replace(one, sign_offs=signed) for one in plan.phases)
    review = replace(NO_PLAN_REVIEW, phases=replace(plan, phases=phases))
    page.phases.refresh(replace(page.session.diagnosis, plan=review))
    first = page.phases.cards[0]
    button = next(one for one in first.findChildren(Button) if one.text() == words)
    button.click()
    assert page.view.current == "registers"
    assert page.registers.shown == register


@pytest.mark.parametrize(
    ("today", "gate", "passed", "word", "status"),
    [
        (date(2026, 11, 19), GATE, None, "Ahead", Status.NONE),
        (date(2026, 12, 20), GATE, None, "Now", Status.DOING),
        (date(2026, 12, 21), GATE, None, "Not passed", Status.WATCH),
        (date(2026, 12, 21), None, None, "Over", Status.NONE),
        (date(2026, 12, 1), GATE, date(2026, 11, 30), "Passed", Status.GOOD),
    ],
)
def test_a_phase_says_whether_it_is_ahead_running_or_over(
    today, gate, passed, word, status
) -> None:
    phase = PlannedPhase(
        TemplatePhase("Look"),
        0,
        30,
        START,
        date(2026, 12, 20),
        gate=gate,
        sign_offs=SignOffs((), (), passed) if gate else None,
    )
    state = phase_state(phase, today)
    assert (state.word, state.status) == (word, status)


def test_what_stands_there_already_is_not_made_again(show) -> None:
    page = show()
    cards = page.phases.cards
    page.phases.refresh(page.session.diagnosis)
    assert page.phases.cards is cards
