"""What figures show."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.identifiers import RoleId
from csdesk.model.ladders import Tier
from csdesk.model.roadmap import RaciLetter
from csdesk.report.document import Table
from csdesk.report.pictures import (
    gantt_figure,
    health_figure,
    ladder_radar,
    owner_of,
    radar_key,
    short_name,
)
from csdesk.report.sections.plan import roadmap_section
from tests.csdesk.report.diagnoses import make_accounts, make_full, make_health, make_roadmap
from tests.csdesk.report.earlier_audits import with_earlier_audit


def test_a_score_of_one_hundred_stands_in_the_last_tenth():
    health = make_health(make_accounts(4))
    scores = tuple(
        replace(score, score=mark)
        for score, mark in zip(health.scores, (100.0, 90.0, 89.999, 0.0), strict=True)
    )
    counts = health_figure(replace(health, scores=scores)).counts
    assert counts == (1, 0, 0, 0, 0, 0, 0, 0, 1, 2)


def test_double_names_are_shortened_to_their_first_part():
    assert short_name("Data and analytics") == "Data"
    assert short_name("Skills & enablement") == "Skills"
    assert short_name("Governance") == "Governance"


def test_an_item_without_a_person_falls_back_to_the_accountable_role():
    roadmap = make_roadmap()
    item = roadmap.items[0]
    unnamed = replace(item, owner="")
    assert owner_of(item, roadmap) == "P. Raman"
    assert owner_of(unnamed, roadmap) == "CS director"
    assert owner_of(unnamed, replace(roadmap, raci=())) == ""


def test_the_role_of_an_item_is_the_one_of_the_changed_raci():
    roadmap = make_roadmap()
    changed = {
        RoleId("sales"): RaciLetter.ACCOUNTABLE,
        RoleId("csms"): RaciLetter.RESPONSIBLE,
    }
    rows = tuple(
        replace(row, letters=changed) if row.initiative == "initiative_3" else row
        for row in roadmap.raci
    )
    full = replace(make_full(), roadmap=replace(roadmap, raci=rows))
    bars = gantt_figure(full.roadmap, full.instrument).bars
    assert [bar.owner for bar in bars[2:6:3]] == ["Sales", "CS director"]
    shown = next(
        block
        for block in roadmap_section(full).blocks
        if isinstance(block, Table) and block.name == "Roadmap"
    )
    owner = [column.title for column in shown.columns].index("Owner")
    assert [row[owner] for row in shown.rows][2] == "Sales"


def test_the_time_line_can_show_some_of_the_items():
    full = make_full()
    assert full.roadmap is not None
    figure = gantt_figure(full.roadmap, full.instrument, full.roadmap.items[:2])
    assert len(figure.bars) == 2
    assert len(figure.phases) == 4


def test_the_radar_of_the_ladder_shows_the_aim_and_the_audit_before():
    """Missing for step 2 is the half of it: (100 + 100 + 0) / 3 = 66.7, and 100 for skills."""
    full = with_earlier_audit(make_full())
    assert ladder_radar(full).aim == ()
    ladder = next(iter(full.assessments.values()))
    tiers = tuple(Tier(number, str(number), "") for number in (1, 2, 3, 4))
    instrument = replace(ladder.instrument, tiers=tiers)
    areas = [area.id for area in instrument.areas]
    aimed = replace(ladder, instrument=instrument, targets=dict.fromkeys(areas[:1] + areas[-1:], 2))
    figure = ladder_radar(replace(full, assessments={instrument.id: aimed}))
    assert figure.aim == (pytest.approx(200 / 3), None, None, None, None, 100)
    assert figure.before == pytest.approx((*[50 / 3] * 5, 25))
    assert radar_key(figure).endswith("aimed at. Dotted: the audit before.")


def test_a_ladder_alone_has_a_radar_of_today_only():
    figure = ladder_radar(make_full())
    assert (figure.aim, figure.before) == ((), ())
    assert "Dashed" not in radar_key(figure)
