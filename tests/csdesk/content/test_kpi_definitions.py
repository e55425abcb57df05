"""Every number that ships says what it means; an empty word is no definition."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.content import load_library
from csdesk.model.kpis import KpiDefinition

LIBRARY = load_library()
WORDS = ("name", "term", "question", "formula", "base", "frequency", "owner", "source")
NEITHER_MORE_NOR_LESS = {"accounts_per_csm", "arr_per_csm"}
"""Numbers of which too much is as bad as too little (C37, C38)."""


def lacking(known: KpiDefinition) -> list[str]:
    """Return what a definition leaves open."""
    found = [name for name in WORDS if not getattr(known, name).strip()]
    found += [name for name in ("nature", "stages") if not getattr(known, name)]
    if known.direction is None and known.id not in NEITHER_MORE_NOR_LESS:
        found.append("direction")
    return found


@pytest.mark.parametrize("known", LIBRARY.kpis, ids=lambda known: known.id)
def test_a_definition_says_all_of_it(known):
    assert lacking(known) == []


def test_an_empty_formula_is_noticed():
    assert lacking(replace(LIBRARY.kpis[0], formula=" ", stages=())) == ["formula", "stages"]


@pytest.mark.parametrize("method", LIBRARY.retention_methods, ids=lambda method: method.id)
def test_a_method_says_who_publishes_it_and_what_to_write_of_it(method):
    assert all((method.name, method.formula, method.published_by))
    assert "{value}" in method.board_sentence
