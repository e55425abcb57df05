from dataclasses import replace

import pytest

from csdesk.content import load_library
from csdesk.model.churn import Loss, WinBack
from csdesk.model.identifiers import AccountKey
from csdesk.report.account_names import name_accounts, named_accounts
from csdesk.report.compose import compose_report
from tests.facts import make_facts
from tests.health_reviews import NO_CHURN, make_review
from tests.score_observations import judge, make_observations
from tests.ui.conftest import make_diagnosis

GONE = AccountKey("A1")
TESTED = judge(make_observations([20.0, *[80.0] * 9], [True, *[False] * 9]))


@pytest.fixture
def diagnosis():
    """One account of the list, and one that left it and that only the losses name."""
    loss = Loss(GONE, None, None, "", None, False, WinBack.NOT_STARTED, None, name="Gone Ltd")
    review = make_review(make_facts(keys=["1"], nps=[9]), churn=replace(NO_CHURN, losses=(loss,)))
    return replace(make_diagnosis(), review=review)


def test_those_who_left_are_named_by_the_list_of_losses_where_no_other_names_them(diagnosis):
    assert GONE in named_accounts(TESTED)
    assert name_accounts(diagnosis, {GONE, AccountKey("1")}) == {
        "A1": "Gone Ltd",
        "1": "Pennine Logistics",
    }


def test_the_report_names_those_who_left_and_gives_no_keys(diagnosis):
    report = compose_report(replace(diagnosis, validation=TESTED), load_library())
    (left,) = [table for table in report.tables() if table.name == "Who left"]
    assert [row[0] for row in left.rows] == ["Gone Ltd"]
