from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from csdesk.model.churn import ChurnReason, Loss, MonthOfLife, ReasonShare, WinBack
from csdesk.model.identifiers import AccountKey, ChurnReasonId
from csdesk.model.scorecards import NO_MODEL
from tests.facts import make_facts
from tests.health_reviews import NO_CHURN, make_review
from ui.pages.health.churn import ChurnView
from ui.pages.health.churn.loss_acts import propose_win_back
from ui.pages.health.churn.loss_form import LossForm
from ui.pages.health.churn.loss_panel import LossPanel
from ui.pages.health.records import HealthRecords

PRICE = ChurnReason(ChurnReasonId("price"), "It costs too much", ())
LOSS = Loss(
    account=AccountKey("9"),
    lost_on=date(2026, 3, 1),
    arr=40_000.0,
    stated="Far too dear",
    reason=None,
    is_confirmed=False,
    win_back=WinBack.NOT_STARTED,
    month_of_life=2,
    days_of_life=45,
    name="Left & Gone Ltd",
)


@pytest.fixture
def view(qtbot: QtBot, opened) -> ChurnView:
    view = ChurnView(opened.session)
    qtbot.addWidget(view)
    view.resize(1300, 760)
    return view


def show(view: ChurnView, diagnosis, churn) -> None:
    facts = make_facts(keys=["1"], nps=[9])
    view.show_diagnosis(replace(diagnosis, review=make_review(facts, churn=churn)))
    view.show()


def test_where_nobody_left_the_view_says_what_would_tell(view, diagnosis, texts):
    show(view, diagnosis, NO_CHURN)
    assert any(text.startswith("Nobody is known to have left.") for text in texts(view))
    assert not view.panel.isVisible()


MONTHS = (MonthOfLife(1, 10, 0), MonthOfLife(2, 10, 1))
SHARE = ReasonShare(ChurnReasonId("price"), "It costs too much", 1, 5_000.0, 100, 100, 22.0)
PRICED = replace(LOSS, account=AccountKey("8"), name="Priced Ltd", reason=SHARE.reason, arr=5_000.0)
CHURN = replace(
    NO_CHURN,
    losses=(LOSS, PRICED),
    win_back=(LOSS,),
    by_month=MONTHS,
    reasons=(SHARE,),
    without_reason=1,
)


def names(view: ChurnView) -> list[str]:
    model = view.losses.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_largest_loss_is_shown_first_with_what_is_known(view, diagnosis, texts):
    show(view, diagnosis, CHURN)
    assert names(view) == ["Left & Gone Ltd", "Priced Ltd"]
    assert "Far too dear" in texts(view)
    assert view.panel.title.text() == "Left & Gone Ltd"
    assert view.panel.caption.text() == "£40,000 ARR · left 1 Mar 2026 · after 45 days"


def test_a_bar_opens_the_losses_that_it_is_made_of(view, diagnosis):
    show(view, diagnosis, CHURN)
    view.left.reasons.bars.rows["price"].click()
    assert names(view) == ["Priced Ltd"]
    assert view.losses.title.text() == "Who left: It costs too much"
    assert view.left.reasons.note.text().startswith("What would repair it: ")
    view.left.life.bars.rows["2-2"].click()
    assert not view.left.reasons.note.text().startswith("What would repair it: ")
    assert names(view) == ["Left & Gone Ltd", "Priced Ltd"]
    assert not view.left.reasons.bars.rows["price"].isChecked()
    view.losses.everybody.click()
    assert view.losses.title.text() == "Who left?"
    assert not view.left.life.bars.rows["2-2"].isChecked()


def test_the_list_narrows_to_those_worth_winning_back(view, diagnosis):
    show(view, diagnosis, CHURN)
    view.losses.filter._buttons["worth"].click()
    assert names(view) == ["Left & Gone Ltd"]
    view.losses.filter._buttons["unsaid"].click()
    assert names(view) == ["Left & Gone Ltd"]
    view.losses.filter._buttons["told"].click()
    assert names(view) == []


def test_what_could_be_kept_follows_every_rate(view, diagnosis):
    show(view, diagnosis, CHURN)
    view.show_part("saved")
    low, high = view.savings.ends["price"]
    low.setValue(10)
    high.setValue(50)
    assert view.savings.total.text().startswith("£500 to £2,500 of £45,000")
    view.savings.ticks["price"].click()
    assert view.savings.total.text().startswith("No reason is ticked")
    view.show_diagnosis(view._diagnosis)
    assert not view.savings.ticks["price"].isChecked()


