from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from csdesk.model.expansion import (
    NO_EXPANSION_RULES,
    ExpansionLead,
    ExpansionSignal,
    LeadFactor,
    Proof,
    SignalFamily,
)
from csdesk.model.identifiers import AccountKey
from csdesk.report.document import Status
from tests.facts import make_facts
from tests.health_reviews import NO_EXPANSION, make_review
from ui.models.lead_lines import list_factors, list_signals
from ui.pages.health.expansion import ExpansionView
from ui.pages.health.expansion.calculators import Calculators
from ui.pages.health.expansion.lead_panel import LeadPanel

RULES = replace(
    NO_EXPANSION_RULES,
    factors=(LeadFactor("growth", "Use grew", 30), LeadFactor("nps", "Rates it high", 20)),
    signals=(ExpansionSignal("seats", "Seats are nearly full", SignalFamily.USAGE, ()),),
)
LEAD = ExpansionLead(
    account=AccountKey("1"),
    arr=600_000.0,
    score=30.0,
    factors=("growth",),
    unknown=("nps",),
    signals=("seats",),
    segments=(),
    approach=None,
    is_priority=False,
    proofs=frozenset({Proof.BREADTH}),
    held_back="nothing is proven",
    potential=20_000.0,
)


@pytest.fixture
def panel(qtbot: QtBot) -> LeadPanel:
    panel = LeadPanel(RULES)
    qtbot.addWidget(panel)
    panel.show_lead(LEAD, "Pennine Logistics", "GBP")
    return panel


def test_every_factor_says_what_it_gives_or_why_it_gives_nothing():
    assert [(line.status, line.note) for line in list_factors(LEAD, RULES)] == [
        (Status.GOOD, "30 points"),
        (Status.NONE, "Not known, 0 of 20 points"),
    ]
    assert list_signals(LEAD, RULES) == ("Seats are nearly full",)


def test_the_gate_says_why_no_offer_should_be_made(panel, texts):
    shown = texts(panel)
    assert "No offer should be made now" in shown
    assert "Nothing is proven." in shown
    assert panel.caption.text() == "£600,000 ARR · could bring £20,000"


def test_a_tick_carries_all_that_is_proven_now(panel, qtbot):
    assert panel.ticks[Proof.BREADTH].isChecked()
    with qtbot.waitSignal(panel.proofsTicked) as ticked:
        panel.ticks[Proof.OUTCOME].click()
    assert ticked.args == ["1", frozenset({Proof.BREADTH, Proof.OUTCOME})]


def test_without_leads_the_view_says_what_would_make_some(qtbot, opened, diagnosis, texts):
    view = ExpansionView(opened.session)
    qtbot.addWidget(view)
    facts = make_facts(keys=["1"], nps=[9])
    view.show_diagnosis(replace(diagnosis, review=make_review(facts)))
    view.show()
    assert any(text.startswith("No account shows a sign of growing") for text in texts(view))


def test_the_best_lead_is_shown_at_once(qtbot, opened, diagnosis):
    view = ExpansionView(opened.session)
    qtbot.addWidget(view)
    facts = make_facts(keys=["1"], nps=[9])
    lead = replace(LEAD, signals=(), factors=(), unknown=())
    review = make_review(facts, expansion=replace(NO_EXPANSION, leads=(lead,)))
    view.show_diagnosis(replace(diagnosis, review=review))
    view.show()
    assert view.panel.title.text() == "Pennine Logistics"
    assert view.sections.tables["Expansion leads"].model.columnCount() == 6


def test_a_sum_follows_every_number_and_an_experiment_needs_a_name(qtbot, opened):
    sums = Calculators(opened.session)
    qtbot.addWidget(sums)
    sums.show_currency("GBP")
    assert sums.uplift.text().startswith("£40,000 of ARR")
    sums.conversion.boxes["after"].setValue(30)
    assert sums.uplift.text().startswith("£80,000 of ARR")
    assert not sums.keep.isEnabled()
    sums.name.setText("Tutorial")
    with qtbot.waitSignal(sums.experimentPlanned) as planned:
        sums.keep.click()
    plan = planned.args[0]
    assert (plan.name, plan.baseline, plan.effect, plan.weeks) == ("Tutorial", 20, 5, 4)
    qtbot.waitUntil(lambda: "needed in each of the two arms" in sums.needed.text(), timeout=20_000)
