"""Mistakes in the queries that ship."""

from __future__ import annotations

import pytest

USE = "resources/library/queries/use.toml"
START = 'sql = """\nWITH span AS ('
DAYS = (
    '[[query.parameters]]\nid = "days"\nabout = "Days to look back, the last one included"\n'
    "default = 30\n"
)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            START,
            START.replace("WITH", "DELETE"),
            "expected a query that begins with SELECT or WITH",
        ),
        (DAYS, "", "expected a parameter “days”"),
        (
            DAYS,
            DAYS + DAYS.replace('"days"', '"weeks"'),
            "expected a parameter that the query uses",
        ),
        (DAYS, DAYS + DAYS, "expected one that is used once"),
        ('id = "expansion_by_use"', 'id = "events_by_customer"', "events_by_customer"),
        ('question = "How much did each', 'asks = "How much did each', "asks"),
        ('name = "Room to grow by use"', 'name = " "', "expected a text"),
    ],
)
def test_what_a_query_cannot_be_is_refused(content, old, new, expected):
    content.replace(USE, old, new)
    assert expected in content.refusal()
