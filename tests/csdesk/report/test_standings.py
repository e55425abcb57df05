"""The ladder in the report: as claimed, as the data bear it out, before, and the aim."""

from __future__ import annotations

from dataclasses import replace

from csdesk.model.assessments import Assessment
from csdesk.model.ladders import Tier
from csdesk.report.compose import compose_report
from tests.csdesk.report.diagnoses import make_full, make_library


def with_ladder(**changes):
    """Return a full diagnosis whose first area is on tier 2 as claimed, and on 1 by the data."""
    diagnosis = make_full()
    tiers = tuple(Tier(number, name, "") for number, name in enumerate("ABC", start=1))
    instrument = replace(diagnosis.instrument, tiers=tiers)
    first, *others = diagnosis.maturity.areas
    claimed = replace(
        diagnosis.maturity, areas=(replace(first, tier=2, index=70.0, is_met=True), *others)
    )
    supported = replace(claimed, areas=(replace(first, tier=1, index=55.0, is_met=True), *others))
    assessment = Assessment(instrument, {}, claimed, supported, targets={first.area: 3}, **changes)
    return replace(
        diagnosis,
        instrument=instrument,
        maturity=claimed,
        assessments={instrument.id: assessment},
    )


def rows(diagnosis):
    tables = compose_report(diagnosis, make_library()).tables()
    return next((table.rows for table in tables if table.name == "Levels compared"), None)


def test_an_area_is_shown_as_claimed_and_as_the_data_bear_it_out():
    diagnosis = with_ladder()
    name = diagnosis.instrument.areas[0].name
    assert rows(diagnosis)[0] == (name, "B", 70.0, "A", 55.0, None, "C")


def test_the_audit_before_stands_beside_it():
    before = with_ladder().assessments[make_full().instrument.id].supported
    assert rows(with_ladder(previous=before))[0][5] == "A"


def test_an_area_that_the_audit_before_did_not_have_is_left_open():
    before = with_ladder().maturity
    without = replace(before, areas=before.areas[1:])
    assert rows(with_ladder(previous=without))[0][5] is None


def test_the_whole_has_no_level_to_aim_at():
    assert rows(with_ladder())[-1][-1] is None


def test_a_diagnosis_without_the_ladder_has_no_such_table():
    assert rows(replace(with_ladder(), assessments={})) is None


def test_the_mean_level_stands_beside_the_lowest():
    diagnosis = with_ladder()
    mean = replace(diagnosis.maturity, average_tier=2.14, average_low=1.66, average_high=2.75)
    report = compose_report(replace(diagnosis, maturity=mean), make_library())
    (lead,) = [section.lead for section in report.sections if section.id == "areas"]
    assert lead.endswith("Mean level of the areas: 2.1, between 1.7 and 2.8.")
