"""Figures and choices that a person states, as KPIs read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from csdesk.formatting import join_words, write_as_of
from csdesk.model.kpi_book import KpiInputDefinition, KpiInputId, StatedInput
from csdesk.scoring.kpis.book import Book

DEFAULT_BASIS = "the default of csdesk"
Stated = Mapping[KpiInputId, StatedInput]


def add_defaults(definitions: Iterable[KpiInputDefinition], stated: Stated) -> Stated:
    """Return what was stated, with the default of every other input that has one."""
    defaults = {
        one.id: StatedInput(one.id, one.default, DEFAULT_BASIS)
        for one in definitions
        if one.default
    }
    return {**defaults, **stated}


def name_missing(wanted: Iterable[str], stated: Stated, names: Mapping[KpiInputId, str]) -> str:
    """Return what a person has to state first: "the gross margin, which you can state ..."."""
    missing = [KpiInputId(one) for one in wanted if KpiInputId(one) not in stated]
    if not missing:
        return ""
    words = join_words([f"the {_named(one, names)}" for one in missing])
    return f"{words}, which you can state on the Metrics page"


def read_number(book: Book, name: str) -> float:
    """Return a stated number; the definition of the KPI says that it is there."""
    return float(book.stated[KpiInputId(name)].value)


def read_choice(book: Book, name: str, default: str) -> str:
    """Return a stated choice, or ``default``."""
    found = book.stated.get(KpiInputId(name))
    return found.value if found else default


def basis_words(book: Book, *names: str) -> str:
    """Return the sentence that stands beside a number that rests on stated inputs."""
    ids = map(KpiInputId, names)
    parts = [
        f"{_named(one.id, book.input_names)} {one.value} ({write_as_of(one.basis, one.as_of)})"
        for one in map(book.stated.get, ids)
        if one is not None
    ]
    return f"Stated: {join_words(parts)}." if parts else ""


def choice_words(book: Book, name: str) -> str:
    """Return the sentence that says who made a choice; nothing for the default."""
    found = book.stated.get(KpiInputId(name))
    if found is None or found.basis == DEFAULT_BASIS:
        return ""
    return f"What counts was chosen ({write_as_of(found.basis, found.as_of)})."


def _named(one: KpiInputId, names: Mapping[KpiInputId, str]) -> str:
    """Return what an input is called within a sentence: "Gross margin" as "gross margin"."""
    name = names.get(one, one.replace("_", " "))
    return name if name[:2].isupper() else name[:1].lower() + name[1:]
