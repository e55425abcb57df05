from dataclasses import replace

import pytest

from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.metrics_review import MetricsReview
from csdesk.model.revenue import RevenueReview
from csdesk.scoring.revenue.periods import measure_period
from tests.revenue_lines import make_grid
from ui.models.account_lines import GONE, AccountBook

FEW = ("A1", "A2")


@pytest.fixture
def known(diagnosis, accounts):
    """Four accounts that are not scored, one that left with a name, and one of revenue alone."""
    columns = {FieldId("account_name"): ("Pennine before", "Left Ltd")}
    keys = tuple(map(AccountKey, ("A1", "A9")))
    earlier = replace(accounts, keys=keys, source_rows=(2, 3), columns=columns)
    grid = make_grid({"A8": (10, 0)}, (accounts.as_of.replace(day=1), accounts.as_of))
    grid = replace(grid, names=("Paid once",))
    revenue = RevenueReview(grid, measure_period(grid, 0, 1), (), (), (), ())
    metrics = MetricsReview(revenue)
    return replace(diagnosis, accounts=accounts, previous=earlier, health=None, metrics=metrics)


def test_an_account_is_called_as_on_the_list_and_without_a_name_by_its_key(known):
    book = AccountBook.of(known)
    assert [book.name(AccountKey(key)) for key in FEW] == ["Pennine Logistics", "A2"]


def test_who_left_is_called_as_before_and_cannot_be_opened(known):
    book = AccountBook.of(known)
    left = [book.describe(AccountKey(key)) for key in ("A9", "A8", "A7")]
    assert [line.name for line in left] == ["Left Ltd", "Paid once", "A7"]
    assert {(line.note, line.is_listed) for line in left} == {(GONE, False)}


def test_a_list_without_owners_says_what_else_is_known(known):
    columns = {field: cells for field, cells in known.accounts.columns.items() if field != "csm"}
    book = AccountBook.of(replace(known, accounts=replace(known.accounts, columns=columns)))
    assert book.describe(AccountKey("A2")).note == "Not scored · renews 1 Jun 2027"


def test_bands_are_those_of_the_scores_in_whatever_order_they_stand(diagnosis):
    book, health = AccountBook.of(diagnosis), diagnosis.health
    assert health is not None
    assert [book.band(one.key) for one in health.scores] == [one.band for one in health.scores]
    turned = replace(health, scores=tuple(reversed(tuple(health.scores))))
    again = AccountBook.of(replace(diagnosis, health=turned))
    assert [again.band(one.key) for one in turned.scores] == [one.band for one in turned.scores]
