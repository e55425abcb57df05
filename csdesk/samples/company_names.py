"""Invented company names that fit their country and industry."""

from __future__ import annotations

from collections.abc import Collection

from csdesk.model.samples import SampleCountry, SampleIndustry, SampleTexts
from csdesk.samples.draws import Draws


class CompanyNames:
    """Gives each company name once; a country's beginnings come round before one is used again."""

    def __init__(self, texts: SampleTexts, draws: Draws, given: Collection[str] = ()) -> None:
        self._draws = draws
        self._given = {*given, *(account.name for account in texts.accounts)}
        self._decks: dict[str, list[str]] = {country.name: [] for country in texts.countries}
        self._countries = [country for country in texts.countries for _ in range(country.weight)]

    def draw_country(self) -> SampleCountry:
        """Return a country, the more often the greater its weight."""
        return self._draws.pick(self._countries)

    def draw_name(self, country: SampleCountry, industry: SampleIndustry) -> str:
        """Return a name that no other company has."""
        beginning = self._draw_beginning(country)
        free = [name for name in _all_names(beginning, industry) if name not in self._given]
        if not free:
            return self.draw_name(country, industry)
        name = self._draws.pick(free)
        self._given.add(name)
        return name

    def _draw_beginning(self, country: SampleCountry) -> str:
        deck = self._decks[country.name]
        if not deck:
            deck.extend(self._draws.shuffle(country.beginnings))
        return deck.pop()


def _all_names(beginning: str, industry: SampleIndustry) -> list[str]:
    return [f"{beginning} {ending}" for ending in industry.endings]
