"""Matches and compares rows, given as dictionaries of key and fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from csdesk.ingest.matching import compare
from csdesk.ingest.matching.matcher import NOBODY, match_accounts
from csdesk.model.imports import Decisions
from csdesk.model.known_accounts import gather_known
from csdesk.model.matching import AccountAlias, Comparison
from csdesk.model.tables import TableKind
from tests.csdesk.ingest.matching.account_rows import (
    FIELDS,
    ReadFile,
    Row,
    make_accounts,
    pack_rows,
)


@pytest.fixture
def run_compare():
    """Compare rows of a list of accounts, and of other tables, with the lists that are known."""

    def run(
        *known: Sequence[Row],
        file: Sequence[Row] | None = None,
        others: Sequence[tuple[TableKind, Sequence[Row]]] = (),
        aliases: Sequence[AccountAlias] = (),
        same: Mapping[str, str | None] | None = None,
    ) -> Comparison:
        accounts = [] if file is None else [(TableKind.ACCOUNTS, file)]
        book = gather_known(map(pack_rows, known), aliases)
        decisions = Decisions(same=same or {})
        return compare(book, ReadFile([*accounts, *others]), FIELDS, decisions)

    return run


@pytest.fixture
def run_match():
    """Match rows given as dictionaries; return partners by key, bases by key, questions by key."""

    def run(file, known, said=None):
        one, other = make_accounts(file), make_accounts(known)
        found = match_accounts(one, other, said)
        partners = {
            one.keys[at]: other.keys[account]
            for at, account in enumerate(found.partners)
            if account != NOBODY
        }
        bases = {str(match.key): str(match.basis) for match in found.matches}
        asked = {
            str(each.key): [str(one.account) for one in each.candidates] for each in found.questions
        }
        return partners, bases, asked

    return run
