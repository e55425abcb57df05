"""The sample client, audited once for all acceptance tests, and a small account list by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from csdesk.content import load_library
from csdesk.model.accounts import AccountTable
from csdesk.model.clients import Client
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AccountKey, BatchId, FieldId
from csdesk.model.library import Library
from csdesk.model.tables import Cell
from csdesk.operations.clients import start_client
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.report import make_report
from csdesk.operations.sample import open_listed_sample
from csdesk.report.document import Report
from csdesk.storage.workspace import Workspace
from tests.acceptance.register_desk import RegisterDesk

AS_OF = date(2026, 6, 30)


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Diagnosis:
    path = tmp_path_factory.mktemp("sample") / "sample.csdesk"
    with open_listed_sample(path, library) as workspace:
        return diagnose(workspace, library)


@pytest.fixture(scope="session")
def sample_report(sample: Diagnosis, library: Library) -> Report:
    return make_report(sample, library)


@pytest.fixture
def accounts() -> Callable[..., AccountTable]:
    def build(*rows: Mapping[str, Cell]) -> AccountTable:
        fields = sorted({field for row in rows for field in row})
        return AccountTable(
            batch=BatchId(1),
            as_of=AS_OF,
            file_name="list.xlsx",
            sheet="Customers",
            keys=tuple(AccountKey(f"A{number}") for number in range(1, len(rows) + 1)),
            source_rows=tuple(range(2, len(rows) + 2)),
            columns={FieldId(f): tuple(row.get(f) for row in rows) for f in fields},
        )

    return build


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Give the open workspace of a client of whom nothing is known yet."""
    client = Client("Harbourlight", "GBP")
    with start_client(tmp_path / "client.csdesk", client, as_of=AS_OF) as opened:
        yield opened


@pytest.fixture
def desk(workspace: Workspace, library: Library) -> RegisterDesk:
    """Give the registers of a client of whom nothing is known yet."""
    return RegisterDesk(workspace, library)
