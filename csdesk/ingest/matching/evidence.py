"""What speaks for and against two records being one account, each in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from csdesk.ingest.matching.accounts import NAME, PARENT, Accounts
from csdesk.ingest.matching.emails import email_key
from csdesk.ingest.matching.id_schemes import Schemes, describe_scheme
from csdesk.ingest.matching.keys import looks_like, repair_key
from csdesk.ingest.matching.name_relations import NameComparison, NameRelation, compare_names
from csdesk.ingest.matching.names import read_name
from csdesk.model.matching import MatchBasis

CODE_LENGTH = 3
SHARED_VALUES = {"customer_since": "customer since the same day", "arr": "same ARR"}


class Trait(StrEnum):
    """What is compared."""

    ID = "id"
    EMAIL = "email"
    DOMAIN = "domain"
    NAME = "name"
    FORM = "form"
    COUNTRY = "country"
    PARENT = "parent"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for or against it."""

    trait: Trait
    speaks_for: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Weighing:
    """All that is known of a pair."""

    names: NameComparison
    evidence: tuple[Evidence, ...]

    def speaks(self, trait: Trait, *, for_it: bool) -> bool:
        """Tell whether a trait speaks for it, or against it."""
        return any(one.trait is trait and one.speaks_for is for_it for one in self.evidence)

    @property
    def balance(self) -> int:
        """Return how many traits besides the names speak for it, less those against."""
        others = [one for one in self.evidence if one.trait is not Trait.NAME]
        return sum(1 if one.speaks_for else -1 for one in others)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return the reasons in words, those for it first, then in the order of the traits."""
        traits = list(Trait)
        ordered = sorted(
            self.evidence, key=lambda one: (not one.speaks_for, traits.index(one.trait))
        )
        return tuple(one.reason for one in ordered)


AGAINST = {
    MatchBasis.REPAIRED_ID: (Trait.NAME,),
    MatchBasis.EMAIL_HASH: (Trait.NAME,),
    MatchBasis.DOMAIN: (Trait.NAME, Trait.ID, Trait.FORM),
    MatchBasis.NAME: (Trait.NAME, Trait.ID, Trait.FORM, Trait.DOMAIN, Trait.COUNTRY, Trait.PARENT),
}
"""What makes a question of a pair that was found by this."""


def is_beyond_doubt(basis: MatchBasis, weighing: Weighing) -> bool:
    """Tell whether a pair that was found by ``basis`` needs no person to look at it."""
    against = [trait for trait in AGAINST[basis] if weighing.speaks(trait, for_it=False)]
    if against == [Trait.NAME] and basis is MatchBasis.REPAIRED_ID:
        return weighing.speaks(Trait.DOMAIN, for_it=True)
    return not against


def weigh_pair(
    file: Accounts, record: int, known: Accounts, account: int, schemes: Schemes
) -> Weighing:
    """Return what speaks for and against a record being a known account."""
    first, second = file.text(NAME, record), known.text(NAME, account)
    names = compare_names(first, second)
    evidence: list[Evidence] = []
    if names.relation is not NameRelation.UNKNOWN:
        evidence.append(Evidence(Trait.NAME, names.relation.is_agreement, names.reason))
        evidence += _compare_forms(first, second)
    evidence += _compare_ids(file, record, known, account, schemes)
    evidence += _compare_emails(file, record, known, account)
    evidence += _compare_domains(file, record, known, account)
    evidence += _compare_places(file, record, known, account)
    evidence += _compare_values(file, record, known, account)
    return Weighing(names, tuple(evidence))


def _compare_forms(first: str, second: str) -> Iterator[Evidence]:
    one, other = read_name(first).form, read_name(second).form
    if one and other and one != other:
        yield Evidence(Trait.FORM, speaks_for=False, reason=f"legal form differs: {one}, {other}")


def _compare_ids(
    file: Accounts, record: int, known: Accounts, account: int, schemes: Schemes
) -> Iterator[Evidence]:
    if not (file.has_own_id(record) and known.has_own_id(account)):
        return
    one, other = file.keys[record], known.keys[account]
    if repair_key(one) == repair_key(other):
        yield Evidence(
            Trait.ID, speaks_for=True, reason=f"same id written otherwise: {one}, {other}"
        )
    elif looks_like(one, other):
        yield Evidence(Trait.ID, speaks_for=True, reason=f"ids look alike: {one}, {other}")
    elif (scheme := describe_scheme(one)) == describe_scheme(other) and scheme in schemes:
        reason = f"different ids of the same kind: {one}, {other}"
        yield Evidence(Trait.ID, speaks_for=False, reason=reason)


def _compare_emails(
    file: Accounts, record: int, known: Accounts, account: int
) -> Iterator[Evidence]:
    one = file.text(file.email_column, record)
    other = known.text(known.email_column, account)
    if one and other and email_key(one) == email_key(other):
        yield Evidence(Trait.EMAIL, speaks_for=True, reason="same e-mail address")


def _compare_domains(
    file: Accounts, record: int, known: Accounts, account: int
) -> Iterator[Evidence]:
    one, other = file.domain(record), known.domain(account)
    if one and one == other:
        yield Evidence(Trait.DOMAIN, speaks_for=True, reason=f"same domain: {one}")
    elif one and other:
        yield Evidence(Trait.DOMAIN, speaks_for=False, reason=f"domain differs: {one}, {other}")


def _compare_places(
    file: Accounts, record: int, known: Accounts, account: int
) -> Iterator[Evidence]:
    for column, trait in (("country", Trait.COUNTRY), (PARENT, Trait.PARENT)):
        one, other = file.text(column, record).strip(), known.text(column, account).strip()
        if not (one and other) or _is_code_of(one, other):
            continue
        is_same = one.casefold() == other.casefold()
        reason = f"same {trait}: {one}" if is_same else f"{trait} differs: {one}, {other}"
        yield Evidence(trait, is_same, reason)


def _is_code_of(one: str, other: str) -> bool:
    """Tell whether one is a code, such as "UK", and the other is not: that says nothing."""
    return (len(one) <= CODE_LENGTH) is not (len(other) <= CODE_LENGTH)


def _compare_values(
    file: Accounts, record: int, known: Accounts, account: int
) -> Iterator[Evidence]:
    for column, reason in SHARED_VALUES.items():
        one = file.text(column, record)
        if one not in {"", "0", "0.0"} and one == known.text(column, account):
            yield Evidence(Trait.VALUE, speaks_for=True, reason=reason)
