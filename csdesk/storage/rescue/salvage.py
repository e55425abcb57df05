"""What can still be read of a damaged workspace, put into a new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from csdesk.formatting.table_words import WORDS
from csdesk.model.workspaces import Salvaged, SalvageReport
from csdesk.progress import Progress, silent
from csdesk.storage.books.change_log import find_break
from csdesk.storage.books.content_sums import read_sums, read_tables, write_sums
from csdesk.storage.books.row_hashes import RowSum
from csdesk.storage.books.salts import adopt_salts
from csdesk.storage.books.tables import CONTENT_SUM, FORMER, TABLES, held_tables
from csdesk.storage.checks.closed_files import claimed, refuse_in_use
from csdesk.storage.copies.copying import check_whole
from csdesk.storage.file.connection import connect_memory
from csdesk.storage.file.database import Database
from csdesk.storage.file.draft_connections import filling
from csdesk.storage.file.drafts import draft_beside, publish, refuse_existing
from csdesk.storage.file.header import refuse_unreadable
from csdesk.storage.file.structure import read_columns
from csdesk.storage.formats.migrations import migrate
from csdesk.storage.rescue.damaged_file import DamagedFile
from csdesk.storage.rescue.known_losses import find_missing
from csdesk.storage.rescue.last_states import State, read_last_states
from csdesk.storage.rescue.salvaged_fields import bring_back_fields
from csdesk.storage.rescue.salvaged_lists import mend_lists
from csdesk.storage.rescue.salvaged_rows import RowKeeper, sort_parents_first
from csdesk.storage.rescue.salvaged_snapshots import mend_snapshots

LOG = "change"
FIELDS = "import_field"
BLOCKS = "list_column"
SNAPSHOTS = "snapshot_column"
HOME, SALT = "workspace", "salt"
"""Where the secrets stand that pseudonyms depend on; older formats have none."""
REGISTRY = [*TABLES, *FORMER]
"""The order of the report."""
BLOCK = 2_000
"""Rows between two calls of progress."""


def salvage(
    path: Path, target: Path | None, phrase: str | None = None, progress: Progress = silent
) -> SalvageReport:
    """Read what can be read of a damaged file into a new one of its format, and tell how much.

    The new file is encrypted with the phrase if the old one is; without a target nothing is written
    at all. Results are left out, as they are computed anew, and so is what could be undone. Raises
    WorkspaceDamaged when nothing can be read, WorkspaceInUse, PassPhraseNeeded, PassPhraseWrong, or
    WorkspaceUnusable when the new file cannot be written.
    """
    if target is not None:
        refuse_existing(target)
    with _reading(path, phrase) as damaged:
        if target is None:
            return SalvageReport(None, _try(damaged, progress))
        with draft_beside(target) as draft:
            key = phrase if damaged.is_encrypted else None
            with filling(draft, key, target.name) as database:
                parts = _fill(damaged, database, progress)
                check_whole(database, progress)
            publish(draft, target)
        return SalvageReport(target, parts)


@contextmanager
def _reading(path: Path, phrase: str | None) -> Iterator[DamagedFile]:
    with claimed(path):
        refuse_unreadable(path)
        refuse_in_use(path)
        damaged = DamagedFile(path, phrase)
        try:
            yield damaged
        finally:
            damaged.close()


def _try(damaged: DamagedFile, progress: Progress) -> tuple[Salvaged, ...]:
    database = connect_memory()
    try:
        return _fill(damaged, database, progress)
    finally:
        database.abandon()


def _fill(damaged: DamagedFile, database: Database, progress: Progress) -> tuple[Salvaged, ...]:
    migrate(database, damaged.format)
    noted = _read_noted_sums(damaged)
    there = read_tables(database)
    wanted = there.intersection(held_tables())
    kept: dict[str, int] = {}
    with database.transaction():
        if LOG in there:
            kept[LOG] = _keep_log(damaged, database, noted, progress)
        states = read_last_states(database) if _is_complete(LOG, kept, noted) else {}
        for table in sort_parents_first(database, wanted):
            kept[table] = _keep_rows(damaged, database, table, noted, progress, states)
        if not any(kept.values()):
            raise damaged.nothing_left()
        missing = find_missing(database, kept)
        if BLOCKS in there:
            mend_lists(database)
        if SNAPSHOTS in there:
            mend_snapshots(database)
        if FIELDS in there and not _is_complete(FIELDS, kept, noted):
            kept[FIELDS] += bring_back_fields(database)
        if LOG in there:
            _choose_engagement(damaged, database)
        _keep_salts(damaged, database)
        write_sums(database)
    return _report(kept, {**missing, **noted}, read_sums(database) if noted else {})


def _keep_rows(
    damaged: DamagedFile,
    database: Database,
    table: str,
    noted: Mapping[str, RowSum],
    progress: Progress,
    states: Mapping[str, Sequence[State]],
) -> int:
    """Move the readable rows of a table, bring back others from the change log; return how many."""
    keeper = RowKeeper(database, table)
    total = noted[table].count if table in noted else 0
    rows = damaged.rows(table, keeper.columns) if damaged.has(table) else ()
    for done, row in enumerate(rows, 1):
        keeper.keep(row)
        if done % BLOCK == 0:
            progress(done, total, f"Reading {WORDS[table]}")
    for state in states.get(table, ()):
        keeper.bring_back(state)
    progress(keeper.kept, keeper.kept, f"Reading {WORDS[table]}")
    return keeper.kept


def _keep_log(
    damaged: DamagedFile, database: Database, noted: Mapping[str, RowSum], progress: Progress
) -> int:
    """Move the lines of the change log before the first that its chain does not prove."""
    kept = _keep_rows(damaged, database, LOG, noted, progress, {})
    broken = find_break(database)
    if broken is None:
        return kept
    ((count,),) = database.rows("SELECT count(*) FROM change WHERE id >= ?", (broken,))
    database.write("DELETE FROM change WHERE id >= ?", (broken,))
    return kept - int(count)


def _is_complete(table: str, kept: Mapping[str, int], noted: Mapping[str, RowSum]) -> bool:
    return table in noted and noted[table].count == kept.get(table)


def _choose_engagement(damaged: DamagedFile, database: Database) -> None:
    """Look at the engagement that was looked at, or at the first that is left."""
    rows = damaged.rows("workspace", ("engagement_id",)) if damaged.has("workspace") else iter(())
    for _, engagement in rows:
        database.write(
            "UPDATE workspace SET engagement_id = (SELECT id FROM engagement WHERE id = ?)",
            (engagement,),
        )
    database.write(
        "UPDATE workspace SET engagement_id = coalesce(engagement_id, (SELECT min(id) FROM "
        "engagement))"
    )


def _keep_salts(damaged: DamagedFile, database: Database) -> None:
    """Let pseudonyms of persons stay the same in what is imported from now on, as in what was."""
    if not damaged.has(HOME) or SALT not in {one.name for one in read_columns(database, HOME)}:
        return
    for _, text in damaged.rows(HOME, (SALT,)):
        if isinstance(text, str):
            adopt_salts(database, text)


def _read_noted_sums(damaged: DamagedFile) -> dict[str, RowSum]:
    """Return the sums that the damaged file notes, as far as they can be read."""
    if not damaged.has(CONTENT_SUM):
        return {}
    noted = {}
    for _, name, count, written in damaged.rows(CONTENT_SUM, ("name", "row_count", "row_sum")):
        try:
            noted[name] = RowSum.read(count, written)
        except TypeError:
            continue
    return noted


def _report(
    kept: Mapping[str, int], noted: Mapping[str, RowSum], found: Mapping[str, RowSum]
) -> tuple[Salvaged, ...]:
    return tuple(
        Salvaged(
            what=WORDS[table],
            expected=noted[table].count if table in noted else None,
            kept=count,
            is_exact=table in noted and noted[table] == found.get(table),
        )
        for table, count in sorted(kept.items(), key=lambda part: REGISTRY.index(part[0]))
    )
