"""The maturity ladder that ships: S1.8 to S1.16."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import pytest

from csdesk.model.instruments import Polarity

PILLARS = ("segmentation", "health", "playbooks", "data", "governance", "skills")

TARGETS = {
    "segmentation": [80, 25, 90, None],
    "health": [85, 30, 48, 15],
    "playbooks": [50, 90, 10, 20],
    "data": [1, 40, 75, 3],
    "governance": [95, 80, 100, 4],
    "skills": [100, 25, 15, 90],
}
"""S1.9 to S1.14; "daily" is 1 day, "quarterly" 4 a year, "3:1" 3."""


def test_the_ladder_has_six_pillars_and_four_tiers_in_the_order_of_the_source(ladder):
    assert tuple(area.id for area in ladder.areas) == PILLARS
    names = [tier.name for tier in ladder.tiers]
    assert names == ["Ad-hoc", "Repeatable", "Measurable", "Automated"]


def test_each_pillar_asks_two_questions_at_each_tier_and_the_whole_two_more(ladder):
    for pillar in PILLARS:
        assert [q.tier for q in ladder.area_questions(pillar)] == [1, 1, 2, 2, 3, 3, 4, 4]
    assert len(ladder.questions) == 50
    assert [q.id for q in ladder.questions[48:]] == list(ladder.overall_questions)


def test_questions_follow_the_order_of_the_pillars(ladder):
    areas = list(dict.fromkeys(question.area for question in ladder.questions))
    assert areas == [*PILLARS, "overall"]


def test_the_second_question_of_each_pillar_asks_about_a_bad_habit(ladder):
    negative = [q.id for q in ladder.questions if q.polarity is Polarity.NEGATIVE]
    assert negative == [ladder.area_questions(pillar)[1].id for pillar in PILLARS]


def test_question_ids_tell_pillar_and_tier(ladder):
    for question in ladder.questions[:48]:
        pillar, tier, slug = question.id.split(".")
        assert (pillar, tier) == (question.area, str(question.tier))
        assert slug


def test_every_question_is_answered_by_yes_partly_or_no(ladder):
    for question in ladder.questions:
        assert {choice.id for choice in question.choices} == {"yes", "partly", "no"}
        assert [choice.credit for choice in question.choices] == [0, 0.5, 1]
        best = "no" if question.polarity is Polarity.NEGATIVE else "yes"
        assert question.choices[-1].id == best
        assert all(choice.label.casefold() == choice.id for choice in question.choices)


def test_no_text_stands_twice(ladder):
    choices = list(chain.from_iterable(question.choices for question in ladder.questions))
    texts = [
        *(question.text for question in ladder.questions),
        *(question.why for question in ladder.questions),
        *(choice.practice for choice in choices),
        *(choice.improvement for choice in choices if choice.improvement),
    ]
    assert len(texts) == 50 + 50 + 150 + 100
    assert [text for text, count in Counter(texts).items() if count > 1] == []
    shorts = Counter(question.short for question in ladder.questions)
    assert [short for short, count in shorts.items() if count > 1] == []


def test_texts_fit_the_page(ladder):
    for question in ladder.questions:
        assert question.text.endswith("?")
        assert len(question.text) <= 110
        assert 1 <= len(question.short.split()) <= 3
        assert len(question.why) <= 200
        for choice in question.choices:
            assert 40 <= len(choice.practice) <= 135


def test_every_improvement_says_what_effort_it_takes(ladder):
    for question in ladder.questions:
        for choice in question.choices[:-1]:
            assert " Usual effort: " in choice.improvement
            assert len(choice.improvement) <= 200


@pytest.mark.parametrize("pillar", PILLARS)
def test_the_targets_of_a_pillar_are_those_of_the_source(ladder, pillar):
    area = next(area for area in ladder.areas if area.id == pillar)
    assert [target.value for target in area.targets] == TARGETS[pillar]
    assert all(target.name and target.unit for target in area.targets)


def test_every_pillar_names_its_inputs_and_two_owners(ladder):
    assert [len(area.inputs) for area in ladder.areas] == [3, 3, 2, 2, 2, 2]
    assert all(len(area.owners) == 2 for area in ladder.areas)
    sources = [area.source for area in ladder.areas]
    assert sources == ["S1.9", "S1.10", "S1.11", "S1.12", "S1.13", "S1.14"]


def test_a_return_is_told_as_people_say_it(ladder):
    (found,) = [
        (target.value, target.unit)
        for area in ladder.areas
        for target in area.targets
        if target.name == "Return on CS initiatives"
    ]
    assert found == (3, "to 1")


def test_nobody_is_below_ad_hoc(ladder):
    assert (ladder.version, ladder.lowest_tier, ladder.pass_credit) == ("2.0", 1, 1)


def test_every_question_is_asked_of_somebody_and_most_of_several(ladder):
    assert all(question.asked for question in ladder.questions)
    assert all(len(question.asked) >= 2 for question in ladder.questions)
    assert all(len(set(question.asked)) == len(question.asked) for question in ladder.questions)
    roles = {role for question in ladder.questions for role in question.asked}
    assert len(roles) == 7


def test_each_pillar_names_somebody_for_what_is_written_down(ladder):
    wanted = [question.id for question in ladder.questions if question.needs_owner]
    assert wanted == [ladder.area_questions(pillar)[0].id for pillar in PILLARS]


def test_not_applicable_is_for_teams_of_one_and_teams_that_hire_nobody(ladder):
    assert {question.id for question in ladder.questions if question.may_not_apply} == {
        "segmentation.2.same_service",
        "health.2.one_method",
        "playbooks.2.same_playbook",
        "governance.4.rules_run_themselves",
        "skills.2.same_induction",
    }


def test_answers_are_held_against_the_data_where_the_data_can_speak(ladder):
    checks = {
        question.id: [(check.measure, str(check.comparison), check.value) for check in found]
        for question in ladder.questions
        if (found := question.checks)
    }
    assert checks == {
        "segmentation.1.written_groups": [("list.filled.segment", "at_least", 95)],
        "segmentation.4.regrouping_automatic": [("list.filled.segment", "at_least", 99)],
        "health.2.one_method": [("list.filled.csm_sentiment", "at_least", 95)],
        "health.2.warning_rules": [("health.red_unowned", "at_most", 0)],
        "health.3.score_in_figures": [("health.scored", "at_least", 90)],
        "data.1.found_by_accident": [("rows.rejected", "at_most", 1)],
        "data.4.flows_by_itself": [("list.age_days", "at_most", 31)],
        "data.4.forecast_decides": [("list.filled.renewal_date", "at_least", 95)],
        "governance.1.owners_written": [("list.filled.csm", "at_least", 95)],
    }


def test_an_aim_that_is_a_change_is_told_from_one_that_is_a_level(ladder):
    targets = [target for area in ladder.areas for target in area.targets]
    assert len(targets) == 24
    assert {target.name for target in targets if target.is_change} == {
        "Increase in proactive outreach",
        "Reduction in reactive churn",
        "Improvement in retention",
        "Faster reporting",
        "Increase in skill proficiency",
        "Increase in productivity per person",
    }
    assert {target.name: target.kpi for target in targets if target.kpi} == {
        "Reduction in reactive churn": "gross_churn",
        "Improvement in retention": "grr",
        "Increase in productivity per person": "arr_per_csm",
    }


def test_what_each_tier_is_said_to_bring_is_as_cited(library):
    figures = {
        lift.tier: [(span.low, span.high) for span in (lift.conservative, lift.optimistic)]
        for lift in library.lifts
    }
    assert figures == {
        1: [(0, 5), (0, 10)],
        2: [(10, 15), (15, 25)],
        3: [(20, 30), (30, 40)],
        4: [(35, 50), (50, 70)],
        None: [(25, 40), (40, 60)],
    }
    assert {lift.instrument for lift in library.lifts} == {"maturity_ladder"}
    assert {lift.cited for lift in library.lifts} == {("TSIA", "Bessemer")}
