from csdesk.model.experiments import Experiment, ExperimentPlan, SampleSize
from csdesk.model.identifiers import ExperimentId
from ui.models.growth_sums import (
    PlannedSize,
    describe_size,
    experiment_columns,
    plan_size,
    write_uplift,
    write_worth,
)

PLAN = ExperimentPlan("Tutorial", "", "churn", baseline=20, effect=5, available=200)


def test_a_better_conversion_says_what_it_brings():
    assert write_uplift(40, 20, 25, 20_000, "GBP") == (
        "£40,000 of ARR: 2.0 more of 40 opportunities closed, each worth £20,000."
    )
    assert "2.0 fewer of 40" in write_uplift(40, 25, 20, 20_000, "GBP")


def test_two_years_at_ten_percent_are_worth_their_discounted_sum():
    # 1,100 / 1.1 + 1,100 / 1.21 = 1,000 + 909.09
    assert write_worth(1_100, 2, 10, 500, "GBP") == (
        "£1,909 today, £1,409 after the cost: £1,100 a year for 2 years, discounted by 10% a year."
    )


def test_a_plan_that_cannot_be_says_why():
    impossible = ExperimentPlan("Never", "", "churn", baseline=20, effect=25)
    planned = plan_size(impossible)
    assert planned.size is None
    assert describe_size(planned) == planned.fault != ""


def test_a_sized_plan_says_what_it_needs_and_what_is_at_hand():
    size = SampleSize(per_arm=1_094, power_at_hand=24.6, detectable=14.0, is_enough=False)
    assert describe_size(PlannedSize(size, ("Too few.",))) == (
        "1,094 accounts are needed in each of the two arms. With the accounts at hand the effect "
        "would be shown in 25% of such experiments. Too few."
    )


def test_experiments_are_listed_with_their_plan():
    columns = experiment_columns([Experiment(ExperimentId(1), PLAN)])
    assert [column.write(column.values[0]) for column in columns] == [
        "Tutorial",
        "churn",
        "20.0%",
        "5 points",
        "4",
    ]
