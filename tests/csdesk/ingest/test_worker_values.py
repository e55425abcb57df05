"""What goes between the program and the import worker arrives as it was sent."""

from __future__ import annotations

from csdesk.ingest.worker.values import pack_known, unpack_known
from csdesk.model.identifiers import AccountKey
from csdesk.model.known_accounts import KnownBook, KnownList
from csdesk.model.matching import AccountAlias, MatchBasis


def test_known_accounts_arrive_with_every_block_and_alias() -> None:
    lists = (
        KnownList({"key": ('["A1","Ü\\n2"]', '["A3"]'), "arr": ("[1.0,null]", "[3.0]")}),
        KnownList({}),
        KnownList({"key": ("[]",)}),
    )
    alias = AccountAlias(AccountKey("a\n1"), AccountKey("A1"), MatchBasis.PERSON, "the same")
    known = KnownBook(lists, (alias,))

    assert unpack_known(pack_known(known)) == known


def test_no_known_accounts_arrive_as_none() -> None:
    assert unpack_known(pack_known(KnownBook())) == KnownBook()