def test_undo_finds_the_loss_that_it_is_about(view, diagnosis):
    show(view, diagnosis, CHURN)
    assert view.reveal("loss_note", "1, 8")
    assert view.panel.title.text() == "Priced Ltd"
    assert not view.reveal("loss_note", "1, 7")
    assert not view.reveal("task", "1, 8")


def test_taking_a_win_back_on_asks_for_one_task(qtbot):
    action = propose_win_back(LOSS, "GBP")
    assert (action.title, action.rule) == ("Win back Left & Gone Ltd", "churn.win_back")
    assert action.reason == "It left. It paid £40,000 a year. In its own words: Far too dear."


def test_another_day_needs_somebody_who_says_so(qtbot):
    panel = LossPanel((PRICE,))
    qtbot.addWidget(panel)
    panel.show_loss(replace(LOSS, reason=PRICE.id), "GBP")
    panel.left_on.setDate(QDate(2026, 3, 5))
    assert not panel.save.isEnabled()
    panel.source.setText("Contract")
    with qtbot.waitSignal(panel.noted) as noted:
        panel.save.click()
    note = noted.args[0]
    assert (note.lost_on, note.arr, note.source) == (date(2026, 3, 5), None, "Contract")


def test_a_loss_told_by_hand_needs_who_when_why_and_who_knows(qtbot):
    form = LossForm((PRICE,))
    qtbot.addWidget(form)
    form.begin({AccountKey("1"): "Pennine"}, {AccountKey("1"): 900.0}, date(2026, 6, 30))
    hints = [form.hint.text()]
    form.account.setText("pennine")
    hints.append(form.hint.text())
    form.left_on.setDate(QDate(2026, 7, 1))
    hints.append(form.hint.text())
    form.left_on.setDate(QDate(2026, 6, 1))
    form.reason.choose(PRICE.id)
    hints.append(form.hint.text())
    assert not form.save.isEnabled()
    form.source.setText("Mail")
    assert hints == [
        "Write who left.",
        "Choose the day on which they left.",
        "That is after the day of the lists, 30 Jun 2026.",
        "Write who says so.",
    ]
    assert form.hint.text().startswith("The customer list still has it.")
    with qtbot.waitSignal(form.lossTold) as told:
        form.save.click()
    note = told.args[0]
    assert (note.account, note.arr, note.lost_on, note.name) == ("1", 900.0, date(2026, 6, 1), "")
    form.account.setText("Somebody new")
    assert form.read_loss().name == form.read_loss().account == "Somebody new"


def test_a_decision_needs_a_reason_and_carries_everything_that_was_chosen(qtbot):
    panel = LossPanel((PRICE,))
    qtbot.addWidget(panel)
    panel.show_loss(LOSS, "GBP")
    assert not panel.save.isEnabled()
    panel.reason.choose(PRICE.id)
    panel.win_back.choose(WinBack.CONTACTED)
    panel.note.setText("Called the founder")
    with qtbot.waitSignal(panel.noted) as noted:
        panel.save.click()
    note = noted.args[0]
    assert (note.account, note.reason, note.win_back, note.note) == (
        "9",
        "price",
        WinBack.CONTACTED,
        "Called the founder",
    )


def test_an_amount_that_nobody_knows_is_empty_and_nought_can_be_stated(qtbot):
    panel = LossPanel((PRICE,))
    qtbot.addWidget(panel)
    panel.show_loss(replace(LOSS, reason=PRICE.id, arr=None), "GBP")
    assert panel.arr.text() == ""
    assert panel.save.isEnabled()
    qtbot.keyClicks(panel.arr, "0")
    assert panel.hint.text() == "Say who knows the other day or ARR."
    panel.source.setText("Contract")
    with qtbot.waitSignal(panel.noted) as noted:
        panel.save.click()
    assert noted.args[0].arr == 0.0


def test_the_programme_is_held_against_its_targets_where_something_is_known(view, diagnosis, texts):
    ended = replace(LOSS, win_back=WinBack.LOST), replace(PRICED, win_back=WinBack.WON)
    figures = replace(NO_CHURN.win_back_figures, tried=2, won=1, recovered=100 * 5 / 45)
    show(view, diagnosis, replace(CHURN, losses=ended, win_back_figures=figures))
    view.show_records(HealthRecords((), {}, (), NO_MODEL, (), {}, ()))
    said = texts(view.programme)
    assert "needs the scores of two days by the same scorecard" in " ".join(said)
    assert "nobody who was at risk has a task that is done" in said
    assert {"£5,000", "of £45,000 that 2 attempts that ended were about"} <= set(said)
