from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from csdesk.model.expansion import (
    ExpansionLead,
    Forecast,
    ForecastBand,
    FunnelStage,
    Proof,
    Whitespace,
)
from csdesk.model.expansion_rules import (
    NO_EXPANSION_RULES,
    ExpansionSignal,
    LeadFactor,
    SignalFamily,
)
from csdesk.model.identifiers import AccountKey, OfferId
from csdesk.model.offers import OfferKind
from csdesk.model.scorecards import NO_MODEL
from csdesk.report.document import Status
from tests.facts import make_facts
from tests.health_reviews import NO_EXPANSION, make_review
from ui.models.lead_lines import list_factors, list_signals
from ui.pages.health.expansion import ExpansionView
from ui.pages.health.expansion.calculators import Calculators
from ui.pages.health.expansion.lead_panel import LeadPanel
from ui.pages.health.expansion.products_card import ProductsCard
from ui.pages.health.letters.letter_dialog import LetterDialog
from ui.pages.health.records import HealthRecords
from ui.widgets.button import Button

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


def test_a_lead_that_could_bring_much_is_routed(panel, texts):
    route = replace(RULES.route, due_hours=48)
    panel._rules = replace(RULES, routed_value=50_000.0, route=route)
    panel.show_lead(replace(LEAD, potential=50_000.0), "Pennine", "GBP")
    assert not any("within 48 hours" in text for text in texts(panel))
    panel.show_lead(replace(LEAD, potential=50_001.0), "Pennine", "GBP")
    assert any("within 48 hours" in text for text in texts(panel))


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
    assert view.sections.tables["Expansion leads"].model.columnCount() == 5


def test_a_sum_follows_every_number_and_knows_the_example_of_the_source(qtbot, opened):
    sums = Calculators()
    qtbot.addWidget(sums)
    sums.show_currency("GBP")
    assert sums.uplift.text().startswith("£40,000 of ARR")
    sums.conversion.boxes["after"].setValue(30)
    assert sums.uplift.text().startswith("£80,000 of ARR")
    for button in sums.findChildren(Button):
        if button.words == "Fill in the example":
            button.click()
    assert sums.uplift.text().startswith("£500,000 of ARR")
    assert sums.worth.text().startswith("£12,434 today")


def test_years_are_copied_one_by_one(qtbot, opened):
    sums = Calculators()
    qtbot.addWidget(sums)
    sums.show_currency("GBP")
    [button for button in sums.findChildren(Button) if button.words == "Copy"][1].click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Revenue at the end of each year\t20000"
    assert lines[4] == "Year 1\t£20,000\t£18,182"


FORECAST = Forecast(
    10.0,
    (ForecastBand(0, 50, 1, 20_000.0, 2_000.0), ForecastBand(50, None, 1, 60_000.0, 6_000.0)),
    6_000.0,
    0,
    date(2026, 6, 30),
)
BARE = replace(LEAD, signals=(), factors=(), unknown=())
BOTH = replace(
    NO_EXPANSION,
    leads=(replace(BARE, account=AccountKey("2"), score=80.0, potential=60_000.0), BARE),
    forecast=FORECAST,
)


@pytest.fixture
def view(qtbot, opened, diagnosis) -> ExpansionView:
    view = ExpansionView(opened.session)
    qtbot.addWidget(view)
    view.resize(1300, 800)
    facts = make_facts(keys=["1", "2"], nps=[9, 9])
    view.show_diagnosis(replace(diagnosis, review=make_review(facts, expansion=BOTH)))
    view.show()
    return view


def records(offers=None) -> HealthRecords:
    return HealthRecords((), {}, (), NO_MODEL, (), {}, (), offers=offers or {})


def test_a_bar_of_the_forecast_opens_its_leads(view):
    assert view.sections.tables["Expansion leads"].model.rowCount() == 2
    view.show_part("outlook")
    view.outlook.bands.rows["0"].click()
    assert view.parts.current == "leads"
    assert view.sections.tables["Expansion leads"].model.rowCount() == 1
    assert view.panel.title.text() == "Pennine Logistics"
    view.everybody.click()
    assert view.sections.tables["Expansion leads"].model.rowCount() == 2


def test_an_offer_begins_at_a_lead_with_what_it_could_bring(view, qtbot):
    view.panel.offer.click()
    assert view.parts.current == "offers"
    assert view.offer_panel.form.value.value() == 60_000
    view.offer_panel.form.discount.setValue(18)
    assert view.offer_panel.form.needs.text().startswith("Above the cap: a manager")
    assert "Write down why the discount is given." in view.offer_panel.form.missing.text()
    with qtbot.waitSignal(view.offer_panel.offerKept) as kept:
        view.offer_panel.form.keep.click()
    number, offer = kept.args
    assert (number, offer.account, offer.value, offer.discount) == (0, "2", 60_000.0, 18.0)


