"""KPIs of one account list and the lists beside it."""

from __future__ import annotations

import pytest

from csdesk.content import load_library
from csdesk.model.identifiers import KpiId
from csdesk.scoring.kpis import KpiInputs, compute_kpis
from tests.record_words import make_list_in_use


@pytest.fixture(scope="session")
def library():
    return load_library()


@pytest.fixture
def measure(make_table, library):
    """Return a function that computes one KPI, of accounts and of lists given by kind."""

    def compute(kpi, *accounts, lists=None, **more):
        tables = {
            kind: make_list_in_use(kind, **columns) for kind, columns in (lists or {}).items()
        }
        table = make_table(*(accounts or ({"key": "A", "arr": 1.0},)))
        inputs = KpiInputs(table, tables=tables, **more)
        wanted = tuple(one for one in library.kpis if one.id == kpi)
        return compute_kpis(wanted, inputs, library.fields)[KpiId(kpi)]

    return compute
