"""docs/metrics.md names every KPI, every method of retention and every query, from the content.

Write it anew with CSDESK_WRITE_DOCS=1 python3 dev.py test tests/csdesk/content -k metrics_document
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from csdesk.model.library import Library

HEADING = "## Every number\n"
INTRODUCTION = """
Written by `tests/csdesk/content/test_metrics_document.py` from `resources/library`. The window
shows formula, base, needs and source of each.

"""


def document(library: Library) -> str:
    return "".join([HEADING, INTRODUCTION, *_kpis(library), *_methods(library), *_queries(library)])


def _kpis(library: Library) -> Iterator[str]:
    yield "| KPI | Id | What it answers | Unit |\n|---|---|---|---|\n"
    for kpi in library.kpis:
        yield f"| {kpi.term} | `{kpi.id}` | {kpi.question} | {kpi.unit} |\n"


def _methods(library: Library) -> Iterator[str]:
    yield "\n## Methods of retention\n\n| Method | Of | How |\n|---|---|---|\n"
    for method in library.retention_methods:
        name = f"{method.name} (default)" if method.is_default else method.name
        yield f"| {name} | {method.figure} | {method.formula} |\n"


def _queries(library: Library) -> Iterator[str]:
    yield "\n## Queries of the source texts\n\n| Query | Source | What was wrong |\n|---|---|---|\n"
    for query in library.queries:
        yield f"| `{query.id}` | {query.source} | {query.wrong} |\n"


def test_the_document_is_that_of_the_content(library, repository):
    path = repository / "docs" / "metrics.md"
    text = path.read_text(encoding="utf-8")
    wanted = text.partition(HEADING)[0] + document(library)
    if os.environ.get("CSDESK_WRITE_DOCS"):
        path.write_text(wanted, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == wanted
