"""The section about the test of a score: what so few losses cannot carry is not in it."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from csdesk.model.identifiers import AccountKey
from csdesk.model.validation_design import Claim
from csdesk.report.document import FigureBlock, Table
from csdesk.report.figures import RateFigure
from csdesk.report.sections.validation import validation_sections
from tests.score_observations import judge, make_column, make_observations

NAMES = {AccountKey(f"A{number}"): f"Account {number}" for number in range(1, 401)}


@cache
def section(left: int, accounts: int = 400, claim: Claim = Claim.PREDICTION, grown: int = 0):
    chance = np.random.default_rng(12)
    gone = np.arange(accounts) < left
    usage = np.clip(np.where(gone, 4, 6) + chance.normal(0, 2, accounts), 0, 10)
    noise = make_column("noise", chance.uniform(0, 10, accounts))
    later = [120.0] * grown + [100.0] * (accounts - grown) if grown else None
    observed = make_observations(
        usage * 10,
        gone,
        columns=[noise, make_column("usage", usage)],
        claim=claim,
        next_arr=later,
    )
    (found,) = validation_sections(judge(observed), observed.cards, NAMES)
    return found


def tables(found) -> dict[str, Table]:
    return {block.name: block for block in found.blocks if isinstance(block, Table)}


def figures(found) -> list[RateFigure]:
    return [block.figure for block in found.blocks if isinstance(block, FigureBlock)]


@pytest.mark.parametrize("left", [0, 4, 9])
def test_below_ten_losses_there_are_names_and_no_figure(left):
    found = section(left)
    assert figures(found) == []
    assert set(tables(found)) == {"Who left", "Green but left", "Red but stayed"}
    assert len(tables(found)["Who left"].rows) == left


def test_from_ten_losses_bands_and_tenths_are_drawn_with_their_intervals():
    bands, tenths = figures(section(20))
    assert [bar.label for bar in bands.bars] == ["At risk", "Watch", "Healthy"]
    assert all(bar.low < bar.rate < bar.high for bar in bands.bars if bar.rate)
    assert len(tenths.bars) == 10
    assert bands.of_all == tenths.of_all == 5.0


def test_fewer_than_a_hundred_scores_have_no_tenths():
    assert len(figures(section(20, accounts=99))) == 1


def test_sets_of_weights_stand_side_by_side_from_thirty_and_suggestions_from_a_hundred():
    assert "Sets of weights" not in tables(section(29))
    assert "Sets of weights" in tables(section(30))
    assert "Suggested weights" not in tables(section(99))
    rows = tables(section(100))["Suggested weights"].rows
    assert {row[0] for row in rows} == {"Noise", "Usage"}
    assert sum(row[2] for row in rows) == pytest.approx(100)


def test_every_measure_stands_beside_what_knowing_nothing_gives():
    rows = {row[0]: row for row in tables(section(20))["Measures of the score"].rows}
    auc = rows["Pairs told right, of 100 (AUC)"]
    assert auc[3] == 50
    assert auc[2] is not None
    assert rows["Average precision, in percent"][3] == 5.0
    assert rows["Squared error of the bands × 100 (Brier)"][3] == pytest.approx(4.75, abs=0.05)


def test_accounts_are_named_with_the_place_where_they_stood():
    row = tables(section(4))["Who left"].rows[0]
    assert row[0] == "Account 1"
    assert row[5].endswith(" of 400")


def test_todays_scores_are_scored_and_not_observed():
    found = tables(section(4, claim=Claim.ASSOCIATION))["Who left"]
    assert "Scored on" in [column.title for column in found.columns]


def test_healthy_accounts_that_grew_are_counted_where_arr_is_dated():
    found = tables(section(20, grown=200))["Bands and growth"]
    assert sum(row[1] for row in found.rows) == 400
    assert sum(row[2] for row in found.rows) == 200
    assert "Bands and growth" not in tables(section(20))


def test_nothing_tested_has_no_section():
    assert validation_sections(None, (), {}) == ()
    nobody = judge(make_observations([float("nan")], [False]))
    assert validation_sections(nobody, (), {}) == ()


def test_where_nobody_has_a_score_the_signals_stand_alone():
    chance = np.random.default_rng(5)
    gone = np.arange(200) < 40
    column = make_column("usage", np.where(gone, 3, 7) + chance.normal(0, 2, 200))
    observed = make_observations([float("nan")] * 200, gone, columns=[column])
    (found,) = validation_sections(judge(observed), observed.cards, NAMES)
    assert [row[0] for row in tables(found)["Simple rules and signals"].rows] == ["Usage"]
    assert len(tables(found)["Who left"].rows) == 40
    assert not {"Green but left", "Red but stayed"} & tables(found).keys()
    assert figures(found) == []
