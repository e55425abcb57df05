import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from csdesk.errors import InputRefused, WorkspaceUnusable
from csdesk.model.answers import Answer
from csdesk.model.changes import Changes
from csdesk.model.clients import Client
from csdesk.model.history import Action, UndoState
from csdesk.model.identifiers import ChoiceId, QuestionId
from csdesk.operations.answers import clear_answer, save_answer
from csdesk.operations.clients import add_client, set_as_of
from csdesk.operations.outcome import Outcome
from csdesk.settings import load_settings
from csdesk.storage.workspace import Workspace, open_workspace
from tests.ui.hostile_names import HOSTILE
from ui.session import Session

QUESTION = QuestionId("health.1.written_definition")


def test_a_new_client_opens_with_its_diagnosis(client_session: Session, path: Path) -> None:
    assert client_session.path == path
    assert client_session.diagnosis is not None
    assert client_session.diagnosis.client == Client(HOSTILE, "EUR")
    assert client_session.diagnosis.answers == {}


def test_an_operation_is_stored_and_then_diagnosed(client_session: Session, qtbot: QtBot) -> None:
    answer = Answer(QUESTION, ChoiceId("yes"))
    answered: list[object] = []
    with qtbot.waitSignal(client_session.changed) as caught:
        client_session.run(save_answer, answer, on_done=answered.append)
        assert client_session.is_saving
    assert caught.args == [Changes.ANSWERS | Changes.RESULTS]
    assert not client_session.is_saving
    assert client_session.diagnosis is not None
    assert client_session.diagnosis.answers == {QUESTION: answer}
    level = client_session.diagnosis.maturity.area(client_session.diagnosis.instrument.areas[1].id)
    assert (level.answered, level.index) == (1, 100.0)
    qtbot.waitUntil(lambda: answered == [None])


def test_operations_in_a_row_share_one_diagnosis(client_session: Session, qtbot: QtBot) -> None:
    seen: list[Changes] = []
    client_session.changed.connect(seen.append)
    for choice in ("no", "partly", "yes"):
        client_session.run(save_answer, Answer(QUESTION, ChoiceId(choice)))
    client_session.run(set_as_of, date(2026, 11, 20))
    qtbot.waitUntil(lambda: client_session.lane.is_idle and bool(seen))
    assert seen == [Changes.ANSWERS | Changes.CLIENT | Changes.RESULTS]
    assert client_session.diagnosis is not None
    assert client_session.diagnosis.answers[QUESTION].choice == "yes"
    assert client_session.diagnosis.engagement.as_of == date(2026, 11, 20)


def test_a_result_is_handed_out_after_the_diagnosis_is_new(
    client_session: Session, qtbot: QtBot
) -> None:
    seen: list[int] = []

    def look(_result: object) -> None:
        assert client_session.diagnosis is not None
        seen.append(len(client_session.diagnosis.answers))

    client_session.run(save_answer, Answer(QUESTION, ChoiceId("no")), on_done=look)
    qtbot.waitUntil(lambda: bool(seen))
    client_session.run(clear_answer, QUESTION, on_done=look)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == [1, 0]


def test_an_operation_that_fails_leaves_the_diagnosis(
    client_session: Session, qtbot: QtBot
) -> None:
    def refuse(workspace: Workspace) -> Outcome[None]:
        raise InputRefused("it is empty", file="a.csv", advice="Choose another")

    before = client_session.diagnosis
    told: list[str] = []
    with qtbot.assertNotEmitted(client_session.changed):
        client_session.run(refuse, on_failed=told.append)
        qtbot.waitUntil(lambda: bool(told) and client_session.lane.is_idle)
    assert told == ["a.csv: it is empty. Choose another."]
    assert client_session.diagnosis is before
    assert not client_session.is_saving


def test_a_failure_does_not_hide_what_went_before(client_session: Session, qtbot: QtBot) -> None:
    def refuse(workspace: Workspace) -> Outcome[None]:
        raise InputRefused("it is empty", file="a.csv", advice="Choose another")

    with qtbot.waitSignal(client_session.changed):
        client_session.run(save_answer, Answer(QUESTION, ChoiceId("yes")))
        client_session.run(refuse, on_failed=lambda _sentence: None)
    assert client_session.diagnosis is not None
    assert QUESTION in client_session.diagnosis.answers


