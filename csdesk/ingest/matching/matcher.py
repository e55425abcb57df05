"""Which records of a file are which known accounts: certain ones are joined, doubtful ones asked.

The order of what counts: what a person decided, the id, the id written otherwise, the hash of the
e-mail address, the web domain, the name; then names that resemble each other, always as a question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from csdesk.ingest.matching.accounts import NAME, Accounts
from csdesk.ingest.matching.evidence import Weighing, is_beyond_doubt, weigh_pair
from csdesk.ingest.matching.id_schemes import Schemes, find_shared_schemes
from csdesk.ingest.matching.keys import looks_like, loosen_key
from csdesk.ingest.matching.name_relations import (
    SIMILAR_FROM,
    NameRelation,
    begins_with,
    compare_names,
)
from csdesk.ingest.matching.names import read_name
from csdesk.ingest.matching.resemblance import find_resembling
from csdesk.model.identifiers import AccountKey
from csdesk.model.matching import AccountMatch, MatchBasis, MatchQuestion

STEPS = (MatchBasis.REPAIRED_ID, MatchBasis.EMAIL_HASH, MatchBasis.DOMAIN, MatchBasis.NAME)
MOST_SHARING = 50
"""Known accounts that may share a domain or name and still be proposed."""
MOST_CANDIDATES = 5
NOBODY = -1
MOSTLY_OPEN = 0.5
Groups = dict[str, list[int]]
Said = Mapping[str, str | None]
"""Keys of the file, and the known account that a person says each is; None: a new one."""


@dataclass(slots=True)
class Matching:
    """What was found; positions are those of the file's records and of the known accounts."""

    partners: list[int]
    """The known account of each record; -1 where there is none."""
    repeats: set[int] = field(default_factory=set)
    """Records whose account another record of the file has already."""
    matches: list[AccountMatch] = field(default_factory=list)
    """Those that were recognised by something else than their own key, in the file's order."""
    questions: list[MatchQuestion] = field(default_factory=list)


def match_accounts(file: Accounts, known: Accounts, said: Said | None = None) -> Matching:
    """Return which record of a file is which known account, and what has to be asked.

    No record gets two accounts and no account two records. The order of rows changes nothing.
    """
    return _Matcher(file, known, said or {}).match()


