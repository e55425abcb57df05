"""How many people customer success needs, by every way of counting that the data allow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from csdesk.calculators import calculate
from csdesk.calculators.people import add
from csdesk.formatting import money, number, plural
from csdesk.model.calculators import Calculation, CalculatorId, Range
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.investment import Gap
from csdesk.model.library import Library
from csdesk.model.service import Coverage
from csdesk.model.staffing import RolePosts, StaffingReview, StaffMethod, StaffNeed
from csdesk.roadmap.investment import read_figures
from csdesk.roadmap.investment.stated import StatedFigures

MANAGERS, EVERYBODY = "managers", "all roles"
PER_HUNDRED, BY_SALES = CalculatorId("staff_per_hundred"), CalculatorId("staff_by_sales")
AD_HOC = 1
"""The tier of the ladder at which every case is handled in its own way (S1.17)."""
FROM_STATED = {CalculatorId("pay"): "target_income", CalculatorId("phase_cost"): "week_cost"}
"""The stated figure that goes into a calculator, under the same name."""
NO_LIST = Gap("Staff", "Nobody knows how many customers there are.", "Import a customer list.")


def review_staffing(diagnosis: Diagnosis, library: Library) -> StaffingReview:
    """Return who is needed by each way of counting, and the posts of each role."""
    figures, coverage = read_figures(diagnosis, library), diagnosis.coverage
    sales = _by_sales(diagnosis, library, figures)
    calculations = tuple(_calculate_stated(library, figures))
    if coverage is None:
        return StaffingReview((sales,) if sales else (), calculations=calculations, gaps=(NO_LIST,))
    customers = sum(one.accounts for one in coverage.tiers)
    posts = _per_hundred(library, customers)
    needs = (*_by_tiers(coverage, diagnosis.client.currency), *_needs(posts, customers))
    return StaffingReview(
        needs=(*needs, sales) if sales else needs,
        roles=_roles(library, posts, figures),
        managers_now=coverage.csms,
        calculations=calculations,
        gaps=() if sales else (figures.gap("Staff beside sales", "sales_staff"),),
    )


def _calculate_stated(library: Library, figures: StatedFigures) -> Iterator[Calculation]:
    """Yield what a stated figure alone gives: pay, and the cost of each phase."""
    for one in library.calculators:
        value = figures.find(FROM_STATED[one.id]) if one.id in FROM_STATED else None
        if value is not None:
            yield calculate(one, {FROM_STATED[one.id]: value})


def _by_tiers(coverage: Coverage, currency: str) -> tuple[StaffNeed, ...]:
    """Return the managers that all tiers take, by ARR and by customers, in parts of posts."""
    arr = [
        Range(one.arr / one.tier.arr_high, one.arr / one.tier.arr_low)
        for one in coverage.tiers
        if one.tier.arr_low and one.tier.arr_high
    ]
    accounts = [
        Range(one.accounts / one.tier.accounts_high, one.accounts / one.tier.accounts_low)
        for one in coverage.tiers
        if one.tier.accounts_low and one.tier.accounts_high
    ]
    total = money(sum(one.arr for one in coverage.tiers), currency, short=True)
    held = sum(one.accounts for one in coverage.tiers if one.tier.accounts_low)
    return (
        StaffNeed(StaffMethod.BY_ARR, MANAGERS, add(*arr), f"{total} of ARR by tier", "S1.18"),
        StaffNeed(
            StaffMethod.BY_ACCOUNTS,
            MANAGERS,
            add(*accounts),
            f"{plural(held, 'customer')} of tiers with a manager",
            "S0.14",
        ),
    )


def _per_hundred(library: Library, customers: int) -> Mapping[str, Range]:
    definition = next(one for one in library.calculators if one.id == PER_HUNDRED)
    return calculate(definition, {"customers": customers}).results


def _needs(posts: Mapping[str, Range], customers: int) -> tuple[StaffNeed, ...]:
    basis = plural(customers, "customer")
    return (
        StaffNeed(StaffMethod.PER_HUNDRED, MANAGERS, posts["csm"], basis, "S1.101"),
        StaffNeed(StaffMethod.PER_HUNDRED, EVERYBODY, posts["all"], basis, "S1.101"),
    )


def _roles(
    library: Library, posts: Mapping[str, Range], figures: StatedFigures
) -> tuple[RolePosts, ...]:
    definition = next(one for one in library.calculators if one.id == PER_HUNDRED)
    return tuple(
        RolePosts(one.name, posts[one.id], figures.find(f"posts_{one.id}"))
        for one in definition.results
        if one.id != "all"
    )


def _by_sales(diagnosis: Diagnosis, library: Library, figures: StatedFigures) -> StaffNeed | None:
    staff, tier = figures.find("sales_staff"), diagnosis.maturity.overall.tier
    if staff is None:
        return None
    is_ad_hoc = tier == AD_HOC
    definition = next(one for one in library.calculators if one.id == BY_SALES)
    found = calculate(definition, {"sales_staff": staff, "is_ad_hoc": float(is_ad_hoc)})
    basis = f"{number(staff)} in sales" + (", and work is ad hoc" if is_ad_hoc else "")
    return StaffNeed(StaffMethod.BY_SALES, EVERYBODY, found.results["team"], basis, "S1.19")
