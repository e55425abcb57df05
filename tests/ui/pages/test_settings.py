from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from csdesk.content import load_library
from csdesk.model.answers import Answer
from csdesk.model.changes import Changes
from csdesk.model.clients import Audit, Client, PrimaryGoal
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.history import Action, Erasure, LogEntry
from csdesk.model.identifiers import EngagementId, QuestionId
from csdesk.model.workspaces import Backup, BackupReason
from csdesk.operations.clients import add_client, start_client
from csdesk.operations.erasure import PersonErased
from csdesk.settings import load_settings
from csdesk.storage.workspace import Workspace
from ui import theme
from ui.models.change_log import write_line
from ui.models.log_names import LogNames
from ui.pages.settings import SettingsPage, privacy_section
from ui.pages.settings.backup_section import BackupSection
from ui.pages.settings.client_section import ClientSection
from ui.pages.settings.file_reading import (
    FileFacts,
    read_file_facts,
)
from ui.pages.settings.file_section import FileSection
from ui.pages.settings.log_reading import ReadLog, read_log
from ui.pages.settings.log_section import LogSection
from ui.pages.settings.page import SECTIONS
from ui.pages.settings.person_section import PersonSection
from ui.pages.settings.privacy_section import PrivacySection
from ui.session import Session

HOSTILE = 'A<b>&$B_{x} "Ltd" =1+1'
ANSWER = {"question": "health.1.first", "choice": "yes"}


@pytest.fixture
def page(opened, diagnosis: Diagnosis, qtbot: QtBot, monkeypatch) -> SettingsPage:
    """A page whose readings of the workspace never come back: tests show what they need."""
    monkeypatch.setattr(opened.session, "read", lambda *_arguments, **_named: None)
    opened.session._audits = (
        Audit(diagnosis.client, diagnosis.engagement),
        Audit(
            Client(HOSTILE, "EUR", PrimaryGoal.STABILITY),
            replace(diagnosis.engagement, id=EngagementId(2)),
        ),
    )
    opened.show(diagnosis)
    page = SettingsPage(opened.session)
    qtbot.addWidget(page)
    page.resize(1216, 872)
    page.show()
    return page


@pytest.fixture
def workspace(tmp_path: Path):
    with start_client(tmp_path / "a.csdesk", Client("First", "EUR")) as workspace:
        yield workspace


def press(page: SettingsPage, words: str) -> None:
    buttons = page.section.findChildren(QAbstractButton)
    next(b for b in buttons if b.accessibleName() == words and b.isVisibleTo(page)).click()


def wishes(page: SettingsPage) -> list[str]:
    asked: list[str] = []
    page.actionRequested.connect(asked.append)
    return asked


def show_section(page: SettingsPage, section: type) -> object:
    page.show_section(section.key)
    assert isinstance(page.section, section)
    return page.section


def test_every_section_can_be_shown_and_says_what_it_is_about(page: SettingsPage) -> None:
    sentences = set()
    for section in SECTIONS:
        page.show_section(section.key)
        sentences.add(page.header.sentence.text())
        assert page.switch.current == section.key
    assert len(sentences) == len(SECTIONS)


def test_the_name_is_kept_once_it_was_entered(page: SettingsPage, qtbot: QtBot) -> None:
    section = show_section(page, PersonSection)
    section.name.setText("  Priya   Raman ")
    qtbot.keyClick(section.name, Qt.Key.Key_Return)
    settings = load_settings()
    assert (settings.person, settings.is_person_asked) == ("Priya Raman", True)
    assert section.name.text() == "Priya Raman"


def test_without_a_name_it_is_the_one_of_the_system(
    page: SettingsPage, qtbot: QtBot, monkeypatch
) -> None:
    monkeypatch.setattr("csdesk.settings.getpass.getuser", lambda: "priya")
    section = show_section(page, PersonSection)
    section.name.setText(" ")
    qtbot.keyClick(section.name, Qt.Key.Key_Return)
    assert page.session.settings.person == "priya"


def test_colours_are_asked_of_the_shell(page: SettingsPage) -> None:
    asked = wishes(page)
    show_section(page, PersonSection).colours.chosen.emit("dark")
    assert asked == ["scheme_dark"]


