"""How the same company stands in another list: its name, its web address, its id."""

from __future__ import annotations

from collections.abc import Callable

from csdesk.samples import lookalike_words as words
from csdesk.samples.draws import Draws
from csdesk.samples.lookalike_companies import Company, plain

LETTERS = "abcdefghijklmnopqrstuvwxyz"
NameChange = Callable[[Company, Draws], str]
COLUMN_OF_CASES = (str.upper, str.lower, str.title)


def respell_name(company: Company, draws: Draws) -> tuple[str, str]:
    """Return another list's name of a company, and what kind of change that is."""
    roll = draws.between(0, 1)
    for share, kind, change in NAME_CHANGES:
        roll -= share
        if roll < 0:
            return change(company, draws), kind
    return company.full_name, "same"


def respell_domain(company: Company, draws: Draws) -> str:
    """Return another list's web address of a company; at times none, or one that says nothing."""
    if not company.domain or draws.chance(0.2):
        return "" if draws.chance(0.8) else f"{plain(company.name)}@{draws.pick(words.MAIL_HOSTS)}"
    if draws.chance(0.05):
        return f"{company.domain.partition('.')[0]}.io"
    return draws.pick(ADDRESSES).format(company.domain)


def respell_country(company: Company, draws: Draws) -> str:
    """Return another list's country of a company: mostly its name, a code or nothing."""
    if draws.chance(0.7):
        return company.country
    return words.COUNTRIES[company.country][0] if draws.chance(0.5) else ""


def mistype(text: str, draws: Draws) -> str:
    """Return a text with one slip: a letter doubled, dropped, changed or swapped."""
    places = [at for at in range(1, len(text) - 1) if text[at].isalpha() and text[at + 1].isalpha()]
    at = draws.pick(places)
    one, two = text[at], text[at + 1]
    slip = draws.pick((one + one + two, two, draws.pick(LETTERS) + two, two + one))
    return text[:at] + slip + text[at + 2 :]


def _change_case(company: Company, draws: Draws) -> str:
    return draws.pick(COLUMN_OF_CASES)(company.full_name)


def _change_form(company: Company, draws: Draws) -> str:
    if not company.form:
        return f"{company.name} {draws.pick(words.COUNTRIES[company.country][2])}"
    others = words.SAME_FORM.get(company.form, ())
    if not others or draws.chance(0.5):
        return company.name
    return f"{company.name} {draws.pick(others)}".replace(" ,", ",")


def _change_marks(company: Company, draws: Draws) -> str:
    name = company.full_name.replace("&", draws.pick(("and", "&", "+")))
    name = draws.pick((name.replace(" ", "  "), f"{name}.", name.replace(" ", "-", 1), f" {name} "))
    if not name.isascii() and draws.chance(0.7):
        return "".join(plain(part) if part.isalpha() else part for part in name)
    return name


def _mistype_name(company: Company, draws: Draws) -> str:
    return mistype(company.name, draws)


def _shorten(company: Company, draws: Draws) -> str:
    parts = company.name.split()
    short = [words.SHORTENED.get(part, part) for part in parts]
    return " ".join(short) if short != parts else _change_form(company, draws)


def _take_initials(company: Company, draws: Draws) -> str:
    parts = [part for part in company.name.split() if part[0].isalpha()]
    return "".join(part[0] for part in parts) if len(parts) > 2 else _change_case(company, draws)


def _swap_words(company: Company, draws: Draws) -> str:
    del draws
    first, *others = company.name.split()
    return " ".join((*others, first))


def _join_words(company: Company, draws: Draws) -> str:
    del draws
    return company.name.replace(" ", "", 1)


def _put_the(company: Company, draws: Draws) -> str:
    del draws
    return f"The {company.full_name}"


def _put_country(company: Company, draws: Draws) -> str:
    del draws
    return f"{company.name} ({words.COUNTRIES[company.country][0]})"


def _put_group(company: Company, draws: Draws) -> str:
    return f"{company.name} {draws.pick(words.GROUP_WORDS)}"


def _rename(company: Company, draws: Draws) -> str:
    return f"{draws.pick(words.BEGINNINGS)}{draws.pick(words.ENDINGS)} {company.name.split()[-1]}"


NAME_CHANGES: tuple[tuple[float, str, NameChange], ...] = (
    (0.12, "case", _change_case),
    (0.20, "legal form", _change_form),
    (0.08, "marks", _change_marks),
    (0.10, "typing slip", _mistype_name),
    (0.05, "shortened", _shorten),
    (0.03, "initials", _take_initials),
    (0.03, "words swapped", _swap_words),
    (0.03, "words joined", _join_words),
    (0.03, "The", _put_the),
    (0.03, "country in brackets", _put_country),
    (0.03, "Group", _put_group),
    (0.02, "new name", _rename),
)
"""Share of the names that change so; the others stay."""
ADDRESSES = (
    "{}",
    "www.{}",
    "https://www.{}/",
    "http://{}/about?lang=en",
    '<a href="http://www.{0}" target="_blank">{0}</a>',
    "info@{}",
    "HTTPS://{}",
    "app.{}",
)
