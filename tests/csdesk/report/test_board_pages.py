"""The board's two pages hold what a board decides by, and name what nobody can tell it."""

from __future__ import annotations

from dataclasses import replace

from csdesk.model.investment import Span
from csdesk.report.document import Bullets, Entries, KeyFigures, Section, Table, Text
from csdesk.report.sections.board_pages import board_sections
from tests.csdesk.report.diagnoses import make_empty, make_finding, make_full, make_roadmap
from tests.csdesk.report.earlier_audits import with_earlier_audit


def tables(section: Section) -> dict[str, Table]:
    return {block.name: block for block in section.blocks if isinstance(block, Table)}


def texts(section: Section) -> list[str]:
    return [block.text for block in section.blocks if isinstance(block, Text)]


def bullets(section: Section) -> tuple[str, ...]:
    return next(block.items for block in section.blocks if isinstance(block, Bullets))


def test_the_first_page_has_the_headline_four_figures_and_three_findings() -> None:
    standing, _ = board_sections(make_full())
    figures = next(block for block in standing.blocks if isinstance(block, KeyFigures))
    entries = next(block for block in standing.blocks if isinstance(block, Entries))
    assert standing.lead
    assert [figure.label for figure in figures.figures][2:] == ["Average health", "Maturity"]
    assert [entry.amount for entry in entries.items] == [612_001.0, 612_002.0, 612_003.0]


def test_a_figure_says_how_it_is_computed_and_on_how_much_it_rests() -> None:
    standing, _ = board_sections(make_full())
    figures = next(block for block in standing.blocks if isinstance(block, KeyFigures)).figures
    assert "Method: " in figures[0].note
    assert "Scorecard: " in figures[2].note
    assert "questions answered" in figures[3].note


def test_the_first_page_says_what_is_strongest_and_how_the_whole_moved() -> None:
    told = texts(board_sections(with_earlier_audit(make_full()))[0])
    assert any("Strongest: " in words and "since 20 Nov 2025." in words for words in told)
    assert not any(" since " in words for words in texts(board_sections(make_full())[0]))


def test_a_single_priority_without_a_person_is_asked_for_as_one() -> None:
    alone = make_roadmap(1)
    known = replace(make_full(), roadmap=replace(alone, items=(replace(alone.items[0], owner=""),)))
    assert "Who is to lead: 1 priority has a role, and no person yet." in bullets(
        board_sections(known)[1]
    )


def test_priorities_say_who_and_when() -> None:
    _, plan = board_sections(make_full())
    priorities = tables(plan)["Priorities"]
    assert len(priorities.rows) == 3
    assert all(row[2] and row[4] for row in priorities.rows)
    assert [row[0] for row in tables(plan)["Plan at a glance"].rows] == [
        "90 days",
        "180 days",
        "360 days",
    ]


def test_the_glance_adds_up_the_work_of_each_horizon() -> None:
    roadmap = make_roadmap()
    _, plan = board_sections(replace(make_full(), roadmap=roadmap))
    counts = [row[1] for row in tables(plan)["Plan at a glance"].rows]
    assert sum(counts) == len(roadmap.items)


def test_the_board_is_asked_whether_the_plan_begins() -> None:
    _, plan = board_sections(make_full())
    asked = bullets(plan)
    assert asked[0].startswith("Whether the plan begins on ")
    assert len(asked) <= 3


def test_without_anything_known_both_pages_say_so() -> None:
    standing, plan = board_sections(make_empty())
    assert bullets(plan) == ("Nothing yet: there is no plan to decide on.",)
    assert any("there is no customer list" in line for line in bullets(standing))
    assert tables(plan) == {}


def test_a_finding_without_an_amount_is_named_among_what_cannot_be_said() -> None:
    known = replace(make_full(), findings=(make_finding(1, arr_at_stake=None), make_finding(2)))
    assert any(
        line.startswith("The amount behind 1 finding") for line in bullets(board_sections(known)[0])
    )


def test_the_second_page_names_what_only_the_full_audit_has() -> None:
    _, plan = board_sections(make_full(), ("Findings", "Answers"))
    last = plan.blocks[-1]
    assert isinstance(last, Text)
    assert last.text == "Only in the full audit: Findings and Answers."


def test_the_board_reads_what_a_year_costs_beside_what_is_at_stake() -> None:
    told = make_finding(1, arr_at_stake=200_000.0, yearly_loss=Span(10_000.0, 20_000.0, 30_000.0))
    silent = make_finding(2, arr_at_stake=100_000.0, yearly_loss=None)
    standing, _ = board_sections(replace(make_full(), findings=(told, silent)))
    entries = next(block for block in standing.blocks if isinstance(block, Entries))
    assert [entry.aside for entry in entries.items] == [
        "Of it £10k to £30k would leave in a year, by the client’s own rate of loss.",
        "",
    ]
