"""The investment case as formulas over its assumptions, month by month (S1.4)."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.model.investment import CaseInputs, CaseOutcome, Driver, InvestmentReview, Scenario
from csdesk.model.kpis import Unit
from csdesk.report.document import Format, Quantity, Status, Value
from csdesk.report.investment_words import DRIVER_NAMES
from csdesk.report.live_cells import (
    Input,
    Limit,
    Live,
    LiveChart,
    LiveColumn,
    LiveSeries,
    LiveSheet,
    LiveTable,
    LiveValue,
)
from csdesk.roadmap.investment.months import CaseMonth, follow_case

CASE, MONTHS = "Live case", "Live case months"
NEVER = "not within the case"
SHARE = Limit(0, 100)
AFTER = "SUMPRODUCT(MAX((case_net<0)*(case_month+1)))"
"""The first month from which on gains are never below costs again."""
REACHED = (
    "=IF(A{row}-1-case_delay<0,0,INDEX(%s,INT(A{row}-1-case_delay)+1)"
    "+(A{row}-1-case_delay-INT(A{row}-1-case_delay))"
    "*(INDEX(%s,INT(A{row}-1-case_delay)+2)-INDEX(%s,INT(A{row}-1-case_delay)+1)))"
)
"""What was done a month and the delay before, evenly between two months."""
MONTHLY = "(1-(1-case_churn/100)^(1/12))"
UNITS = {
    Driver.WORK: Unit.DAYS,
    Driver.SPEND: Unit.MONEY,
    Driver.DELAY: Unit.POINTS,
}
HEAD = 4


def draw_case(review: InvestmentReview) -> tuple[LiveSheet, ...]:
    """Return assumptions with results, and the months; nothing where there is no case."""
    if review.inputs is None or review.outcomes is None:
        return ()
    outcome = review.outcomes[Scenario.PROJECTED]
    return _draw_results(review, review.inputs, outcome), _draw_months(review.inputs)


def _draw_results(review: InvestmentReview, inputs: CaseInputs, outcome: CaseOutcome) -> LiveSheet:
    assumed = LiveTable(
        HEAD,
        (LiveColumn("Assumption", width=48), LiveColumn("Value", Format.QUANTITY, 18)),
        tuple(_list_assumptions(inputs)),
        "Assumptions",
    )
    results = LiveTable(
        assumed.below,
        (
            LiveColumn("Result", width=48),
            LiveColumn("Value", Format.QUANTITY, 18),
            LiveColumn("Program", Format.QUANTITY, 18),
            LiveColumn("Difference", Format.DECIMAL),
        ),
        tuple(_list_results(review, inputs, outcome)),
        f"Within {inputs.months} months",
    )
    return LiveSheet(
        name=CASE,
        section="investment",
        title="What the plan costs and brings",
        notes=(
            f"Change a framed cell: results, and the sheet “{MONTHS}”, follow. All are estimates.",
            "“Program” is what csdesk reckoned, and does not move.",
        ),
        tables=(assumed, results),
    )


def _list_assumptions(inputs: CaseInputs) -> Iterator[tuple[LiveValue, ...]]:
    for driver, span in inputs.drivers:
        limit = Limit() if driver in UNITS else SHARE
        if driver is Driver.DELAY:
            limit = Limit(0, inputs.months)
        unit = UNITS.get(driver, Unit.PERCENT)
        yield DRIVER_NAMES[driver], Input(Quantity(span.base, unit), f"case_{driver.value}", limit)
    yield "Cost of a person-day", _money(inputs.day_cost, "case_day_cost")
    yield "Licences of a year", _money(inputs.licence, "case_licence")
    yield "Gross margin", _percent(inputs.margin, "case_margin")
    yield "ARR of the customers whom findings name", _money(inputs.named_arr, "case_named")
    yield (
        "Part of their losses that the plan prevents",
        _percent(inputs.prevented, "case_prevented"),
    )
    yield "ARR of expansions if all are won", _money(inputs.growth_pool, "case_pool")
    if inputs.discount is not None:
        yield "Discount a year", _percent(inputs.discount, "case_discount")


def _money(value: float, name: str) -> Input:
    return Input(Quantity(value, Unit.MONEY), name)


def _percent(share: float, name: str) -> Input:
    return Input(Quantity(100 * share, Unit.PERCENT), name, SHARE)


def _list_results(
    review: InvestmentReview, inputs: CaseInputs, outcome: CaseOutcome
) -> Iterator[tuple[LiveValue, ...]]:
    last = inputs.months + 1
    if review.preserved is not None:
        text = "=case_named*case_churn/100*case_prevented/100"
        yield _result("ARR kept a year, once all is done", text, review.preserved.base, Unit.MONEY)
    yield _result("Cost", f"=INDEX(case_cost,{last})", outcome.cost, Unit.MONEY)
    yield _result("Gross profit", f"=INDEX(case_gain,{last})", outcome.benefit, Unit.MONEY)
    yield _result("Gross profit less cost", f"=INDEX(case_net,{last})", outcome.net, Unit.MONEY)
    text = f'=IF(INDEX(case_cost,{last})=0,"",100*INDEX(case_net,{last})/INDEX(case_cost,{last}))'
    yield _result("Return: (gross profit − cost) ÷ cost", text, outcome.roi, Unit.PERCENT)
    yield _result(
        "Break-even: month",
        f"=IF({AFTER}>{inputs.months},{_quote(NEVER)},{AFTER})",
        outcome.break_even_month,
        Unit.POINTS,
        NEVER,
    )
    before, then = f"INDEX(case_net,{AFTER})", f"INDEX(case_net,{AFTER}+1)"
    yield _result(
        "Payback: months",
        f"=IF({AFTER}>{inputs.months},{_quote(NEVER)},"
        f"IF({AFTER}=0,0,{AFTER}-1+{before}/({before}-{then})))",
        outcome.payback_months,
        Unit.POINTS,
        NEVER,
    )
    if inputs.discount is not None:
        text = "=SUMPRODUCT(case_flow,(1+case_discount/100)^(-case_month/12))"
        yield _result("Present value", text, outcome.present_value, Unit.MONEY)


def _quote(word: str) -> str:
    return f'"{word}"'


def _result(
    name: str, text: str, value: float | None, unit: Unit, otherwise: str = ""
) -> tuple[LiveValue, ...]:
    shown: Value = otherwise if value is None else Quantity(value, unit)
    difference = (
        '=IF(AND(ISNUMBER(B{row}),ISNUMBER(C{row})),ROUND(B{row}-C{row},6),IF(B{row}=C{row},0,""))'
    )
    return name, Live(text, shown), shown, Live(difference, 0.0)


def _draw_months(inputs: CaseInputs) -> LiveSheet:
    table = LiveTable(
        HEAD,
        (
            LiveColumn("Month", Format.INTEGER, 9, "case_month"),
            LiveColumn("Work done", Format.DECIMAL, 12, "case_done"),
            LiveColumn("ARR covered", Format.DECIMAL, 12, "case_covered"),
            LiveColumn("Growth begun", Format.DECIMAL, 12, "case_growing"),
            LiveColumn("Cost until then", Format.MONEY, 16, "case_cost"),
            LiveColumn("Covered, with delay", Format.DECIMAL, 12),
            LiveColumn("Who stays, with the plan", Format.DECIMAL, 12),
            LiveColumn("ARR kept", Format.MONEY),
            LiveColumn("ARR added", Format.MONEY),
            LiveColumn("Gross profit until then", Format.MONEY, 16, "case_gain"),
            LiveColumn("Gross profit less cost", Format.MONEY, 16, "case_net"),
            LiveColumn("Of the month", Format.MONEY, 16, "case_flow"),
        ),
        tuple(_month_row(one) for one in follow_case(inputs)),
    )
    return LiveSheet(
        name=MONTHS,
        section="investment",
        title="The case month by month",
        notes=(
            (
                f"Formulas over the assumptions of the sheet “{CASE}”. Work done, ARR covered and "
                "growth begun are shares 0 to 1 that follow from the dates of the plan: values."
            ),
        ),
        tables=(table,),
        charts=(
            LiveChart(
                "line",
                "Gross profit less cost until the end of each month",
                0,
                (LiveSeries(10, Status.DOING),),
            ),
        ),
        frozen=(table.first, 1),
    )


def _month_row(one: CaseMonth) -> tuple[LiveValue, ...]:
    is_first = one.month == 0
    cost = (
        "=(case_work*case_day_cost+case_spend)*B{row}+case_licence*ROUNDUP(A{row}/12,0)"
        "+IF(A{row}>0,case_integration/100*case_licence,0)"
    )
    stays = f"=G{{above}}*(1-{MONTHLY}*(1-case_confirmed*case_prevented/10000*F{{row}}))"
    added = "=case_pool*case_conversion/100*case_confirmed/100*(%s)"
    gain = "=%s(H{row}+I{row})/12*case_margin/100" % ("" if is_first else "J{above}+")
    return (
        one.month,
        one.done,
        one.covered,
        one.growing,
        Live(cost, one.cost),
        Live(REACHED.replace("%s", "case_covered"), one.reached),
        Live("=1" if is_first else stays, one.stays),
        Live(f"=case_named*(G{{row}}-(1-{MONTHLY})^A{{row}})", one.kept),
        Live(added % REACHED.replace("%s", "case_growing")[1:], one.added),
        Live(gain, one.gain),
        Live("=J{row}-E{row}", one.gain - one.cost),
        Live("=K{row}" if is_first else "=K{row}-K{above}", one.flow),
    )
