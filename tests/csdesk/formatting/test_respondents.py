"""Roles and confidences in words."""

from __future__ import annotations

from csdesk.formatting.respondents import (
    confidence_choice,
    confidence_meaning,
    role_group,
    role_says,
    role_word,
)
from csdesk.model.answers import Confidence
from csdesk.model.respondents import RespondentRole


def test_one_person_and_everybody_of_a_role():
    csm, sales = RespondentRole.CSM, RespondentRole.SALES
    assert (role_word(csm), role_group(csm), role_says(csm)) == ("CSM", "CSMs", "CSMs say")
    assert (role_word(sales), role_group(sales), role_says(sales)) == (
        "Sales", "Sales", "Sales says",
    )  # fmt: skip


def test_every_role_and_every_confidence_has_words_of_its_own():
    assert len({role_word(role).casefold() for role in RespondentRole}) == len(RespondentRole)
    assert len({confidence_meaning(one) for one in Confidence}) == len(Confidence)


def test_a_confidence_is_chosen_by_number_and_word():
    assert [confidence_choice(one) for one in Confidence] == [
        "1 Very low", "2 Low", "3 Medium", "4 High", "5 Very high",
    ]  # fmt: skip
