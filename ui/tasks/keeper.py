"""What the lane holds: the open workspace. Everything here runs in the lane's thread."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from csdesk.errors import WorkspaceUnusable, WrongUsage
from csdesk.model.changes import Changes
from csdesk.operations.outcome import Outcome
from csdesk.progress import Progress, silent
from ui.tasks.access import Access, FileState, Whom
from ui.tasks.folder_warning import warn_of_folder
from ui.tasks.protecting import replace_backups, require_phrase

if TYPE_CHECKING:
    from csdesk.model.clients import Client
    from csdesk.model.diagnosis import Diagnosis
    from csdesk.model.library import Library
    from csdesk.operations.health.scored_lists import ScoredLists
    from csdesk.operations.opening import Opened
    from csdesk.settings import Settings
    from csdesk.storage.workspace import Workspace
    from ui.tasks.standing import Standing

Operation = Callable[..., Any]
Opening = Callable[[Progress], "Opened"]


class Keeper:
    """Opens one workspace at a time and works on it. Engines are loaded when they are needed."""

    def __init__(self, library: Callable[[], Library]) -> None:
        self._library = library
        self._workspace: Workspace | None = None
        self._diagnosis: Diagnosis | None = None
        self._file = FileState()
        self._scored: ScoredLists | None = None
        """What the last operation computed on the way; it holds until the next change."""
        self._obstacle: WorkspaceUnusable | None = None
        self._number = 0
        self._path: Path | None = None

    def open_workspace(self, access: Access, settings: Settings, progress: Progress) -> Standing:
        """Open a workspace in place of the open one, which stays when that fails."""
        from csdesk.operations.opening import open_client

        phrase = self._open_phrase() if access.with_open_phrase else access.phrase
        return self._exchange(
            lambda progress: open_client(
                access.path,
                settings,
                phrase=phrase,
                read_only=access.read_only,
                even_if_held=access.even_if_held,
                progress=progress,
            ),
            progress,
        )

    def start_client(
        self, access: Access, client: Client, settings: Settings, progress: Progress
    ) -> Standing:
        """Create the workspace of a client whose audit begins today, and open it."""
        from csdesk.operations.clients import start_client
        from csdesk.operations.opening import Opened

        today = datetime.now().astimezone().date()
        return self._exchange(
            lambda _progress: Opened(
                start_client(
                    access.path, client, as_of=today, phrase=access.phrase, person=settings.person
                )
            ),
            progress,
        )

    def make_sample(self, path: Path, settings: Settings, progress: Progress) -> Standing:
        """Create the workspace of the sample client and open it."""
        from csdesk.operations.opening import Opened
        from csdesk.operations.sample import open_sample

        return self._exchange(
            lambda progress: Opened(
                open_sample(path, self._library(), progress, person=settings.person)
            ),
            progress,
        )

    def move_to(self, target: Path, settings: Settings, progress: Progress) -> Standing:
        """Write what is open to a new file and go on there; the old file is left as it is."""
        workspace = self._require()
        workspace.save_copy(target, progress)
        self._path = target
        return self.open_workspace(Access(target, workspace.phrase), settings, progress)

    def protect(
        self,
        phrase: str | None,
        new_phrase: str | None,
        settings: Settings,
        progress: Progress,
        *,
        replaces_backups: bool,
    ) -> Standing:
        """Give the open file another pass phrase, or none; it is closed meanwhile.

        Raises PassPhraseWrong when ``phrase`` is not the present one.
        """
        from csdesk.operations.protection import protect

        workspace = self._require()
        path, present = workspace.path, workspace.phrase
        require_phrase(workspace, phrase)
        self.let_go()
        try:
            protect(path, present, new_phrase, progress)
        except BaseException:
            self.open_workspace(Access(path, present), settings, silent)
            raise
        left = replace_backups(path, settings, new_phrase, progress) if replaces_backups else ""
        standing = self.open_workspace(Access(path, new_phrase), settings, progress)
        return replace(standing, file=replace(standing.file, left_over=left))

    def save(
        self,
        operation: Operation,
        arguments: tuple[Any, ...],
        progress: Progress,
        whom: Whom | None = None,
    ) -> Any:
        """Carry out an operation, unless one before it could not be saved: none overtakes it."""
        if self._obstacle is not None:
            raise self._obstacle
        try:
            return self.operate(operation, arguments, progress, whom)
        except WorkspaceUnusable as error:
            if not self._require().is_read_only:
                self._obstacle = error
            raise

    def go_on(self) -> None:
        """Try to save again from now on."""
        self._obstacle = None

    def operate(
        self,
        operation: Operation,
        arguments: tuple[Any, ...],
        progress: Progress,
        whom: Whom | None = None,
    ) -> Any:
        """Carry out an operation; WrongUsage without the open workspace for which it is meant."""
        workspace = self._require()
        if whom is not None and whom != self._whom(workspace):
            raise WrongUsage(
                "The last change was not saved: another client was opened meanwhile. "
                "Go back to the client it was meant for, and make it there."
            )
        try:
            outcome = call(operation, (workspace, *arguments), progress)
        except BaseException:
            self._scored = None
            raise
        if isinstance(outcome, Outcome):
            self._scored = _take_scored(outcome)
        return outcome

    def diagnose_again(self, changes: Changes, progress: Progress) -> Standing | None:
        """Return how things stand after changes, or None when nothing is open any more."""
        from csdesk.operations.diagnosis import rediagnose

        if self._workspace is None or self._diagnosis is None:
            return None
        scored, self._scored = self._scored, None
        if changes:
            self._diagnosis = rediagnose(
                self._workspace, self._library(), self._diagnosis, changes, progress, scored
            )
        return self._look(self._workspace, self._diagnosis)

    def name_person(self, person: str) -> None:
        """Let the change log name this person from now on."""
        if self._workspace is not None:
            self._workspace.name_person(person)

    def let_go(self) -> None:
        """Close the open workspace."""
        self.go_on()
        workspace, self._workspace, self._diagnosis = self._workspace, None, None
        self._scored = None
        if workspace is not None:
            workspace.close()

    def _exchange(self, opening: Opening, progress: Progress) -> Standing:
        from csdesk.operations.diagnosis import diagnose

        opened = opening(progress)
        fresh = opened.workspace
        try:
            diagnosis = diagnose(fresh, self._library(), progress)
        except BaseException:
            fresh.close()
            raise
        self._close_old()
        self._workspace, self._diagnosis = fresh, diagnosis
        if fresh.path != self._path:
            self._path = fresh.path
            self._number += 1
        self._file = _describe(fresh, opened.remark)
        return self._look(fresh, diagnosis)

    def _close_old(self) -> None:
        """Close what was open before; what goes wrong with it no longer matters."""
        with suppress(WorkspaceUnusable):
            self.let_go()

    def _open_phrase(self) -> str | None:
        return None if self._workspace is None else self._workspace.phrase

    def _require(self) -> Workspace:
        if self._workspace is None:
            raise WrongUsage("No client is open.")
        return self._workspace

    def _look(self, workspace: Workspace, diagnosis: Diagnosis) -> Standing:
        from ui.tasks.standing import Standing

        history, audits = workspace.history.state(), workspace.clients.all()
        return Standing(diagnosis, history, audits, self._file, self._whom(workspace))

    def _whom(self, workspace: Workspace) -> Whom:
        return Whom(self._number, workspace.clients.engagement().id)


def _describe(workspace: Workspace, remark: str) -> FileState:
    return FileState(
        is_encrypted=workspace.is_encrypted,
        is_read_only=workspace.is_read_only,
        was_left_open=workspace.was_left_open,
        warning=warn_of_folder(workspace.path),
        remark=remark,
    )


def _take_scored(outcome: Outcome[Any]) -> ScoredLists | None:
    """Return what an operation scored on the way."""
    from csdesk.operations.health.scored_lists import ScoredOutcome

    return outcome.scored if isinstance(outcome, ScoredOutcome) else None


def call(function: Operation, arguments: tuple[Any, ...], progress: Progress) -> Any:
    """Call a function, with the progress where it takes one."""
    if "progress" in inspect.signature(function).parameters:
        return function(*arguments, progress=progress)
    return function(*arguments)
