"""Units that headers name: hours are not minutes, and a share is not a count."""

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


def is_other_measure(header: str, field: Field, spelling: str) -> bool:
    """Tell whether a header names another unit than the field has, or no share where that has one.

    ``spelling`` is the known one that the header is like.
    """
    if _PERCENT.search(spelling) and not _PERCENT.search(header.replace("_", " ")):
        return True
    if field.kind is not FieldKind.NUMBER:
        return False
    here, there = _find_unit(header), _find_unit(field.name)
    return here is not None and there is not None and here != there


def _find_unit(text: str) -> str | None:
    """Return the unit of time that stands last in a header."""
    for word in reversed(normalise_header(text).split()):
        for unit, words in _UNITS.items():
            if re.fullmatch(words, word):
                return unit
    return None
