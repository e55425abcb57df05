from datetime import date

from csdesk.model.identifiers import ScorecardId, SignalId
from csdesk.model.scorecards import NO_MODEL, DesignStep, HealthModel, Purpose
from csdesk.model.weighting import WeightRating
from csdesk.scoring.health import settle_round
from tests.score_observations import make_card, make_signal
from ui.models.score_design import (
    PURPOSES,
    STEPS,
    consensus_columns,
    describe_round,
    describe_steps,
    describe_upkeep,
    latest_round,
    weights_of,
)

CARD = make_card(make_signal("use", 60), make_signal("rating", 40))


def rate(rater: str, use: float, rating: float, at: int = 1) -> list[WeightRating]:
    card = ScorecardId("card")
    return [
        WeightRating(card, at, rater, SignalId("use"), use),
        WeightRating(card, at, rater, SignalId("rating"), rating),
    ]


def test_all_seven_steps_and_every_purpose_have_words():
    assert set(STEPS) == set(DesignStep)
    assert set(PURPOSES) == set(Purpose)


def test_a_score_in_force_says_when_it_is_looked_over_again():
    model = HealthModel(activated_on=date(2026, 1, 1), review_days=90)
    assert describe_upkeep(model, date(2026, 3, 1)) == (
        "In force since 1 Jan 2026, to be looked over on 1 Apr 2026."
    )
    assert describe_upkeep(model, date(2026, 4, 3)).endswith("That was 2 days ago.")
    assert describe_upkeep(NO_MODEL, date(2026, 4, 3)).startswith("Not in force yet")


def test_each_step_says_what_there_is_of_its_own_and_of_no_other():
    model = HealthModel(activated_on=date(2026, 1, 1), owner="Ada")
    notes = describe_steps(model, CARD, ())
    assert "in force" not in notes[DesignStep.VALIDATION]
    said = "Ada owns it; a review every 90 days; in force since 1 Jan 2026"
    assert notes[DesignStep.GOVERNANCE] == said
    assert describe_steps(NO_MODEL, CARD, ())[DesignStep.GOVERNANCE] == (
        "Nobody owns it; a review every 90 days; not in force"
    )


def test_a_rater_finds_the_own_weights_of_a_round_again():
    ratings = [*rate("Priya", 70, 30), *rate("Priya", 55, 45, at=2)]
    assert latest_round(ratings) == 2
    assert weights_of(ratings, " priya ", 1) == {"use": 70, "rating": 30}
    assert latest_round(()) == 1


def test_raters_whose_weights_do_not_sum_to_100_are_named():
    ratings = [*rate("Ann", 70, 30), *rate("Ben", 60, 30)]
    assert describe_round(settle_round(ratings, CARD)) == (
        "Round 1: Ann and Ben. The weights of Ben do not sum to 100: not counted."
    )


def test_the_middle_and_the_quartiles_of_three_raters():
    ratings = [*rate("Ann", 50, 50), *rate("Ben", 60, 40), *rate("Cy", 80, 20)]
    signal, middle, spread, weight = consensus_columns(settle_round(ratings, CARD), CARD)
    assert list(signal.values) == ["Use", "Rating"]
    assert list(middle.values) == [60, 40]
    assert list(spread.values) == ["55.0 to 70.0", "30.0 to 45.0"]
    assert list(weight.values) == [60, 40]
