"""What an audit refuses before anything is written, and what it takes from the files."""

from __future__ import annotations

from datetime import date

from csdesk.errors import InputRefused, WrongUsage
from csdesk.model.clients import Client
from csdesk.model.currencies import NO_CURRENCY
from csdesk.model.identifiers import EngagementId
from csdesk.model.imports import DataIssue, ImportDraft, IssueKind
from csdesk.model.tables import TableKind
from csdesk.storage.workspace import Workspace


def stated_date(given: date | None, draft: ImportDraft, option: str) -> date:
    """Return the given date or the one that a list states; InputRefused where there is neither."""
    as_of = given or draft.as_of
    if as_of is None:
        raise InputRefused(
            "it does not say at which date its figures stand",
            file=draft.outline.file_name,
            advice=f"Give the date with {option} YYYY-MM-DD",
        )
    return as_of


def check_accounts(draft: ImportDraft | None) -> None:
    """Raise InputRefused for a file without a list of customers."""
    if draft is not None and draft.table(TableKind.ACCOUNTS) is None:
        raise InputRefused(
            "it has no list of customers",
            file=draft.outline.file_name,
            advice="Choose a file with one customer on each row; other tables go with it",
        )


def check_pair(current: ImportDraft, previous: ImportDraft) -> None:
    """Raise WrongUsage when the earlier list is the current one."""
    if current.outline.file_hash == previous.outline.file_hash:
        raise WrongUsage(
            f"{previous.outline.file_name} is the same list as {current.outline.file_name}. "
            "Give an earlier one with --previous, or leave it out."
        )


def note_other_date(draft: ImportDraft | None, as_of: date | None) -> tuple[DataIssue, ...]:
    """Return a note where a list states another date than the one at which it was read."""
    if draft is None or as_of is None or draft.as_of in {None, as_of}:
        return ()
    stated = draft.as_of.isoformat() if draft.as_of else ""
    return (
        DataIssue(
            IssueKind.NOTE,
            file=draft.outline.file_name,
            sheet=None,
            row=None,
            column=None,
            problem=f"The file states that its figures are of {stated}; it was read as of {as_of}",
            fix="Leave the date out to take the one that the file states",
        ),
    )


def check_order(previous: date, current: date) -> None:
    """Raise WrongUsage unless the earlier list is earlier."""
    if previous >= current:
        raise WrongUsage(
            f"The earlier list is dated {previous.isoformat()}, which is not before "
            f"{current.isoformat()}. Exchange the two lists or give their dates."
        )


def check_name(name: str) -> str:
    """Return the name of a client without blanks around it; WrongUsage without a name."""
    cleaned = name.strip()
    if not cleaned or any(ord(character) < 32 for character in cleaned):
        raise WrongUsage("The client needs a name on one line. Give it with --client NAME.")
    return cleaned


def choose_currency(given: str | None, current: ImportDraft, previous: ImportDraft | None) -> str:
    """Return the currency of the lists, or the given one where they state none.

    Raises WrongUsage for what is no code, InputRefused where lists or code contradict each other.
    """
    stated = {draft.currency for draft in (current, previous) if draft and draft.currency}
    if len(stated) > 1:
        raise InputRefused(
            f"the two lists are in different currencies ({' and '.join(sorted(stated))})",
            file=current.outline.file_name,
            advice="Convert the amounts of one of them, or leave the earlier list out",
        )
    if given:
        return _given_currency(given, stated, current if current.currency else previous)
    return stated.pop() if stated else NO_CURRENCY


def _given_currency(code: str, stated: set[str], draft: ImportDraft | None) -> str:
    if not (len(code) == 3 and code.isascii() and code.isalpha()):
        raise WrongUsage(f"“{code}” is no currency code. Give three letters such as EUR.")
    others = sorted(stated - {code.upper()})
    if others and draft is not None:
        raise InputRefused(
            f"its amounts are in {others[0]}, not in {code.upper()}",
            file=draft.outline.file_name,
            advice=f"Leave --currency out, or give --currency {others[0]}",
        )
    return code.upper()


def check_protection(workspace: Workspace, phrase: str | None) -> None:
    """Raise WrongUsage for a pass phrase where the workspace is not encrypted."""
    if phrase is not None and not workspace.is_encrypted:
        raise WrongUsage(
            f"{workspace.path.name} is there already and not encrypted. Encrypt it with “csdesk "
            "protect” first, or leave the pass phrase out."
        )


def find_engagement(workspace: Workspace, client: Client) -> EngagementId:
    """Return the engagement of a client that the workspace holds; WrongUsage without it."""
    audits = workspace.clients.all()
    found = next((audit for audit in audits if audit.client.name == client.name), None)
    if found is None:
        held = " and ".join(f"“{audit.client.name}”" for audit in audits)
        raise WrongUsage(
            f"{workspace.path.name} holds the audit of {held}, not of “{client.name}”. "
            "Choose another file with --workspace."
        )
    if found.client.currency != client.currency:
        raise WrongUsage(
            f"{workspace.path.name} is kept in {found.client.currency}, the lists are in "
            f"{client.currency}. Choose another file with --workspace."
        )
    return found.engagement.id
