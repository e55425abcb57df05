"""Names of companies as different people write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from csdesk.ingest.matching.legal_forms import strip_form

UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ĸ": "k"}  # noqa: RUF001
)
JOINED = ".'’‘`´"  # noqa: RUF001
PLAIN = {code: " " for code in range(128) if not chr(code).isalnum()}
ASCII_WORDS = str.maketrans({**PLAIN, **dict.fromkeys(map(ord, ".'`"))})
"""Deletes what joins letters and makes a space of all other marks."""
LINE_END = "\n"
ASCII_LINES = {**ASCII_WORDS, ord(LINE_END): LINE_END}
ALL_MARKS = re.compile(r"[\W_]+")
JOINING_MARKS = re.compile(f"[{JOINED}]")
SINGLE_SLASH = re.compile(r"\b(\w)/(\w)\b")
UMLAUT = re.compile(r"(?<=[aou])e|(?<=a)a")
NOT_NAMES = frozenset(
    {
        "",
        "na",
        "none",
        "null",
        "nil",
        "unknown",
        "tbc",
        "tbd",
        "test",
        "other",
        "various",
        "unbekannt",
    }
)
REMEMBERED = 1 << 16
"""So many names that were read stay in memory: each is asked for several times."""
AND, THE = "and", "the"
OTHER_ANDS = frozenset({"und", "et", "og", "och"})


@dataclass(frozen=True, slots=True)
class CompanyName:
    """A name taken apart: its words in small letters without accents, and its legal form."""

    words: tuple[str, ...]
    form: str
    key: str
    """What two names are the same by; empty where the text names nobody.

    "Müller", "Mueller" and "Muller" have the same key; ``are_spelt_alike`` tells them apart.
    """

    @property
    def compact(self) -> str:
        """Return the words without spaces: "databank" for "Data-Bank"."""
        return "".join(self.words)

    @property
    def ordered(self) -> str:
        """Return the words in the order of the alphabet."""
        return " ".join(sorted(self.words))

    @property
    def initials(self) -> str:
        """Return the first letters of the words: "ibm"."""
        return "".join(word[0] for word in self.words)


@lru_cache(REMEMBERED)
def read_name(text: str) -> CompanyName:
    """Return a name without case, accents, punctuation, "The", "and" and legal form."""
    words, form = _strip_words(_read_words(text))
    return CompanyName(tuple(words), form, UMLAUT.sub("", _join_words(words)))


def read_name_keys(texts: Sequence[str]) -> list[str]:
    """Return the key of each name as ``read_name`` does, a whole column at a time."""
    joined = LINE_END.join(texts)
    if not joined.isascii() or joined.count(LINE_END) != len(texts) - 1:
        return [read_name(text).key for text in texts]
    lines = _write_ands(joined.casefold()).translate(ASCII_LINES).split(LINE_END)
    names = (_join_words(_strip_words(_join_letters(line.split()))[0]) for line in lines)
    return UMLAUT.sub("", LINE_END.join(names)).split(LINE_END)


def _strip_words(words: list[str]) -> tuple[list[str], str]:
    """Return the words that tell companies apart, and the legal form."""
    if len(words) > 1 and words[0] == THE:
        del words[0]
    if not OTHER_ANDS.isdisjoint(words):
        words = [AND if word in OTHER_ANDS else word for word in words]
    words, form = strip_form(words)
    if AND in words:
        words = [word for word in words if word != AND] or words
    return words, form


def _join_words(words: Sequence[str]) -> str:
    """Return the words as one, nothing where they name nobody."""
    compact = "".join(words)
    return "" if compact in NOT_NAMES else compact


def are_spelt_alike(first: str, second: str) -> bool:
    """Tell whether two names of the same key differ by nothing, or by accents only."""
    one, other = read_name(first).compact, read_name(second).compact
    return one == other or one == _expand(second) or other == _expand(first)


def _expand(text: str) -> str:
    """Return a name with its umlauts as people write them without: "mueller" for "Müller"."""
    expanded = unicodedata.normalize("NFC", text).casefold().translate(EXPANSIONS)
    return read_name(expanded).compact


EXPANSIONS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


def _read_words(text: str) -> list[str]:
    """Return the words of a text; single letters that follow each other are one: "S. A.", "S A"."""
    return _join_letters(_drop_marks(_write_ands(text.casefold())).split())


def _write_ands(folded: str) -> str:
    """Return a text with the word for "&" and "+", and "a/s" as one word."""
    if "&" in folded or "+" in folded:
        folded = folded.replace("&", " and ").replace("+", " and ")
    return SINGLE_SLASH.sub(r"\1\2", folded) if "/" in folded else folded


def _drop_marks(folded: str) -> str:
    if folded.isascii():
        return folded.translate(ASCII_WORDS)
    letters = unicodedata.normalize("NFKD", folded.translate(UNDECOMPOSED))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return ALL_MARKS.sub(" ", JOINING_MARKS.sub("", bare))


def _join_letters(words: list[str]) -> list[str]:
    if not words or min(map(len, words)) > 1:
        return words
    joined: list[str] = []
    was_letter = False
    for word in words:
        is_letter = len(word) == 1 and word.isalpha()
        if is_letter and was_letter:
            joined[-1] += word
        else:
            joined.append(word)
        was_letter = is_letter
    return joined
