"""The investment case on the screen: what is missing, stating it, and what follows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csdesk.model.kpi_book import KpiInputId
from tests.ui.conftest import settle
from ui.pages.roadmap.money import MoneyView
from ui.session import Session
from ui.widgets.figure_view import FigureView

STATED = {"week_cost": "1500", "gross_margin": "78", "prevented_share": "60", "dollar_rate": "0.8"}


@pytest.fixture
def view(session: Session, path, qtbot: QtBot) -> Iterator[MoneyView]:
    with qtbot.waitSignal(session.changed, timeout=60_000):
        session.open_sample(path)
    view = MoneyView(session)
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.refresh(session.diagnosis)
    session.changed.connect(lambda _: view.refresh(session.diagnosis))
    view.show()
    yield view
    view.hide()
    qtbot.waitUntil(lambda: session.lane.is_idle and session.renderer.is_idle, timeout=60_000)
    settle()


@pytest.fixture
def unstated(view: MoneyView, qtbot: QtBot) -> MoneyView:
    """Return the view of a client whose finance has said nothing yet."""
    for name in STATED:
        with qtbot.waitSignal(view.told, timeout=60_000):
            view.panels.acts.forget(KpiInputId(name))
    return view


def state(view: MoneyView, name: str, value: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.told, timeout=60_000):
        view.panels.acts.state(KpiInputId(name), value, "Finance", None)


def test_without_stated_figures_the_view_says_what_is_missing(
    unstated: MoneyView, texts: Callable[[QWidget], list[str]]
):
    view = unstated
    assert view.sentence.text() == "The case cannot be told yet; below is what is missing."
    assert "What cannot be computed, and what would unlock it?" in texts(view)
    assert not view.blocks.findChildren(FigureView)


def test_stated_figures_bring_the_case_its_fan_and_its_tornado(unstated: MoneyView, qtbot: QtBot):
    view = unstated
    for name, value in STATED.items():
        state(view, name, value, qtbot)
    qtbot.waitUntil(lambda: "Break-even" in view.sentence.text(), timeout=60_000)
    names = [figure.accessibleName() for figure in view.blocks.findChildren(FigureView)]
    assert any(name.startswith("When does the plan pay for itself") for name in names)
    assert any(name.startswith("What moves the result most?") for name in names)


def test_the_panel_lists_every_figure_and_opens_one_of_them(
    view: MoneyView, texts: Callable[[QWidget], list[str]]
):
    view.state.click()
    shown = texts(view.panels.inputs)
    assert "Cost of a person-week" in shown
    assert "Gross margin" in shown
    view.panels.inputs.inputWanted.emit(KpiInputId("week_cost"))
    assert view.panels.currentWidget() is view.panels.input
    assert view.panels.input.title.text() == "Cost of a person-week"
    view.panels.input.closed.emit()
    assert view.panels.currentWidget() is view.panels.inputs


def test_what_cannot_be_is_refused_in_the_panel(view: MoneyView, qtbot: QtBot):
    view.show_input(KpiInputId("horizon_months"))
    with qtbot.waitSignal(view.panels.acts.refused, timeout=60_000):
        view.panels.acts.state(KpiInputId("horizon_months"), "6", "Finance", None)
    assert "between 12 and 60" in view.panels.input.hint.text()


def test_a_calculator_begins_with_its_example_and_follows_what_is_typed(view: MoneyView):
    view.calculators.click()
    panel = view.panels.calculator
    panel.show_calculator(next(one for one in panel.definitions if one.id == "staff_by_sales"))
    assert panel.results["team"].text() == "4 to 6"
    panel.fields["is_ad_hoc"].setValue(1)
    assert panel.results["team"].text() == "4.8 to 7.2"


def test_a_calculator_says_what_cannot_be(view: MoneyView):
    view.open_calculators()
    panel = view.panels.calculator
    panel.show_calculator(next(one for one in panel.definitions if one.id == "pay"))
    assert panel.results["base"].text() == "£70,000"
    panel.fields["nrr_weight"].setValue(50)
    assert "make up 100%" in panel.hint.text()
    assert panel.results["base"].text() == "–"
