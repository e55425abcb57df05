"""``csdesk import``: spreadsheets come in as they would through the window, or are only tried."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace

from csdesk.content import load_library
from csdesk.errors import InputRefused, WrongUsage
from csdesk.model.imports import ImportDraft
from csdesk.model.library import Library
from csdesk.operations.import_workbooks import make_error_workbook
from csdesk.operations.imports import (
    ImportOrder,
    compare_draft,
    draft_file,
    find_same,
    import_files,
    refuse_foreign,
)
from csdesk.storage.workspace import Workspace
from exports import replace_file, write
from ui.client_opening import open_for_command
from ui.import_choices import (
    check_rates,
    decide,
    find_paths,
    make_orders,
    refuse_unused,
    require_date,
)
from ui.import_lines import Order, summarise, tell_obstacles, tell_order, tell_unread
from ui.terminal import TerminalProgress, say

BY_OPTION = "Give its rate with --rate {}=NUMBER"


def run_import(options: argparse.Namespace) -> int:
    """Bring files in, or only say what they would bring, and return the exit code.

    What was read goes to standard output; what is open or was not read to standard error. Where
    anything is open, nothing of any file is kept.
    """
    _check_outputs(options)
    library = load_library()
    with (
        TerminalProgress(sys.stderr) as progress,
        open_for_command(options, progress, read_only=options.dry_run) as workspace,
        _drafts(options, workspace, library, progress) as drafts,
    ):
        return _carry_out(options, workspace, library, drafts, progress)


def _carry_out(
    options: argparse.Namespace,
    workspace: Workspace,
    library: Library,
    drafts: Sequence[ImportDraft],
    progress: TerminalProgress,
) -> int:
    for draft in drafts:
        refuse_foreign(workspace, draft, BY_OPTION)
    orders = [_compare(workspace, one, progress) for one in make_orders(drafts, options)]
    is_ready = all(order.is_ready for order in orders)
    is_imported = is_ready and not options.dry_run
    if is_imported:
        known = [
            ImportOrder(order.draft, order.role, require_date(order), order.comparison)
            for order in orders
        ]
        import_files(workspace, known, progress, options.rate, library)
    progress.finish()
    _write_results(options, orders, is_imported=is_imported)
    _tell(orders, library, is_written=options.errors is not None)
    return 0 if is_ready else InputRefused.exit_code


def _tell(orders: Sequence[Order], library: Library, *, is_written: bool) -> None:
    drafts = [order.draft for order in orders]
    say(sys.stdout, (line for order in orders for line in tell_order(order, library)))
    say(sys.stderr, (line for draft in drafts for line in tell_obstacles(draft)))
    say(sys.stderr, tell_unread(drafts, is_written=is_written))


def _check_outputs(options: argparse.Namespace) -> None:
    for path, suffix in ((options.errors, ".xlsx"), (options.json, ".json")):
        if path is None:
            continue
        if path.suffix.casefold() != suffix:
            raise WrongUsage(f"“{path.name}” cannot be written. Choose a name ending in {suffix}.")
        if path.exists():
            raise WrongUsage(f"{path} is there already. Choose a name that is free.")


@contextmanager
def _drafts(
    options: argparse.Namespace,
    workspace: Workspace,
    library: Library,
    progress: TerminalProgress,
) -> Iterator[list[ImportDraft]]:
    """Yield a draft of each file, read under the options; all are let go of at the end."""
    check_rates(options.rate, workspace.clients.client().currency)
    with ExitStack() as stack:
        drafts = []
        for path in find_paths(options.paths):
            draft = draft_file(
                path, library, progress=progress, workspace=workspace, rates=options.rate
            )
            stack.callback(draft.content.close)
            drafts.append(decide(draft, options, library, progress))
        refuse_unused(drafts, options)
        yield drafts


def _compare(workspace: Workspace, order: Order, progress: TerminalProgress) -> Order:
    comparison = compare_draft(workspace, order.draft, order.role, progress)
    same = order.as_of and find_same(workspace, order.draft, order.role, order.as_of)
    return replace(order, comparison=comparison, is_known=bool(same))


def _write_results(
    options: argparse.Namespace, orders: Sequence[Order], *, is_imported: bool
) -> None:
    if options.errors is not None:
        errors = make_error_workbook(*(order.draft for order in orders))
        if errors.row_count or errors.remarks:
            write(errors, options.errors)
    if options.json is not None:
        known = {"imported": is_imported, "files": [summarise(order) for order in orders]}
        text = json.dumps(known, indent=2, ensure_ascii=False, default=str)
        replace_file(options.json, f"{text}\n".encode())
