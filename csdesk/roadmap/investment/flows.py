"""What a case costs and brings month by month, for one set of drivers or for thousands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from csdesk.model.investment import CaseInputs, Driver

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    Values = Mapping[Driver, FloatArray]

YEAR = 12
FULL = 100.0


def base_values(inputs: CaseInputs) -> dict[Driver, FloatArray]:
    """Return every driver at its base, shape (1,)."""
    import numpy as np

    return {driver: np.array([span.base]) for driver, span in inputs.drivers}


def cost_path(inputs: CaseInputs, values: Values) -> FloatArray:
    """Return what was paid until the end of each month, shape (draws, months + 1).

    People and spend follow the work that is done. The licence is paid at the beginning of each
    year, its integration at the beginning of the first.
    """
    import numpy as np

    done = np.array(inputs.work_done)
    people = values[Driver.WORK] * inputs.day_cost + values[Driver.SPEND]
    years = np.ceil(np.arange(inputs.months + 1) / YEAR)
    integration = values[Driver.INTEGRATION] / FULL * inputs.licence
    tools = inputs.licence * years + integration[:, None] * (years > 0)
    paid: FloatArray = people[:, None] * done + tools
    return paid


def benefit_path(inputs: CaseInputs, values: Values) -> FloatArray:
    """Return the gross profit until the end of each month, shape (draws, months + 1).

    ARR earns a twelfth of itself a month, times the gross margin.
    """
    arr = preserved_path(inputs, values) + added_path(inputs, values)
    earned: FloatArray = arr.cumsum(axis=1) / YEAR * inputs.margin
    return earned


def preserved_path(inputs: CaseInputs, values: Values) -> FloatArray:
    """Return the ARR that is there each month and would have left, shape (draws, months + 1).

    Churn a year is spread evenly, 1 − (1 − c)^(1/12) a month (C18); the plan takes its part off
    the churn of those customers whom it had reached when the month began.
    """
    import numpy as np

    churn = values[Driver.CHURN] / FULL
    monthly = 1 - (1 - churn) ** (1 / YEAR)
    kept = values[Driver.CONFIRMED] / FULL * inputs.prevented
    reached = shift(inputs.covered, values[Driver.DELAY] + 1)
    hazard = monthly[:, None] * (1 - kept[:, None] * reached)
    hazard[:, 0] = 0.0
    without = (1 - monthly[:, None]) ** np.arange(inputs.months + 1)
    saved: FloatArray = inputs.named_arr * (np.cumprod(1 - hazard, axis=1) - without)
    return saved


def added_path(inputs: CaseInputs, values: Values) -> FloatArray:
    """Return the ARR of expansions that is there each month, shape (draws, months + 1).

    They are won evenly with the initiatives for expansion, and earn from the month after.
    """
    won = inputs.growth_pool * values[Driver.CONVERSION] / FULL * values[Driver.CONFIRMED] / FULL
    return won[:, None] * shift(inputs.growing, values[Driver.DELAY] + 1)


def net_path(inputs: CaseInputs, values: Values) -> FloatArray:
    """Return gains less costs until the end of each month, shape (draws, months + 1)."""
    return benefit_path(inputs, values) - cost_path(inputs, values)


def shift(shares: tuple[float, ...], delay: FloatArray) -> FloatArray:
    """Return shares by month as they are with each delay in months, shape (draws, months + 1).

    Between two months they grow evenly; before the first one nothing is done.
    """
    import numpy as np

    months = np.arange(len(shares))
    found: FloatArray = np.interp(months[None, :] - delay[:, None], months, shares, left=0.0)
    return found
