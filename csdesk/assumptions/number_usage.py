"""Which decisions stand behind a single number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from csdesk.model.assumptions import Assumption
from csdesk.model.kpis import KpiDefinition

_REGISTER_ID = re.compile(r"\b[CD]\d+\b")


def assumptions_behind(
    definition: KpiDefinition, used: Iterable[Assumption]
) -> tuple[Assumption, ...]:
    """Return those of some assumptions that the definition names in its source: "C18, C22"."""
    named = _register_ids(definition.source)
    return tuple(one for one in used if named & _register_ids(one.source))


def _register_ids(source: str) -> set[str]:
    return set(_REGISTER_ID.findall(source))
