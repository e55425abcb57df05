"""Accounts given by their facts, and the shipped rules of expansion."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import numpy as np
import pytest

from csdesk.content import load_library
from csdesk.model.expansion import ExpansionRules
from csdesk.model.facts import Facts
from csdesk.model.identifiers import AccountKey
from csdesk.model.library import Library

AS_OF = date(2024, 12, 31)


class GivenFacts:
    """Facts as a test gives them; what it does not give is unknown."""

    is_replayed = False
    definitions: Mapping = {}

    def __init__(self, rows):
        self.as_of = AS_OF
        self.rows = rows
        self.keys = tuple(AccountKey(f"A{number}") for number in range(1, len(rows) + 1))

    def numbers(self, fact):
        return np.array([row.get(fact, np.nan) for row in self.rows], np.float64)

    def ages(self, fact):
        return np.full(len(self.rows), np.nan)

    def texts(self, field):
        return tuple(row.get(field) for row in self.rows)

    def origin(self, fact, account):
        return None

    @property
    def arr(self):
        return np.nan_to_num(self.numbers("arr"))


@pytest.fixture
def facts_of() -> Callable[..., Facts]:
    return lambda *rows: GivenFacts(rows)


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="session")
def rules(library: Library) -> ExpansionRules:
    return library.expansion
