"""A small client whose workspace every test of an operation begins with."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from csdesk.content import load_library
from csdesk.model.answers import Answer
from csdesk.model.clients import Client
from csdesk.model.identifiers import ChoiceId, QuestionId
from csdesk.model.imports import ImportDraft, Sheet, Workbook
from csdesk.model.instruments import MATURITY_LADDER, Instrument
from csdesk.model.library import Library
from csdesk.operations.clients import start_client
from csdesk.operations.imports import redraft
from csdesk.storage.workspace import Workspace

CLIENT = Client("Harbourlight Software", "GBP")
AS_OF = date(2026, 3, 31)


@pytest.fixture(scope="session")
def library() -> Library:
    """Return the shipped content."""
    return load_library()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Harbourlight.csdesk"


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    """Give the open workspace of a client of whom nothing is known yet."""
    with start_client(path, CLIENT, as_of=AS_OF) as workspace:
        yield workspace


@pytest.fixture
def make_list(library: Library) -> Callable[..., ImportDraft]:
    """Return a function that makes a customer list from names and revenues."""

    def make(customers: dict[str, float], name: str = "list.xlsx") -> ImportDraft:
        header = ("Customer", "ARR (GBP)", "CSM")
        rows = (header, *((customer, arr, "Ada") for customer, arr in customers.items()))
        digest = hashlib.sha256(repr(rows).encode()).hexdigest()
        return redraft(Workbook(name, digest, (Sheet("Customers", True, rows),)), library)

    return make


@pytest.fixture
def ladder(library: Library) -> Instrument:
    """Return the maturity ladder."""
    return library.instruments[MATURITY_LADDER]


@pytest.fixture
def answer(library: Library) -> Callable[..., Answer]:
    """Return a function that answers the ladder's nth question with its nth choice."""
    questions = library.instruments[MATURITY_LADDER].questions

    def make(number: int = 0, choice: int = 0, **known: object) -> Answer:
        question = questions[number]
        chosen = ChoiceId(question.choices[choice].id)
        return Answer(QuestionId(question.id), chosen, **known)

    return make
