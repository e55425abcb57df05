"""Mistakes in facts, scorecards and conditions, each told where it is and what would be right."""

from __future__ import annotations

import pytest

USAGE = "resources/library/facts/usage.toml"
SUPPORT = "resources/library/facts/support.toml"
TEN = "resources/library/scorecards/ten_signals.toml"
FOUR = "resources/library/scorecards/four_factor.toml"
LINEAR = "resources/library/scorecards/usage_sentiment_engagement.toml"
CATALOGUES = "resources/library/facts/catalogues.toml"


def put_source(content, text: str) -> None:
    """Give the share of daily users one more source."""
    content.replace(
        USAGE,
        'field = "dau_mau"\naggregate = "value"\n',
        f'field = "dau_mau"\naggregate = "value"\n\n[[fact.sources]]\n{text}\n',
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            'table = "usage"\nfield = "moods"\naggregate = "mean"',
            "sources[2].field is “moods”; expected the id of a field of “usage”.",
        ),
        (
            'table = "usage"\nfield = "feature"\naggregate = "mean"',
            "sources[2].field is “feature”; expected a field that holds one of: flag, money,",
        ),
        (
            'table = "usage"\nfield = "sessions"\naggregate = "days_since"',
            "sources[2].field is “sessions”; expected a field that holds one of: date, moment.",
        ),
        (
            'table = "usage"\nfield = "sessions"\naggregate = "share"',
            "sources[2].field is “sessions”; expected a field that holds one of: flag.",
        ),
        (
            'table = "usage"\nfield = "sessions"\naggregate = "value"',
            "sources[2].aggregate is “value”; expected how the records become one number.",
        ),
        (
            'table = "accounts"\nfield = "nps"\naggregate = "mean"',
            "sources[2].aggregate is “mean”; expected for the customer list one of: change,",
        ),
        (
            'table = "usage"\nfield = "sessions"\naggregate = "change"',
            "sources[2].window_days is missing; expected how many days “change” looks at.",
        ),
        (
            'table = "accounts"\nfield = "nps"\naggregate = "value"\nwindow_days = 30',
            "sources[2].window_days is 30; expected none for the customer list.",
        ),
        (
            'table = "usage"\nfield = "sessions"\naggregate = "sum"\nwindow_days = -1',
            "sources[2].window_days is -1; expected 0 or more days.",
        ),
        (
            'table = "csms"\nfield = "fte"\naggregate = "sum"\nwindow_days = 30',
            "sources[2].dated_by is missing; expected the field that says when a record happened.",
        ),
        (
            'table = "usage"\nfield = "sessions"\naggregate = "sum"\nscale = 0',
            "sources[2].scale is 0.0; expected more than 0.",
        ),
        (
            (
                'table = "usage"\nfield = "sessions"\naggregate = "sum"\n'
                'where = [{ field = "mood", words = ["good"] }]'
            ),
            "sources[2].where[1].field is “mood”; expected the id of a field of “usage”.",
        ),
        (
            (
                'table = "usage"\nfield = "sessions"\naggregate = "sum"\n'
                'where = [{ field = "feature", words = [] }]'
            ),
            "sources[2].where[1].words is missing; expected at least one word.",
        ),
    ],
)
def test_a_source_that_cannot_be_read_is_refused(content, source, expected):
    put_source(content, source)
    assert expected in content.refusal()


def test_a_fact_says_what_it_tells(content):
    content.replace(
        USAGE, 'question = "How far do people go into the product on one visit?"', 'question = " "'
    )
    assert "“session_depth”.question is “ ”; expected what it says, in words." in content.refusal()


def test_a_catalogue_names_facts_that_exist(content):
    content.replace(CATALOGUES, '"dau_mau", "feature_adoption"', '"mood", "feature_adoption"')
    assert "groups[1].facts is “mood”; expected the id of a fact." in content.refusal()


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (FOUR, 'group = "engagement"', 'group = "mood"', "is “mood”; expected the id of a group"),
        (FOUR, 'group = "engagement"\n', "", "is missing; expected the id of a group"),
        (FOUR, "weight = 35 }", "weight = 36 }", "is “101 in sum”; expected weights that sum to"),
        (FOUR, "weight = 70\n", "weight = 71\n", "in group “relationship” is “101 in sum”"),
        (TEN, 'fact = "nps"\n', 'fact = "nps"\ngroup = "a"\n', "expected none without groups"),
        (TEN, 'fact = "nps"\n', 'fact = "nps"\nworst = 0\n', "expected none for the shape “bands”"),
        (TEN, 'fact = "nps"\n', 'fact = "nps"\nvalid_days = 0\n', "expected at least one day"),
        (TEN, 'fact = "nps"\n', 'fact = "nps"\nhalf_life_days = 0\n', "at least one day"),
        (LINEAR, "best = 10\n", "", "best is missing; expected the value at which “linear” ends"),
        (LINEAR, "best = 10\n", "best = -1\n", "worst is 0.0; expected below best, -1"),
    ],
)
def test_a_scorecard_that_does_not_fit_together_is_refused(content, file, old, new, expected):
    content.replace(file, old, new)
    assert expected in content.refusal()


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ('subject = "mood", test = "known"', "subject is “mood”; expected the id of a fact, list."),
        ('subject = "score", test = "known"', "subject is “score”; expected the id of a fact"),
        ('subject = "list.mood", test = "known"', "subject is “list.mood”; expected"),
        ('subject = "change.mood", test = "known"', "subject is “change.mood”; expected"),
        ('subject = "list.segment", test = "is"', "words is missing; expected at least one word"),
        ('subject = "nps", test = "below"', "number is missing; expected a number to compare"),
        ('subject = "nps", test = "is"', "number is missing; expected a number to compare"),
    ],
)
def test_a_condition_that_asks_for_nothing_is_refused(content, condition, expected):
    content.replace(
        TEN, 'name = "Ten-signal health score"\n',
        f'name = "Ten-signal health score"\napplies_to = [{{ {condition} }}]\n',
    )  # fmt: skip
    assert f"“ten_signals”.applies_to[1].{expected}" in content.refusal()


def test_an_exception_has_a_condition_and_edges_in_order(content):
    content.replace(TEN, 'fact = "nps"\n', 'fact = "nps"\nexceptions = [\n'
                    '    { when = [], green = 7, yellow = 5 },\n]\n')  # fmt: skip
    assert "“nps”.exceptions[1].when is missing; expected at least one" in content.refusal()


def test_the_edges_of_an_exception_stand_in_order(content):
    when = 'when = [{ subject = "list.segment", test = "is", words = ["SMB"] }]'
    content.replace(TEN, 'fact = "nps"\n', f'fact = "nps"\nexceptions = [\n'
                    f'    {{ {when}, green = 5, yellow = 7 }},\n]\n')  # fmt: skip
    assert "“nps”.exceptions[1].yellow is 7.0; expected below green, 5." in content.refusal()
