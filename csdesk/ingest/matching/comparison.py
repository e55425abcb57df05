"""The dry run: what the import of a file would do to the accounts that are there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

import orjson

from csdesk.ingest.matching.accounts import NAME, Accounts
from csdesk.ingest.matching.blocks import ComparedBook, KnownAccounts, read_accounts
from csdesk.ingest.matching.changes import NOT_COMPARED, Changes, Pairing, find_changes
from csdesk.ingest.matching.doubles import find_doubles
from csdesk.ingest.matching.matcher import NOBODY, Matching, Said, match_accounts
from csdesk.ingest.matching.name_relations import NameRelation, compare_names
from csdesk.ingest.matching.other_tables import Directory, LookedUp, look_up_keys
from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.imports import BLOCK_ROWS, Decisions
from csdesk.model.joining import follow_aliases
from csdesk.model.known_accounts import KnownBook
from csdesk.model.matching import SHOWN, AccountMatch, Comparison
from csdesk.model.tables import Field, TableKind
from csdesk.progress import Progress, silent

RECOGNISE, COMPARE, LOOK_UP, STEPS = 1, 2, 3, 4
OTHER_NAMES_SHARE, FEWEST_PAIRS = 0.5, 5
"""Of the accounts with the same id, how many may have another name; and of how many at least."""
PAIRS_LOOKED_AT = 1_000


def compare(
    known: KnownBook,
    book: ComparedBook,
    fields: Sequence[Field],
    decisions: Decisions | None = None,
    progress: Progress = silent,
) -> Comparison:
    """Return what an import of a file would change; nothing is written.

    ``known`` are the accounts that the workspace holds. What ``decisions.same`` and the aliases
    say overrules whatever the records look like. Raises Cancelled through ``progress``.
    """
    said = decisions.same if decisions else {}
    account_of = _as_texts(follow_aliases(known.aliases))
    lists = [table for table in book.reading.tables if table.kind is TableKind.ACCOUNTS]
    progress(0, STEPS, "Reading the accounts")
    present = KnownAccounts(known, account_of)
    file, accounts = _apply(account_of, read_accounts(book, lists), said), present.accounts()
    progress(RECOGNISE, STEPS, "Recognising the accounts")
    matching = match_accounts(file, accounts, said)
    progress(COMPARE, STEPS, "Comparing the values")
    kinds = {each.id: each.kind for each in fields if each.table is TableKind.ACCOUNTS}
    changes = find_changes(book, lists, Pairing(file, present, matching.partners), kinds)
    progress(LOOK_UP, STEPS, "Looking up the accounts of the other tables")
    ends = account_of | _as_texts({match.key: match.account for match in matching.matches})
    others = look_up_keys(book, book.reading.tables, Directory((file, accounts), ends))
    comparison = _compare_lists(file, accounts, matching, changes)
    if not lists:
        comparison = replace(comparison, missing=0, missing_keys=(), dropped=())
    elif present:
        comparison = replace(comparison, dropped=_find_dropped(present, changes))
    return _add_matches(comparison, (*matching.matches, *others.matches), others)


def _as_texts(keys: Mapping[AccountKey, AccountKey]) -> dict[str, str]:
    return {str(key): str(account) for key, account in keys.items()}


def _apply(account_of: Mapping[str, str], file: Accounts, said: Said) -> Accounts:
    """Return the accounts of a file by the keys that their aliases stand for."""
    keys = [key if key in said else account_of.get(key, key) for key in file.keys]
    return replace(file, keys=keys) if account_of else file


def _compare_lists(
    file: Accounts, accounts: Accounts, matching: Matching, changes: Changes
) -> Comparison:
    partners = matching.partners
    alone = (at for at, account in enumerate(partners) if account == NOBODY)
    new = [at for at in alone if at not in matching.repeats]
    is_there = bytearray(len(accounts))
    for account in partners:
        if account != NOBODY:
            is_there[account] = True
    changed = changes.is_changed.count(True)
    return Comparison(
        new=len(new),
        changed=changed,
        unchanged=len(file) - len(new) - changed,
        missing=is_there.count(False),
        new_keys=_first_keys(file, new),
        missing_keys=_first_keys(accounts, _find_zeros(is_there)),
        changes=changes.first(),
        matches=(),
        questions=tuple(matching.questions[:SHOWN]),
        doubles=find_doubles(file)[:SHOWN],
        unknown={},
        asked=len(matching.questions),
        notes=tuple(_note_other_names(file, accounts, partners)),
    )


def _first_keys(accounts: Accounts, positions: Iterable[int]) -> tuple[AccountKey, ...]:
    return tuple(AccountKey(accounts.keys[at]) for at in islice(positions, SHOWN))


def _find_zeros(flags: bytearray) -> Iterator[int]:
    return (at for at, flag in enumerate(flags) if not flag)


def _find_dropped(present: KnownAccounts, changes: Changes) -> tuple[FieldId, ...]:
    return tuple(map(FieldId, sorted(present.columns - changes.columns - NOT_COMPARED)))


def _note_other_names(file: Accounts, accounts: Accounts, partners: Sequence[int]) -> Iterator[str]:
    """Yield a warning where the same ids mostly stand for companies of other names."""
    pairs = (
        (file.text(NAME, at), accounts.text(NAME, account))
        for at, account in enumerate(partners)
        if account != NOBODY and file.keys[at] == accounts.keys[account] and file.has_own_id(at)
    )
    seen = list(islice((pair for pair in pairs if all(pair)), PAIRS_LOOKED_AT))
    others = [pair for pair in seen if _are_different(*pair)]
    if len(seen) >= FEWEST_PAIRS and len(others) > OTHER_NAMES_SHARE * len(seen):
        yield (
            f"{len(others)} of {len(seen)} accounts with the same id have another name, such as "
            f"“{others[0][0]}” and “{others[0][1]}”. The ids may be those of another system."
        )


def _are_different(one: str, other: str) -> bool:
    return one != other and compare_names(one, other).relation is NameRelation.DIFFERENT


def _add_matches(
    comparison: Comparison, matches: Sequence[AccountMatch], others: LookedUp
) -> Comparison:
    return replace(
        comparison,
        matches=tuple(matches[:SHOWN]),
        unknown=others.unknown,
        recognised=dict(Counter(match.basis for match in matches)),
        joins=tuple(_pack_joins(matches)),
    )


def _pack_joins(matches: Sequence[AccountMatch]) -> Iterator[str]:
    for first in range(0, len(matches), BLOCK_ROWS):
        block = matches[first : first + BLOCK_ROWS]
        yield orjson.dumps(
            [[each.key, each.account, each.basis, "; ".join(each.reasons)] for each in block]
        ).decode()