def test_the_colours_that_are_in_use_are_marked(page: SettingsPage, qapp) -> None:
    section = show_section(page, PersonSection)
    theme.apply(qapp, "dark")
    assert section.colours.current == "dark"
    theme.apply(qapp, "light")
    assert section.colours.current == "light"


def test_the_time_until_a_file_locks_is_kept(page: SettingsPage) -> None:
    section = show_section(page, PersonSection)
    section.wait.choose(30)
    section.wait.activated.emit(0)
    assert load_settings().lock_after_minutes == 30
    section.wait.choose(0)
    section.wait.activated.emit(0)
    assert load_settings().lock_after_minutes == 0


def test_an_unusual_time_until_a_file_locks_is_offered_as_well(page: SettingsPage) -> None:
    page.session.change_settings(replace(page.session.settings, lock_after_minutes=7))
    assert show_section(page, PersonSection).wait.currentText() == "After 7 minutes"


def facts(**changes: object) -> FileFacts:
    known = FileFacts(Path("/clients/a<b>.csdesk"), 455_000, False, False, None, "")
    return replace(known, **changes)


def test_the_file_says_where_it_is_and_that_anybody_can_read_it(page: SettingsPage, texts) -> None:
    section = show_section(page, FileSection)
    section.show_facts(facts())
    shown = texts(section)
    assert {"a<b>.csdesk", "/clients", "455 kB"} <= set(shown)
    assert section._state.word == "Not protected"
    asked = wishes(page)
    press(page, "Set a pass phrase…")
    assert asked == ["protect"]


def test_a_protected_file_can_be_locked_and_its_phrase_changed(page: SettingsPage) -> None:
    section = show_section(page, FileSection)
    section.show_facts(facts(is_encrypted=True))
    assert section._state.word == "Protected"
    asked = wishes(page)
    for words in ("Change the pass phrase…", "Lock now", "Remove it…"):
        press(page, words)
    assert asked == ["protect", "lock", "unprotect"]


def test_a_folder_that_is_kept_in_step_is_warned_of(page: SettingsPage, texts) -> None:
    section = show_section(page, FileSection)
    section.show_facts(facts(warning="This folder is kept in step by Dropbox."))
    assert "This folder is kept in step by Dropbox." in texts(section)
    section.show_facts(facts())
    assert "This folder is kept in step by Dropbox." not in texts(section)


def test_a_check_says_what_it_found(page: SettingsPage) -> None:
    section = show_section(page, FileSection)
    section.show_damage(())
    assert section.outcome.sentence == "Everything in the file is as it was written."
    section.show_damage(("The answers are not what was written. Restore a backup.", "Two."))
    assert section.outcome.sentence == (
        "The answers are not what was written. Restore a backup. Two."
    )


def test_facts_of_a_real_file_are_read(workspace: Workspace) -> None:
    found = read_file_facts(workspace)
    assert found.path == workspace.path
    assert found.size == workspace.path.stat().st_size
    assert not found.is_encrypted
    assert found.last_change is not None
    assert datetime.now(UTC) - found.last_change < timedelta(minutes=5)


def test_backups_are_switched_off_and_on(page: SettingsPage) -> None:
    section = show_section(page, BackupSection)
    section.on.click()
    assert not load_settings().backups_on
    section.on.click()
    assert load_settings().backups_on


def test_another_folder_for_backups_is_kept_and_taken_back(
    page: SettingsPage, tmp_path: Path, texts
) -> None:
    section = show_section(page, BackupSection)
    section.keep_folder(tmp_path)
    assert load_settings().backup_folder == tmp_path
    assert str(tmp_path) in texts(section)
    press(page, "Beside each file")
    assert load_settings().backup_folder is None
    assert any(text.endswith("client.backups") for text in texts(section))


def test_backups_are_made_and_shown_by_the_shell(page: SettingsPage) -> None:
    show_section(page, BackupSection)
    asked = wishes(page)
    press(page, "Back up now")
    press(page, "Show the backups…")
    assert asked == ["back_up", "show_backups"]


