"""How questions are written: with choices of their own, with a scale, or borrowed."""

from __future__ import annotations

import pytest

from csdesk.model.instruments import Choice, QuestionKind, Subject

SMALL = "assessments/small/small.toml"
OTHER = "assessments/other/other.toml"

HEAD = """
[instrument]
id = "small"
version = "1.0"
name = "Small"
description = "A small instrument."
subject = "account"
points = 2
minutes = 20

[[area]]
id = "small.first"
name = "First"
definition = "What comes first."

[[scale]]
id = "done"
choices = [
    { id = "not_started", label = "Not started", credit = 0, rung = 0 },
    { id = "partial", label = "Partly done", credit = 0.5, rung = 1 },
    { id = "done", label = "Done", credit = 1, rung = 2 },
]
"""
SCALED = """
[[question]]
id = "small.one"
area = "small.first"
short = "One"
text = "Is one done?"
why = "Because it comes first."
scale = "done"
practices = ["None of it.", "Some of it.", "All of it."]
improvements = ["Begin.", "Go on."]
"""
FACT = """
[[question]]
id = "small.fact"
area = "small.first"
kind = "fact"
short = "Fact"
text = "Which colour?"
why = "It helps to know."
choices = [{ id = "red", label = "Red" }, { id = "blue", label = "Blue" }]
"""
BORROWING = """
[instrument]
id = "other"
version = "1.0"
name = "Other"
description = "Another instrument."

[[area]]
id = "other.area"
name = "Area"
definition = "An area."

[[shared]]
question = "small.one"
area = "other.area"
weight = 3
"""

SCALE = HEAD[HEAD.index("[[scale]]") :]
SHARED = BORROWING[BORROWING.index("[[shared]]") :]


@pytest.fixture
def small(content):
    for name in ("small", "other"):
        (content.root / "assessments" / name).mkdir()
    content.append(SMALL, HEAD + SCALED)
    return content


def test_a_scale_gives_its_answers_and_the_question_their_texts(small):
    (question,) = small.read().instruments["small"].questions
    assert question.choices == (
        Choice("not_started", "Not started", "None of it.", 0, "Begin.", rung=0),
        Choice("partial", "Partly done", "Some of it.", 0.5, "Go on.", rung=1),
        Choice("done", "Done", "All of it.", 1, rung=2),
    )


def test_the_head_says_what_kind_of_instrument_it_is(small):
    instrument = small.read().instruments["small"]
    assert (instrument.subject, instrument.points, instrument.minutes) == (Subject.ACCOUNT, 2, 20)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            'scale = "done"',
            'scale = "don"',
            ".scale is “don”; expected the id of a scale of this instrument.",
        ),
        (
            ', "All of it."]',
            "]",
            ".practices is 2; expected 3, one for each choice of the scale.",
        ),
        (
            '"Begin.", ',
            "",
            ".improvements is 1; expected 2, one for each choice with less than credit 1.",
        ),
        ('scale = "done"\n', "", ".practices is 3; expected none without a scale."),
        (
            'scale = "done"\n',
            'scale = "done"\nchoices = [{ id = "a", label = "A", practice = "P", credit = 0 }]\n',
            ".choices is 1; expected none beside a scale.",
        ),
        (
            'label = "Not started", credit = 0, rung = 0 }',
            'label = "Not started", rung = 0 }',
            f"{SMALL}: scale[1] “done”.choices[1].credit is missing; expected a number.",
        ),
    ],
)
def test_a_scale_and_its_texts_must_fit(small, old, new, expected):
    small.replace(SMALL, old, new)
    assert expected in small.refusal()


def test_answers_to_a_fact_need_neither_credit_nor_practice(small):
    small.append(SMALL, FACT)
    fact = small.read().instruments["small"].question("small.fact")
    assert fact.kind is QuestionKind.FACT
    assert fact.choices == (Choice("red", "Red", "", 0), Choice("blue", "Blue", "", 0))


def test_a_shared_question_counts_in_another_area_with_another_weight(small):
    small.append(OTHER, BORROWING)
    library = small.read()
    (own,) = library.instruments["small"].questions
    (shared,) = library.instruments["other"].questions
    assert (own.area, own.weight) == ("small.first", 1)
    assert (shared.id, shared.area, shared.weight) == ("small.one", "other.area", 3)
    assert shared.choices == own.choices


def test_a_question_is_not_shared_with_the_instrument_that_asks_it(small):
    small.append(SMALL, '[[shared]]\nquestion = "small.one"\narea = "small.first"')
    wanted = ".question is “small.one”; expected the id of a question that another instrument asks"
    assert f"{SMALL}: shared[1]{wanted}" in small.refusal()


def test_two_instruments_that_share_with_each_other_make_no_circle(small):
    small.append(OTHER, BORROWING)
    small.append(OTHER, SCALED.replace("small.", "other.").replace("other.first", "other.area"))
    small.append(OTHER, SCALE)
    small.append(SMALL, '[[shared]]\nquestion = "other.one"\narea = "small.first"')
    library = small.read()
    lenders = {
        (instrument, question.id): question.lender
        for instrument in ("small", "other")
        for question in library.instruments[instrument].questions
    }
    assert lenders == {
        ("small", "small.one"): None,
        ("small", "other.one"): "other",
        ("other", "other.one"): None,
        ("other", "small.one"): "small",
    }


def test_a_question_that_is_only_borrowed_is_lent_by_the_one_that_asks_it(small):
    small.append(OTHER, BORROWING)
    (small.root / "assessments" / "third").mkdir()
    small.append("assessments/third/third.toml", BORROWING.replace("other", "third"))
    (question,) = small.read().instruments["third"].questions
    assert (question.area, question.lender) == ("third.area", "small")


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        ("tier = 1", "shared[1].tier is 1; expected the number of a tier."),
        ("weight = 0", "shared[1].weight is 0.0; expected above 0."),
    ],
)
def test_a_shared_question_is_counted_by_the_rules_of_where_it_counts(small, added, expected):
    small.append(OTHER, BORROWING.replace("weight = 3", added))
    assert f"{OTHER}: {expected}" in small.refusal()


def test_a_question_is_shared_once(small):
    small.append(
        OTHER,
        BORROWING + SHARED,
    )
    expected = f"{OTHER}: shared[2].question is “small.one”; expected each question once."
    assert expected in small.refusal()


def test_only_sharing_makes_a_lender(small):
    small.replace(SMALL, 'scale = "done"', 'scale = "done"\nlender = "other"')
    assert ".lender is “other”; expected none, as [[shared]] borrows questions." in small.refusal()


def test_the_tier_of_the_place_takes_the_place_of_rungs(small):
    tiers = "".join(
        f'[[tier]]\nnumber = {number}\nname = "N"\nmeaning = "M."\n' for number in (1, 2)
    )
    small.append(OTHER, tiers + BORROWING.replace("weight = 3", "tier = 1"))
    second = SCALED.replace("small.", "other.").replace("other.first", "other.area")
    small.append(OTHER, f"{SCALE}\n{second}")
    shared = small.read().instruments["other"].question("small.one")
    assert shared.tier == 1
    assert {choice.rung for choice in shared.choices} == {None}
