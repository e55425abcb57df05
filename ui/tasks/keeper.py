"""What the lane holds: the open workspace. Everything here runs in the lane's thread."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from csdesk.errors import WrongUsage
from csdesk.model.changes import Changes
from csdesk.progress import Progress

if TYPE_CHECKING:
    from csdesk.model.clients import Client
    from csdesk.model.diagnosis import Diagnosis
    from csdesk.model.library import Library
    from csdesk.storage.workspace import Workspace
    from ui.tasks.standing import Standing

Operation = Callable[..., Any]
Opening = Callable[[Progress], "Workspace"]


class Keeper:
    """Opens one workspace at a time and works on it. Engines are loaded when they are needed."""

    def __init__(self, library: Callable[[], Library]) -> None:
        self._library = library
        self._workspace: Workspace | None = None
        self._diagnosis: Diagnosis | None = None

    def open_workspace(self, path: Path, progress: Progress) -> Standing:
        """Open a workspace in place of the open one, which stays when that fails."""
        from csdesk.storage.workspace import open_workspace

        return self._exchange(lambda _progress: open_workspace(path), progress)

    def start_client(self, path: Path, client: Client, progress: Progress) -> Standing:
        """Create the workspace of a client whose audit begins today, and open it."""
        from csdesk.operations.clients import start_client

        today = datetime.now().astimezone().date()
        return self._exchange(lambda _progress: start_client(path, client, as_of=today), progress)

    def make_sample(self, path: Path, progress: Progress) -> Standing:
        """Create the workspace of the sample client and open it."""
        from csdesk.operations.sample import open_sample

        return self._exchange(
            lambda progress: open_sample(path, self._library(), progress), progress
        )

    def operate(self, operation: Operation, arguments: tuple[Any, ...], progress: Progress) -> Any:
        """Carry out an operation; WrongUsage without an open workspace."""
        if self._workspace is None:
            raise WrongUsage("No client is open.")
        return call(operation, (self._workspace, *arguments), progress)

    def diagnose_again(self, changes: Changes, progress: Progress) -> Standing | None:
        """Return how things stand after changes, or None when nothing is open any more."""
        from csdesk.operations.diagnosis import rediagnose

        if self._workspace is None or self._diagnosis is None:
            return None
        if changes:
            self._diagnosis = rediagnose(
                self._workspace, self._library(), self._diagnosis, changes, progress
            )
        return _look(self._workspace, self._diagnosis)

    def name_person(self, person: str) -> None:
        """Let the change log name this person from now on."""
        if self._workspace is not None:
            self._workspace.name_person(person)

    def let_go(self) -> None:
        """Close the open workspace."""
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = self._diagnosis = None

    def _exchange(self, opening: Opening, progress: Progress) -> Standing:
        from csdesk.operations.diagnosis import diagnose

        fresh = opening(progress)
        try:
            diagnosis = diagnose(fresh, self._library(), progress)
        except BaseException:
            fresh.close()
            raise
        self.let_go()
        self._workspace, self._diagnosis = fresh, diagnosis
        return _look(fresh, diagnosis)


def _look(workspace: Workspace, diagnosis: Diagnosis) -> Standing:
    from ui.tasks.standing import Standing

    return Standing(diagnosis, workspace.history.state(), workspace.clients.all())


def call(function: Operation, arguments: tuple[Any, ...], progress: Progress) -> Any:
    """Call a function, with the progress where it takes one."""
    if "progress" in inspect.signature(function).parameters:
        return function(*arguments, progress=progress)
    return function(*arguments)
