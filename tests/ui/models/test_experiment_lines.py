"""What experiments need and show, in words; figures by statsmodels' formulas and by hand."""

from dataclasses import replace
from datetime import date

import pytest
from statsmodels.stats.proportion import proportions_ztest

from csdesk.model.experiments import NOBODY, ArmResult, EffectKind, Experiment, ExperimentPlan
from csdesk.model.identifiers import ExperimentId
from csdesk.report.document import Status
from ui.models.experiment_lines import (
    describe_size,
    experiment_columns,
    find_end,
    judge_experiment,
    plan_size,
    write_effect,
)

PLAN = ExperimentPlan("Tutorial", "", "Logins", 20, 10, available=1000)
ENDED = Experiment(ExperimentId(1), PLAN, date(2026, 4, 1), ArmResult(500, 100), ArmResult(500, 65))


@pytest.mark.parametrize(
    ("effect", "kind", "per_arm"),
    [(10, EffectKind.POINTS, "199"), (10, EffectKind.RELATIVE, "6,039")],
)
def test_the_example_of_the_source_needs_what_the_corrected_figures_say(effect, kind, per_arm):
    words = describe_size(plan_size(replace(PLAN, effect=effect, effect_kind=kind)))
    assert words.startswith(f"{per_arm} accounts are needed in each of the two arms")


def test_a_plan_that_cannot_be_says_why():
    assert describe_size(plan_size(replace(PLAN, baseline=0))).startswith("The baseline has to be")


def test_an_effect_says_its_way_and_its_unit():
    assert write_effect(PLAN) == "−10 points"
    rising = replace(PLAN, effect=12.5, is_reduction=False, effect_kind=EffectKind.RELATIVE)
    assert write_effect(rising) == "+12.5% of it"


def test_an_effect_that_is_shown_is_held_against_the_plan():
    verdict = judge_experiment(ENDED)
    _, p = proportions_ztest([65, 100], [500, 500])
    assert (verdict.status, verdict.word) == (Status.GOOD, "It works")
    assert verdict.sentences[0] == (
        "With it 13.0% had the outcome, without it 20.0%: a difference of −7.0 points."
    )
    assert f"(p = {p:.3f})" in verdict.sentences[1]
    assert verdict.sentences[2].startswith("It is less than the 10.0 points")
    strong = replace(ENDED, variant=ArmResult(500, 10))
    assert judge_experiment(strong).sentences[2].startswith("It is at least the 10.0 points")


def test_the_wrong_way_is_harm():
    wrong = replace(ENDED, control=ENDED.variant, variant=ENDED.control)
    assert judge_experiment(wrong).word == "It does harm"
    rising = replace(wrong, plan=replace(PLAN, is_reduction=False))
    assert judge_experiment(rising).word == "It works"


def test_nothing_shown_by_few_accounts_does_not_mean_that_nothing_is_there():
    few = replace(ENDED, control=ArmResult(20, 4), variant=ArmResult(20, 3))
    verdict = judge_experiment(few)
    assert (verdict.status, verdict.word) == (Status.WATCH, "Nothing is shown")
    assert verdict.sentences[3].startswith("20 accounts in an arm were too few for 199 needed")
    assert verdict.sentences[4].startswith("An arm has fewer than 5")


def test_what_was_stopped_has_no_verdict():
    stopped = replace(ENDED, control=NOBODY, variant=NOBODY)
    assert judge_experiment(stopped).word == "No result"


def test_the_list_says_when_an_experiment_ends():
    assert find_end(ENDED) == date(2026, 4, 29)
    planned = replace(ENDED, started_on=None, control=None, variant=None)
    cells = {one.title: one.write(one.values[1]) for one in experiment_columns([ENDED, planned])}
    assert (cells["Ends"], cells["State"]) == ("–", "Planned")