def test_a_workspace_that_cannot_be_opened_leaves_the_open_one(
    client_session: Session, tmp_path: Path, path: Path, qtbot: QtBot
) -> None:
    picture = tmp_path / "picture.csdesk"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    with qtbot.waitSignal(client_session.failed) as caught:
        client_session.open_workspace(picture)
    assert "picture.csdesk" in caught.args[0]
    assert client_session.path == path
    with qtbot.waitSignal(client_session.changed):
        client_session.run(save_answer, Answer(QUESTION, ChoiceId("yes")))


def test_the_first_workspace_is_let_go_when_another_opens(
    client_session: Session, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(client_session.changed):
        client_session.start_client(tmp_path / "other.csdesk", Client("Other", "GBP"))
    assert client_session.diagnosis is not None
    assert client_session.diagnosis.client.name == "Other"
    open_workspace(path).close()


def test_closing_keeps_what_was_being_saved(session: Session, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.changed):
        session.start_client(path, Client("A", "EUR"))
    session.run(save_answer, Answer(QUESTION, ChoiceId("yes")))
    session.close()
    with open_workspace(path) as workspace:
        assert QUESTION in workspace.answers.all()


def test_without_a_client_an_operation_is_refused(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.failed) as caught:
        session.run(save_answer, Answer(QUESTION, ChoiceId("yes")))
    assert caught.args == ["No client is open."]
    assert not session.is_saving


def test_work_without_a_workspace_gets_the_progress_it_asks_for(
    session: Session, qtbot: QtBot
) -> None:
    steps: list[str] = []
    session.taskProgressed.connect(lambda task: steps.append(task.step))

    def read(name: str, progress: object) -> str:
        progress(1, 2, "Reading rows")  # type: ignore[operator]
        return name.upper()

    results: list[str] = []
    session.work(read, "list", on_done=results.append)
    qtbot.waitUntil(lambda: results == ["LIST"])
    assert steps == ["Reading rows"]


def test_drawing_does_not_wait_for_the_workspace(session: Session, qtbot: QtBot) -> None:
    proceed = threading.Event()
    drawn: list[str] = []
    session.work(lambda: proceed.wait(5))
    session.render(lambda: "drawn", on_done=drawn.append)
    qtbot.waitUntil(lambda: drawn == ["drawn"])
    proceed.set()


def test_a_diagnosis_never_mixes_two_clients(
    client_session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.csdesk"
    client_session.run(save_answer, Answer(QUESTION, ChoiceId("yes")))
    client_session.start_client(other, Client("Other", "GBP"))
    qtbot.waitUntil(lambda: client_session.lane.is_idle)
    assert client_session.path == other
    assert client_session.diagnosis is not None
    assert client_session.diagnosis.client == Client("Other", "GBP")
    assert client_session.diagnosis.answers == {}


def test_a_cancelled_operation_is_no_error(client_session: Session, qtbot: QtBot) -> None:
    proceed = threading.Event()
    client_session.work(lambda: proceed.wait(5))
    task = client_session.run(save_answer, Answer(QUESTION, ChoiceId("yes")))
    task.cancel()
    with qtbot.assertNotEmitted(client_session.failed):
        proceed.set()
        qtbot.waitUntil(lambda: client_session.lane.is_idle)
    assert not client_session.is_saving
    assert client_session.diagnosis is not None
    assert client_session.diagnosis.answers == {}


def test_settings_are_kept_for_the_next_start(session: Session, qtbot: QtBot) -> None:
    changed = replace(session.settings, person="Priya Raman", lock_after_minutes=5)
    with qtbot.waitSignal(session.settingsChanged):
        session.change_settings(changed)
    assert session.settings == changed
    assert load_settings() == changed


def test_settings_that_cannot_be_kept_hold_until_the_end(
    session: Session, settings_folder: Path
) -> None:
    changed = replace(session.settings, lock_after_minutes=5)
    sentences: list[str] = []
    session.failed.connect(sentences.append)
    settings_folder.rmdir()
    session.change_settings(changed)
    assert session.settings == changed
    assert "could not be kept" in sentences[0]


def test_what_can_be_undone_follows_every_change(client_session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(client_session.historyChanged):
        client_session.run(save_answer, Answer(QUESTION, ChoiceId("yes")))
    assert client_session.history == UndoState(Action.ANSWER)


def test_the_clients_of_the_open_file_are_known(client_session: Session) -> None:
    assert [audit.client.name for audit in client_session.audits] == [HOSTILE]


def test_reading_changes_nothing(client_session: Session, qtbot: QtBot) -> None:
    counts: list[int] = []
    client_session.read(lambda workspace: len(workspace.answers.all()), on_done=counts.append)
    qtbot.waitUntil(lambda: counts == [0])
    assert not client_session.is_saving


def test_another_name_stands_in_the_change_log_from_now_on(
    client_session: Session, qtbot: QtBot
) -> None:
    client_session.change_settings(replace(client_session.settings, person="Priya Raman"))
    client_session.run(save_answer, Answer(QUESTION, ChoiceId("yes")))
    people: list[str] = []
    client_session.read(
        lambda workspace: workspace.history.entries(1)[0].person, on_done=people.append
    )
    qtbot.waitUntil(lambda: people == ["Priya Raman"])


def test_a_number_that_is_no_answer_is_told_with_its_sentence(
    client_session: Session, qtbot: QtBot
) -> None:
    told: list[str] = []
    alerts = Answer(QuestionId("diligence.automation.false_alerts"), value=8_700_000.0)
    client_session.run(save_answer, alerts, on_failed=told.append)
    qtbot.waitUntil(lambda: client_session.lane.is_idle and bool(told))
    assert told == [
        "8,700,000% is no share, which lies between 0 and 100. Write a number from 0 to 100."
    ]


def test_an_answer_meant_for_one_client_never_reaches_another_of_the_file(
    client_session: Session, qtbot: QtBot
) -> None:
    told: list[str] = []
    client_session.run(add_client, Client("Other", "EUR"), "Audit", date(2026, 11, 20))
    client_session.run(save_answer, Answer(QUESTION, ChoiceId("yes")), on_failed=told.append)
    qtbot.waitUntil(lambda: client_session.lane.is_idle and bool(told))
    assert told[0].startswith("The last change was not saved: another client was opened")
    assert client_session.diagnosis is not None
    assert client_session.diagnosis.client.name == "Other"
    assert client_session.diagnosis.answers == {}


def test_an_answer_given_while_another_file_opens_is_not_written_there(
    client_session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    told: list[str] = []
    client_session.start_client(tmp_path / "other.csdesk", Client("Other", "EUR"))
    client_session.run(save_answer, Answer(QUESTION, ChoiceId("yes")), on_failed=told.append)
    qtbot.waitUntil(lambda: client_session.lane.is_idle and bool(told))
    assert client_session.diagnosis is not None
    assert client_session.diagnosis.client.name == "Other"
    assert client_session.diagnosis.answers == {}


def test_what_waits_goes_with_the_client_into_a_new_file(
    client_session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    is_full = True

    def save(workspace: Workspace, answer: Answer) -> object:
        if is_full:
            raise WorkspaceUnusable("The drive is full.")
        return save_answer(workspace, answer)

    client_session.run(save, Answer(QUESTION, ChoiceId("yes")))
    qtbot.waitUntil(lambda: client_session.lane.is_idle and client_session.unsaved is not None)
    is_full = False
    client_session.save_as(tmp_path / "saved.csdesk")
    qtbot.waitUntil(lambda: client_session.lane.is_idle and not client_session.is_saving)
    assert client_session.path == tmp_path / "saved.csdesk"
    assert client_session.diagnosis is not None
    assert QUESTION in client_session.diagnosis.answers


def test_what_was_done_before_another_file_opened_is_told_while_its_page_is_there(
    client_session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    order: list[str] = []
    client_session.changed.connect(lambda _changes: order.append("changed"))
    client_session.run(
        save_answer,
        Answer(QUESTION, ChoiceId("yes")),
        on_done=lambda _nothing: order.append("answered"),
    )
    client_session.start_client(tmp_path / "other.csdesk", Client("Other", "EUR"))
    qtbot.waitUntil(lambda: client_session.lane.is_idle and "changed" in order)
    assert order[0] == "answered"
