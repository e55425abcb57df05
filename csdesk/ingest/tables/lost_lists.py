"""Tells from the name of a sheet that its customers are those that left."""

from __future__ import annotations

import re

_LEFT = (
    r"lost|lapsed|churned|cancel+ed|former|gone|terminated|verloren\w*|gekündigt\w*|"
    r"abgewandert\w*|ehemalig\w*|perdus?|perdues?|résiliés?|opgezegd\w*|vertrokken|"
    r"perdid[oa]s?|förlorade|uppsagda"
)
_HAS_LEFT = re.compile(rf"\b(?:{_LEFT})\b", re.IGNORECASE)
_ONLY_CHURN = re.compile(
    r"(?:churns?|churn (?:list|log)|abgänge|kündigungen|bajas)(?: \W?\w*\d+\w*)?", re.IGNORECASE
)
_OTHERS_TOO = re.compile(
    r"\b(?:and|with|incl\w*|not|non|never|all|und|mit|inkl\w*|nicht|et|avec|risk|opportunit\w*|"
    r"deals?)\b|[&+]",
    re.IGNORECASE,
)
"""Words beside it that say that others stand there as well, or nobody who left."""


def is_called_lost(place: str) -> bool:
    """Tell whether a sheet or file is called after customers that left, and after them only."""
    words = " ".join(place.replace("_", " ").split())
    if _OTHERS_TOO.search(words):
        return False
    return bool(_HAS_LEFT.search(words) or _ONLY_CHURN.fullmatch(words))
