"""Handing a client on: into a workspace file of its own, and from such a file into another one.

Everything that is known of the client travels, with its lines of the change log and what its
pseudonyms depend on. What does not: the
content of lists that are no longer in use, and the steps that could be undone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from csdesk.errors import WrongUsage
from csdesk.formatting.words import join_words
from csdesk.model.history import Action
from csdesk.model.identifiers import EngagementId
from csdesk.progress import Progress, silent
from csdesk.storage.books.chosen import choose_engagement, chosen_engagement, current_engagement
from csdesk.storage.books.recorder import Recorder
from csdesk.storage.books.salts import keep_salt, read_salt
from csdesk.storage.checks.closed_files import reading
from csdesk.storage.copies.copying import check_whole
from csdesk.storage.file.connection import connect_memory
from csdesk.storage.file.database import Database
from csdesk.storage.file.failures import workspace_error
from csdesk.storage.formats.migrations import FORMAT, migrate, read_format
from csdesk.storage.handover.client_files import (
    check_log,
    find_client,
    new_client_file,
    recorder_of,
)
from csdesk.storage.handover.client_log import LogMover
from csdesk.storage.handover.client_rows import ClientMover
from csdesk.storage.workspace import Workspace

WHOLE = "whole"


def export_client(
    workspace: Workspace, target: Path, *, phrase: str | None = None, progress: Progress = silent
) -> None:
    """Write the chosen client to a new workspace file, encrypted if there is a phrase.

    Without a phrase the file is protected as the workspace is, so that nothing of an encrypted one
    ever stands in clear. A failure or a cancel leaves nothing behind. Raises WorkspaceUnusable when
    there is a file already, it cannot be written or there is no client, and whatever ``progress``
    raises.
    """
    source = workspace.database
    engagement = current_engagement(source)
    key = workspace.phrase if phrase is None else phrase
    with (
        new_client_file(workspace, target, key, WHOLE, progress) as (database, recorder),
        recorder.step(Action.EXPORT_CLIENT, undoable=False, is_silent=True),
    ):
        _carry_over(source, database, engagement, progress)
        _note(recorder, database)


def import_client(
    workspace: Workspace,
    source: Path,
    *,
    phrase: str | None = None,
    client: str | None = None,
    called: str | None = None,
    progress: Progress = silent,
) -> EngagementId:
    """Bring a client from another workspace file in, all or nothing, and choose it.

    ``client`` is the name of the one that is meant where the file holds several; ``called`` is the
    name that it gets here. The file is only read. Raises WrongUsage for a client that is not there
    or a name that is taken, whatever opening a file raises, and whatever ``progress`` raises.
    """
    with reading(source, phrase) as file:
        check_whole(file, progress)
        with _in_current_format(file) as database:
            check_log(database)
            engagement, name = _find(database, client, source.name)
            _check_free(workspace, called or name)
            return _bring_in(workspace, database, engagement, called, progress)


def _bring_in(
    workspace: Workspace,
    source: Database,
    engagement: EngagementId,
    called: str | None,
    progress: Progress,
) -> EngagementId:
    recorder, database = recorder_of(workspace), workspace.database
    with (
        _telling_foreign_rows(source.file_name),
        recorder.step(Action.IMPORT_CLIENT, undoable=False, is_silent=True),
    ):
        brought = _carry_over(source, database, engagement, progress)
        if called is not None:
            rename = "UPDATE client SET name = ? WHERE id = ?"
            database.write(rename, (called, find_client(database, brought)))
        _note(recorder, database, file=source.file_name)
    return brought


def _carry_over(
    source: Database, target: Database, engagement: EngagementId, progress: Progress
) -> EngagementId:
    """Copy the client of an engagement with its log lines, and choose the engagement there."""
    client = find_client(source, engagement)
    mover = ClientMover(source, target, client)
    mover.move_rows(progress)
    LogMover(source, target, mover).move_lines(client)
    mover.numbering.close()
    brought = EngagementId(mover.numbering.give("engagement", engagement))
    keep_salt(target, brought, read_salt(source, engagement))
    choose_engagement(target, brought)
    return brought


def _note(recorder: Recorder, database: Database, **told: str) -> None:
    """Say in the log of a file that a client came into it."""
    client = find_client(database, current_engagement(database))
    ((name,),) = database.rows("SELECT name FROM client WHERE id = ?", (client,))
    recorder.note("client", str(client), {"id": client, "name": name, **told})


def _find(database: Database, client: str | None, file_name: str) -> tuple[EngagementId, str]:
    """Return the newest engagement of the client that is meant, or the chosen one, and its name."""
    names = _read_names(database)
    meant = [pair for pair in names if client in (None, pair[1])]
    if len(meant) != 1:
        raise WrongUsage(_choice_sentence([name for _, name in names], client, file_name))
    number, name = meant[0]
    rows = database.rows("SELECT id FROM engagement WHERE client_id = ? ORDER BY id", (number,))
    engagements = [EngagementId(row[0]) for row in rows]
    chosen = chosen_engagement(database)
    return (chosen if chosen in engagements else engagements[-1]), name


def _choice_sentence(names: list[str], client: str | None, file_name: str) -> str:
    if not names:
        return f"{file_name} holds no client. Choose another file."
    held = join_words([f"“{name}”" for name in names])
    if client is None:
        return f"{file_name} holds several clients: {held}. Say which one to bring in."
    return f"{file_name} does not hold “{client}” but {held}. Choose one of them."


def _read_names(database: Database) -> list[tuple[int, str]]:
    rows = database.rows(
        "SELECT id, name FROM client WHERE id IN (SELECT client_id FROM engagement) ORDER BY id"
    )
    return [(number, name) for number, name in rows]


def _check_free(workspace: Workspace, name: str) -> None:
    if not name.strip():
        raise WrongUsage("The client needs a name. Give one, or none to keep its own.")
    if workspace.clients.holds(name):
        raise WrongUsage(
            f"The workspace holds “{name}” already, so nothing was brought in. "
            "Rename the one that is here, or give the new one another name."
        )


@contextmanager
def _in_current_format(database: Database) -> Iterator[Database]:
    """Give what a file holds in the current format; an older file is brought to it in memory."""
    if read_format(database) == FORMAT:
        yield database
        return
    copy = connect_memory()
    copy.file_name = database.file_name
    try:
        with database.telling():
            database.connection.backup(copy.connection)
        migrate(copy)
        yield copy
    finally:
        copy.abandon()


@contextmanager
def _telling_foreign_rows(file_name: str) -> Iterator[None]:
    """Turn a row that breaks the rules of the tables into the sentence for a damaged file."""
    try:
        yield
    except dbapi2.IntegrityError as error:
        raise workspace_error(None, file_name) from error
