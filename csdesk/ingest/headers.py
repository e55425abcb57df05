"""Column headers as people write them, and the fields that they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from csdesk.formatting import normalise_header
from csdesk.ingest.currencies import CODES
from csdesk.ingest.header_units import is_other_measure
from csdesk.model.imports import Certainty
from csdesk.model.tables import Field, FieldKind

LIKELY_FROM = 90.0
SUGGESTED_FROM = 75.0
ALIKE_WORDS = 80.0
"""How much words have to be alike, of 100, to be taken for one that was misspelt."""
OWN_NAME, SYNONYM, STRIPPED, OF_YEAR, BARE_ID = 100.0, 99.0, 98.0, 97.0, 96.0
"""How close a known header is: the field's own name, a synonym, one of them with an addition, one
of them with a year, of which a table may have several, and a key that does not say of what."""
OWN_ID = ("ID", "Record ID", "Key")
"""Headers that mean a record's own key in whatever table they stand."""
SHORTEST_FUZZY = 5
CURRENCY = "currency"
NEGATIONS = ("in", "non", "un", "dis", "ex")
SCALE_WORDS = {
    "k",
    "tsd",
    "thousands",
    "thousand",
    "000",
    "000s",
    "m",
    "mio",
    "millions",
    "million",
}
CENT_WORDS = {"cents", "pence", "rappen"}
"""Behind the name of an amount they say what its figures count, which is asked about."""
SMALL_WORDS = {"in", "the", "of", "per"}

