"""What the options of ``csdesk import`` decide about files: kinds, answers, roles and dates."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from csdesk.errors import InputRefused, WrongUsage
from csdesk.model.currencies import NO_CURRENCY, ExchangeRate
from csdesk.model.imports import Decisions, ImportDraft, ListRole, QuestionKey, TableId
from csdesk.model.library import Library
from csdesk.model.tables import TableKind
from csdesk.operations.imports import revise_draft
from csdesk.operations.spreadsheet_folders import find_files
from csdesk.progress import Progress
from ui.import_lines import Order


def find_paths(named: Sequence[Path]) -> list[Path]:
    """Return the spreadsheets that are named, and those in the folders that are.

    Raises WrongUsage where there is none.
    """
    paths = [path for one in named for path in (find_files(one) if one.is_dir() else (one,))]
    if not paths:
        raise WrongUsage("There is no spreadsheet in the folder. Name a file.")
    return paths


def check_rates(rates: Sequence[ExchangeRate], home: str) -> None:
    """Raise WrongUsage for two rates of one currency, or one that cannot count for the client."""
    codes = [rate.currency for rate in rates]
    if rates and home == NO_CURRENCY:
        raise WrongUsage(
            "The client has no currency yet. Choose one in the window first, then give rates."
        )
    if home in codes:
        raise WrongUsage(f"The client is kept in {home}, which needs no rate. Leave it out.")
    for code in codes:
        if codes.count(code) > 1:
            raise WrongUsage(f"{code} has two rates. Give one.")


def decide(
    draft: ImportDraft,
    options: argparse.Namespace,
    library: Library,
    progress: Progress,
) -> ImportDraft:
    """Return the draft under the kinds and answers of the options that concern its file.

    Raises WrongUsage where an answer is none of those that there are.
    """
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


def refuse_unused(drafts: Sequence[ImportDraft], options: argparse.Namespace) -> None:
    """Raise WrongUsage where an option names a question or a table that no file has."""
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


def make_orders(drafts: Sequence[ImportDraft], options: argparse.Namespace) -> list[Order]:
    """Return each draft with its role and its date.

    Where no role is named, the file with the customers is the current list, and the others are
    added to it. Raises WrongUsage where several files are the current or the previous list.
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


def require_date(order: Order) -> date:
    """Return the date of a file's figures; raises InputRefused where nobody says it."""
    if order.as_of is None:
        raise InputRefused(
            "it states no date for its figures",
            file=order.name,
            advice="Give the date with --as-of",
        )
    return order.as_of
