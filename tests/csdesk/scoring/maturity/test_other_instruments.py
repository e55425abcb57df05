"""Small instruments of every kind with results worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.answers import Answer, Confidence
from csdesk.model.areas import Area, AreaKind, Dimension, Function, Share
from csdesk.model.identifiers import AreaId, ChoiceId, FunctionId, InstrumentId, QuestionId
from csdesk.model.instruments import Choice, Instrument, Question, QuestionKind
from csdesk.model.ladders import Need, Tier
from csdesk.model.levels import LevelState
from csdesk.scoring.maturity import missing_for, next_rung, score_instrument

RATINGS = tuple(
    Choice(ChoiceId(str(rung)), str(rung), "", rung / 4, rung=rung) for rung in range(5)
)
YES_NO = tuple(
    Choice(ChoiceId(name), name, "", credit)
    for name, credit in (("no", 0.0), ("partly", 0.5), ("yes", 1.0))
)
FOUR = tuple(Tier(number, f"T{number}", "") for number in (1, 2, 3, 4))


def ask(identifier: str, area: str, **parts) -> Question:
    known = {"choices": YES_NO} | parts
    return Question(QuestionId(identifier), AreaId(area), "", "", "", **known)


def make(questions, areas, **parts) -> Instrument:
    known = {"tiers": (), "overall_questions": ()} | parts
    return Instrument(
        id=InstrumentId("small"),
        version="1",
        name="",
        description="",
        areas=tuple(areas),
        questions=tuple(questions),
        **known,
    )


def area(identifier: str, **parts) -> Area:
    return Area(AreaId(identifier), identifier, "", **parts)


def say(**choices: str) -> dict[QuestionId, Answer]:
    return {
        QuestionId(key): Answer(QuestionId(key), ChoiceId(choice), confidence=Confidence.HIGH)
        for key, choice in choices.items()
    }


class TestRatings:
    """Choices that say how many rungs are in place."""

    RATED = make([ask(key, "p", choices=RATINGS) for key in ("a", "b")], [area("p")], tiers=FOUR)

    def test_a_level_is_as_high_as_its_lowest_rating(self):
        level = score_instrument(self.RATED, say(a="3", b="2")).area(AreaId("p"))
        # 3 of 4 and 2 of 4: 75 and 50.
        assert (level.tier, level.index) == (2, 62.5)

    def test_the_best_rating_everywhere_reaches_the_top(self):
        level = score_instrument(self.RATED, say(a="4", b="4")).area(AreaId("p"))
        assert (level.tier, level.index) == (4, 100)

    def test_a_rating_left_open_reaches_nothing_yet_and_may_reach_all(self):
        level = score_instrument(self.RATED, say(a="3")).area(AreaId("p"))
        assert (level.tier, level.tier_low, level.tier_high) == (0, 0, 3)
        assert (level.index, level.low, level.high) == (75, 37.5, 87.5)

    def test_low_confidence_moves_a_rating_by_one_rung(self):
        sure = say(a="3", b="3")
        doubted = {key: replace(answer, confidence=Confidence.LOW) for key, answer in sure.items()}
        level = score_instrument(self.RATED, doubted).area(AreaId("p"))
        assert (level.tier, level.tier_low, level.tier_high) == (3, 2, 4)
        assert (level.index, level.low, level.high) == (75, 50, 100)

    def test_an_answer_cut_to_a_credit_shows_the_rung_of_that_credit(self):
        caps = {QuestionId("a"): 0.5}
        level = score_instrument(self.RATED, say(a="4", b="4"), caps=caps).area(AreaId("p"))
        assert (level.tier, level.index) == (2, 75)


class TestThresholds:
    """Tiers that ask for less than all of a rung: 75% of rung 1; then 80% of 1 and 60% of 2."""

    LADDER = make(
        [ask(f"r{rung}{letter}", "p", tier=rung) for rung in (1, 2) for letter in "abcde"],
        [area("p")],
        tiers=(
            Tier(1, "First", "", (Need(1, 75.0),)),
            Tier(2, "Second", "", (Need(1, 80.0), Need(2, 60.0))),
        ),
    )

    def level(self, first: str, second: str):
        """Answer the five questions of each rung by their letters: y, p or n."""
        words = {"y": "yes", "p": "partly", "n": "no"}
        answers = {
            f"r{rung}{letter}": words[said]
            for rung, all_said in ((1, first), (2, second))
            for letter, said in zip("abcde", all_said, strict=True)
        }
        return score_instrument(self.LADDER, say(**answers)).area(AreaId("p"))

    def test_a_threshold_that_is_met_exactly_is_met(self):
        # Four of five are 80% of rung 1, three of five 60% of rung 2.
        assert self.level("yyyyn", "yyynn").tier == 2

    def test_just_below_a_threshold_is_below(self):
        # 2.5 of 5 are 50% of rung 2; 3.5 of 5 are 70% of rung 1.
        assert self.level("yyyyn", "yypnn").tier == 1
        assert self.level("yyypn", "yyyyy").tier == 0

    def test_halves_add_up_to_a_threshold(self):
        # Three yes and two partly are 4 of 5: exactly the 80% that the second tier asks for.
        assert self.level("yyypp", "yyyyy").tier == 2

    def test_what_is_missing_names_the_rungs_that_fall_short(self):
        answers = say(r1a="yes", r1b="yes", r1c="yes", r1d="yes", r1e="no", r2a="yes", r2b="no")
        missing = missing_for(AreaId("p"), self.LADDER, answers, 2)
        assert next_rung(AreaId("p"), self.LADDER, answers) == 2
        assert [one.id for one in missing] == ["r2b", "r2c", "r2d", "r2e"]

    @pytest.mark.parametrize("count", [3, 7, 11])
    def test_a_threshold_of_a_fraction_that_no_float_holds_is_met_exactly(self, count):
        third = 100 * 1 / count
        ladder = make(
            [ask(f"q{number}", "p", tier=1, weight=0.1) for number in range(count)],
            [area("p")],
            tiers=(Tier(1, "First", "", (Need(1, third),)),),
        )
        answers = say(q0="yes", **{f"q{number}": "no" for number in range(1, count)})
        assert score_instrument(ladder, answers).area(AreaId("p")).tier == 1


class TestFloor:
    """The ladder of S1.15, on which nobody stands below Ad-hoc."""

    LADDER = make(
        [ask("one", "p", tier=1), ask("two", "p", tier=2), ask("other", "q", tier=1)],
        [area("p"), area("q")],
        tiers=FOUR[:2],
        lowest_tier=1,
    )

    def test_with_the_first_tier_not_passed_the_level_is_the_lowest_and_not_all_met(self):
        level = score_instrument(self.LADDER, say(one="partly", two="yes")).area(AreaId("p"))
        assert (level.tier, level.is_met, level.index) == (1, False, 75)

    def test_with_the_first_tier_passed_all_of_it_is_met(self):
        level = score_instrument(self.LADDER, say(one="yes", two="no")).area(AreaId("p"))
        assert (level.tier, level.is_met) == (1, True)

    def test_the_whole_is_not_all_met_where_its_lowest_area_is_not(self):
        result = score_instrument(self.LADDER, say(one="yes", two="yes", other="no"))
        assert (result.overall.tier, result.overall.is_met) == (1, False)
        # Tier 2 in one area, 1 in the other.
        assert result.average_tier == 1.5

    def test_the_average_has_the_range_of_what_is_open(self):
        # p: tier 1, and 2 in its best case. q is not assessed: 1 at worst and at best.
        result = score_instrument(self.LADDER, say(one="yes"))
        assert result.average_tier == 1
        assert (result.average_low, result.average_high) == (1, 1.5)


class TestWholes:
    """Weights, kinds of areas, dimensions and scope."""

    def test_areas_count_for_the_whole_by_their_weight(self):
        small = make([ask("a", "p"), ask("b", "q")], [area("p", weight=3), area("q")])
        result = score_instrument(small, say(a="yes", b="no"))
        assert result.overall.index == 75
        assert result.overall.tier is None

    def test_symptoms_and_facts_count_nowhere_else(self):
        small = make(
            [ask("a", "p"), ask("b", "s"), ask("c", "f", kind=QuestionKind.FACT)],
            [area("p"), area("s", kind=AreaKind.SYMPTOMS), area("f", kind=AreaKind.FACTS)],
        )
        result = score_instrument(small, say(a="yes", b="no", c="yes"))
        assert (result.overall.index, result.overall.applicable) == (100, 1)
        assert result.area(AreaId("s")).index == 0
        facts = result.area(AreaId("f"))
        assert (facts.index, facts.answered, facts.state) == (None, 1, LevelState.NOT_ASSESSED)

    def test_a_dimension_is_the_mean_of_its_areas_and_the_whole_that_of_its_dimensions(self):
        small = make(
            [ask(key, key) for key in "pqr"],
            [area(key) for key in "pqr"],
            dimensions=(
                Dimension(AreaId("d"), "", "", (Share(AreaId("p"), 3), Share(AreaId("q")))),
                Dimension(AreaId("e"), "", "", (Share(AreaId("q")), Share(AreaId("r")))),
            ),
        )
        result = score_instrument(small, say(p="yes", q="no", r="partly"))
        # d: (3 * 100 + 0) / 4. e: (0 + 50) / 2. The whole: (75 + 25) / 2.
        assert [level.index for level in result.dimensions] == [75, 25]
        assert result.overall.index == 50
        assert result.overall.applicable == 3
        assert result.area(AreaId("d")).tier is None

    def test_a_dimension_without_an_assessed_area_is_left_out_of_the_whole(self):
        small = make(
            [ask("p", "p"), ask("q", "q")],
            [area("p"), area("q")],
            dimensions=(
                Dimension(AreaId("d"), "", "", (Share(AreaId("p")),)),
                Dimension(AreaId("e"), "", "", (Share(AreaId("q")),)),
            ),
        )
        result = score_instrument(small, say(p="yes"))
        assert result.area(AreaId("e")).state is LevelState.NOT_ASSESSED
        # The other may still turn out worst: (100 + 0) / 2.
        assert (result.overall.index, result.overall.low, result.overall.high) == (100, 50, 100)

    def test_areas_outside_the_chosen_functions_count_nowhere(self):
        sales, service = FunctionId("sales"), FunctionId("service")
        small = make(
            [ask("a", "p"), ask("b", "q"), ask("c", "r")],
            [area("p", functions=(sales,)), area("q", functions=(service,)), area("r")],
            functions=(Function(sales, "Sales"), Function(service, "Service")),
        )
        answers = say(a="yes", b="no", c="partly")
        assert score_instrument(small, answers).overall.index == 50
        result = score_instrument(small, answers, functions={sales})
        assert result.left_out == ("q",)
        assert result.area(AreaId("q")).applicable == 0
        # Sales and what belongs to every scope: (100 + 50) / 2.
        assert (result.overall.index, result.overall.applicable) == (75, 2)

    def test_points_are_those_of_the_practices_that_are_answered(self):
        small = make(
            [ask(key, "p", choices=RATINGS) for key in "abc"] + [ask("s", "s")],
            [area("p"), area("s", kind=AreaKind.SYMPTOMS)],
            points=4.0,
        )
        result = score_instrument(small, say(a="3", b="1", s="yes"))
        assert (result.points, result.most_points) == (4, 12)

    def test_without_an_answer_there_are_no_points_rather_than_none_earned(self):
        small = make([ask("a", "p")], [area("p")], points=4.0)
        result = score_instrument(small, {})
        assert (result.points, result.most_points) == (None, 4)


class TestOrder:
    """Sums of weights that no float holds."""

    def test_the_order_of_questions_does_not_show_in_the_last_digit(self):
        weights = [0.1, 0.2, 0.3, 0.7, 1.1, 1e-9, 1e9]
        questions = [ask(f"q{at}", "p", weight=weight) for at, weight in enumerate(weights)]
        answers = say(**{one.id: "partly" if at % 2 else "yes" for at, one in enumerate(questions)})
        one_way = score_instrument(make(questions, [area("p")]), answers)
        assert score_instrument(make(questions[::-1], [area("p")]), answers) == one_way
        assert (
            score_instrument(make(questions[3:] + questions[:3], [area("p")]), answers) == one_way
        )


class TestCounts:
    """What is answered, put off, not applicable, and how sure it is."""

    SMALL = make([ask(key, "p") for key in "abcd"], [area("p")])

    def test_states_are_counted_apart(self):
        answers = say(a="yes") | {
            QuestionId("b"): Answer(QuestionId("b"), not_applicable_reason="no partners"),
            QuestionId("c"): Answer(QuestionId("c"), deferred="ask Priya"),
        }
        level = score_instrument(self.SMALL, answers).area(AreaId("p"))
        counts = (level.answered, level.applicable, level.not_applicable, level.deferred)
        assert counts == (1, 3, 1, 1)
        assert level.state is LevelState.PROVISIONAL

    def test_confidence_is_the_mean_over_what_is_answered_by_weight(self):
        heavy = make([ask("a", "p", weight=3), ask("b", "p"), ask("c", "p")], [area("p")])
        answers = {
            QuestionId(key): Answer(QuestionId(key), ChoiceId("yes"), confidence=confidence)
            for key, confidence in (("a", Confidence.VERY_HIGH), ("b", Confidence.VERY_LOW))
        }
        level = score_instrument(heavy, answers).area(AreaId("p"))
        # (3 * 5 + 1) / 4; the open question is neither sure nor unsure.
        assert level.confidence == 4

    def test_a_choice_that_is_no_longer_offered_counts_as_open(self):
        level = score_instrument(self.SMALL, say(a="perhaps", b="yes")).area(AreaId("p"))
        assert (level.answered, level.index) == (1, 100)

    def test_a_cap_above_the_credit_changes_nothing(self):
        answers = say(a="partly", b="yes")
        free = score_instrument(self.SMALL, answers)
        assert score_instrument(self.SMALL, answers, caps={QuestionId("a"): 0.75}) == free

    def test_a_cap_holds_in_the_best_case_as_well(self):
        answers = {
            QuestionId("a"): Answer(QuestionId("a"), ChoiceId("yes"), confidence=Confidence.LOW)
        }
        small = make([ask("a", "p")], [area("p")])
        level = score_instrument(small, answers, caps={QuestionId("a"): 0.25}).area(AreaId("p"))
        assert (level.index, level.low, level.high) == (25, 25, 25)