_NUMBER_SIGN = re.compile(r"(?<=\w)\s*#\s*$")
_YEAR = re.compile(r"\b(?:(?:fy)?(?:19|20)\d\d|fy\d\d)\b")
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_WINDOW = re.compile(r"(\d{1,3})\s*(?:d|days?)(?![^\W\d_])|_(\d{1,3})d$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """A field that a header means; ``known_as`` is the catalogue's spelling that it matched."""

    field: Field
    certainty: Certainty
    known_as: str
    likeness: float


def window_days(text: str) -> int | None:
    """Return the length of the window that a header or field id names: 90 for "Tickets (90d)"."""
    found = _WINDOW.search(text)
    return int(found[1] or found[2]) if found else None


class HeaderIndex:
    """Finds the field of one table that a header means."""

    def __init__(self, fields: Iterable[Field]) -> None:
        self._spellings: dict[str, tuple[Field, str]] = {}
        catalogue = tuple(fields)
        for field in catalogue:
            self._add(field, (field.id, field.name))
        for field in catalogue:
            if field.is_own_id:
                self._add(field, OWN_ID)
        for field in catalogue:
            self._add(field, field.synonyms)

    def _add(self, field: Field, spellings: Sequence[str]) -> None:
        for spelling in spellings:
            self._spellings.setdefault(normalise_header(spelling), (field, spelling))

    def recognise(self, header: str) -> HeaderMatch | None:
        """Return the field whose name or synonym the header is."""
        spelled_out = _spell_number(header)
        match = self._recognise(spelled_out)
        return match or (None if spelled_out == header else self._recognise(header))

    def _recognise(self, header: str) -> HeaderMatch | None:
        full, *stripped = _forms(header)
        for form in (full, *stripped):
            if form and form in self._spellings:
                field, spelling = self._spellings[form]
                if not _same_window(header, field) or _is_other(header, field, spelling):
                    return HeaderMatch(field, Certainty.CHECK, spelling, SUGGESTED_FROM)
                own = OWN_NAME if spelling in {field.id, field.name} else SYNONYM
                likeness = own if form == full else STRIPPED
                if spelling in OWN_ID:
                    likeness = BARE_ID
                if form != full and _YEAR.search(full) and not _YEAR.search(form):
                    likeness = OF_YEAR
                return HeaderMatch(field, Certainty.CERTAIN, spelling, likeness)
        return self._recognise_currency(stripped[0])

    def _recognise_currency(self, bare: str) -> HeaderMatch | None:
        """Return the currency where the header names that of an amount, as a CRM's reports do."""
        amount, _, last = bare.rpartition(" ")
        known, currency = self._spellings.get(amount), self._spellings.get(CURRENCY)
        if last != CURRENCY or not known or not currency or known[0].kind is not FieldKind.MONEY:
            return None
        return HeaderMatch(currency[0], Certainty.CERTAIN, currency[1], STRIPPED)

    def find(self, spellings: Iterable[str]) -> HeaderMatch | None:
        """Return the field that one of the spellings is, or else is most like."""
        tried = tuple(spellings)
        known = (self.recognise(header) for header in tried)
        exact = next((match for match in known if match), None)
        return exact or next((match for match in map(self.resemble, tried) if match), None)

    def resemble(self, header: str) -> HeaderMatch | None:
        """Return the field that the header is most like, or None when it is like none."""
        from rapidfuzz import fuzz, process

        form = _forms(_spell_number(header))[2]
        if len(form) < SHORTEST_FUZZY:
            return None
        found = process.extract(
            form, self._choices, scorer=fuzz.token_sort_ratio, score_cutoff=SUGGESTED_FROM, limit=5
        )
        for spelling, likeness, _ in found:
            field, known_as = self._spellings[spelling]
            if _comparable(form, spelling) and _same_window(header, field):
                same = not _is_other(header, field, known_as)
                likely = likeness >= LIKELY_FROM and same and _is_misspelt(form, spelling)
                certainty = Certainty.LIKELY if likely else Certainty.CHECK
                return HeaderMatch(field, certainty, known_as, likeness)
        return None

    @cached_property
    def _choices(self) -> list[str]:
        return [spelling for spelling in self._spellings if len(spelling) >= SHORTEST_FUZZY]


def spell_variants(spelling: str) -> set[str]:
    """Return a spelling as people and programs write it: "Account ID", "account_id", "ACCOUNT ID".

    They are compared as they stand, which is fast; ``normalise_header`` knows many more.
    """
    words = spelling.replace("_", " ")
    plain = {spelling, words, words.title(), words.capitalize()}
    cased = plain | {text.lower() for text in plain} | {text.upper() for text in plain}
    return cased | {text.replace(" ", "_") for text in cased}


@lru_cache(maxsize=4_096)
def _forms(header: str) -> tuple[str, ...]:
    """Return the header as it is, without brackets, without currency and scale, without years."""
    bare = normalise_header(_BRACKETS.sub(" ", header))
    words = [word for word in bare.split() if word.upper() not in CODES]
    while words and words[-1] in SCALE_WORDS | CENT_WORDS | SMALL_WORDS:
        words.pop()
    undated = [word for word in words if not _YEAR.fullmatch(word)]
    return normalise_header(header), bare, " ".join(words), " ".join(undated)


def _spell_number(header: str) -> str:
    """Return "Account no" for "Account #", which is no name of an account."""
    return _NUMBER_SIGN.sub(" no", header)


def _is_other(header: str, field: Field, spelling: str) -> bool:
    """Tell whether a header names another unit or sense; only amounts of money are in cents."""
    says_cents = not CENT_WORDS.isdisjoint(normalise_header(header).split())
    is_amount = field.kind is FieldKind.MONEY
    return (says_cents and not is_amount) or is_other_measure(header, field, spelling)


def _same_window(header: str, field: Field) -> bool:
    here, there = window_days(header), window_days(field.id)
    return here is None or there is None or here == there


def _is_misspelt(form: str, spelling: str) -> bool:
    """Tell whether the words that differ are the same but for a slip: not "status" and "start"."""
    from rapidfuzz import fuzz

    ours, theirs = form.split(), spelling.split()
    left = "".join(word for word in ours if word not in theirs)
    right = "".join(word for word in theirs if word not in ours)
    return left == right or fuzz.ratio(left, right) >= ALIKE_WORDS


def _comparable(form: str, spelling: str) -> bool:
    """Tell whether a likeness may be trusted: same figures, no word with its opposite."""
    if re.findall(r"\d+", form) != re.findall(r"\d+", spelling):
        return False
    return not any(
        longer == negation + shorter
        for negation in NEGATIONS
        for one, other in ((form, spelling), (spelling, form))
        for longer in one.split()
        for shorter in other.split()
    )
