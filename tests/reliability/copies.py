"""Work that writes whole files: backups, restoring, another protection, a new format."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from csdesk.errors import CsdeskError, PassPhraseNeeded, PassPhraseWrong
from csdesk.model.answers import Answer
from csdesk.model.identifiers import ChoiceId
from csdesk.model.workspaces import BackupReason
from csdesk.storage.backups import make_backup, restore_backup
from csdesk.storage.copies.backup_files import default_folder, list_backups
from csdesk.storage.copies.protection import change_protection
from csdesk.storage.workspace import open_workspace
from tests.reliability.actions import QUESTIONS, GiveAnswer
from tests.reliability.content import Content, read_content
from tests.reliability.expectation import draw_day
from tests.reliability.judgement import Harm, Problem, age_drafts, examine, find_leftovers
from tests.reliability.scenarios import EMPTY, FILE, Tell, fill_client
from tests.reliability.toll import count_steps

START = datetime(2026, 11, 22, 9, tzinfo=UTC)
RESTORED = "restored.csdesk"
OLD_FORMAT = Path(__file__).parents[1] / "formats" / "format_1.csdesk"
WORK = 30
"""Actions in the workspace that is copied."""


def filled() -> Content:
    """Return what ``fill_client`` puts into a workspace with these numbers."""
    return draw_day(2, EMPTY, WORK)[1][-1].now


@dataclass(frozen=True)
class BackingUp:
    """Backups, with an answer before each."""

    phrase: str | None = None
    count: int = 4

    def prepare(self, folder: Path) -> None:
        fill_client(folder / FILE, seed=2, count=WORK, phrase=self.phrase)

    def act(self, folder: Path, tell: Tell) -> None:
        path = folder / FILE
        with open_workspace(path, phrase=self.phrase) as workspace:
            for number in range(self.count):
                tell(f"begin answer {number}")
                self.deed(number).carry_out(workspace)
                tell(f"done answer {number}")
                tell(f"begin backup {number}")
                now = START + timedelta(minutes=number)
                make_backup(workspace, default_folder(path), BackupReason.ROUTINE, now)
                tell(f"done backup {number}")

    def judge(self, folder: Path, told: Sequence[str]) -> list[Problem]:
        path = folder / FILE
        answers = [step for step in told if "answer" in step]
        begun, done = count_steps(answers)
        problems = examine(path, self.phrase, self.contents()[: begun + 1], done)
        backups = sorted(list_backups(default_folder(path), path), key=lambda each: each.made_at)
        _, kept = count_steps([step for step in told if "backup" in step])
        if len(backups) < kept:
            problems.append(Problem(Harm.LOST, f"{len(backups)} backups of {kept} are there"))
        for number, backup in enumerate(backups):
            problems += self.judge_backup(folder, backup.path, number)
        age_drafts(folder)
        wanted = {FILE, *(str(backup.path.relative_to(folder)) for backup in backups)}
        return [*problems, *find_leftovers(folder, wanted | _drafts(folder))]

    def judge_backup(self, folder: Path, backup: Path, number: int) -> list[Problem]:
        """Restore a backup and compare it with what the workspace held then."""
        target = folder.with_name(f"{folder.name} restored") / FILE
        target.parent.mkdir()
        try:
            restore_backup(backup, target, phrase=self.phrase)
            return examine(target, self.phrase, [self.contents()[number + 1]])
        except CsdeskError as error:
            return [Problem(Harm.DAMAGED, f"backup {number}: {error}")]
        finally:
            shutil.rmtree(target.parent)

    def deed(self, number: int) -> GiveAnswer:
        """Return the answer that is given before a backup."""
        return GiveAnswer(Answer(QUESTIONS[0], ChoiceId("no"), note=f"before backup {number}"))

    def contents(self) -> list[Content]:
        """Return what the workspace holds before and after each answer."""
        contents = [filled()]
        for number in range(self.count):
            contents.append(self.deed(number).expect(contents[-1]))
        return contents


@dataclass(frozen=True)
class Restoring:
    """Bringing a backup back as a new file."""

    phrase: str | None = None

    def prepare(self, folder: Path) -> None:
        path = folder / FILE
        fill_client(path, seed=2, count=WORK, phrase=self.phrase)
        with open_workspace(path, phrase=self.phrase) as workspace:
            make_backup(workspace, folder, BackupReason.ROUTINE, START)

    def act(self, folder: Path, tell: Tell) -> None:
        (backup,) = list_backups(folder, folder / FILE)
        tell("begin restoring")
        restore_backup(backup.path, folder / RESTORED, phrase=self.phrase)
        tell("done restoring")

    def judge(self, folder: Path, told: Sequence[str]) -> list[Problem]:
        _, done = count_steps(told)
        target, allowed = folder / RESTORED, [filled()]
        problems = examine(folder / FILE, self.phrase, allowed)
        if target.exists():
            problems += examine(target, self.phrase, allowed)
        elif done:
            problems.append(Problem(Harm.LOST, "the restored file is not there"))
        (backup,) = list_backups(folder, folder / FILE)
        wanted = {FILE, RESTORED, backup.path.name}
        return [*problems, *find_leftovers(folder, wanted)]


@dataclass(frozen=True)
class Protecting:
    """Another pass phrase, a first one, or none any more."""

    phrase: str | None
    new_phrase: str | None

    def prepare(self, folder: Path) -> None:
        fill_client(folder / FILE, seed=2, count=WORK, phrase=self.phrase)

    def act(self, folder: Path, tell: Tell) -> None:
        tell("begin protecting")
        change_protection(folder / FILE, self.phrase, self.new_phrase)
        tell("done protecting")

    def judge(self, folder: Path, told: Sequence[str]) -> list[Problem]:
        begun, done = count_steps(told)
        phrase = self.phrase
        if begun and _opens_with(folder / FILE, self.new_phrase):
            phrase = self.new_phrase
        elif done:
            return [Problem(Harm.LOST, "the new pass phrase is not that of the file")]
        problems = examine(folder / FILE, phrase, [filled()])
        return [*problems, *find_leftovers(folder, {FILE})]


@dataclass(frozen=True)
class Migrating:
    """Opening a file of the first format, which makes a copy and brings it to the current one."""

    rows: int = 300

    def prepare(self, folder: Path) -> None:
        shutil.copyfile(OLD_FORMAT, folder / FILE)
        connection = sqlite3.connect(folder / FILE)
        for statement in (MORE_ANSWERS, MORE_ACCOUNTS):
            connection.execute(statement, (self.rows,))
        connection.commit()
        connection.close()

    def act(self, folder: Path, tell: Tell) -> None:
        tell("begin opening")
        with open_workspace(folder / FILE):
            tell("done opening")

    def judge(self, folder: Path, told: Sequence[str]) -> list[Problem]:
        age_drafts(folder)
        try:
            with open_workspace(folder / FILE) as workspace:
                found = read_content(workspace)
        except CsdeskError as error:
            return [Problem(Harm.DAMAGED, str(error))]
        problems = examine(folder / FILE, None, [found])
        counted = (len(found.answers), sum(len(each.keys) for each in found.lists.values()))
        if counted != (ANSWERS_BEFORE + self.rows, ACCOUNTS_BEFORE + self.rows):
            problems.append(Problem(Harm.LOST, f"{counted} answers and accounts after migrating"))
        backups = {
            str(backup.path.relative_to(folder))
            for backup in list_backups(default_folder(folder / FILE), folder / FILE)
        }
        if not backups:
            problems.append(Problem(Harm.LOST, "there is no copy of the file as it was"))
        wanted = {FILE, *backups} | _drafts(folder)
        return [*problems, *find_leftovers(folder, wanted)]


ANSWERS_BEFORE, ACCOUNTS_BEFORE = 3, 7
"""What the kept file of the first format holds."""
MORE_ANSWERS = """
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
INSERT INTO answer (engagement_id, question, choice, not_applicable_reason, confidence, evidence,
                    note, flagged, respondent)
SELECT 1, 'more.' || i, 'yes', '', 'high', '', hex(randomblob(50)), 0, '' FROM n
"""
MORE_ACCOUNTS = """
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
INSERT INTO account (batch_id, key, sheet, source_row, arr)
SELECT 1, 'more ' || i, 'Customers', 100 + i, i * 1.5 FROM n
"""


def _opens_with(path: Path, phrase: str | None) -> bool:
    try:
        open_workspace(path, phrase=phrase).close()
    except (PassPhraseNeeded, PassPhraseWrong):
        return False
    return True


def _drafts(folder: Path) -> set[str]:
    """Return drafts in folders of backups, which the next backup takes away."""
    found = folder.glob("*.backups/.csdesk-*")
    return {str(path.relative_to(folder)) for path in found}
