from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from csdesk.model.workspaces import Backup, BackupReason, Contents
from ui.models.backup_list import (
    age_words,
    describe_contents,
    list_entries,
    speak_entry,
)

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
BACKUP = Backup(Path("a.csdesk"), NOON, 2, BackupReason.ROUTINE, 455_000)


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=12, seconds=40), "12 min ago"),
        (timedelta(hours=3, minutes=59), "3 h ago"),
    ],
)
def test_the_age_of_a_backup_in_words(age: timedelta, words: str) -> None:
    assert age_words(NOON, NOON + age) == words


@pytest.mark.parametrize("age", [timedelta(hours=24), timedelta(minutes=-5)])
def test_an_old_backup_and_one_of_a_wrong_clock_have_their_date(age: timedelta) -> None:
    assert "22 Nov 2026" in age_words(NOON, NOON + age)


def test_every_reason_has_its_words() -> None:
    backups = [Backup(Path("a"), NOON, 2, reason, 1) for reason in BackupReason]
    words = {entry.reason for entry in list_entries(backups)}
    assert len(words) == len(BackupReason)


def test_a_line_is_spoken_whole() -> None:
    spoken = speak_entry(list_entries([BACKUP])[0])
    assert spoken.endswith("While you worked. 455 kB")


def test_contents_name_clients_and_counts() -> None:
    words = describe_contents(Contents(("Harbourlight",), 42, 1, None))
    assert words == "“Harbourlight” · 42 answers · 1 account"
