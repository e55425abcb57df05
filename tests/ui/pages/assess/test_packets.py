"""Packets in the window: sent, brought back, compared, settled."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from csdesk.model.changes import Changes
from csdesk.model.clients import Client
from csdesk.model.respondents import RespondentRole
from csdesk.operations.clients import change_client
from csdesk.report.document import Status
from tests.filled_packets import beside, fill_packet, packet_rows
from tests.ui.conftest import settle
from ui.pages.assess import AssessPage
from ui.pages.assess.packets import PacketsView
from ui.pages.assess.packets.growing_rows import GrowingRows
from ui.session import Session
from ui.widgets.label import Label

LADDER = "maturity_ladder"
PATIENCE = 20_000


@pytest.fixture
def view(client_session: Session, qtbot: QtBot) -> PacketsView:
    """Give the view of a client of whom nothing is known yet."""
    view = PacketsView(client_session)
    qtbot.addWidget(view)
    view.resize(1160, 760)
    client_session.changed.connect(view.refresh)
    view.show()
    view.refresh()
    view.send.instruments.choose(LADDER)
    return view


def press(view, words) -> None:
    """Click the first visible button that says so."""
    settle()
    found = [button for button in view.findChildren(QPushButton)
             if button.isVisible() and button.accessibleName().startswith(words)]  # fmt: skip
    found[0].click()


def send(view: PacketsView, qtbot: QtBot, folder: Path) -> dict[str, Path]:
    """Write the packets that are ticked, and return them by the role on their cover."""
    folder.mkdir()
    with qtbot.waitSignal(view.errands.written, timeout=PATIENCE):
        view.send_into(view.send.orders, folder)
    books = {path: load_workbook(path) for path in folder.iterdir()}
    return {beside(book["Start here"], "Your role").value: path for path, book in books.items()}


def shared_question(paths) -> str:
    """Return the first question that every packet asks and that is answered with Yes or No."""
    rows = [packet_rows(load_workbook(path)) for path in paths]
    return next(
        question
        for question, row in rows[0].items()
        if all(question in other for other in rows)
        and str(row["What each answer means"].value).startswith("No:")
    )


def bring_back(view, qtbot, *paths) -> None:
    with qtbot.waitSignal(view.errands.drafted, timeout=PATIENCE):
        view.bring_back(paths)


def keep(view, qtbot) -> None:
    with qtbot.waitSignal(view.session.changed, timeout=PATIENCE):
        view.back.keep.click()


@pytest.fixture
def divided(view, qtbot, tmp_path) -> str:
    """Bring in a Yes of leadership and a No of a CSM to one question, and return it."""
    view.send.roles.choose("leadership", "csm")
    packets = send(view, qtbot, tmp_path / "out")
    question = shared_question(packets.values())
    fill_packet(packets["Leadership"], {question: "Yes"}, name="Priya")
    fill_packet(packets["CSM"], {question: "No"}, name="Ben")
    bring_back(view, qtbot, tmp_path / "out")
    keep(view, qtbot)
    return question


def test_three_roles_and_two_instruments_are_ticked_to_begin_with(client_session, qtbot):
    view = PacketsView(client_session)
    qtbot.addWidget(view)
    view.refresh()
    assert view.send.roles.chosen == ("leadership", "csm", "sales")
    assert set(view.send.instruments.chosen) <= {LADDER, "alignment_test"}
    assert view.send.write.words == "Write 3 packets"


def test_what_was_unticked_stays_so_when_something_changes(view):
    view.send.roles.choose("support")
    view.refresh()
    assert view.send.roles.chosen == ("support",)
    view.send.roles.choose()
    assert not view.send.write.isEnabled()


def test_packets_carry_who_asks_and_by_when(view, qtbot, tmp_path):
    view.send.roles.choose("csm")
    view.send.asked_by.setText(" Priya Raman ")
    view.send.due.dayChosen.emit(date(2026, 12, 4))
    (order,) = view.send.orders
    assert (order.role, order.asked_by) == (RespondentRole.CSM, "Priya Raman")
    (path,) = send(view, qtbot, tmp_path / "out").values()
    cover = load_workbook(path)["Start here"]
    assert beside(cover, "Please send it back by").value == "4 Dec 2026"
    assert path.name in view.send.outcome.sentence


def test_a_folder_that_cannot_be_written_is_told(view, qtbot, tmp_path):
    with qtbot.waitSignal(view.errands.sendFailed, timeout=PATIENCE):
        view.send_into(view.send.orders, tmp_path / "nowhere")
    assert "does not exist" in view.send.outcome.sentence


def test_nothing_is_kept_before_the_person_says_so(view, qtbot, tmp_path):
    view.send.roles.choose("csm")
    (path,) = send(view, qtbot, tmp_path / "out").values()
    question = shared_question([path])
    bring_back(view, qtbot, fill_packet(path, {question: "Yes"}, name="Ada"))
    assert view.back.keep.words == "Keep 1 answer"
    assert view.session.diagnosis.responses == ()
    view.back.drop.click()
    assert view.back.draft is None
    assert not view.back.keep.isVisible()


def test_who_answered_stands_in_the_list_and_can_be_removed(view, qtbot, divided, texts):
    assert {"Priya", "Ben", "CSM · 1 answer"} <= {*texts(view.back)}
    with qtbot.waitSignal(view.session.changed, timeout=PATIENCE):
        press(view.back, "Remove")
    assert len(view.session.diagnosis.responses) == 1


def test_files_that_are_dropped_are_read(view, qtbot, tmp_path):
    bad = tmp_path / "picture.xlsx"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(bad))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    with qtbot.waitSignal(view.errands.drafted, timeout=PATIENCE):
        view.back.dropEvent(event)
    assert view.parts.current == "back"
    assert "picture.xlsx: it is a picture" in view.back.draft.refused[0]
    assert not view.back.keep.isVisible()


def test_an_answer_that_takes_the_place_of_another_is_said_before(view, qtbot, divided, texts,
                                                                  tmp_path):  # fmt: skip
    (path,) = (tmp_path / "out").glob("*CSMs*")
    bring_back(view, qtbot, fill_packet(path, {divided: "Partly"}))
    assert any("Ben (CSM) answered before" in text for text in texts(view.back))


def test_packets_of_another_client_are_taken_when_the_person_says_so(view, qtbot, tmp_path):
    view.send.roles.choose("csm")
    (path,) = send(view, qtbot, tmp_path / "out").values()
    fill_packet(path, {shared_question([path]): "Yes"}, name="Ada")
    with qtbot.waitSignal(view.session.changed, timeout=PATIENCE):
        view.session.run(change_client, Client("Other Ltd", "EUR"))
    bring_back(view, qtbot, path)
    assert view.back.strangers.isVisible()
    with qtbot.waitSignal(view.errands.drafted, timeout=PATIENCE):
        view.back.strangers.click()
    assert view.back.keep.words == "Keep 1 answer"


def test_nobody_disagrees_before_two_roles_answered(view, qtbot):
    view.show_part("compare")
    assert view.compare.empty.isVisible()
    press(view.compare.empty, "Send packets")
    assert view.parts.current == "send"


def test_a_difference_is_shown_and_made_a_finding(view, qtbot, divided, texts):
    view.show_part("compare")
    (area,) = view.compare.lines
    assert "Leadership at 100 of 100 and CSMs at 0 of 100" in area.sentence
    view.compare.show_area(area.divergence.area)
    (line,) = view.compare.lines
    assert line.divergence.question == divided
    assert not any("Priya" in text or "Ben" in text for text in texts(view.compare))
    with qtbot.waitSignal(view.session.changed, timeout=PATIENCE):
        press(view.compare, "Make it a finding")
    (observation,) = view.session.diagnosis.observations
    assert (observation.question, observation.issue) == (divided, line.sentence)
    assert view.compare.lines[0].is_kept
    assert view.compare.areas.currentData() == area.divergence.area


def test_the_heatmap_is_drawn(view, qtbot, divided):
    view.show_part("compare")
    qtbot.waitUntil(lambda: view.compare.figure._image is not None, timeout=PATIENCE)
    assert "CSMs at 0 of 100" in view.compare.figure.accessibleName()


def test_a_conflict_leads_to_its_question(view, qtbot, divided):
    view.show_part("settle")
    with qtbot.waitSignal(view.questionRequested) as asked:
        press(view.settle, "Open")
    assert asked.args == [divided]


def test_one_side_of_a_conflict_is_adopted(view, qtbot, divided):
    view.show_part("settle")
    with qtbot.waitSignal(view.session.changed, timeout=PATIENCE):
        press(view.settle, "Adopt “No”")
    assert view.session.diagnosis.answers[divided].choice == "no"
    assert len(view.session.diagnosis.responses) == 2


def test_what_all_agree_on_is_adopted_at_once(view, qtbot, tmp_path):
    view.send.roles.choose("leadership", "csm")
    packets = send(view, qtbot, tmp_path / "out")
    question = shared_question(packets.values())
    for role, path in packets.items():
        fill_packet(path, {question: "Partly"}, name=role)
    bring_back(view, qtbot, *packets.values())
    keep(view, qtbot)
    view.show_part("settle")
    assert view.settle.adopt["agreed"].words == "Adopt 1 answer"
    assert not view.settle.adopt["new"].isVisible()
    with qtbot.waitSignal(view.session.changed, timeout=PATIENCE):
        view.settle.adopt["agreed"].click()
    assert view.session.diagnosis.answers[question].choice == "partly"
    assert not view.settle.adopt["agreed"].isVisible()


def test_long_lists_open_with_a_few_rows_and_show_more(qtbot, texts):
    host = QWidget()
    qtbot.addWidget(host)
    rows = GrowingRows(lambda number: Label(f"row {number}"), "Nothing here.")
    host.setLayout(rows)
    host.show()
    rows.show_entries(range(40))
    assert texts(host)[-1] == "row 7"
    press(host, "Show 20 more of 32")
    assert texts(host)[-1] == "row 27"
    rows.show_entries(range(30))
    press(host, "Show 2 more of 2")
    assert texts(host)[-1] == "row 29"
    rows.show_entries([])
    assert texts(host) == ["Nothing here."]


def test_a_failure_to_read_is_told(view, qtbot):
    view.errands.returnFailed.emit("It cannot be read.")
    assert view.back.outcome.sentence == "It cannot be read."
    assert view.back.outcome._mark.status is Status.RISK


def test_the_page_goes_to_the_question_that_people_differ_on(client_session, qtbot):
    page = AssessPage(client_session)
    qtbot.addWidget(page)
    page.refresh(Changes.ALL)
    page.show_place("packets")
    page.views.packets.questionRequested.emit("health.1.written_definition")
    assert page.views.key == "walk"
    assert page.question.id == "health.1.written_definition"
