"""What a person decides about numbers, through the window: kept, shown, refused, taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csdesk.model.changes import Changes
from csdesk.model.identifiers import KpiId
from csdesk.model.kpi_book import BY_STAGE, KpiInputId
from csdesk.operations.history import undo
from tests.ui.conftest import settle
from ui.pages.metrics import MetricsPage
from ui.pages.metrics.numbers.view import NumbersView
from ui.session import Session
from ui.widgets.button import Button

NRR, LTV = KpiId("nrr"), KpiId("ltv")


@pytest.fixture
def sampled(session: Session, path, qtbot: QtBot) -> Session:
    with qtbot.waitSignal(session.changed, timeout=60_000):
        session.open_sample(path)
    return session


@pytest.fixture
def view(sampled: Session, qtbot: QtBot) -> Iterator[NumbersView]:
    page = MetricsPage(sampled)
    qtbot.addWidget(page)
    page.resize(1440, 820)
    page.refresh(Changes.ALL)
    sampled.changed.connect(page.refresh)
    page.show()
    yield page.views.numbers
    sampled.changed.disconnect(page.refresh)


@pytest.fixture
def wait(sampled: Session, qtbot: QtBot) -> Callable[[Callable[[], object]], None]:
    """Return what carries out an act and waits until it is saved."""

    def do(act: Callable[[], object]) -> None:
        with qtbot.waitSignal(sampled.changed, timeout=60_000):
            act()
        qtbot.waitUntil(lambda: sampled.lane.is_idle, timeout=60_000)

    return do


def test_a_goal_begins_with_a_template_is_followed_removed_and_undone(
    view, wait, sampled, texts
) -> None:
    view.choose_kpi(NRR)
    view.panels.open_part("goal", "")
    view.panels.goal.template.setCurrentIndex(1)
    fields = view.panels.goal.fields
    assert fields.target.value() == 118
    fields.baseline.setValue(100)
    fields.target.setValue(100)
    assert not view.panels.goal.save.isEnabled()
    assert "another target" in view.panels.goal.hint.text()
    fields.target.setValue(118)
    wait(view.panels.goal.save.click)
    (progress,) = sampled.diagnosis.metrics.goals
    assert (progress.goal.baseline, progress.goal.target) == (100, 118)
    assert progress.goal.due_on == date(2027, 10, 31)
    assert view.panels.currentWidget() is view.panel
    assert any("to 118% by 31 Oct 2027" in text for text in texts(view.panel))
    view.panels.open_part("goal", "")
    wait(view.panels.goal.drop.click)
    assert sampled.diagnosis.metrics.goals == ()
    wait(lambda: sampled.run(undo))
    assert len(sampled.diagnosis.metrics.goals) == 1


@pytest.fixture
def marginless(view, wait) -> NumbersView:
    """Return the view of a client whose finance has not said what its margin is."""
    view.choose_kpi(LTV)
    view.panels.open_part("input", "gross_margin")
    wait(view.panels.input.forget.click)
    return view


def test_a_stated_margin_unlocks_its_numbers_and_is_taken_back(
    marginless, wait, sampled, texts
) -> None:
    view = marginless
    view.choose_kpi(LTV)
    assert any("gross margin" in text for text in texts(view.panel))
    view.panels.open_part("input", "gross_margin")
    panel = view.panels.input
    shown = texts(panel)
    assert "Customer lifetime value" in shown
    assert not panel.save.isEnabled()
    panel.number.setValue(80)
    panel.basis.setText("P&L of 2025")
    panel.as_of.setDate(panel.as_of.maximumDate().addYears(-75))
    wait(panel.save.click)
    assert sampled.diagnosis.kpis[LTV].value is not None
    stated = sampled.diagnosis.metrics.settings.stated[KpiInputId("gross_margin")]
    assert (stated.value, stated.basis) == ("80", "P&L of 2025")
    assert stated.as_of == date(2025, 12, 31)
    view.panels.open_part("input", "gross_margin")
    assert view.panels.input.basis.text() == "P&L of 2025"
    wait(view.panels.input.forget.click)
    assert sampled.diagnosis.kpis[LTV].value is None


def test_which_source_counts_is_chosen_for_a_reason_and_goes_back(
    view, wait, sampled, texts
) -> None:
    view.choose_kpi(NRR)
    view.panels.open_part("benchmarks", "")
    panel = view.panels.benchmarks
    assert any("Read benchmarks with care" in text for text in texts(panel))
    assert any("shown from 5 up" in text for text in texts(panel))
    unsourced = panel.blocks["nrr.kpi_board"]
    assert not unsourced.use.isVisibleTo(unsourced)
    panel.blocks["nrr.saas_capital.25k"].use.click()
    asked = panel.blocks["nrr.saas_capital.25k"]
    assert not asked.keep.isEnabled()
    asked.reason.setText("Contracts of our size")
    wait(asked.keep.click)
    assert sampled.diagnosis.metrics.arbitrations[NRR].chosen.id == "nrr.saas_capital.25k"
    assert any("Contracts of our size" in text for text in texts(view.panel))
    view.panels.open_part("benchmarks", "")
    wait(panel.default.click)
    assert sampled.diagnosis.metrics.arbitrations[NRR].choice is None


def test_own_levels_are_kept_refused_out_of_order_and_reset(view, wait, sampled, qtbot) -> None:
    view.choose_kpi(NRR)
    view.panels.open_part("levels", "")
    panel = view.panels.levels
    for key, number in (("churn_risk", 100), ("low_usage", 90), ("success", 110)):
        panel.boxes[key].setValue(number)
    panel.save.click()
    qtbot.waitUntil(lambda: "in this order" in panel.hint.text(), timeout=20_000)
    panel.boxes["churn_risk"].setValue(80)
    wait(panel.save.click)
    assert sampled.diagnosis.metrics.settings.levels[NRR].churn_risk == 80
    view.panels.open_part("levels", "")
    wait(panel.reset.click)
    assert NRR not in sampled.diagnosis.metrics.settings.levels


def test_which_numbers_are_shown_is_remembered_with_the_client(view, wait, sampled) -> None:
    sets = view.bar.sets
    wait(lambda: sets.setCurrentIndex(sets.findText("Core four")))
    assert [entry.term for entry in view.groups[0].entries] == [
        "Net revenue retention",
        "Logo churn",
        "Customer lifetime value",
        "Average health score",
    ]
    wait(lambda: sets.choose(BY_STAGE))
    assert [group.title for group in view.groups] == ["Onboarding", "Retention", "Expansion"]
    assert view.list.verticalScrollBar().value() == 0
    assert sampled.diagnosis.metrics.settings.shown == BY_STAGE
    wait(lambda: sampled.run(undo))
    assert sets.currentText() == "Core four"


def test_a_number_that_cannot_be_computed_has_the_button_that_unlocks_it(marginless, qtbot) -> None:
    view = marginless
    view.choose_kpi(LTV)
    _button(view.panel, "State: Gross margin").click()
    assert view.panels.currentWidget() is view.panels.input
    assert view.choose_kpi(KpiId("effort"))
    with qtbot.waitSignal(view.importWanted, timeout=1000):
        _button(view.panel, "Bring in a file").click()


def test_rows_behind_a_number_are_asked_for_with_their_lineage(view, qtbot) -> None:
    view.choose_kpi(NRR)
    with qtbot.waitSignal(view.dataWanted, timeout=1000) as asked:
        _button(view.panel, "Its lists on the page Data").click()
    assert "rows 6 to" in asked.args[0]


def test_what_was_changed_is_brought_into_view(view) -> None:
    view.reveal("kpi_goal", '[1, "grr"]')
    assert view.panel.caption.text() == "Gross revenue retention"
    view.reveal("stated_input", '[1, "gross_margin"]')
    assert view.panels.input.title.text() == "Gross margin"


def test_the_cases_are_told_with_what_arithmetic_says(view, texts) -> None:
    view.bar.cases.click()
    shown = texts(view.panels.cases)
    assert "12% to 7.8% (−35%; 95% confidence interval 6.5 to 9.1%)" in shown
    assert any("8 to 10 customers per CSM is +25%" in text for text in shown)


def _button(panel: QWidget, words: str) -> Button:
    settle()
    return next(one for one in panel.findChildren(Button) if one.words == words)
