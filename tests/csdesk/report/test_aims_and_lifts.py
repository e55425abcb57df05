"""What areas aim at, and what the next level is said to bring, behind the areas of the report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.areas import KpiTarget
from csdesk.model.assessments import Assessment
from csdesk.model.identifiers import KpiId, MeasureId
from csdesk.model.ladders import Tier
from csdesk.model.lifts import Lift, LiftRange
from csdesk.report.compose import compose_report
from csdesk.report.document import Table
from csdesk.report.sections.aims import aim_words, aims_words
from csdesk.report.sections.lifts import range_words
from tests.csdesk.report.diagnoses import make_full, make_library


def lift(tier, cautious, hopeful, cited=("TSIA",)):
    ranges = LiftRange(*cautious), LiftRange(*hopeful)
    return Lift(make_full().instrument.id, *ranges, "net retention", "S1.17", cited, tier)


LIFTS = (
    lift(1, (0, 5), (0, 10)),
    lift(2, (10, 15), (15, 25)),
    lift(3, (20, 30), (30, 40), ("TSIA", "Bessemer")),
    lift(None, (25, 40), (40, 60)),
)


def table(diagnosis, name, lifts=LIFTS):
    report = compose_report(diagnosis, replace(make_library(), lifts=lifts))
    return next((found for found in report.tables() if found.name == name), None)


@pytest.fixture
def full():
    """Return a diagnosis whose first area stands on tier 1 of three, the others on tier 3."""
    diagnosis = make_full()
    tiers = tuple(Tier(number, name, "") for number, name in enumerate("ABC", start=1))
    first, *others = diagnosis.maturity.areas
    levels = (replace(first, tier=1), *(replace(level, tier=3) for level in others))
    return replace(
        diagnosis,
        instrument=replace(diagnosis.instrument, tiers=tiers),
        maturity=replace(diagnosis.maturity, areas=levels),
    )


def test_an_area_is_shown_with_the_step_to_its_next_level(full):
    name = full.instrument.areas[0].name
    assert table(full, "Lifts").rows == (
        (
            name,
            "A to B",
            "5 to 15% (10 to 15% less 0 to 5%)",
            "5 to 25% (15 to 25% less 0 to 10%)",
        ),
    )


def test_an_area_that_aims_higher_is_shown_with_the_whole_step(full):
    area = full.instrument.areas[0].id
    assessment = Assessment(
        full.instrument, full.answers, full.maturity, full.maturity, targets={area: 3}
    )
    aiming = replace(full, assessments={full.instrument.id: assessment})
    (row,) = table(aiming, "Lifts").rows
    assert row[1:] == (
        "A to C",
        "15 to 30% (20 to 30% less 0 to 5%)",
        "20 to 40% (30 to 40% less 0 to 10%)",
    )


def test_the_figures_are_called_an_estimate_and_say_whose(full):
    first, _, whole = table(full, "Lifts").notes
    assert first == (
        "An estimate as published, not a forecast for this client. "
        "Credited to TSIA and Bessemer; not checked."
    )
    assert "25 to 40% by the cautious estimate, 40 to 60% by the hopeful one" in whole


def test_without_published_lifts_there_is_no_table_of_them(full):
    assert table(full, "Lifts", lifts=()) is None


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (KpiTarget("Adherence", 90, "%"), "90%"),
        (KpiTarget("Response", 48, "hours"), "48 hours"),
        (KpiTarget("Return", 2.5, "to 1"), "2.5 to 1"),
        (KpiTarget("Return", 3, "to 1"), "3 to 1"),
        (KpiTarget("Churn", 30, "%", is_change=True), "by 30%"),
        (KpiTarget("Score", None, "no figure given"), "no figure is usual"),
    ],
)
def test_an_aim_is_told_as_people_say_it(target, words):
    assert aim_words(target) == words


def test_a_range_of_percent_has_one_percent_sign():
    assert range_words(LiftRange(20, 30)) == "20 to 30%"


def with_targets(diagnosis, *targets):
    first, *others = diagnosis.instrument.areas
    areas = (replace(first, targets=targets), *others)
    return replace(diagnosis, instrument=replace(diagnosis.instrument, areas=areas))


def test_an_aim_stands_beside_what_the_lists_say_today(full):
    computed = replace(full.kpis[KpiId("grr")], value=91.24)
    diagnosis = replace(full, kpis={**full.kpis, KpiId("grr"): computed})
    known = KpiTarget("Retention", 15, "%", KpiId("grr"), is_change=True)
    open_one = KpiTarget("Adherence", 90, "%")
    rows = table(with_targets(diagnosis, known, open_one), "Area KPIs").rows
    name = full.instrument.areas[0].name
    assert rows == (
        (name, "Retention", "by 15%", "Customers who stayed 91.2%"),
        (name, "Adherence", "90%", None),
    )


def test_an_aim_whose_figure_the_lists_cannot_give_stands_alone(full):
    unknown = replace(full.kpis[KpiId("grr")], value=None)
    diagnosis = replace(full, kpis={**full.kpis, KpiId("grr"): unknown})
    target = KpiTarget("Retention", 15, "%", KpiId("grr"), is_change=True)
    ((*_, today),) = table(with_targets(diagnosis, target), "Area KPIs").rows
    assert today is None


def test_areas_without_aims_have_no_table_of_them(full):
    assert table(full, "Area KPIs") is None
    assert isinstance(table(full, "Areas"), Table)


def test_the_age_of_the_list_stands_beside_how_often_figures_should_be_new(full):
    fresh = KpiTarget("Dashboards refreshed every", 1, "day", measure=MeasureId("list.age_days"))
    ((*_, today),) = table(with_targets(full, fresh), "Area KPIs").rows
    assert today == (
        "The customer list is dated 20 Nov 2026, 0 days before the audit of 20 Nov 2026."
    )
    unread = replace(full, accounts=None)
    ((*_, unknown),) = table(with_targets(unread, fresh), "Area KPIs").rows
    assert unknown is None


def test_an_area_tells_its_aims_in_one_sentence(full):
    computed = replace(full.kpis[KpiId("grr")], value=91.24)
    diagnosis = replace(full, kpis={**full.kpis, KpiId("grr"): computed})
    targets = (
        KpiTarget("Adherence", 90, "%"),
        KpiTarget("Retention", 15, "%", KpiId("grr"), is_change=True),
        KpiTarget("Score in line with revenue", None, "no figure given"),
    )
    diagnosis = with_targets(diagnosis, *targets)
    first, second, *_ = diagnosis.instrument.areas
    assert aims_words(first, diagnosis) == (
        "Usual aims: Adherence 90%; Retention by 15% (today: Customers who stayed 91.2%); "
        "Score in line with revenue."
    )
    assert aims_words(second, diagnosis) == ""