def test_every_client_is_listed_with_what_can_be_done(page: SettingsPage, texts) -> None:
    section = show_section(page, ClientSection)
    shown = texts(section)
    assert {"Harbourlight Software", HOSTILE, "2 clients"} <= set(shown)
    assert "EUR · for stability · Baseline audit · 20 Nov 2026" in shown
    asked = wishes(page)
    press(page, "Change Harbourlight Software")
    press(page, f"Open {HOSTILE}")
    press(page, f"Remove {HOSTILE}")
    assert asked == ["edit_client", "choose_client:2", "remove_client:2"]


def test_ways_in_and_out_are_asked_of_the_shell(page: SettingsPage) -> None:
    show_section(page, ClientSection)
    asked = wishes(page)
    for words in (
        "New client in this file…",
        "Import a client…",
        "Export the whole client…",
        "Export a client-safe copy…",
    ):
        press(page, words)
    assert asked == ["add_client", "import_client", "export_client", "export_client_safe"]


def test_a_person_is_looked_for_before_anything_is_erased(page: SettingsPage, texts) -> None:
    section = show_section(page, PrivacySection)
    assert not section._find.isEnabled()
    section.name.setText("Priya Raman")
    assert section._find.isEnabled()
    assert not section.erase_button.isVisible()
    section.show_found({"answer": 3, "change": 1_200})
    shown = texts(section)
    assert {"Answers", "3", "Lines of the change log", "1,200"} <= set(shown)
    assert section.erase_button.isVisible()
    section.name.setText("Somebody else")
    assert not section.erase_button.isVisible()


def test_for_somebody_who_is_nowhere_only_the_backups_are_searched(
    page: SettingsPage, monkeypatch
) -> None:
    section = show_section(page, PrivacySection)
    runs: list[tuple[object, ...]] = []
    monkeypatch.setattr(page.session, "run", lambda *given, **_named: runs.append(given))
    section.name.setText("Nobody")
    section.show_found({})
    assert section.outcome.sentence == "The name stands nowhere in the file."
    press(page, "Look into the backups")
    assert [given[1] for given in runs] == ["Nobody"]
    section.show_erased(PersonErased(Erasure({}, 0), (), ()))
    assert section.outcome.sentence == "The name stands nowhere in the file, nor in its backups."


def test_erasing_asks_once_and_says_which_backups_still_hold_the_person(
    page: SettingsPage, monkeypatch
) -> None:
    section = show_section(page, PrivacySection)
    runs: list[tuple[object, ...]] = []
    monkeypatch.setattr(page.session, "run", lambda *given, **_named: runs.append(given))
    answers = iter([False, True])
    monkeypatch.setattr(privacy_section, "confirm", lambda *_words: next(answers))
    section.name.setText(" Priya  Raman ")
    section.show_found({"answer": 1})
    section.erase_button.click()
    assert runs == []
    section.erase_button.click()
    assert [given[1] for given in runs] == ["Priya Raman"]
    copy = Backup(Path("a routine.csdesk"), datetime.now(UTC), 2, BackupReason.ROUTINE, 9)
    section.show_erased(PersonErased(Erasure({"answer": 2}, 1), (copy,), ()))
    assert section.outcome.sentence == (
        "Erased in 2 places and 1 line of the change log. 1 backup still holds the person: "
        "“a routine.csdesk”. Delete it when it is no longer needed."
    )
    assert section.name.text() == ""


def lines(log_entry: Callable[..., LogEntry], count: int = 3) -> ReadLog:
    entries = [
        log_entry(number, Action.ANSWER, new=ANSWER, person="Mo" if number % 2 else HOSTILE)
        for number in range(count, 0, -1)
    ]
    written = tuple(write_line(entry, LogNames()) for entry in entries)
    return ReadLog(written, None, {EngagementId(1): "Harbourlight"})


def test_the_log_shows_its_lines_and_that_it_is_unbroken(page, log_entry, texts) -> None:
    section = show_section(page, LogSection)
    section.show_log(lines(log_entry))
    assert section.log.model.rowCount() == 3
    assert "Showing 3 of 3, newest first." in texts(section)
    assert any(text.startswith("Unbroken since 20 Nov 2026") for text in texts(section))


def test_a_broken_log_names_the_first_line_that_was_changed(page, log_entry, texts) -> None:
    section = show_section(page, LogSection)
    section.show_log(replace(lines(log_entry), broken=2))
    assert "Broken at line 2: it was changed outside csdesk." in texts(section)


