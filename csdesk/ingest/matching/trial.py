"""A trial of matching on lists of which the truth is known: how often it is right, and asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from csdesk.ingest.matching.accounts import Accounts
from csdesk.ingest.matching.matcher import NOBODY, match_accounts
from csdesk.model.matching import MatchBasis

Z = 1.959963984540054
"""The 97.5% point of the normal distribution: intervals hold 95%."""
Truth = Mapping[str, frozenset[str]]
"""By key of the file: the known keys of the same company; none for one that is not known."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, with the Wilson interval (E. B. Wilson, JASA 22, 1927)."""

    count: int
    of: int

    @property
    def percent(self) -> float | None:
        """Return the share in percent; None of nothing."""
        return 100 * self.count / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Return between which percentages the true share lies with 95% certainty."""
        if not self.of:
            return None
        share, spread = self.count / self.of, Z * Z / self.of
        centre = (share + spread / 2) / (1 + spread)
        half = Z / (1 + spread) * sqrt(share * (1 - share) / self.of + spread / (4 * self.of))
        return 100 * max(0.0, centre - half), 100 * min(1.0, centre + half)


@dataclass(frozen=True, slots=True)
class TrialFigures:
    """What came of the records of one or several files."""

    records: int
    precision: Mapping[MatchBasis, Share]
    """Of the accounts joined without a question, by what joined them: how many rightly."""
    found: Share
    """Of the records whose company is known: joined rightly, or asked with it among the answers."""
    joined: Share
    """Of the same records: joined rightly without a question."""
    asked: Share
    """Of all records: those that a person has to decide."""
    first: Share
    """Of the questions whose answer is among those offered: how many name it first."""
    mistaken: Mapping[str, str]
    """By key of the file: the account that it was wrongly joined with."""
    missed: frozenset[str]
    """Keys of the file whose known account was neither joined nor asked about."""

    @property
    def automatic(self) -> Share:
        """Return how many of all accounts joined without a question were joined rightly."""
        return _add_up(self.precision.values())

    def __add__(self, other: TrialFigures) -> TrialFigures:
        """Return the figures of both together."""
        bases = [basis for basis in MatchBasis if basis in {**self.precision, **other.precision}]
        nothing = Share(0, 0)
        return TrialFigures(
            self.records + other.records,
            {
                basis: _add_up(
                    (self.precision.get(basis, nothing), other.precision.get(basis, nothing))
                )
                for basis in bases
            },
            _add_up((self.found, other.found)),
            _add_up((self.joined, other.joined)),
            _add_up((self.asked, other.asked)),
            _add_up((self.first, other.first)),
            {**self.mistaken, **other.mistaken},
            self.missed | other.missed,
        )


def try_matching(file: Accounts, known: Accounts, truth: Truth) -> TrialFigures:
    """Match a file whose truth is known, and return how it went."""
    matching = match_accounts(file, known)
    joined = {
        file.keys[record]: known.keys[account]
        for record, account in enumerate(matching.partners)
        if account != NOBODY
    }
    basis_of = {str(match.key): match.basis for match in matching.matches}
    offered = {
        str(each.key): [str(one.account) for one in each.candidates] for each in matching.questions
    }
    right = {key for key, account in joined.items() if account in truth[key]}
    answerable = {key for key, accounts in offered.items() if truth[key] & set(accounts)}
    there = {key for key, accounts in truth.items() if accounts}
    tried = Counter(_basis(basis_of, key) for key in joined)
    hits = Counter(_basis(basis_of, key) for key in right)
    return TrialFigures(
        records=len(file),
        precision={basis: Share(hits[basis], tried[basis]) for basis in MatchBasis if tried[basis]},
        found=Share(len(right | answerable), len(there)),
        joined=Share(len(right), len(there)),
        asked=Share(len(offered), len(file)),
        first=Share(sum(offered[key][0] in truth[key] for key in answerable), len(answerable)),
        mistaken={key: account for key, account in joined.items() if key not in right},
        missed=frozenset(there - joined.keys() - answerable),
    )


def _basis(basis_of: Mapping[str, MatchBasis], key: str) -> MatchBasis:
    return basis_of.get(key, MatchBasis.ID)


def _add_up(shares: Iterable[Share]) -> Share:
    listed = list(shares)
    return Share(sum(share.count for share in listed), sum(share.of for share in listed))
