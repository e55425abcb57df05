"""Bringing in the client's files: read, look, compare, import, take back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple, cast

from csdesk.errors import InputRefused, WrongUsage
from csdesk.model.changes import IMPORTED, Changes
from csdesk.model.currencies import NO_CURRENCY, ExchangeRate
from csdesk.model.history import Action
from csdesk.model.identifiers import AccountKey, BatchId, ListId
from csdesk.model.imports import (
    Decisions,
    ImportBatch,
    ImportDraft,
    ImportedList,
    ListRole,
    TableDraft,
    Workbook,
)
from csdesk.model.known_accounts import gather_known
from csdesk.model.library import Library
from csdesk.model.matching import AccountAlias, Comparison, MatchBasis
from csdesk.model.tables import TableKind
from csdesk.operations.data_decisions import set_rates
from csdesk.operations.draft_sources import (
    DraftSource,
    FileSource,
    WorkbookSource,
    list_rates,
    make_request,
)
from csdesk.operations.health.scored_lists import ScoredOutcome
from csdesk.operations.health.snapshots import keep_scores
from csdesk.operations.outcome import Outcome
from csdesk.operations.remembered_readings import NOTHING, recall, remember
from csdesk.progress import Progress, silent
from csdesk.storage.file.open_files import refuse_open_file
from csdesk.storage.workspace import Workspace

COMPARED = {
    ListRole.CURRENT: (ListRole.CURRENT, ListRole.ADDED),
    ListRole.ADDED: (ListRole.CURRENT, ListRole.ADDED),
    ListRole.PREVIOUS: (ListRole.PREVIOUS,),
}
"""Whose accounts a file is compared with; an earlier list, where there is none, with the others."""

ROLE_WORDS = {
    ListRole.CURRENT: "the current list",
    ListRole.PREVIOUS: "the earlier list",
    ListRole.ADDED: "an added file",
}


ON_THE_PAGE = "Give the rate of {} on the page Data, under Sources, and import the file again"
"""Where the window takes exchange rates."""


class ImportOrder(NamedTuple):
    """A file to import: as what, of which day, and whom the person saw recognised in it."""

    draft: ImportDraft
    role: ListRole
    as_of: date
    comparison: Comparison | None = None
    """What the person saw; its joins are kept. Without one, the file is compared at the import."""


def draft_file(
    path: Path,
    library: Library,
    decisions: Decisions | None = None,
    progress: Progress = silent,
    workspace: Workspace | None = None,
    *,
    salt: str = "",
    rates: Sequence[ExchangeRate] = (),
) -> ImportDraft:
    """Read a spreadsheet into a draft; nothing is written. Raises InputRefused.

    ``salt`` is that of a workspace that is still to be made. With a workspace, its exchange rates
    count, ``rates`` before them, and where no decisions are given those that were remembered of
    tables like these. The draft holds the file open: ``draft.content.close()``.
    """
    refuse_open_file(path)
    source = FileSource(path, make_request(library, workspace, salt, rates), progress)
    try:
        draft = source.read(decisions or NOTHING, progress)
        known = NOTHING
        if decisions is None and workspace is not None:
            known = recall(workspace, draft.reading)
        return draft if known == NOTHING else source.read(known, progress)
    except BaseException:
        source.close()
        raise


def redraft(
    workbook: Workbook,
    library: Library,
    decisions: Decisions | None = None,
    progress: Progress = silent,
    workspace: Workspace | None = None,
) -> ImportDraft:
    """Read a small workbook in memory into a draft. Raises InputRefused."""
    source = WorkbookSource(workbook, make_request(library, workspace))
    return source.read(decisions or NOTHING, progress)


def revise_draft(
    draft: ImportDraft,
    library: Library,
    decisions: Decisions | None = None,
    progress: Progress = silent,
    workspace: Workspace | None = None,
) -> ImportDraft:
    """Read the file of a draft again, with the person's decisions. Raises InputRefused.

    With a workspace, its present exchange rates count.
    """
    del library  # the file is read with the same content as before
    source = cast("DraftSource", draft.content)
    if workspace is not None:
        source.use_rates(list_rates(workspace))
    return source.read(decisions or NOTHING, progress)


def compare_draft(
    workspace: Workspace, draft: ImportDraft, role: ListRole, progress: Progress = silent
) -> Comparison:
    """Return what an import would change in the accounts that are there; nothing is written."""
    lists = (workspace.lists.blocks(number) for number in _find_lists(workspace, role))
    found = {field for table in draft.tables for field in table.summaries}
    known = gather_known(lists, workspace.aliases.all(progress), found)
    return cast("DraftSource", draft.content).compare(known, progress)


def import_list(
    workspace: Workspace,
    draft: ImportDraft,
    role: ListRole,
    as_of: date,
    progress: Progress = silent,
    comparison: Comparison | None = None,
) -> Outcome[ImportBatch]:
    """Write a draft as one step; a current or earlier list takes the place of the one before.

    The same file, read in the same way for the same role and day, changes nothing. An added file
    that is read in another way takes its own place. The accounts that ``comparison`` recognised,
    and those that the person named, are joined. Raises InputRefused while a question is open or
    something stands in the way.
    """
    refuse_unready(draft)
    refuse_foreign(workspace, draft)
    same = find_same(workspace, draft, role, as_of)
    if same is not None:
        return Outcome(same, Changes.NONE)
    with workspace.step(Action.IMPORT_LIST, progress=progress):
        _take_place(workspace, draft, role)
        batch = workspace.imports.add(draft, role, as_of, progress)
        _join_accounts(workspace, draft, comparison, progress)
        remember(workspace, draft)
        if role is ListRole.CURRENT:
            workspace.clients.set_as_of(as_of)
    return Outcome(batch, IMPORTED)


def find_same(
    workspace: Workspace, draft: ImportDraft, role: ListRole, as_of: date
) -> ImportBatch | None:
    """Return the file in use that is this one, of the same day and with the same amounts.

    The amounts differ where it is read with another exchange rate than before.
    """
    same = workspace.imports.find_same(draft, role, as_of)
    is_alike = same is not None and _list_totals(same.lists) == _list_totals(draft.tables)
    return same if is_alike else None


def _list_totals(tables: Iterable[ImportedList | TableDraft]) -> list[dict[str, float | None]]:
    return [{name: one.total for name, one in table.summaries.items()} for table in tables]


def import_files(
    workspace: Workspace,
    orders: Sequence[ImportOrder],
    progress: Progress = silent,
    rates: Sequence[ExchangeRate] = (),
    library: Library | None = None,
) -> ScoredOutcome[tuple[ImportBatch, ...]]:
    """Write several drafts, and the rates that they were read with, as one step: all or nothing.

    The joins of an order's own comparison are kept first. Of several files each is compared with
    what is there by then as well, so that the customers of one are recognised in the next. With a
    library the scores that follow are kept in the same step.
    """
    for order in orders:
        refuse_unready(order.draft)
        refuse_foreign(workspace, order.draft)
    with workspace.step(Action.IMPORT_LIST, progress=progress):
        set_rates(workspace, rates)
        done = [
            import_list(
                workspace,
                order.draft,
                order.role,
                order.as_of,
                progress,
                _compare_now(workspace, order, progress, is_alone=len(orders) == 1),
            )
            for order in orders
        ]
        kept = keep_scores(workspace, library) if library is not None else None
    changes = Changes.NONE
    for outcome in done:
        changes |= outcome.changes
    batches = tuple(outcome.result for outcome in done)
    return ScoredOutcome(batches, changes, kept.scored if kept else None)


def _compare_now(
    workspace: Workspace, order: ImportOrder, progress: Progress, *, is_alone: bool
) -> Comparison:
    """Return the joins that the person saw, and those with the files that came in before."""
    seen = order.comparison
    if seen is not None and is_alone:
        return seen
    found = compare_draft(workspace, order.draft, order.role, progress)
    return found if seen is None else replace(found, joins=(*seen.joins, *found.joins))


def refuse_unready(draft: ImportDraft) -> None:
    """Raise InputRefused while a question of a file is open or something stands in the way."""
    file = draft.outline.file_name
    for obstacle in draft.reading.obstacles:
        raise InputRefused(
            obstacle.problem.rstrip("."),
            file=file,
            column=obstacle.column,
            advice=obstacle.fix.rstrip("."),
        )
    for question in draft.open_questions():
        raise InputRefused(
            f"it leaves a question open: {question.text.rstrip('.')}",
            file=file,
            column=question.column,
            advice=f"Choose an answer to {question.key}",
        )


def refuse_foreign(workspace: Workspace, draft: ImportDraft, advice: str = ON_THE_PAGE) -> None:
    """Raise InputRefused where amounts would count as others than they are.

    ``advice`` says where the rate is given; the currency stands in it.
    """
    home = workspace.clients.client().currency
    for table in draft.tables:
        if home != NO_CURRENCY and table.currency not in (None, home):
            raise InputRefused(
                f"its amounts are in {table.currency}, and the client is kept in {home}",
                file=draft.outline.file_name,
                sheet=table.range.sheet,
                advice=advice.format(table.currency),
            )


def take_back_import(workspace: Workspace, batch: BatchId) -> Outcome[None]:
    """Use a file no longer, with everything that came from it."""
    with workspace.step(Action.TAKE_BACK_LIST):
        workspace.imports.remove(batch)
    return Outcome(None, IMPORTED)


def merge_accounts(
    workspace: Workspace, alias: AccountKey, account: AccountKey, reason: str
) -> Outcome[None]:
    """Let a key stand for an account; the lists stay as they are. Raises WrongUsage.

    A reason is needed, as somebody will want to know why when the two are parted again.
    """
    if not reason.strip():
        raise WrongUsage(f"No reason was given. Write why “{alias}” is “{account}”.")
    with workspace.step(Action.MERGE_ACCOUNTS):
        found = AccountAlias(alias, account, MatchBasis.PERSON, reason.strip())
        workspace.aliases.add(found)
    return Outcome(None, IMPORTED)


def part_accounts(workspace: Workspace, alias: AccountKey) -> Outcome[None]:
    """Let a key be an account of its own again."""
    with workspace.step(Action.PART_ACCOUNTS):
        workspace.aliases.remove(alias)
    return Outcome(None, IMPORTED)


def _find_lists(workspace: Workspace, role: ListRole) -> Iterable[ListId]:
    """Return the lists of accounts that a file is compared with, the oldest first."""
    batches = workspace.imports.batches()
    roles = COMPARED[role]
    if not any(batch.role in roles for batch in batches):
        roles = tuple(ListRole)
    return [
        found.id
        for counted in roles
        for batch in batches
        if batch.role is counted
        for found in batch.lists
        if found.kind is TableKind.ACCOUNTS
    ]


def _take_place(workspace: Workspace, draft: ImportDraft, role: ListRole) -> None:
    """Let the same file, added before and read in another way, give way; refuse it in two roles."""
    for batch in workspace.imports.batches():
        if batch.file_hash == draft.outline.file_hash and ListRole.ADDED in (role, batch.role):
            if batch.role is not role:
                raise InputRefused(
                    f"it is in use already, as {ROLE_WORDS[batch.role]}",
                    file=draft.outline.file_name,
                    advice="Take it back there first",
                )
            workspace.imports.remove(batch.id)


def _join_accounts(
    workspace: Workspace, draft: ImportDraft, comparison: Comparison | None, progress: Progress
) -> None:
    """Keep who is whom: what the person said of the file, then what was recognised."""
    for key, account in draft.decisions.same.items():
        if account is not None and account != key:
            reason = f"Chosen when {draft.outline.file_name} was imported"
            workspace.aliases.add(
                AccountAlias(AccountKey(key), AccountKey(account), MatchBasis.PERSON, reason)
            )
    if comparison is not None:
        workspace.aliases.add_found(comparison.joins, progress)
