"""Whatever a client keeps as JSON is read back as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.content.kept_json import LONGEST, read_json, write_json
from csdesk.content.own_playbooks import read_playbooks, write_playbooks
from csdesk.errors import ContentInvalid
from csdesk.model.conditions import Comparison, Condition
from csdesk.model.directions import Direction
from csdesk.model.findings import Severity
from csdesk.model.playbooks import Playbook, PlaybookKind, PlaybookStep
from csdesk.model.scorecards import (
    EdgeException,
    MissingPolicy,
    RollUp,
    Scorecard,
    Shape,
    Signal,
    SignalCategory,
    SignalGroup,
)

TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
CONDITIONS = st.lists(
    st.builds(
        Condition,
        TEXTS,
        st.sampled_from(Comparison),
        st.none() | NUMBERS,
        st.lists(TEXTS, max_size=3).map(tuple),
    ),
    max_size=2,
).map(tuple)
STEPS = st.builds(
    PlaybookStep, TEXTS, TEXTS, TEXTS, st.integers(0, 10**6), st.booleans(), st.none() | TEXTS
)
PLAYBOOKS = st.builds(
    Playbook,
    id=TEXTS,
    name=TEXTS,
    kind=st.sampled_from(PlaybookKind),
    purpose=TEXTS,
    when=CONDITIONS,
    steps=st.lists(STEPS, max_size=3).map(tuple),
    outcome=TEXTS,
    templates=st.lists(TEXTS, max_size=2).map(tuple),
    impact_low=st.none() | NUMBERS,
    effect_days_low=st.none() | st.integers(0, 999),
    ratio=TEXTS,
    topic=TEXTS,
    severity=st.sampled_from(Severity),
    source=TEXTS,
)
SIGNALS = st.builds(
    Signal,
    id=TEXTS,
    name=TEXTS,
    category=st.sampled_from(SignalCategory),
    fact=TEXTS,
    weight=NUMBERS,
    direction=st.sampled_from(Direction),
    green=NUMBERS,
    yellow=NUMBERS,
    unit=TEXTS,
    shape=st.sampled_from(Shape),
    worst=st.none() | NUMBERS,
    missing=st.sampled_from(MissingPolicy),
    valid_days=st.none() | st.integers(1, 999),
    half_life_days=st.none() | st.integers(1, 999),
    is_lagging=st.booleans(),
    group=st.none() | TEXTS,
    exceptions=st.lists(st.builds(EdgeException, CONDITIONS, NUMBERS, NUMBERS), max_size=2).map(
        tuple
    ),
)
SCORECARDS = st.builds(
    Scorecard,
    id=TEXTS,
    version=TEXTS,
    name=TEXTS,
    signals=st.lists(SIGNALS, max_size=3).map(tuple),
    green=NUMBERS,
    yellow=NUMBERS,
    sufficient_coverage=NUMBERS,
    minimum_coverage=NUMBERS,
    groups=st.lists(st.builds(SignalGroup, TEXTS, TEXTS, NUMBERS), max_size=2).map(tuple),
    roll_up=st.sampled_from(RollUp),
    applies_to=CONDITIONS,
    lagging_cap=NUMBERS,
)


@given(SCORECARDS)
def test_a_scorecard_is_read_as_it_was_written(card: Scorecard) -> None:
    text = write_json(card)
    assert read_json(Scorecard, text, "here") == card
    assert write_json(read_json(Scorecard, text, "here")) == text


@given(st.lists(PLAYBOOKS, max_size=3))
def test_playbooks_are_read_as_they_were_written(playbooks: list[Playbook]) -> None:
    assert read_playbooks(write_playbooks(playbooks), "here") == tuple(playbooks)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "here: .* expected JSON in UTF-8"),
        ("[" * 40 + "]" * 40, "here: it is nested deeper than"),
        ('{"subject": "arr"}', "here: condition.test is missing; expected one of: is, is_not"),
        ('{"subject": "arr", "test": "is", "by": 1}', "condition.by is 1; expected one of: subj"),
        (" " * (LONGEST + 1), "expected at most"),
    ],
)
def test_what_is_no_condition_is_refused_with_its_place(text: str, told: str) -> None:
    with pytest.raises(ContentInvalid, match=told):
        read_json(Condition, text, "here")
