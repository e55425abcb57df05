"""What a header says besides a name: hours are not minutes, a share is no count, a plan no fact."""

from __future__ import annotations

import re

from csdesk.formatting import normalise_header
from csdesk.model.tables import Field, FieldKind

_UNITS = {
    "second": "s|secs?|seconds?|sek|sekunden|secondes?|seconden|segundos?|sekunder",
    "minute": "mins?|minutes?|minuten?|minutos?|minuter",
    "hour": "h|hrs?|hours?|std|stunden?|heures?|uur|uren|horas?|timmar",
    "day": "d|days?|tage?n?|jours?|dage?n?|dias?|dagar",
    "week": "wks?|weeks?|wochen?|semaines?|weken|semanas?|veckor",
    "month": "mths?|months?|monate?n?|mois|maanden|meses|manader",
    "year": "yrs?|years?|jahre?n?|ans|annees?|jaar|jaren|anos?",
}
_PERCENT = re.compile(
    r"%|\b(?:pct|percent(?:age)?|prozent|procent|pourcentage|porcentaje)\b", re.IGNORECASE
)
_OTHER_SENSE = re.compile(
    r"[(\[][^)\]]*\b(?:weighted|churned|lost|inactive|unused|prior|previous|prev|last year|old|"
    r"target|plan(?:ned)?|budget|goal|forecast|expected|gewichtet|vorjahr|alt|ziel|soll)\b",
    re.IGNORECASE,
)
"""In brackets behind a name they make something else of it."""
_SWEDISH_YEAR = re.compile(r"\bår\b", re.IGNORECASE)
"""Without its ring it would be the AR of accounts receivable."""
_COUNTED = frozenset({FieldKind.NUMBER, FieldKind.MONEY})


def is_other_measure(header: str, field: Field, spelling: str) -> bool:
    """Tell whether a header names another unit or another sense than the field has.

    ``spelling`` is the known one that the header is like.
    """
    is_share = _PERCENT.search(header.replace("_", " ")) is not None
    says_share = _PERCENT.search(spelling) is not None
    # Which scale a rating is on is asked, so that it may be a share of the highest one.
    is_count = field.kind in _COUNTED and field.maximum is None
    if says_share > is_share or (is_share > says_share and is_count):
        return True
    if _OTHER_SENSE.search(header) and not _OTHER_SENSE.search(spelling):
        return True
    return field.kind is FieldKind.NUMBER and _is_other_unit(header, field, spelling)


def _is_other_unit(header: str, field: Field, spelling: str) -> bool:
    here, known, there = _find_unit(header), _find_unit(spelling), _find_unit(field.name)
    if here is None:
        return known is not None and known == there
    return there is not None and here != there


def _find_unit(text: str) -> str | None:
    """Return the unit of time that stands last in a header."""
    plain = normalise_header(_SWEDISH_YEAR.sub("years", text))
    for word in reversed(plain.split()):
        for unit, words in _UNITS.items():
            if re.fullmatch(words, word):
                return unit
    return None
