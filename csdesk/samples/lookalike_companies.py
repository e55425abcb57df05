"""Invented companies for the trial of matching: names, domains, countries, amounts."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from csdesk.samples import lookalike_words as words
from csdesk.samples.draws import Draws

FIRST_DAY, DAYS = date(2017, 1, 2), 3000
WITH_FORM, WITH_DOMAIN, WITH_EMAIL = 0.75, 0.85, 0.4
UNDECOMPOSED = str.maketrans({"ø": "o", "ł": "l", "Ł": "L", "å": "a"})


@dataclass(frozen=True, slots=True)
class Company:
    """One company as it really is; ``form`` is its legal form, empty where nobody writes it."""

    name: str
    form: str
    domain: str
    email: str
    country: str
    parent: str
    arr: float
    since: date

    @property
    def full_name(self) -> str:
        """Return the name with its legal form."""
        return f"{self.name} {self.form}".strip()


class CompanyRegister:
    """Gives companies, no two of the same name."""

    def __init__(self, draws: Draws) -> None:
        self._draws = draws
        self._given: set[str] = set()

    def draw_company(self) -> Company:
        """Return a company that has not been given."""
        return self.make_company(self.draw_name())

    def draw_name(self) -> str:
        """Return a name without legal form that no company has."""
        while (name := self._invent_name()) in self._given:
            pass
        self._given.add(name)
        return name

    def make_company(self, name: str, country: str = "", domain: str | None = None) -> Company:
        """Return a company of this name; without a domain it gets one, or at times none."""
        draws = self._draws
        country = country or draws.pick(tuple(words.COUNTRIES))
        _, ending, forms = words.COUNTRIES[country]
        if domain is None:
            domain = self._draw_domain(name, ending)
        host = domain or draws.pick(words.MAIL_HOSTS)
        email = f"{plain(draws.pick(words.PEOPLE))}.{draws.whole(1, 9999)}@{host}"
        return Company(
            name=name,
            form=draws.pick(forms) if draws.chance(WITH_FORM) else "",
            domain=domain,
            email=email if draws.chance(WITH_EMAIL) else "",
            country=country,
            parent="",
            arr=float(draws.whole(10, 2500) * 100),
            since=FIRST_DAY + timedelta(days=draws.whole(0, DAYS)),
        )

    def _draw_domain(self, name: str, ending: str) -> str:
        if not self._draws.chance(WITH_DOMAIN):
            return ""
        label = plain(name) if self._draws.chance(0.8) else plain(name.split(maxsplit=1)[0]) + "hq"
        return f"{label}.{ending if self._draws.chance(0.6) else 'com'}"

    def _invent_name(self) -> str:
        draws, kind = self._draws, self._draws.between(0, 1)
        trade = draws.pick(words.TRADES)
        if kind < 0.15:
            return self._coin()
        if kind < 0.50:
            return f"{self._coin()} {trade}"
        if kind < 0.62:
            return f"{draws.pick(words.PEOPLE)} & {draws.pick(words.PEOPLE)} {trade}"
        if kind < 0.72:
            return f"{draws.pick(words.PEOPLE)} {self._coin()} {trade}"
        if kind < 0.88:
            return f"{draws.pick(words.QUALITIES)} {draws.pick(words.THINGS)} {trade}"
        return f"{draws.pick(words.QUALITIES)} {self._coin()} {draws.pick(words.THINGS)} {trade}"

    def _coin(self) -> str:
        draws = self._draws
        middles = "".join(draws.pick(words.MIDDLES) for _ in range(draws.whole(1, 2)))
        return draws.pick(words.BEGINNINGS) + middles + draws.pick(words.ENDINGS)


def plain(text: str) -> str:
    """Return the letters and digits of a text, small and without accents."""
    letters = unicodedata.normalize("NFKD", text.translate(UNDECOMPOSED)).lower()
    return "".join(letter for letter in letters if letter.isascii() and letter.isalnum())
