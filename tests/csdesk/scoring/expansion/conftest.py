"""Accounts given by their facts, and the shipped rules of expansion."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from csdesk.content import load_library
from csdesk.model.expansion_rules import ExpansionRules
from csdesk.model.facts import Facts
from csdesk.model.library import Library
from tests.facts import make_facts, shipped_facts

AS_OF = date(2024, 12, 31)


@pytest.fixture
def facts_of() -> Callable[..., Facts]:
    """Return a function that makes facts of one mapping per account; the rest is unknown."""

    def make(*rows):
        named = {*(fact.id for fact in shipped_facts()), *(name for row in rows for name in row)}
        columns = {name: [row.get(name) for row in rows] for name in named - {"arr"}}
        return make_facts(AS_OF, arr=[row.get("arr") for row in rows], **columns)

    return make


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="session")
def rules(library: Library) -> ExpansionRules:
    return library.expansion
