"""Spans of time in the unit in which people agree on them."""

from __future__ import annotations

import pytest

from csdesk.formatting.durations import describe_seconds


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.25, "0.25 seconds"),
        (1, "1 second"),
        (59, "59 seconds"),
        (60, "1 minute"),
        (90, "90 seconds"),
        (3_600, "1 hour"),
        (86_400, "24 hours"),
        (108_000, "30 hours"),
        (172_800, "2 days"),
        (604_800, "7 days"),
        (0, "0 seconds"),
    ],
)
def test_the_largest_unit_that_divides_it_is_said(seconds, words):
    assert describe_seconds(seconds) == words
