"""A labelled set for the trial of matching: two lists of invented companies, and who is who.

Everything is drawn from a seed. Each pair of lists is one situation of an audit: the same system a
year later, ids written otherwise, ids that a spreadsheet damaged, another system, no ids at all.
Besides the companies that are on both lists there are those of one list only, and traps.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from csdesk.samples import lookalike_words as words
from csdesk.samples.draws import Draws
from csdesk.samples.lookalike_companies import Company, CompanyRegister, plain
from csdesk.samples.lookalike_ids import IdPair, Situation, draw_ids
from csdesk.samples.lookalike_spellings import (
    mistype,
    respell_country,
    respell_domain,
    respell_name,
)

ON_BOTH, KNOWN_ONLY, FILE_ONLY = 0.64, 0.10, 0.08
"""Shares of the companies; the others are traps."""
SAME_ARR, SAME_SINCE, SAME_EMAIL = 0.5, 0.4, 0.6
LATER = timedelta(days=17)


@dataclass(frozen=True, slots=True)
class LookalikeRecord:
    """A row of a list; the key is its id, or its name where the list has no ids."""

    key: str
    name: str
    domain: str
    email: str
    country: str
    parent: str
    arr: float
    since: str


@dataclass(frozen=True, slots=True)
class LookalikeLists:
    """The known list and the file of one situation, and the truth about them."""

    situation: Situation
    known: tuple[LookalikeRecord, ...]
    file: tuple[LookalikeRecord, ...]
    truth: Mapping[str, frozenset[str]]
    """By key of the file: the keys that the company has on the known list; none for a new one."""
    kinds: Mapping[str, str]
    """By key of the file: how the record was changed, or which trap it is."""


def draw_lookalikes(size: int, seed: int) -> tuple[LookalikeLists, ...]:
    """Return one pair of lists for each situation, about ``size`` companies in all."""
    situations = tuple(Situation)
    return tuple(
        _ListWriter(situation, Draws(f"lookalikes {seed} {situation}")).write(
            max(1, size // len(situations))
        )
        for situation in situations
    )


class _ListWriter:
    """Writes the two lists of one situation."""

    def __init__(self, situation: Situation, draws: Draws) -> None:
        self._situation, self._draws = situation, draws
        self._register = CompanyRegister(draws)
        self._known: list[LookalikeRecord] = []
        self._file: dict[str, LookalikeRecord] = {}
        self._truth: dict[str, frozenset[str]] = {}
        self._kinds: dict[str, str] = {}
        self._number = 0

    def write(self, size: int) -> LookalikeLists:
        while self._number < size:
            self._add_something()
        return LookalikeLists(
            self._situation,
            tuple(self._draws.shuffle(self._known)),
            tuple(self._draws.shuffle(self._file.values())),
            self._truth,
            self._kinds,
        )

    def _add_something(self) -> None:
        roll, company = self._draws.between(0, 1), self._register.draw_company()
        if roll < ON_BOTH:
            self._add_pair(company)
        elif roll < ON_BOTH + KNOWN_ONLY:
            self._add_known(company, self._next_ids())
        elif roll < ON_BOTH + KNOWN_ONLY + FILE_ONLY:
            self._add_new(company, "new company")
        else:
            self._draws.pick(TRAPS)(self, company)

    def _next_ids(self) -> IdPair:
        self._number += 1
        return draw_ids(self._situation, self._number, self._draws)

    def _add_known(self, company: Company, ids: IdPair) -> str:
        self._known.append(_record(company, ids.known or company.full_name, company.full_name))
        return self._known[-1].key

    def _add_pair(self, company: Company) -> None:
        ids = self._next_ids()
        known = self._add_known(company, ids)
        self._add_respelt(company, ids, {known})

    def _add_respelt(self, company: Company, ids: IdPair, truth: set[str]) -> None:
        """Add a company to the file as another list writes it."""
        name, kind = respell_name(company, self._draws)
        changed = replace(
            company,
            domain=respell_domain(company, self._draws),
            email=self._respell_email(company),
            country=respell_country(company, self._draws),
            arr=company.arr if self._draws.chance(SAME_ARR) else company.arr * 1.25,
            since=company.since if self._draws.chance(SAME_SINCE) else company.since + LATER,
        )
        self._add_to_file(changed, ids, name, kind, truth)

    def _respell_email(self, company: Company) -> str:
        """Return the address in some case, that of a colleague, or none."""
        if not company.email or not self._draws.chance(SAME_EMAIL):
            return f"accounts@{company.domain}" if company.domain and company.email else ""
        return company.email.upper() if self._draws.chance(0.2) else company.email

    def _add_new(self, company: Company, kind: str) -> None:
        self._add_to_file(company, self._next_ids(), company.full_name, kind, set())

    def _add_to_file(
        self, company: Company, ids: IdPair, name: str, kind: str, truth: set[str]
    ) -> None:
        """Add a row; without ids, rows of one name are one account, as the import makes them."""
        key = " ".join((ids.file or name).split())
        if key not in self._file:
            self._file[key] = _record(company, key, name)
            self._truth[key], self._kinds[key] = frozenset(truth), kind

    def add_neighbour(self, company: Company) -> None:
        """Add a company of another trade with the same first words and its own web site."""
        self._add_either(company)
        *first, last = company.name.split()
        trade = self._draws.pick([word for word in words.TRADES if word != last])
        name = " ".join((*(first or [last]), trade))
        self._add_new(self._register.make_company(name), "same first words, other company")

    def add_near_name(self, company: Company) -> None:
        """Add another company whose name differs by one letter."""
        self._add_either(company)
        other = self._register.make_company(mistype(company.name, self._draws))
        self._add_new(other, "one letter differs, other company")

    def add_daughter(self, company: Company) -> None:
        """Add a daughter with the domain and the first words of its parent."""
        self._add_either(company)
        name = f"{company.name} {self._draws.pick(words.PLACES)}"
        daughter = self._register.make_company(name, company.country, company.domain)
        self._add_new(replace(daughter, parent=company.name), "daughter of a known company")

    def add_chain(self, company: Company) -> None:
        """Add a chain with one web site: two branches on both lists, one on each list alone."""
        places = self._draws.shuffle(words.PLACES)
        branches = [
            self._register.make_company(f"{company.name} {place}", company.country, company.domain)
            for place in places[:4]
        ]
        for branch in branches[:2]:
            self._add_pair(branch)
        self._add_known(branches[2], self._next_ids())
        self._add_new(branches[3], "another branch of a chain")

    def add_namesake(self, company: Company) -> None:
        """Add a company of the same name, mostly in another country, at times with no web site."""
        self._add_either(company)
        others = [name for name in words.COUNTRIES if name != company.country]
        country = self._draws.pick(others) if self._draws.chance(0.8) else company.country
        ending = words.COUNTRIES[country][1]
        domain = f"{plain(company.name)}-{ending[-2:]}.{ending}" if self._draws.chance(0.6) else ""
        namesake = self._register.make_company(company.name, country, domain)
        self._add_new(namesake, "same name, other company")

    def add_listed_twice(self, company: Company) -> None:
        """Add a company that the known list holds twice, under two ids."""
        first = self._add_known(company, self._next_ids())
        ids = self._next_ids()
        second = self._add_known(replace(company, form=""), ids)
        self._add_respelt(company, IdPair(ids.known, self._next_ids().file), {first, second})

    def add_agency(self, company: Company) -> None:
        """Add two companies whose bills go to the same agency."""
        email = f"billing@{plain(company.name)}-agency.com"
        self._add_known(replace(company, email=email), self._next_ids())
        other = self._register.draw_company()
        self._add_new(replace(other, email=email), "e-mail address of a shared agency")

    def add_look_alike_id(self, company: Company) -> None:
        """Add a company whose id is that of another but for a hyphen."""
        number = f"{self._number:04d}"
        self._number += 1
        self._add_known(company, IdPair(f"A-{number[:2]}-{number[2:]}", ""))
        other = self._register.draw_company()
        ids = IdPair("", "" if self._situation is Situation.NO_IDS else f"A-{number}")
        self._add_to_file(other, ids, other.full_name, "id that looks alike", set())

    def _add_either(self, company: Company) -> None:
        """Add a company to the known list, and mostly to the file too."""
        if self._draws.chance(0.7):
            self._add_pair(company)
        else:
            self._add_known(company, self._next_ids())


Trap = Callable[[_ListWriter, Company], None]
TRAPS: tuple[Trap, ...] = (
    _ListWriter.add_neighbour,
    _ListWriter.add_near_name,
    _ListWriter.add_daughter,
    _ListWriter.add_chain,
    _ListWriter.add_namesake,
    _ListWriter.add_listed_twice,
    _ListWriter.add_agency,
    _ListWriter.add_look_alike_id,
)


def _record(company: Company, key: str, name: str) -> LookalikeRecord:
    return LookalikeRecord(
        key,
        name,
        company.domain,
        company.email,
        company.country,
        company.parent,
        company.arr,
        company.since.isoformat(),
    )
