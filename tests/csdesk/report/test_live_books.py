"""Live sheets: which there are, how far they live, and what becomes a value."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.scorecards import RollUp
from csdesk.report.live_books import draw_live_sheets
from csdesk.report.live_cells import LIVE_UP_TO, Live, LiveTable, column_letters, formula_name
from csdesk.report.live_scores import BY_GROUPS, BY_WORST, LIVE, OTHERWISE, read_grid
from csdesk.scoring.health import score_facts
from tests.csdesk.report.diagnoses import make_accounts, make_empty, make_full, make_health
from tests.csdesk.scoring.health.cards import make_card, make_signal
from tests.facts import make_facts


def drawn(diagnosis) -> dict:
    return {sheet.name: sheet for sheet in draw_live_sheets(diagnosis)}


def formulas_of(sheet) -> list[Live]:
    cells = (cell for table in sheet.tables for row in table.rows for cell in row)
    return [cell for cell in cells if isinstance(cell, Live)]


@pytest.mark.parametrize(
    ("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_called_as_in_a_spreadsheet(column, letters):
    assert column_letters(column) == letters


def test_names_of_cells_hold_nothing_that_a_formula_could_misread():
    assert formula_name("w", "dau-mau ü") == "w_dau_mau__"


def test_a_table_names_the_cells_below_its_head():
    assert LiveTable(4, (), ((), ()), left=1).cells(2) == "$D$6:$D$7"


def test_nothing_known_is_no_sheet():
    assert draw_live_sheets(make_empty()) == ()


def test_ten_thousand_accounts_live_and_one_more_are_values():
    full = make_full()
    for count, is_live in ((LIVE_UP_TO, True), (LIVE_UP_TO + 1, False)):
        accounts = make_accounts(count)
        sheets = drawn(replace(full, accounts=accounts, health=make_health(accounts)))
        assert ("Live scores" in sheets) is is_live
        assert bool(formulas_of(sheets["Live health"])) is is_live
    assert "10,001" in sheets["Live health"].notes[0]


def test_scores_that_the_points_do_not_give_are_values():
    """The scores of this hand-made client are invented."""
    grid = read_grid(make_full().health)
    assert set(grid.how) == {OTHERWISE}


def test_scores_by_weights_are_formulas():
    card = make_card(make_signal("a", weight=60), make_signal("b", weight=40))
    health = score_facts(make_facts(a=[90, 10, None], b=[90, 90, None]), (card,))
    grid = read_grid(health)
    assert set(grid.how) == {LIVE}
    assert [one.score for one in health.scores] == [100, 40, None]


def test_groups_and_the_worst_signal_are_told_as_reasons():
    card = make_card(make_signal("a", weight=100, group="g"), groups={"g": 100})
    facts = make_facts(a=[90])
    assert read_grid(score_facts(facts, (card,))).how == (BY_GROUPS,)
    worst = replace(card, groups=(), roll_up=RollUp.ANY_POOR)
    worst = replace(worst, signals=(replace(worst.signals[0], group=None),))
    assert read_grid(score_facts(facts, (worst,))).how == (BY_WORST,)
