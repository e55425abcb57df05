"""A workspace: created, opened, locked, closed."""

from __future__ import annotations

import os
import tempfile
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from csdesk.errors import WorkspaceUnusable
from csdesk.model.history import Action
from csdesk.storage.accounts import AccountRecords
from csdesk.storage.answers import AnswerRecords
from csdesk.storage.attachments import AttachmentRecords
from csdesk.storage.clients import ClientRecords
from csdesk.storage.connection import connect
from csdesk.storage.content_sums import digest_sums
from csdesk.storage.database import Database
from csdesk.storage.header import read_header
from csdesk.storage.history import History
from csdesk.storage.imports import ImportRecords
from csdesk.storage.inspection import check_content, check_schema, read_format
from csdesk.storage.migrations import FORMAT, migrate
from csdesk.storage.open_files import FileIdentity, claim_file, release_file
from csdesk.storage.plan import PlanRecords
from csdesk.storage.recorder import Recorder
from csdesk.storage.results import ResultRecords


class Workspace:
    """An open workspace file; nobody else can open it until it is closed.

    Each write is on disk when its method returns, or at the end of the ``transaction`` around it.
    """

    def __init__(
        self, path: Path, database: Database, identity: FileIdentity | None, person: str = ""
    ) -> None:
        self.path = path
        self._recorder = Recorder(database, person)
        self.clients = ClientRecords(database)
        self.answers = AnswerRecords(database)
        self.imports = ImportRecords(database)
        self.accounts = AccountRecords(database)
        self.results = ResultRecords(database)
        self.plan = PlanRecords(database)
        self.attachments = AttachmentRecords(database)
        self.history = History(database, self._recorder)
        self._database = database
        self._identity = identity
        self._is_open = True

    def transaction(self) -> AbstractContextManager[None]:
        """Group writes: all are kept at the end, none when anything is raised.

        Inside another transaction it takes back its own writes only, and the outer one decides.
        """
        return self._database.transaction()

    def step(self, action: Action, *, undoable: bool = True) -> AbstractContextManager[None]:
        """Make one step of what is written within: a transaction that undo takes back as a whole.

        Inside another step the outer one counts.
        """
        return self._recorder.step(action, undoable=undoable)

    def fingerprint(self) -> str:
        """Return a digest of what people entered and imported: equal content, equal digest."""
        return digest_sums(self._database)

    def close(self) -> None:
        """Close the file and give up its lock; closing twice does nothing."""
        if self._is_open:
            self._is_open = False
            try:
                self._database.close()
            finally:
                release_file(self._identity)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def create_workspace(path: Path) -> Workspace:
    """Make an empty workspace and return it open.

    Raises WorkspaceUnusable when there is anything at ``path`` or nothing can be written there;
    the file appears there only when it is complete.
    """
    _refuse_existing(path)
    try:
        draft = _make_draft(path.parent)
        try:
            _publish(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise WorkspaceUnusable(
            f"{path.name} cannot be made in {path.parent} ({error.strerror}). "
            "Choose a folder that is there and may be written."
        ) from error
    return open_workspace(path)


def open_workspace(path: Path) -> Workspace:
    """Return the workspace at ``path``, checked and locked.

    Raises WorkspaceUnusable, with the file as it was, when it is missing, in use, damaged, foreign
    or of a newer format.
    """
    identity = claim_file(path)
    try:
        read_header(path, FORMAT)
        return Workspace(path, _open_database(path), identity)
    except BaseException:
        release_file(identity)
        raise


def _open_database(path: Path) -> Database:
    database = connect(path)
    try:
        check_schema(database, path.name)
        check_content(database, path.name)
        _take_lock(database)
        if read_format(database) < FORMAT:
            migrate(database)
    except BaseException:
        database.abandon()
        raise
    return database


def _take_lock(database: Database) -> None:
    """Lock out others and prove that file and folder can be written, changing no byte."""
    database.rows("BEGIN EXCLUSIVE")
    database.rows(f"PRAGMA user_version = {read_format(database)}")
    database.rows("ROLLBACK")


def _refuse_existing(path: Path) -> None:
    if path.exists() or path.is_symlink():
        raise WorkspaceUnusable(
            f"{path.name} is there already. Open it, or choose another name for the new one."
        )


def _make_draft(folder: Path) -> Path:
    number, name = tempfile.mkstemp(prefix=".csdesk-", suffix=".new", dir=folder)
    os.close(number)
    draft = Path(name)
    try:
        database = connect(draft)
        try:
            migrate(database)
        finally:
            database.close()
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return draft


def _publish(draft: Path, path: Path) -> None:
    """Give the finished draft its name; never in place of a file that appeared meanwhile."""
    try:
        os.link(draft, path)
    except FileExistsError:
        _refuse_existing(path)
        raise
    except OSError:
        draft.rename(path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
