"""Which field each column of a table is, how sure that is, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from csdesk.formatting import column_letters, plural
from csdesk.ingest.coercion import read_column
from csdesk.ingest.coercion.blanks import find_error
from csdesk.ingest.columns import Column
from csdesk.ingest.headers import OF_YEAR, HeaderIndex, HeaderMatch
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import Certainty, ColumnMatch

FITS_KNOWN = 0.5
"""Of the values under a known header, so many must be readable for the column to be imported."""
FITS_LIKELY = 0.8


@dataclass(frozen=True, slots=True)
class _Claim:
    column: Column
    match: HeaderMatch
    readable: int
    filled: int

    @property
    def is_firm(self) -> bool:
        share = FITS_KNOWN if self.match.certainty is Certainty.CERTAIN else FITS_LIKELY
        fits = self.readable >= share * self.filled
        return fits and self.match.certainty is not Certainty.CHECK


def propose_mapping(columns: Sequence[Column], index: HeaderIndex) -> tuple[ColumnMatch, ...]:
    """Return how each column is best read, one column for a field; from header and values.

    A header that is a field's name or synonym is certain; one that resembles it, with values that
    fit, is likely; anything weaker is left out and marked to be checked.
    """
    claims = {column.number: _claim(column, index) for column in columns}
    winners = _choose_winners([claim for claim in claims.values() if claim and claim.is_firm])
    return tuple(
        _match(column, claims[column.number], winners)
        for column in columns
        if column.header or not column.is_blank
    )


def correct_mapping(
    matches: Sequence[ColumnMatch], corrections: Mapping[int, FieldId | None]
) -> tuple[ColumnMatch, ...]:
    """Return the mapping with the person's choices, by 1-based column; a field stays unique."""
    chosen = {field: column for column, field in corrections.items() if field is not None}
    return tuple(_correct(match, corrections, chosen) for match in matches)


def _claim(column: Column, index: HeaderIndex) -> _Claim | None:
    match = index.find(column.spellings)
    if match is None:
        return None
    cells = [cell for cell in column.cells if find_error(cell) is None]
    reading = read_column(match.field, column.header, cells)
    unfit = sum(not (unread.is_open or unread.day) for unread in reading.unread.values())
    return _Claim(column, match, len(cells) - unfit, len(cells))


def _choose_winners(claims: list[_Claim]) -> dict[FieldId, _Claim]:
    """Return the best claim to each field: the closest header, then the fuller, then the first.

    Which of several years is meant is for the person to say.
    """
    winners: dict[FieldId, _Claim] = {}
    years = Counter(claim.match.field.id for claim in claims if claim.match.likeness == OF_YEAR)
    for claim in sorted(claims, key=lambda c: (-c.match.likeness, -c.filled, c.column.number)):
        if claim.match.likeness != OF_YEAR or years[claim.match.field.id] == 1:
            winners.setdefault(claim.match.field.id, claim)
    return winners


def _match(column: Column, claim: _Claim | None, winners: Mapping[FieldId, _Claim]) -> ColumnMatch:
    header = column.header or f"Column {column_letters(column.number)}"
    if claim is None:
        evidence = "No field of csdesk has this name"
        return ColumnMatch(column.number, header, None, Certainty.IGNORED, evidence)
    winner = winners.get(claim.match.field.id)
    if winner is claim:
        field, certainty = claim.match.field.id, claim.match.certainty
        return ColumnMatch(column.number, header, field, certainty, _resemblance(claim))
    return ColumnMatch(column.number, header, None, Certainty.CHECK, _reason(claim, winner))


def _resemblance(claim: _Claim) -> str:
    if claim.match.certainty is Certainty.CERTAIN:
        return ""
    return f"The header resembles “{claim.match.known_as}”"


def _reason(claim: _Claim, winner: _Claim | None) -> str:
    name = claim.match.field.name
    if claim.is_firm and winner is not None:
        other = winner.column
        letter = column_letters(other.number)
        return f"“{name}” is read from column {letter}, “{other.header}”"
    if claim.match.certainty is Certainty.CHECK or claim.is_firm:
        return f"It may be “{name}”; choose it if it is"
    values = plural(claim.filled, "value")
    return f"Named like “{name}”, but only {claim.readable} of {values} can be read as that"


def _correct(
    match: ColumnMatch,
    corrections: Mapping[int, FieldId | None],
    chosen: Mapping[FieldId, int],
) -> ColumnMatch:
    field = corrections.get(match.column)
    if match.column in corrections and (field is None or chosen[field] == match.column):
        certainty = Certainty.IGNORED if field is None else Certainty.CERTAIN
        return replace(match, field=field, certainty=certainty, evidence="You chose this")
    wanted = field or match.field
    taken = chosen.get(wanted) if wanted else None
    if taken is not None:
        letter = column_letters(taken)
        evidence = f"You chose column {letter} for this"
        return replace(match, field=None, certainty=Certainty.IGNORED, evidence=evidence)
    return match
