"""Queries of one's own: kept by name, undone, and refused where there is nothing to keep."""

from __future__ import annotations

import pytest

from csdesk.errors import WrongUsage
from csdesk.operations.history import undo
from csdesk.operations.queries import OwnQuery, keep_query, read_queries, remove_query


def test_queries_are_kept_by_their_names_and_taken_back(workspace):
    keep_query(workspace, OwnQuery(" Large  ones ", " SELECT 1 "))
    keep_query(workspace, OwnQuery("Few", "SELECT 2"))
    keep_query(workspace, OwnQuery("Few", "SELECT 3"))
    few, large = OwnQuery("Few", "SELECT 3"), OwnQuery("Large ones", "SELECT 1")
    assert read_queries(workspace) == (few, large)
    undo(workspace)
    assert read_queries(workspace) == (OwnQuery("Few", "SELECT 2"), large)
    remove_query(workspace, "Few")
    assert read_queries(workspace) == (large,)


@pytest.mark.parametrize(
    ("name", "sql", "words"), [(" ", "SELECT 1", "needs a name"), ("Few", " ", "asks nothing")]
)
def test_a_query_needs_a_name_and_a_text(workspace, name, sql, words):
    with pytest.raises(WrongUsage, match=words):
        keep_query(workspace, OwnQuery(name, sql))
