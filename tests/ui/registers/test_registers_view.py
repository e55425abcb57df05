"""The view of registers, over a workspace of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from csdesk.model.registers import ColumnId, RegisterId
from csdesk.operations.history import undo
from ui.registers import RegistersView
from ui.session import Session
from ui.widgets.date_field import DateField

FIRST = RegisterId("operating_rhythms")


@pytest.fixture
def wait(qtbot: QtBot, client_session: Session) -> Callable[[], None]:
    def until_idle() -> None:
        qtbot.waitUntil(lambda: client_session.lane.is_idle and not client_session.is_saving)
        qtbot.wait(30)

    return until_idle


@pytest.fixture
def view(qtbot: QtBot, client_session: Session, wait) -> RegistersView:
    view = RegistersView(client_session, first=FIRST, shows=lambda _: True)
    qtbot.addWidget(view)
    client_session.changed.connect(lambda _changes: view.refresh(client_session.diagnosis))
    view.resize(1300, 760)
    view.show()
    view.refresh(client_session.diagnosis)
    wait()
    return view


def open_register(view, wait, register):
    view.show_register(RegisterId(register))
    wait()
    table = view.card.grid.table
    places = {table.column(at).id: at for at in range(table.columnCount())}
    return table, places


def test_it_begins_with_the_meetings_and_their_agendas(view, texts):
    assert view.shown == "operating_rhythms"
    assert view.card.grid.table.rowCount() == 4
    assert "Red accounts now" in texts(view.panel)
    assert view.panel.title.text() == "Weekly huddle"
    view.card.grid.select_row(2)
    assert view.panel.title.text().startswith("Quarterly strategy review")
    assert "Net revenue retention" in texts(view.panel)


def test_every_register_of_the_list_can_be_shown(view, wait):
    for line in view.list.lines.entries:
        if line.register is not None:
            view.show_register(line.register)
            wait()
            assert view.card.name.text() == line.name
            assert view.card.grid.table.rowCount() == line.rows


def test_a_row_is_begun_filled_and_kept_once_it_has_what_it_needs(
    view, wait, client_session, qtbot
):
    table, places = open_register(view, wait, "risk_register")
    view.add_row()
    assert table.rowCount() == 3
    table.setData(table.index(2, places["risk"]), "The tool comes late")
    assert view.card.outcome.sentence == "Still needed: What is done about it and Owner."
    table.setData(table.index(2, places["mitigation"]), "Begin by hand")
    table.setData(table.index(2, places["owner"]), "it")
    wait()
    assert view.card.outcome.sentence == "Saved."
    assert table.row_id(2) is not None
    assert client_session.diagnosis.registers["risk_register"].rows[2].cells["owner"] == "it"
    (field,) = view.card.grid.viewport().findChildren(QLineEdit)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    client_session.run(undo)
    wait()
    assert table.rowCount() == 2


def test_what_is_added_to_a_new_row_while_it_is_saved_makes_no_second_one(view, wait):
    table, places = open_register(view, wait, "risk_register")
    view.add_row()
    told = {
        "risk": "Late",
        "mitigation": "By hand",
        "owner": "it",
        "impact": 4.0,
        "likelihood": 2.0,
    }
    for column, cell in told.items():
        table.setData(table.index(2, places[column]), cell)
    wait()
    wait()
    assert table.rowCount() == 3
    (kept,) = view._session.diagnosis.registers["risk_register"].rows[2:]
    assert kept.cells == told


def test_what_is_refused_stands_there_no_longer_and_the_reason_does(view, wait):
    table, places = open_register(view, wait, "gate_sign_offs")
    table.setData(table.index(0, places["passed_on"]), "2026-06-30")
    wait()
    assert "cannot pass yet" in view.card.outcome.sentence
    assert table.index(0, places["passed_on"]).data() == ""


def test_rows_are_removed_and_brought_back(view, wait, qtbot):
    table, _ = open_register(view, wait, "risk_register")
    assert not view.card.restore.isVisibleTo(view)
    view.card.grid.select_row(0)
    qtbot.keyClick(view.card.grid, Qt.Key.Key_Delete)
    wait()
    assert table.rowCount() == 1
    qtbot.mouseClick(view.card.restore, Qt.MouseButton.LeftButton)
    wait()
    assert table.rowCount() == 2
    assert not view.card.restore.isVisibleTo(view)


def test_a_row_that_was_begun_is_given_up(view, wait):
    table, _ = open_register(view, wait, "stakeholder_map")
    view.add_row()
    assert table.rowCount() == 1
    view.remove_row()
    assert table.rowCount() == 0


def test_the_space_bar_ticks(view, wait, qtbot):
    table, places = open_register(view, wait, "change_models")
    grid = view.card.grid
    grid.setCurrentIndex(table.index(0, places["done"]))
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    wait()
    assert table.index(0, places["done"]).data() == "Yes"
    assert "Kotter: 1 of 8 in place" in [one.title for one in view._sheet.beside]


@pytest.mark.parametrize(
    ("register", "column", "kind"),
    [
        ("risk_register", "owner", QComboBox),
        ("risk_register", "state", QComboBox),
        ("risk_register", "review_on", DateField),
        ("risk_register", "impact", QLineEdit),
        ("risk_register", "mitigation", QLineEdit),
    ],
)
def test_each_kind_of_column_has_its_field(view, wait, register, column, kind):
    table, places = open_register(view, wait, register)
    grid = view.card.grid
    grid.edit_cell(0, places[column])
    (field,) = [
        one for one in grid.viewport().findChildren(kind) if one.parent() is grid.viewport()
    ]
    assert field.accessibleName() == table.column(places[column]).name
    if isinstance(field, QComboBox):
        assert field.currentText() == table.index(0, places[column]).data()


def test_what_is_typed_in_a_field_is_kept(view, wait, qtbot):
    table, places = open_register(view, wait, "risk_register")
    grid = view.card.grid
    grid.edit_cell(0, places["impact"])
    (field,) = grid.viewport().findChildren(QLineEdit)
    field.setText("5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.card.outcome.sentence == "Saved.")
    wait()
    assert table.index(0, places["impact"]).data() == "5"


def test_a_field_stays_open_while_what_was_written_before_is_saved(view, wait, qtbot):
    table, places = open_register(view, wait, "risk_register")
    grid = view.card.grid
    table.setData(table.index(0, places["impact"]), 5.0)
    grid.edit_cell(0, places["risk"])
    (field,) = grid.viewport().findChildren(QLineEdit)
    field.setText("Still at it")
    wait()
    assert grid.is_editing
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not grid.is_editing)
    qtbot.wait(30)
    wait()
    assert table.index(0, 0).data() == "Still at it"
    assert table.index(0, places["impact"]).data() == "5"


def test_a_register_is_written_as_a_workbook_and_as_a_table(view, wait, tmp_path, qtbot):
    open_register(view, wait, "risk_register")
    for name in ("risks.xlsx", "risks.csv"):
        view.export(tmp_path / name)
        qtbot.waitUntil((tmp_path / name).exists)
    text = (tmp_path / "risks.csv").read_text(encoding="utf-8-sig")
    assert text.startswith("Risk,Likelihood,Impact,What is done about it,Owner")


def test_the_row_that_is_looked_at_is_written_as_a_page(view, wait, tmp_path, qtbot):
    open_register(view, wait, "risk_register")
    page = tmp_path / "risk.pdf"
    view.export(page)
    qtbot.waitUntil(page.exists)
    assert page.read_bytes()[:5] == b"%PDF-"
    open_register(view, wait, "success_plans")
    view.export(tmp_path / "plan.pdf")
    assert "Choose a row" in view.card.outcome.sentence
    assert not (tmp_path / "plan.pdf").exists()


def test_the_lists_beside_can_be_closed_and_opened(view, wait):
    assert not view.aside.isVisibleTo(view)
    view.panel.closed.emit()
    assert view.aside.isVisibleTo(view)
    open_register(view, wait, "rituals")
    assert not view.panel.isVisibleTo(view)
    view.open_aside()
    assert view.panel.isVisibleTo(view)


def test_the_retrospective_of_a_month_is_saved_from_the_register_of_what_customers_say(
    view, wait, client_session, tmp_path, monkeypatch, qtbot
):
    target = tmp_path / "June.csv"
    monkeypatch.setattr("ui.registers.view.ask_for_month", lambda *_: target)
    open_register(view, wait, "operating_rhythms")
    assert view.card.retro.isHidden()
    open_register(view, wait, "insight_log")
    assert not view.card.retro.isHidden()
    assert not view.card.retro.isEnabled()
    for day, theme in (("2026-06-03", "Slow set-up"), ("2026-05-04", "Too dear")):
        cells = {"heard_on": day, "type": "review", "theme": theme, "action": "Guide"}
        view.acts.save(view.shown, {ColumnId(key): cell for key, cell in cells.items()}, None)
        wait()
    view.card.grid.select_row(0)
    with qtbot.waitSignal(view.told, timeout=60_000):
        view.card.retro.click()
    text = target.read_text(encoding="utf-8-sig")
    assert "Slow set-up" in text
    assert "Too dear" not in text