class _Matcher:
    """Goes from the surest evidence to the weakest; each step sees only what is still open."""

    def __init__(self, file: Accounts, known: Accounts, said: Said) -> None:
        self._file, self._known, self._said = file, known, said
        self._found = Matching([NOBODY] * len(file))
        self._taken = bytearray(len(known))
        self._open: list[int] = []
        self._asked: dict[int, dict[int, MatchBasis]] = {}
        self._schemes: Schemes = frozenset()

    def match(self) -> Matching:
        self._match_keys()
        if self._open and self._taken.count(0):
            self._schemes = self._find_schemes()
            for basis in STEPS:
                self._match_by(basis)
            self._ask_similar_ids()
            self._ask_similar_names()
            self._found.questions.extend(self._make_questions())
        self._found.matches.sort(key=lambda match: match.row)
        return self._found

    def _match_keys(self) -> None:
        """Join what has the same key, then what a person joined."""
        if not self._said and self._file.keys == self._known.keys:
            self._found.partners[:] = range(len(self._known))
            self._taken[:] = b"\1" * len(self._known)
            return
        accounts = {key: at for at, key in enumerate(self._known.keys)}
        partners, taken = self._found.partners, self._taken
        for record, key in enumerate(self._file.keys):
            if key in self._said:
                continue
            at = accounts.get(key, NOBODY)
            if at == NOBODY:
                self._open.append(record)
            elif taken[at]:
                self._found.repeats.add(record)
            else:
                partners[record] = at
                taken[at] = True
        if self._said:
            self._join_said(accounts)

    def _join_said(self, accounts: Mapping[str, int]) -> None:
        """Join records as a person said: with a known account, or with another of the file."""
        in_file = set(self._file.keys)
        for record, key in enumerate(self._file.keys):
            said = self._said.get(key)
            if said is None:
                continue
            at = accounts.get(said, NOBODY)
            if at != NOBODY and not self._taken[at]:
                self._found.partners[record] = at
                self._taken[at] = True
            elif at != NOBODY or (said != key and said in in_file):
                self._found.repeats.add(record)
            if at != NOBODY and key != said:
                reasons = ("somebody decided so",)
                self._found.matches.append(
                    self._describe(record, at, MatchBasis.PERSON, 100.0, reasons)
                )

    def _find_schemes(self) -> Schemes:
        file, known = self._file, self._known
        partners = self._found.partners
        shared = [
            key
            for at, key in enumerate(file.keys)
            if partners[at] != NOBODY and file.has_own_id(at)
        ]
        return find_shared_schemes(file.keys, known.keys, shared)

    def _match_by(self, basis: MatchBasis) -> None:
        """Join the open records that share this with one free account only; note others."""
        records, accounts = self._group_both(basis)
        for found, sharing in records.items():
            if found in accounts:
                self._settle(basis, sharing, accounts[found])
        self._open = [at for at in self._open if self._is_open(at)]

    def _group_both(self, basis: MatchBasis) -> tuple[Groups, Groups]:
        """Return all records and all accounts by what they share, as far as any record is open."""
        if len(self._open) > MOSTLY_OPEN * len(self._file):
            records = self._file.group(basis)
            return records, self._known.group(basis, wanted=records.keys())
        wanted = self._file.group(basis, self._open).keys()
        accounts = self._known.group(basis, wanted=wanted) if wanted else {}
        return self._file.group(basis, wanted=accounts.keys()) if accounts else {}, accounts

    def _settle(self, basis: MatchBasis, records: list[int], accounts: list[int]) -> None:
        free = [at for at in accounts if not self._taken[at]]
        still_open = [at for at in records if self._is_open(at)]
        if len(records) == len(accounts) == len(free) == len(still_open) == 1:
            weighing = self._weigh(records[0], accounts[0])
            if is_beyond_doubt(basis, weighing):
                self._join(records[0], accounts[0], basis, weighing)
                return
        if len(free) <= MOST_SHARING:
            for record in still_open:
                self._note(record, free, basis)

    def _is_open(self, record: int) -> bool:
        is_said = self._file.keys[record] in self._said
        return self._found.partners[record] == NOBODY and not is_said

    def _note(self, record: int, accounts: Iterable[int], basis: MatchBasis) -> None:
        asked = self._asked.setdefault(record, {})
        for account in accounts:
            asked.setdefault(account, basis)

    def _weigh(self, record: int, account: int) -> Weighing:
        return weigh_pair(self._file, record, self._known, account, self._schemes)

    def _join(self, record: int, account: int, basis: MatchBasis, weighing: Weighing) -> None:
        self._found.partners[record] = account
        self._taken[account] = True
        self._found.matches.append(
            self._describe(record, account, basis, weighing.names.likeness, weighing.reasons)
        )

    def _ask_similar_ids(self) -> None:
        """Note accounts whose ids merely look alike, unless the names say that they are others."""
        file, known = self._file, self._known
        records: dict[str, list[int]] = {}
        for record in self._open:
            if file.has_own_id(record):
                records.setdefault(loosen_key(file.keys[record]), []).append(record)
        for account, key in enumerate(known.keys):
            if self._taken[account] or not known.has_own_id(account):
                continue
            for record in records.get(loosen_key(key), ()):
                if looks_like(file.keys[record], key):
                    self._note_unless_different(record, account)

    def _note_unless_different(self, record: int, account: int) -> None:
        if self._weigh(record, account).names.relation is not NameRelation.DIFFERENT:
            self._note(record, (account,), MatchBasis.SIMILAR)

    def _ask_similar_names(self) -> None:
        """Note accounts whose names resemble, where the other fields do not speak against it."""
        records = [at for at in self._open if self._file.text(NAME, at)]
        accounts = [
            at
            for at in range(len(self._known))
            if not self._taken[at] and self._known.text(NAME, at)
        ]
        pairs = find_resembling(
            [read_name(self._file.text(NAME, at)) for at in records],
            [read_name(self._known.text(NAME, at)) for at in accounts],
        )
        for one, other in sorted(pairs):
            if self._are_similar(records[one], accounts[other]):
                self._note(records[one], (accounts[other],), MatchBasis.SIMILAR)

    def _are_similar(self, record: int, account: int) -> bool:
        first, second = self._file.text(NAME, record), self._known.text(NAME, account)
        names = compare_names(first, second)
        if not names.is_worth_asking:
            return False
        is_near = names.likeness >= SIMILAR_FROM or begins_with(first, second)
        return self._weigh(record, account).balance >= (0 if is_near else 1)

    def _make_questions(self) -> Iterator[MatchQuestion]:
        for record in sorted(self._asked):
            if not self._is_open(record):
                continue
            candidates = self._rank(record)
            if candidates:
                yield MatchQuestion(
                    AccountKey(self._file.keys[record]),
                    self._file.text(NAME, record),
                    self._file.row(record),
                    candidates,
                )

    def _rank(self, record: int) -> tuple[AccountMatch, ...]:
        """Return the accounts that a record may be, the most likely first."""
        asked = {at: basis for at, basis in self._asked[record].items() if not self._taken[at]}
        weighed = {at: self._weigh(record, at) for at in asked}
        order = sorted(
            asked,
            key=lambda at: (
                -weighed[at].balance,
                -weighed[at].names.likeness,
                self._known.keys[at],
            ),
        )
        return tuple(
            self._describe(record, at, asked[at], weighed[at].names.likeness, weighed[at].reasons)
            for at in order[:MOST_CANDIDATES]
        )

    def _describe(
        self,
        record: int,
        account: int,
        basis: MatchBasis,
        likeness: float,
        reasons: tuple[str, ...],
    ) -> AccountMatch:
        return AccountMatch(
            key=AccountKey(self._file.keys[record]),
            name=self._file.text(NAME, record),
            row=self._file.row(record),
            account=AccountKey(self._known.keys[account]),
            basis=basis,
            likeness=likeness,
            reasons=reasons,
        )
