"""Bars of stages and leads: what nobody knows is no amount."""

from __future__ import annotations

import pytest

from csdesk.model.expansion import ForecastBand, FunnelStage
from ui.models.growth_bars import describe_band, describe_stage


@pytest.mark.parametrize(
    ("unpriced", "words"),
    [(0, "4 · £8,000"), (1, "4 · at least £8,000"), (4, "4 · amount not known")],
)
def test_a_stage_is_worth_what_is_known_of_it(unpriced: int, words: str) -> None:
    stage = FunnelStage("Qualified", 4, 8_000.0, 50.0, unpriced)
    assert describe_stage(stage, 8, "GBP") == (0.5, words, "50% of the stage before")


@pytest.mark.parametrize(
    ("unvalued", "expected", "possible"),
    [
        (0, "£1,000", "of £5,000"),
        (2, "at least £1,000", "of at least £5,000"),
        (3, "not known", ""),
    ],
)
def test_a_band_of_leads_brings_what_is_known_of_it(unvalued, expected, possible) -> None:
    band = ForecastBand(60.0, 80.0, 3, 5_000.0, 1_000.0, unvalued)
    assert describe_band(band, "GBP") == ("3 leads", expected, possible)
