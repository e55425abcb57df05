"""One audit read four ways: paper, workbook, deck and JSON tell the same headline numbers."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from openpyxl import Workbook, load_workbook
from pypdf import PdfReader

from csdesk.content import load_library
from csdesk.formatting import band_word, money, percent
from csdesk.model.health import Band
from csdesk.model.identifiers import InstrumentId
from csdesk.operations.sample import prepare_history, prepare_sample
from exports import write
from tests.filled_packets import fill_packet
from ui.command_line import run_command

LADDER = InstrumentId("maturity_ladder")
RETENTION = ("nrr", "grr", "logo_churn")
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@dataclass(frozen=True)
class Audit:
    """What one run of ``csdesk audit`` wrote."""

    data: dict
    paper: str
    workbook: Path
    slides: tuple[str, ...]
    """The letters of each slide, read from its XML, cells and paragraphs apart by a line break."""
    charts: tuple[dict[str, float], ...]
    """The numbers of each chart by their labels."""

    def slide(self, title: str) -> list[str]:
        """Return the lines of the slide with this title."""
        return next(words.split("\n") for words in self.slides if title in words.split("\n"))


@pytest.fixture(scope="module")
def audit(tmp_path_factory) -> Audit:
    folder = tmp_path_factory.mktemp("audit")
    sample = prepare_sample(load_library())
    for workbook in (sample.current, sample.previous, prepare_history()):
        write(workbook, folder / workbook.file_name)
    answers = fill_in(folder / "answers.xlsx")
    figures, deck = folder / "figures.json", folder / "deck.pptx"
    lists = [str(folder / one.file_name) for one in (sample.current, sample.previous)]
    command = ["audit", lists[0], "--client", sample.client.name, "--out", str(folder / "out")]
    command += ["--previous", lists[1], "--also", str(folder / prepare_history().file_name)]
    command += ["--answers", str(answers), "--json", str(figures), "--pptx", str(deck)]
    assert run_command(command) == 0
    (pdf,) = (folder / "out").glob("*.pdf")
    (workbook,) = (folder / "out").glob("*.xlsx")
    pages = [page.extract_text() for page in PdfReader(pdf).pages]
    return Audit(
        json.loads(figures.read_text(encoding="utf-8")),
        " ".join(" ".join(pages).split()),
        workbook,
        read_slides(deck.read_bytes()),
        read_charts(deck.read_bytes()),
    )


def fill_in(path: Path) -> Path:
    """Write the questionnaire of the ladder with the answers of the sample client."""
    library = load_library()
    assert run_command(["questionnaire", LADDER, "--out", str(path)]) == 0
    labels = {
        (question.id, choice.id): choice.label
        for question in library.instruments[LADDER].questions
        for choice in question.choices
    }
    given = prepare_sample(library).answers
    chosen = {one.question: labels.get((one.question, one.choice)) for one in given}
    return fill_packet(path, {question: label for question, label in chosen.items() if label})


def read_slides(deck: bytes) -> tuple[str, ...]:
    return tuple(
        "\n".join(
            "".join(run.text or "" for run in paragraph.iter(f"{DRAWING}t"))
            for paragraph in root.iter(f"{DRAWING}p")
        )
        for root in read_parts(deck, r"ppt/slides/slide(\d+)\.xml")
    )


def read_charts(deck: bytes) -> tuple[dict[str, float], ...]:
    return tuple(
        {
            label: float(value)
            for series in root.iter(f"{CHART}ser")
            for label, value in read_series(series).items()
        }
        for root in read_parts(deck, r"ppt/charts/chart\d+\.xml")
    )


def read_series(series: ET.Element) -> dict[str, str]:
    labels, values = (
        {point.get("idx"): point.findtext(f"{CHART}v") for point in part.iter(f"{CHART}pt")}
        for part in (series.find(f"{CHART}cat"), series.find(f"{CHART}val"))
    )
    return {labels[place]: value for place, value in values.items()}


def read_parts(deck: bytes, pattern: str) -> list[ET.Element]:
    with zipfile.ZipFile(io.BytesIO(deck)) as parts:
        names = [name for name in parts.namelist() if re.fullmatch(pattern, name)]
        names.sort(key=lambda name: [int(number) for number in re.findall(r"\d+", name)])
        return [ET.fromstring(parts.read(name)) for name in names]  # noqa: S314 - own file


@pytest.fixture(scope="module")
def recalculated(audit, needs_tool) -> Workbook:
    """Return the workbook as LibreOffice saves it, every formula computed anew."""
    soffice, folder = needs_tool("soffice"), audit.workbook.parent / "recalculated"
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [soffice, profile, "--headless", "--convert-to", "xlsx", "--outdir", folder]
    subprocess.run([*command, audit.workbook], check=True, capture_output=True, timeout=180)
    return load_workbook(folder / audit.workbook.name, data_only=True)


def rows_of(workbook: Workbook, sheet: str) -> list[dict[str, object]]:
    head, *rows = workbook[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows if any(row)]


def test_retention_and_churn(audit, recalculated):
    cells = {row["Id"]: row["Value"] for row in rows_of(recalculated, "KPIs")}
    slide = audit.slide("Recurring revenue and retention")
    for name in RETENTION:
        value = audit.data["kpis"][name]["value"]
        assert cells[name] == pytest.approx(value, rel=1e-12)
        assert percent(value) in slide
        assert percent(value, 2) in audit.paper
        assert percent(value) in audit.paper


def test_recurring_revenue(audit, recalculated):
    arr = audit.data["accounts"]["arr_total"]
    bands = rows_of(recalculated, "Health bands")
    assert sum(row["ARR"] for row in bands) == pytest.approx(arr)
    assert money(arr, audit.data["currency"]) in audit.paper
    (bridge,) = [chart for chart in audit.charts if any("Expansion" in label for label in chart)]
    assert arr in bridge.values()
    shown = money(arr, audit.data["currency"])
    assert any(shown in line for line in audit.slide("Recurring revenue and retention"))


def test_health_bands_with_their_words(audit, recalculated):
    known = audit.data["health"]["distribution"]
    sheet = {row["Band"]: row for row in rows_of(recalculated, "Health bands")}
    slide = audit.slide("Health of the accounts")
    chart = next(chart for chart in audit.charts if band_word(Band.GREEN) in chart)
    for band in Band:
        word, counted = band_word(band), known[band.value]
        amount = money(counted["arr"], audit.data["currency"])
        assert sheet[word]["Accounts"] == chart[word] == counted["accounts"]
        assert sheet[word]["ARR"] == pytest.approx(counted["arr"])
        assert any(line.endswith(word) for line in slide)
        assert amount in slide
        assert word in audit.paper
        assert amount in audit.paper


def test_the_level_of_maturity(audit, recalculated):
    overall = audit.data["levels"]["overall"]
    (figure,) = [
        row for row in recalculated["Summary"].iter_rows(values_only=True) if row[0] == "Maturity"
    ]
    reached = f"Level {overall['tier']} of 4"
    assert overall["name"] in figure
    assert reached in figure
    lines = audit.slide("How things stand")
    assert overall["name"] in lines
    assert f"○ {reached}" in lines
    assert overall["name"] in audit.paper
    assert reached in audit.paper


def test_revenue_at_stake_of_what_to_repair_first(audit, recalculated):
    currency = audit.data["currency"]
    sheet = {row["Finding"]: row["ARR at stake"] for row in rows_of(recalculated, "Findings")}
    lines = audit.slide("Three things to repair first")
    first = audit.data["findings"][:3]
    assert any(finding["arr_at_stake"] for finding in first)
    for finding in first:
        amount = finding["arr_at_stake"]
        assert finding["title"] in lines
        assert finding["title"] in audit.paper
        assert sheet[finding["title"]] == (amount if amount is None else pytest.approx(amount))
        if amount is not None:
            shown = money(amount, currency, short=True)
            assert shown in lines
            assert shown in audit.paper
