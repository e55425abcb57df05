from dataclasses import replace

import pytest

from csdesk.model.areas import KpiTarget
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AreaId, KpiId
from csdesk.report.document import Status
from tests.drafts import make_batch
from ui.models.area_targets import TargetLine, list_targets
from ui.models.key_tiles import list_tiles
from ui.models.remaining_work import list_open_points


def test_a_retention_fills_its_bar_up_to_130_percent(diagnosis: Diagnosis) -> None:
    nrr = list_tiles(diagnosis)[0]
    assert nrr.number == "104.2%"
    assert nrr.share == pytest.approx(104.2 / 130)
    assert nrr.target == pytest.approx(110 / 130)
    assert (nrr.foot_left, nrr.foot_right) == ("Target 110%", "184 accounts")


def test_a_value_beyond_the_bar_makes_the_bar_longer(diagnosis: Diagnosis) -> None:
    kpi = KpiId("nrr")
    kpis = {**diagnosis.kpis, kpi: replace(diagnosis.kpis[kpi], value=292.0)}
    nrr = list_tiles(replace(diagnosis, kpis=kpis))[0]
    assert nrr.share == pytest.approx(1 / 1.1)


def test_a_number_that_cannot_be_computed_says_why(diagnosis: Diagnosis) -> None:
    grr = list_tiles(diagnosis)[1]
    assert (grr.number, grr.share, grr.target) == ("–", None, None)
    assert grr.foot_left == "No earlier list of the same customers"


def test_health_and_maturity_stand_on_a_scale_of_a_hundred(diagnosis: Diagnosis) -> None:
    _, _, health, maturity = list_tiles(diagnosis)
    assert (health.number, health.unit) == ("67", "of 100")
    assert (health.share, health.target) == (pytest.approx(0.667), 0.8)
    assert (maturity.number, maturity.share, maturity.low, maturity.high) == (
        "Ad-hoc",
        0.48,
        0.43,
        0.52,
    )
    assert maturity.foot_right == "46% answered"


def test_every_number_says_how_it_is_computed(
    diagnosis: Diagnosis, fresh_diagnosis: Diagnosis
) -> None:
    for tile in (*list_tiles(diagnosis), *list_tiles(fresh_diagnosis)):
        assert any(fact.text for fact in tile.facts), tile.figure.label


def test_what_is_left_names_count_and_place(diagnosis: Diagnosis) -> None:
    points = [(point.count, point.what, point.page) for point in list_open_points(diagnosis)]
    assert points == [
        (1, "earlier customer list to bring in", None),
        (7, "questions unanswered", "assess"),
        (1, "answer flagged", "assess"),
        (1, "answer not sure", "assess"),
        (6, "answers without evidence", "assess"),
        (1, "account not scored", "health"),
        (1, "number not computable", "metrics"),
    ]


def test_a_new_client_needs_a_list_and_answers(fresh_diagnosis: Diagnosis) -> None:
    points = list_open_points(fresh_diagnosis)
    assert [(point.count, point.what) for point in points] == [
        (1, "customer list to bring in"),
        (13, "questions unanswered"),
    ]
    assert points[1].detail == "Unlocks levels and findings"


def test_rejected_rows_are_left_to_look_at(diagnosis: Diagnosis) -> None:
    batch = make_batch(accounts=3, rejected=2)
    points = list_open_points(replace(diagnosis, batches=(batch,)))
    found = next(point for point in points if "imported" in point.what)
    assert (found.status, found.count, found.what) == (Status.WATCH, 2, "rows not imported")


def test_a_target_stands_beside_what_is_reached(diagnosis: Diagnosis) -> None:
    targets = (
        KpiTarget("Retention", 110.0, "%", KpiId("nrr")),
        KpiTarget("Calls", 24.0, "hours"),
        KpiTarget("In line with revenue", None, "no figure given"),
    )
    first, *others = diagnosis.instrument.areas
    instrument = replace(diagnosis.instrument, areas=(replace(first, targets=targets), *others))
    lines = list_targets(diagnosis, instrument, first.id)
    assert lines == (
        TargetLine("Retention", "110%, now 104.2%"),
        TargetLine("Calls", "24 hours"),
        TargetLine("In line with revenue", "–"),
    )
    assert list_targets(diagnosis, instrument, AreaId("overall")) == ()
