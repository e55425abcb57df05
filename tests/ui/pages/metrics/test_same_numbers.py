"""One number everywhere: on paper, in the workbook, in the window and as JSON, and its rows."""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from csdesk.content import load_library
from csdesk.formatting import percent, quantity
from csdesk.model.changes import Changes
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.imports import Workbook
from csdesk.model.kpis import KpiValue, Unit
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.report import make_report
from csdesk.operations.sample import open_sample, prepare_history, prepare_sample
from csdesk.operations.summary import summarise
from exports import render
from ui.pages.metrics import MetricsPage

PART = re.compile(r"(.+?), sheet (.+?), (?:([\d,]+) of )?rows? ((?:\d+|to|and|,| )+)")
SPAN = re.compile(r"(\d+)(?: to (\d+))?")
OWN = "the tasks of this client"
"""What csdesk itself holds has no file."""


@dataclass(frozen=True)
class Outputs:
    diagnosis: Diagnosis
    known: tuple[KpiValue, ...]
    paper: str
    workbook: object
    data: dict
    files: dict[str, Workbook]


@pytest.fixture(scope="module")
def outputs(tmp_path_factory) -> Outputs:
    library = load_library()
    with open_sample(tmp_path_factory.mktemp("full") / "sample.csdesk", library) as workspace:
        diagnosis = diagnose(workspace, library)
    report = make_report(diagnosis, library)
    pages = PdfReader(io.BytesIO(render(report, ".pdf"))).pages
    sample = prepare_sample(library)
    files = (sample.current, sample.previous, prepare_history())
    return Outputs(
        diagnosis=diagnosis,
        known=tuple(one for one in diagnosis.kpis.values() if one.value is not None),
        paper=" ".join(" ".join(page.extract_text() for page in pages).split()),
        workbook=load_workbook(io.BytesIO(render(report, ".xlsx"))),
        data=json.loads(json.dumps(summarise(diagnosis))),
        files={one.file_name: one for one in files},
    )


def test_the_sample_has_a_value_for_most_numbers(outputs):
    assert len(outputs.known) >= 60


def test_the_workbook_and_the_json_hold_the_unrounded_value_with_its_rows(outputs):
    sheet = outputs.workbook["KPIs"]
    header, *rows = sheet.iter_rows(values_only=True)
    found = {row[header.index("Id")]: row for row in rows if row[-1]}
    for one in outputs.known:
        row = found[one.id]
        # A cell keeps 15 digits.
        assert row[header.index("Value")] == pytest.approx(one.value, rel=1e-14), one.id
        assert row[header.index("From")] == (one.lineage or None)
        told = outputs.data["kpis"][one.id]
        assert (told["value"], told["n"], told["lineage"]) == (one.value, one.n, one.lineage)


def test_paper_shows_every_number_at_its_own_format(outputs):
    for one in outputs.known:
        term = outputs.diagnosis.definition(one.id).term
        exact = (
            percent(one.value, 2)
            if one.unit is Unit.PERCENT
            else quantity(one.value, one.unit, outputs.diagnosis.client.currency)
        )
        assert f"{term} {exact}" in outputs.paper, one.id


def test_the_window_shows_every_number(qtbot, opened, outputs):
    diagnosis = outputs.diagnosis
    opened.show(diagnosis)
    page = MetricsPage(opened.session)
    qtbot.addWidget(page)
    page.refresh(Changes.ALL)
    model = page.views.numbers.rows
    shown = [model.index(row, 0).data() for row in range(model.rowCount())]
    for one in outputs.known:
        known = diagnosis.definition(one.id)
        value = quantity(one.value, one.unit, diagnosis.client.currency)
        start = f"{known.name}, {known.term}: {value}."
        assert sum(text.startswith(start) for text in shown) == 1, start


def test_numbers_that_are_in_several_places_are_the_same_number(outputs):
    metrics, kpis = outputs.diagnosis.metrics, outputs.diagnosis.kpis
    net, gross, lost = (card.values[0] for card in metrics.revenue.cards)
    assert net.value == pytest.approx(kpis["nrr"].value, abs=1e-9)
    assert gross.value == pytest.approx(kpis["grr"].value, abs=1e-9)
    assert lost.value == pytest.approx(kpis["logo_churn"].value, abs=1e-9)
    assert metrics.snapshot.churn_rate == kpis["logo_churn"].value
    assert metrics.snapshot.avg_health_score == kpis["average_health"].value
    for profile in metrics.profiles:
        for row in profile.rows:
            scale = profile.profile.scale.get(row.kpi, 1)
            if row.value is not None:
                assert row.value == pytest.approx(kpis[row.kpi].value * scale), row.kpi


def read_spans(words: str) -> list[range]:
    """Return the rows that are named: "6 to 12 and 20"."""
    return [range(int(first), int(last or first) + 1) for first, last in SPAN.findall(words)]


def test_every_lineage_leads_to_rows_that_the_file_has(outputs):
    for one in outputs.known:
        if one.lineage == OWN:
            continue
        parts = one.lineage.split("; ")
        assert parts != [""], one.id
        for part in parts:
            found = PART.fullmatch(part)
            assert found, part
            file, name, count, words = found.groups()
            (sheet,) = (each for each in outputs.files[file].sheets if each.name == name)
            spans = read_spans(words)
            assert all(any(sheet.rows[row - 1]) for span in spans for row in span), part
            assert int((count or "1").replace(",", "")) <= sum(map(len, spans))


def read_plainly(cell: float | str) -> float:
    """Return an amount of the sample's lists: 18900.0, "£10,600.00" or "7.8k"."""
    text = str(cell).replace("£", "").replace(",", "")
    return float(text[:-1]) * 1_000 if text.endswith("k") else float(text)


def test_the_rows_of_net_retention_add_up_to_what_it_starts_from(outputs):
    nrr = outputs.diagnosis.kpis["nrr"]
    file, name, _, words = PART.fullmatch(nrr.lineage.split("; ")[0]).groups()
    (sheet,) = (each for each in outputs.files[file].sheets if each.name == name)
    header = next(row for row in sheet.rows if "Account ref" in row)
    (at,) = (place for place, cell in enumerate(header) if cell and str(cell).startswith("ARR"))
    rows = [row for span in read_spans(words) for row in span]
    amounts = [read_plainly(sheet.rows[row - 1][at]) for row in rows]
    assert sum(amounts) == pytest.approx(outputs.diagnosis.metrics.revenue.period.start)