def test_the_log_is_searched_and_filtered(page, log_entry, texts) -> None:
    section = show_section(page, LogSection)
    section.show_log(lines(log_entry))
    section.log.filters.person.choose("Mo")
    assert section.log.model.rowCount() == 2
    section.log.filters.search.setText("nothing like this")
    assert "Showing 0 of 3, newest first." in texts(section)
    section.log.filters.search.clear()
    section.log.filters.person.choose("")
    section.log.filters.period.choose(0)
    assert section.log.model.rowCount() == 0


def test_filters_stay_when_the_log_grows(page, log_entry) -> None:
    section = show_section(page, LogSection)
    section.show_log(lines(log_entry))
    section.log.filters.person.choose("Mo")
    section.show_log(lines(log_entry, 5))
    assert section.log.filters.person.currentData() == "Mo"
    assert section.log.model.rowCount() == 3


def test_lines_of_other_clients_are_shown_when_asked_for(page, log_entry) -> None:
    section = show_section(page, LogSection)
    log = lines(log_entry, 2)
    other = replace(log.lines[0].entry, engagement=EngagementId(2))
    mixed = (write_line(other, LogNames()), *log.lines[1:])
    both = {EngagementId(1): "A", EngagementId(2): "B"}
    section.show_log(ReadLog(mixed, None, both))
    assert section.log.model.rowCount() == 1
    section.log.filters.everyone.click()
    assert section.log.model.rowCount() == 2
    section.show_log(log)
    assert not section.log.filters.everyone.isVisible()


def test_a_chosen_line_is_shown_with_all_seven_parts(page, log_entry, texts) -> None:
    section = show_section(page, LogSection)
    section.show_log(lines(log_entry))
    section.log.table.select_row(1)
    section.log.table.rowOpened.emit(1)
    shown = texts(section.panel)
    for part in ("Line", "Person", "Done", "Time", "What", "Before", "After"):
        assert part in shown
    assert HOSTILE in shown
    assert "2026-11-20 09:02:00 UTC" in shown
    assert any('"choice": "yes"' in text for text in shown)


def test_the_shown_lines_are_exported(page, log_entry, tmp_path: Path, monkeypatch) -> None:
    section = show_section(page, LogSection)
    section.show_log(lines(log_entry))
    section.log.filters.person.choose("Mo")
    monkeypatch.setattr(
        page.session,
        "render",
        lambda function, *given, on_done, label: on_done(function(*given)),
    )
    section.export(tmp_path / "log.csv")
    content = (tmp_path / "log.csv").read_text("utf-8-sig")
    assert len(content.splitlines()) == 3
    assert "Harbourlight" in content


def test_nothing_in_the_log_can_be_changed(page, log_entry) -> None:
    section = show_section(page, LogSection)
    section.show_log(lines(log_entry))
    model = section.log.model
    assert not model.setData(model.index(0, 0), "x")
    assert not model.removeRow(0)
    assert not model.index(0, 0).flags() & Qt.ItemFlag.ItemIsEditable


def test_ten_thousand_lines_are_shown_and_filtered(page, log_entry) -> None:
    section = show_section(page, LogSection)
    section.show_log(lines(log_entry, 10_000))
    section.log.filters.search.setText("mo")
    assert section.log.model.rowCount() == 5_000


def test_a_real_log_is_read_in_words(workspace: Workspace) -> None:
    question = QuestionId("health.1.written_definition")
    with workspace.step(Action.ANSWER):
        workspace.answers.save(Answer(question, None, note="Said in the meeting"))
    add_client(workspace, Client("Second", "GBP"))
    log = read_log(workspace, load_library())
    assert log.broken is None
    assert sorted(log.clients.values()) == ["First", "Second"]
    answer = next(line for line in log.lines if line.entry.entity == "answer")
    assert "written_definition" not in answer.entity
    assert "note “Said in the meeting”" in answer.after


def test_a_section_that_is_gone_drops_what_was_read_for_it(
    session: Session, monkeypatch, qtbot: QtBot
) -> None:
    waiting: list[Callable[[object], None]] = []
    monkeypatch.setattr(session, "read", lambda *_given, on_done, **_named: waiting.append(on_done))
    section = FileSection(session)
    section.refresh(Changes.ALL)
    section.deleteLater()
    qtbot.wait(1)
    waiting[0](facts())
