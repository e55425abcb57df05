from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from csdesk.model.churn import ChurnReason, Loss, MonthOfLife, WinBack
from csdesk.model.identifiers import AccountKey, ChurnReasonId
from tests.facts import make_facts
from tests.health_reviews import NO_CHURN, make_review
from ui.pages.health.churn import ChurnView
from ui.pages.health.churn.loss_panel import LossPanel

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


def test_a_loss_stands_in_the_lists_and_in_the_panel(view, diagnosis, texts):
    months = (MonthOfLife(1, 10, 0), MonthOfLife(2, 10, 1))
    show(view, diagnosis, replace(NO_CHURN, losses=(LOSS,), win_back=(LOSS,), by_month=months))
    shown = texts(view)
    assert "Who is worth winning back?" in shown
    assert "Far too dear" in shown
    assert view.panel.title.text() == "Left & Gone Ltd"
    assert view.panel.caption.text() == "£40,000 ARR · left 1 Mar 2026 · after 45 days"


def test_only_months_in_which_somebody_left_are_listed(view, diagnosis):
    months = tuple(MonthOfLife(at, 10, int(at == 2)) for at in range(1, 30))
    show(view, diagnosis, replace(NO_CHURN, losses=(LOSS,), by_month=months))
    assert view.sections.tables["Months with losses"].model.rowCount() == 1
    assert "Months of life" not in view.sections.tables


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
