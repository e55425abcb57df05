"""A packet goes to three roles, comes back, and shows the differences that were planted."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from csdesk.content import load_library
from csdesk.formatting import number
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.report import make_report
from csdesk.operations.responses import keep_divergence
from csdesk.report.document import FigureBlock, Report
from csdesk.scoring.divergence import large_divergence, measure_divergence
from csdesk.storage.workspace import open_workspace
from exports import render
from tests.filled_packets import fill_packet, packet_rows
from tests.ui.command_workspaces import make_workspace
from ui.command_line import run_command

ROLES = ("leadership", "csm", "operations")
PEOPLE = {"leadership": ("Ada Lovelace",), "csm": ("Ben Nevis", "Cat Ballou"),
          "operations": ("Dan Dare",)}  # fmt: skip
CREDIT = {"No": 0.0, "Partly": 0.5, "Yes": 1.0}


def answerable(path: Path) -> list[str]:
    """Return the questions of a packet that are answered with yes, partly or no."""
    rows = packet_rows(load_workbook(path))
    return [
        question
        for question, row in rows.items()
        if [line.split(":")[0] for line in str(row["What each answer means"].value).splitlines()][
            :3
        ]
        == ["No", "Partly", "Yes"]
    ]


def plant(path: Path, role: str, person: str, divided: set[str]) -> None:
    """Answer everything with partly, except for what is to divide the company."""
    answers = dict.fromkeys(answerable(path), "Partly")
    said = {"leadership": "Yes", "csm": "No", "operations": "Partly"}[role]
    if person == "Cat Ballou":
        said = "Partly"
    answers |= {question: said for question in divided if question in answers}
    fill_packet(path, answers, name=person)


@pytest.fixture(scope="module")
def journey(tmp_path_factory):
    """Send the ladder's packets, fill them in, bring them back, and return what was planted."""
    folder = tmp_path_factory.mktemp("packets")
    workspace = make_workspace(folder / "client.csdesk")
    back = folder / "back"
    back.mkdir()
    sent = {}
    for role in ROLES:
        for person in PEOPLE[role]:
            path = back / f"{person}.xlsx"
            command = ["packet", str(workspace), "--role", role, "--to", str(path)]
            assert run_command([*command, "--instrument", "maturity_ladder"]) == 0
            sent[role, person] = path
    common = set.intersection(*(set(answerable(path)) for path in sent.values()))
    divided = set(sorted(common)[:2])
    for (role, person), path in sent.items():
        plant(path, role, person, divided)
    assert run_command(["answers-in", str(workspace), str(back)]) == 0
    return workspace, divided


@pytest.fixture(scope="module")
def known(journey):
    """Keep one difference as an observation, and return the diagnosis after it."""
    library = load_library()
    with open_workspace(journey[0]) as workspace:
        ladder = library.instruments["maturity_ladder"]
        first, *_ = large_divergence(measure_divergence(ladder, workspace.responses.all()))
        keep_divergence(workspace, library, first)
        return diagnose(workspace, library)


@pytest.fixture(scope="module")
def report(known) -> Report:
    return make_report(known, load_library())


def test_the_planted_differences_are_found_and_no_others(journey, known):
    _, divided = journey
    ladder = known.assessments["maturity_ladder"].instrument
    found = measure_divergence(ladder, known.responses)
    assert {one.question for one in large_divergence(found)} == divided
    # Leadership yes, CSMs no and partly: 1 less (0 + 0.5) / 2.
    assert {one.spread for one in large_divergence(found)} == {0.75}
    quiet = [one for one in found if one.question and one.question not in divided]
    assert {one.spread for one in quiet} == {0.0}


def test_the_consultant_has_answered_nothing_by_that(known):
    assert known.answers == {}
    assert {response.respondent.name for response in known.responses} == {
        "Ada Lovelace", "Ben Nevis", "Cat Ballou", "Dan Dare",
    }  # fmt: skip


def test_paper_and_workbook_show_the_same_figures(report):
    section = next(one for one in report.sections if one.id == "divergence")
    figures = [block.figure for block in section.blocks if isinstance(block, FigureBlock)]
    sheet = load_workbook(io.BytesIO(render(report, ".xlsx")))["Divergence by area"]
    titles, *rows = sheet.iter_rows(values_only=True)
    cells = iter(rows)
    words = " ".join(page for page in pages_of(report) if "Apart" in page).split()
    for figure in figures:
        for row in figure.rows:
            in_sheet = dict(zip(titles, next(cells), strict=True))
            assert in_sheet["Area"] == row.label
            assert [in_sheet[role] for role in figure.roles] == pytest.approx(list(row.credits))
            assert in_sheet["Points apart"] == pytest.approx(row.spread)
            assert {number(value) for value in (*row.credits, row.spread)
                    if value is not None} <= {*words}  # fmt: skip


def pages_of(report) -> list[str]:
    pdf = PdfReader(io.BytesIO(render(report, ".pdf")))
    return [page.extract_text() for page in pdf.pages]


def test_no_respondent_is_named_on_paper_or_in_the_workbook(report):
    names = ("Ada Lovelace", "Ben Nevis", "Cat Ballou", "Dan Dare")
    paper = " ".join(" ".join(pages_of(report)).split())
    book = load_workbook(io.BytesIO(render(report, ".xlsx")))
    cells = " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    assert not [name for name in names if name in paper or name in cells]


def test_a_kept_difference_becomes_a_finding(known):
    (observation,) = known.observations
    assert any(observation.issue in (finding.title, finding.detail) or
               observation.issue in finding.detail for finding in known.findings)  # fmt: skip
