"""``csdesk import``: spreadsheets come in as they would through the window, or are only tried."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from csdesk.content import load_library
from csdesk.errors import InputRefused, WrongUsage
from csdesk.model.imports import Decisions, ImportDraft, ListRole, QuestionKey, TableId
from csdesk.model.library import Library
from csdesk.model.tables import TableKind
from csdesk.operations.import_workbooks import make_error_workbook
from csdesk.operations.imports import (
    compare_draft,
    draft_file,
    find_files,
    import_files,
    revise_draft,
)
from csdesk.operations.opening import open_client
from csdesk.storage.workspace import Workspace
from exports import replace_file, write
from ui.command_options import settings_for
from ui.import_lines import Order, summarise, tell_obstacles, tell_order, tell_unread
from ui.pass_phrases import call_with_phrase
from ui.terminal import TerminalProgress, say


def run_import(options: argparse.Namespace) -> int:
    """Bring files in, or only say what they would bring, and return the exit code.

    What was read goes to standard output; what is open or was not read to standard error. Where
    anything is open, nothing of any file is kept.
    """
    _check_outputs(options)
    library = load_library()
    with (
        TerminalProgress(sys.stderr) as progress,
        _open(options, progress) as workspace,
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
    orders = _order(drafts, options)
    is_ready = all(order.is_ready for order in orders)
    if options.dry_run or options.json:
        orders = [_compare(workspace, order, progress) for order in orders]
    imports = is_ready and not options.dry_run
    if imports:
        known = [(order.draft, order.role, _date(order)) for order in orders]
        import_files(workspace, known, progress)
    progress.finish()
    _write_results(options, orders, is_imported=imports)
    say(sys.stdout, (line for order in orders for line in tell_order(order, library)))
    say(sys.stderr, (line for draft in drafts for line in tell_obstacles(draft)))
    say(sys.stderr, tell_unread(drafts, is_written=options.errors is not None))
    return 0 if is_ready else InputRefused.exit_code


def _check_outputs(options: argparse.Namespace) -> None:
    for path, suffix in ((options.errors, ".xlsx"), (options.json, ".json")):
        if path is None:
            continue
        if path.suffix.casefold() != suffix:
            raise WrongUsage(f"“{path.name}” cannot be written. Choose a name ending in {suffix}.")
        if path.exists():
            raise WrongUsage(f"{path} is there already. Choose a name that is free.")


def _open(options: argparse.Namespace, progress: TerminalProgress) -> Workspace:
    opened = call_with_phrase(
        options,
        options.file,
        lambda phrase: open_client(
            options.file,
            settings_for(options),
            phrase=phrase,
            read_only=options.dry_run,
            progress=progress,
        ),
    )
    if opened.remark:
        say(sys.stderr, [opened.remark])
    return opened.workspace


@contextmanager
def _drafts(
    options: argparse.Namespace,
    workspace: Workspace,
    library: Library,
    progress: TerminalProgress,
) -> Iterator[list[ImportDraft]]:
    """Yield a draft of each file, read under the options; all are let go of at the end."""
    with ExitStack() as stack:
        drafts = []
        for path in _find_paths(options.paths):
            draft = draft_file(path, library, progress=progress, workspace=workspace)
            stack.callback(draft.content.close)
            drafts.append(_decide(draft, options, library, progress))
        _refuse_unused(drafts, options)
        yield drafts


def _find_paths(named: Sequence[Path]) -> list[Path]:
    paths = [path for one in named for path in (find_files(one) if one.is_dir() else (one,))]
    if not paths:
        raise WrongUsage("There is no spreadsheet in the folder. Name a file.")
    return paths


def _decide(
    draft: ImportDraft,
    options: argparse.Namespace,
    library: Library,
    progress: TerminalProgress,
) -> ImportDraft:
    """Return the draft under the kinds and answers of the options that concern its file."""
    tables = _table_ids(draft)
    kinds = {table: kind for table, kind in options.kind if table in tables}
    decided = replace(draft.decisions, kinds={**draft.decisions.kinds, **kinds})
    if kinds:
        draft = revise_draft(draft, library, decided, progress)
    asked = {question.key: question for question in draft.reading.questions}
    answers = {QuestionKey(key): value for key, value in options.answer if key in asked}
    for key, value in answers.items():
        known = [option.value for option in asked[key].options]
        if known and value not in known:
            raise WrongUsage(f"“{value}” is no answer to {key}. There are: {', '.join(known)}.")
    if not answers:
        return draft
    return revise_draft(draft, library, _answered(draft.decisions, answers), progress)


def _table_ids(draft: ImportDraft) -> set[TableId]:
    read, others = draft.reading.tables, draft.reading.others
    return {table.id for table in read} | {other.id for other in others}


def _answered(decisions: Decisions, answers: dict[QuestionKey, str]) -> Decisions:
    return replace(decisions, answers={**decisions.answers, **answers})


def _refuse_unused(drafts: Sequence[ImportDraft], options: argparse.Namespace) -> None:
    keys = {question.key for draft in drafts for question in draft.reading.questions}
    tables = {table for draft in drafts for table in _table_ids(draft)}
    for key, _ in options.answer:
        if key not in keys:
            known = ", ".join(sorted(keys)) or "none"
            raise WrongUsage(f"There is no question {key}. There are: {known}.")
    for table, _ in options.kind:
        if table not in tables:
            known = ", ".join(sorted(tables))
            raise WrongUsage(f"There is no table {table}. There are: {known}.")


def _order(drafts: Sequence[ImportDraft], options: argparse.Namespace) -> list[Order]:
    """Return each draft with its role and its date.

    Where no role is named, the file with the customers is the current list, and the others are
    added to it.
    """
    orders = [
        Order(draft, _role(draft, options.role), options.as_of or draft.as_of) for draft in drafts
    ]
    lists = [order for order in orders if order.role is not ListRole.ADDED]
    if len(lists) > 1:
        named = ", ".join(order.name for order in lists)
        raise WrongUsage(
            f"There is one {lists[0].role} list, and these are several: {named}. "
            "Import them one after the other, each with its own --role."
        )
    return orders


def _role(draft: ImportDraft, named: str | None) -> ListRole:
    if named is not None:
        return ListRole(named)
    has_customers = draft.table(TableKind.ACCOUNTS) is not None
    return ListRole.CURRENT if has_customers else ListRole.ADDED


def _date(order: Order) -> date:
    if order.as_of is None:
        raise InputRefused(
            "it states no date for its figures",
            file=order.name,
            advice="Give the date with --as-of",
        )
    return order.as_of


def _compare(workspace: Workspace, order: Order, progress: TerminalProgress) -> Order:
    return replace(order, comparison=compare_draft(workspace, order.draft, order.role, progress))


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