def test_an_offer_that_waits_is_approved_only_when_nothing_is_missing(view, qtbot):
    library = view._session.library
    checks = frozenset(check.id for check in library.offers.checks)
    waiting = replace(
        view.offer_panel.empty_offer("1", 5_000.0), kind=OfferKind.RETENTION, checks=checks
    )
    view.show_records(records({OfferId(7): waiting}))
    view.show_part("offers")
    panel = view.offer_panel
    assert panel.form.missing.text() == "• Write down where it is shown that the checks hold."
    panel.approver.setText("M. Okafor")
    assert not panel.approve.isEnabled()
    view.show_records(records({OfferId(7): replace(waiting, evidence="Clause 7")}))
    panel.approver.setText("M. Okafor")
    assert panel.approve.isEnabled()
    assert not panel.refuse.isEnabled()
    panel.why.setText("Too dear")
    assert panel.refuse.isEnabled()
    with qtbot.waitSignal(panel.approved) as approved:
        panel.approve.click()
    assert approved.args == [7, "M. Okafor"]
    panel.form.discount.setValue(5)
    assert not panel.approve.isEnabled()
    assert panel.form.missing.text().startswith("• Keep the changes before somebody decides.")


def test_what_is_typed_about_an_offer_outlives_other_changes(view):
    waiting = view.offer_panel.empty_offer("1", 5_000.0)
    view.show_records(records({OfferId(7): waiting}))
    view.offer_panel.form.reason.setText("They asked")
    view.show_records(records({OfferId(7): waiting}))
    assert view.offer_panel.form.reason.text() == "They asked"
    view.offers.begin.click()
    view.offer_panel.form.reason.setText("Another one")
    view.show_records(records({OfferId(7): waiting}))
    assert (view.offer_panel.number, view.offer_panel.form.reason.text()) == (0, "Another one")


def test_the_compliance_form_belongs_to_offers_that_keep_a_customer(view):
    view.panel.offer.click()
    panel = view.offer_panel
    check = next(iter(panel.form.checks.values()))
    assert not check.isVisible()
    panel.form.kind.choose(OfferKind.RETENTION)
    assert check.isVisible()


def test_undo_finds_the_offer_and_the_lead(view):
    offers = {
        OfferId(7): view.offer_panel.empty_offer("1"),
        OfferId(8): view.offer_panel.empty_offer("2"),
    }
    view.show_records(records(offers))
    assert view.reveal("offer", "7")
    assert (view.parts.current, view.offer_panel.number) == ("offers", 7)
    assert view.reveal("expansion_proof", "1, 1, breadth")
    assert (view.parts.current, view.panel.title.text()) == ("leads", "Pennine Logistics")
    assert not view.reveal("offer", "9")
    assert not view.reveal("expansion_proof", "1, 9, breadth")


def test_the_grid_opens_an_account_by_key_and_finds_it_by_name(qtbot):
    card = ProductsCard()
    qtbot.addWidget(card)
    one, two = AccountKey("1"), AccountKey("2")
    grid = Whitespace(
        ("Pro", "Add-on"),
        (one, two),
        {one: {"Pro": 900.0}, two: {"Pro": 800.0, "Add-on": 50.0}},
        {one: "smb", two: "smb"},
        {("smb", "Add-on"): 60.0},
    )
    card.show_products(grid, {one: "Pennine", two: "Copperfield"}, "GBP")
    cells = [[card.model.index(row, at).data() for at in range(4)] for row in range(2)]
    assert cells == [["Pennine", "£60", "£900", "+£60"], ["Copperfield", "–", "£800", "£50"]]
    card.grid.setCurrentIndex(card.model.index(0, 3))
    with qtbot.waitSignal(card.accountWanted) as wanted:
        qtbot.keyClick(card.grid, Qt.Key.Key_Return)
    assert wanted.args == ["1"]
    card.search.setText("copper")
    assert card.model.rowCount() == 1
    tip = card.model.index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert tip == "Copperfield pays £50 a year for Add-on"


def test_without_products_the_grid_says_what_would_fill_it(qtbot):
    card = ProductsCard()
    qtbot.addWidget(card)
    card.show_products(None, {}, "GBP")
    assert card.rows.words.startswith("Nothing tells who has which product.")


def test_a_stage_of_the_funnel_asks_for_its_accounts(view, diagnosis, qtbot):
    stages = (
        FunnelStage("Identified", 3, 900.0, None, accounts=(AccountKey("1"), AccountKey("2"))),
        FunnelStage("Closed", 0, 0.0, 0.0),
    )
    facts = make_facts(keys=["1", "2", "3"], nps=[9, 2, None])
    review = make_review(facts, expansion=replace(NO_EXPANSION, funnel=stages))
    view.show_diagnosis(replace(diagnosis, review=review))
    rows = view.outlook.funnel.rows
    assert not rows["Closed"].isEnabled()
    with qtbot.waitSignal(view.accountsWanted) as wanted:
        rows["Identified"].click()
    assert wanted.args == ["opportunities at “Identified”", ("1", "2")]
    assert not rows["Identified"].isChecked()


def test_a_lead_has_a_talking_point_that_names_it(view, diagnosis):
    lead = replace(LEAD, signals=(), factors=())
    names = diagnosis.accounts.names
    facts = make_facts(
        keys=["1", "2", "3"],
        texts={"account_name": names},
        seat_utilisation=[71.0, None, None],
    )
    review = make_review(facts, expansion=replace(NO_EXPANSION, leads=(lead,)))
    shown = replace(diagnosis, review=review)
    view.show_diagnosis(shown)
    view.panel.letter.click()
    dialog = view.findChild(LetterDialog)
    assert dialog.letters.currentData().id == "talking_point"
    assert dialog.subject.text() == f"{names[0]}: what comes after [first use]"
    dialog.close()
