"""A client for somebody who may see how it works, but not who it is and who its customers are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from csdesk.errors import WrongUsage
from csdesk.model.history import Action
from csdesk.model.identifiers import EngagementId
from csdesk.progress import Progress, silent
from csdesk.storage.books.chosen import choose_engagement, current_engagement
from csdesk.storage.file.database import Database, Row
from csdesk.storage.handover.account_aliases import AccountAliases, Listed, fold
from csdesk.storage.handover.client_files import find_client, new_client_file
from csdesk.storage.handover.client_rows import ClientMover, Rows
from csdesk.storage.handover.relations import RelatedTable, belonging, read_relations
from csdesk.storage.handover.safe_columns import SAFE_COLUMNS
from csdesk.storage.handover.safe_lists import SafeList, list_accounts, show_list
from csdesk.storage.handover.safe_snapshots import list_scored, show_snapshot
from csdesk.storage.handover.treatments import CONTENT_ID, Aliases, withhold
from csdesk.storage.workspace import Workspace

CLIENT_SAFE = "client-safe"
ALIAS = "Client A"
"""What a client is called where nobody says otherwise."""
NAMED = {
    "account_alias": "alias",
    "answer": "subject",
    "response": "subject",
    "observation": "subject",
    "service_tier_choice": "account",
    "task": "account",
    "loss_note": "account",
    "expansion_proof": "account",
    "offer": "account",
}
"""The columns that name a customer outside of lists."""
INSTRUMENTS = (
    "SELECT hash, compiled, is_own FROM instrument_in_use JOIN instrument_text USING (hash)"
)
WRITTEN_ID = re.compile(f'"({CONTENT_ID.pattern})"'.encode())
"""An identifier within the text of an instrument."""


def export_client_safe(
    workspace: Workspace,
    target: Path,
    *,
    alias: str = ALIAS,
    phrase: str | None = None,
    is_noted: bool = True,
    progress: Progress = silent,
) -> None:
    """Write the chosen client to a new workspace file that names nobody.

    Aliases stand for names, amounts have two significant digits, dates their month; free texts,
    attached files, remarks on lists, own instruments, scorecards and playbooks, scores that a
    person set, results and the change log stay behind. ``is_noted`` False: the file goes nowhere,
    and the change log of the workspace has no line of it.
    Raises as ``export_client`` does, and WrongUsage for an alias that is empty or the client's own
    name.
    """
    source = workspace.database
    engagement = current_engagement(source)
    _check_alias(alias, workspace.clients.client().name)
    kind = CLIENT_SAFE if is_noted else None
    with (
        new_client_file(workspace, target, phrase, kind, progress) as (database, recorder),
        recorder.step(Action.EXPORT_CLIENT, undoable=False, is_silent=True),
    ):
        client = find_client(source, engagement)
        mover = ClientMover(source, database, client)
        mover.move_rows(progress, _Disguise(source, client, alias).disguise)
        brought = mover.numbering.give("engagement", engagement)
        choose_engagement(database, EngagementId(brought))


class _Disguise:
    """Makes of a client's rows what may be shown."""

    def __init__(self, source: Database, client: int, alias: str) -> None:
        accounts = AccountAliases(_read_accounts(source, client))
        self._shipped, own_ids = _read_instruments(source)
        own_ids |= {name for (name,) in source.rows("SELECT playbook FROM own_playbook")}
        self._aliases = Aliases(accounts, own_ids)
        self._in_use = _read_files(source)
        self._source = source
        self._client = client
        self._alias = alias

    def disguise(self, table: RelatedTable, rows: Iterator[Row]) -> Rows:
        """Return the rows of a table that travel, as they are shown."""
        if table.name not in SAFE_COLUMNS:
            return ()
        if table.name == "list_column":
            return self._show_columns()
        if table.name == "snapshot_column":
            return self._show_scores()
        told = (dict(zip(table.columns, row, strict=True)) for row in rows)
        shown = [self._show(table.name, row) for row in told if self._travels(table.name, row)]
        return [tuple(row.values()) for row in shown]

    def _show_columns(self) -> Iterator[Row]:
        for number in _read_lists(self._source, self._client):
            yield from SafeList(self._source, number, self._aliases).rows()

    def _show_scores(self) -> Iterator[Row]:
        for number in _read_snapshots(self._source, self._client):
            yield from show_snapshot(self._source, number, self._aliases)

    def _travels(self, table: str, row: dict[str, Any]) -> bool:
        if table in ("import_batch", "imported_list"):
            return row["id" if table == "import_batch" else "batch_id"] in self._in_use
        if table == "instrument_text":
            return row["hash"] in self._shipped
        if table == "instrument_in_use":
            return not row["is_own"]
        return True

    def _show(self, table: str, row: dict[str, Any]) -> dict[str, Any]:
        treatments = SAFE_COLUMNS[table]
        shown = {
            column: treatments.get(column, withhold)(self._aliases, value)
            for column, value in row.items()
        }
        if table == "client":
            return shown | {"name": self._alias}
        return shown | show_list(row) if table == "imported_list" else shown


def _read_accounts(database: Database, client: int) -> Iterator[Listed]:
    tables = read_relations(database)
    for number in _read_lists(database, client):
        yield from list_accounts(database, number)
    for number in _read_snapshots(database, client):
        yield from list_scored(database, number)
    for table, column in NAMED.items():
        where = belonging(tables, table, client)
        yield from database.rows(
            f"SELECT DISTINCT '', {column}, NULL FROM {table} WHERE {column} <> '' AND {where}"  # noqa: S608
        )


def _read_instruments(database: Database) -> tuple[set[str], set[str]]:
    """Return the hashes of shipped texts, and the identifiers that only other texts have."""
    shipped: set[str] = set()
    shipped_ids: set[str] = set()
    own_ids: set[str] = set()
    for digest, compiled, is_own in database.rows(INSTRUMENTS):
        if not is_own:
            shipped.add(digest)
        (own_ids if is_own else shipped_ids).update(_find_ids(compiled))
    return shipped, own_ids - shipped_ids


def _find_ids(compiled: bytes) -> Iterator[str]:
    return (found.decode() for found in WRITTEN_ID.findall(compiled))


def _read_files(database: Database) -> set[int]:
    return {number for (number,) in database.rows("SELECT batch_id FROM list_in_use")}


def _read_lists(database: Database, client: int) -> list[int]:
    """Return the lists of a client that are in use, in their order."""
    where = belonging(read_relations(database), "list_column", client)
    rows = database.rows(f"SELECT DISTINCT list_id FROM list_column WHERE {where} ORDER BY list_id")  # noqa: S608
    return [number for (number,) in rows]


def _read_snapshots(database: Database, client: int) -> list[int]:
    """Return the snapshots of scores of a client that are in use, in their order."""
    where = belonging(read_relations(database), "score_snapshot", client)
    rows = database.rows(f"SELECT id FROM score_snapshot WHERE {where} ORDER BY id")  # noqa: S608
    return [number for (number,) in rows]


def _check_alias(alias: str, name: str) -> None:
    if not alias.strip() or fold(alias) == fold(name):
        raise WrongUsage(
            "The alias must be another name than the client's own. Give one, such as “Client A”."
        )
