"""The card of service tiers, and the field that decides about one customer's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.content import load_library
from csdesk.model.accounts import AccountTable
from csdesk.model.answers import Answer
from csdesk.model.identifiers import (
    AccountKey,
    BatchId,
    ChoiceId,
    FieldId,
    InstrumentId,
    QuestionId,
    ServiceTierId,
)
from csdesk.model.service import Coverage, Singles, TierProposal
from csdesk.scoring.coverage import coverage_report
from csdesk.scoring.onboarding import Start, follow_onboarding
from csdesk.scoring.segmentation import propose_tier
from ui.pages.assess.accounts.account_walk import onboarding_words
from ui.pages.assess.accounts.coverage_card import CoverageCard
from ui.pages.assess.accounts.tier_field import TierField


@pytest.fixture(scope="module")
def model():
    return load_library().service_model


@pytest.fixture
def coverage(model) -> Coverage:
    """Forty high-touch customers, thirty of them with a CSM, and one digital one."""
    count = 41
    table = AccountTable(
        batch=BatchId(1),
        as_of=date(2026, 3, 31),
        file_name="list.xlsx",
        sheet="Customers",
        keys=tuple(AccountKey(f"A{n}") for n in range(count)),
        source_rows=tuple(range(2, count + 2)),
        columns={
            FieldId("arr"): (*[150_000.0] * 40, 5_000.0),
            FieldId("csm"): (*["Ada"] * 30, *[None] * 11),
        },
    )
    return coverage_report(table, model, Singles({}, {}))


@pytest.fixture
def card(qtbot) -> CoverageCard:
    card = CoverageCard()
    qtbot.addWidget(card)
    return card


def cells(card: CoverageCard, row: int) -> list[str]:
    columns = range(card.columns.columnCount())
    return [card.columns.index(row, column).data() for column in columns]


def test_the_tiers_stand_with_the_csms_they_need_and_have(card, coverage, diagnosis):
    card.show_coverage(replace(diagnosis, coverage=coverage), load_library())
    assert cells(card, 0)[:2] == ["High-touch", "40"]
    assert cells(card, 0)[3:] == ["2 to 3", "6 to 12", "1", "10"]
    assert cells(card, 2)[3] == "None"
    assert card.sentence.text() == (
        "CSMs needed for 41 customers: 2 to 3; named on the list: 1. "
        "No CSM is named for 10 customers who should have one."
    )


def test_the_chosen_tier_says_what_its_customers_get(card, coverage, diagnosis):
    card.show_coverage(replace(diagnosis, coverage=coverage), load_library())
    assert "Executive alignment" in card.lines[1].text()
    card.table.select_row(1)
    assert "Tech-touch (in the performance checklist)" in card.lines[3].text()


def test_without_a_list_the_card_asks_for_one(card, diagnosis, qtbot):
    card.show_coverage(replace(diagnosis, coverage=None), load_library())
    assert not card.to_data.isHidden()
    assert card.table.isHidden()
    with qtbot.waitSignal(card.dataRequested):
        card.to_data.click()


@pytest.fixture
def field(qtbot, model) -> TierField:
    field = TierField()
    qtbot.addWidget(field)
    field.show_proposal(propose_tier(50_000, {}, model), model)
    return field


def test_a_proposal_stands_with_its_reason(field):
    assert field.tier.text() == "Pooled"
    assert field.why.text() == "ARR of 50,000 is at least 10,000 and below 100,000: Pooled."


def test_another_tier_is_kept_with_a_reason_only(field, qtbot):
    field.choice.choose("high_touch")
    assert not field.keep.isEnabled()
    field.reason.setText("Board member")
    with qtbot.waitSignal(field.tierChosen) as told:
        field.keep.click()
    assert told.args == ["high_touch", "Board member"]


def test_going_back_to_the_proposal_needs_no_reason(field, model, qtbot):
    chosen = TierProposal(ServiceTierId("digital"), None, None, "Asked for it", is_chosen=True)
    field.show_proposal(chosen, model)
    assert (field.tier.text(), field.why.text()) == ("Digital", "Chosen: Asked for it")
    field.choice.choose(None)
    with qtbot.waitSignal(field.tierChosen) as told:
        field.keep.click()
    assert told.args == [None, ""]


def test_an_onboarding_is_told_in_one_line():
    scheme = load_library().instruments[InstrumentId("onboarding_90_days")]
    kickoff = Answer(QuestionId("onboard90.kickoff"), ChoiceId("done"), owner="Ada")
    start = Start(date(2026, 6, 1))
    onboarding = follow_onboarding(scheme, {kickoff.question: kickoff}, start, date(2026, 6, 12))
    # One of sixteen is done; three of the first stage were due on day 10.
    assert onboarding_words(onboarding) == (
        "Began 1 Jun 2026, 6% done (by stage 25 · 0 · 0 · 0), 3 overdue, 15 items without an owner"
    )
