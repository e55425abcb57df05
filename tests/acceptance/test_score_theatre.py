"""Health-score theatre: customers who left while their score was green (S3.15)."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.model.imports import ListRole
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.imports import import_list
from csdesk.storage.workspace import Workspace
from tests.drafts import make_draft, make_table

BEFORE, NOW = date(2025, 6, 30), date(2026, 6, 30)
WELL = {"dau_mau": 80.0, "feature_adoption": 70.0, "nps": 9.0, "csat": 5.0, "days_past_due": 0.0}
ILL = {"dau_mau": 10.0, "feature_adoption": 10.0, "nps": 2.0, "csat": 1.0, "days_past_due": 40.0}


@pytest.fixture
def find_theatre(workspace: Workspace, library):
    def find(**signals_of_lost):
        people = {"Stays": WELL, **signals_of_lost}
        import_list(workspace, _list(people), ListRole.PREVIOUS, BEFORE)
        import_list(workspace, _list({"Stays": WELL}), ListRole.CURRENT, NOW)
        found = diagnose(workspace, library).findings
        return [one for one in found if one.id == "score.left_while_green"]

    return find


def _list(people):
    names = list(people)
    columns = {field: [people[name][field] for name in names] for field in WELL}
    table = make_table({"account_name": names, "arr": [100.0] * len(names), **columns})
    return make_draft(table, digest=f"{len(names):064}")


def test_s3_15_health_score_theater(find_theatre):
    (finding,) = find_theatre(Leaver=WELL, Warned=ILL)
    assert finding.title == "A customer left while the score was green"
    assert "1 of 2 lost customers with a score from before was green: Leaver" in finding.detail


def test_whoever_was_seen_coming_is_no_theatre(find_theatre):
    assert not find_theatre(Warned=ILL)
