import pytest

from csdesk.calculators import calculate
from csdesk.calculators.registry import CALCULATORS
from csdesk.content import load_library
from csdesk.errors import WrongUsage
from csdesk.model.calculators import CalculatorDefinition, Range

DEFINITIONS = {one.id: one for one in load_library().calculators}


def test_every_definition_has_its_function_and_every_function_its_definition():
    assert set(DEFINITIONS) == set(CALCULATORS)


@pytest.mark.parametrize("definition", DEFINITIONS.values(), ids=lambda one: one.id)
def test_the_worked_example_comes_out_as_it_is_told(definition: CalculatorDefinition):
    found = calculate(definition, definition.example.given).results
    assert set(found) == {one.id for one in definition.results}
    for name, told in definition.example.results.items():
        assert (found[name].low, found[name].high) == pytest.approx((told.low, told.high))
    assert set(definition.example.results) == set(found)


def test_ad_hoc_work_takes_a_fifth_more():
    found = calculate(DEFINITIONS["staff_by_sales"], {"sales_staff": 40, "is_ad_hoc": 1}).results
    assert (found["team"].low, found["team"].high) == pytest.approx((4.8, 7.2))


def test_a_leader_is_one_for_five_hundred_customers_and_a_setting_allows_more():
    staff = DEFINITIONS["staff_per_hundred"]
    assert calculate(staff, {"customers": 500}).results["leader"] == Range(1, 1)
    assert calculate(staff, {"customers": 500, "cap": 9}).results["leader"] == Range(5, 5)


@pytest.mark.parametrize(
    ("calculator", "given", "words"),
    [
        ("staff_by_sales", {}, "“People in sales” is missing. Give a number."),
        ("staff_by_sales", {"people": 4}, "has no figure “people”"),
        ("staff_by_sales", {"sales_staff": -1}, "“People in sales” is at least 0."),
        ("tool_cost", {"licence": 1, "integration_share": 140}, "is between 0 and 100."),
        ("tool_cost", {"licence": 0}, "no base for a return"),
        ("pay", {"target_income": 1, "nrr_weight": 50}, "make up 100%"),
        ("staff_by_sales", {"sales_staff": float("nan")}, "is at least 0."),
        ("staff_by_sales", {"sales_staff": float("inf")}, "is at least 0."),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(calculator, given, words):
    with pytest.raises(WrongUsage, match=words):
        calculate(DEFINITIONS[calculator], given)
