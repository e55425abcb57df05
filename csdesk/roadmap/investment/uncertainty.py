"""How sure a case is: drivers drawn thousands of times, and one at a time at its ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csdesk.model.investment import CaseInputs, FanMonth, Simulation, Span, TornadoBar
from csdesk.roadmap.investment.flows import net_path
from csdesk.roadmap.investment.outcomes import judge

if TYPE_CHECKING:
    from numpy.random import Generator

    from csdesk.roadmap.investment.flows import FloatArray

DRAWS = 10_000
SEED = 20_260_630
"""Fixed, so that the same inputs give the same numbers."""
QUANTILES = (5, 25, 50, 75, 95)


def simulate(inputs: CaseInputs, draws: int = DRAWS) -> Simulation:
    """Return quantiles of gains less costs by month over many draws.

    Every driver is drawn by itself from a triangle over its span with its peak at the base.
    """
    import numpy as np

    generator = np.random.default_rng(SEED)
    values = {driver: _draw(generator, span, draws) for driver, span in inputs.drivers}
    net = net_path(inputs, values)
    quantiles = np.percentile(net, QUANTILES, axis=0).T.tolist()
    fan = tuple(FanMonth(month, *row) for month, row in enumerate(quantiles))
    return Simulation(draws, fan, float(100 * (net[:, -1] >= 0).mean()))


def tell_swings(inputs: CaseInputs) -> tuple[TornadoBar, ...]:
    """Return what each open driver does alone at its low and its high, the widest first."""
    bars = [
        TornadoBar(
            driver,
            span,
            judge(inputs, {driver: span.low}).net,
            judge(inputs, {driver: span.high}).net,
        )
        for driver, span in inputs.drivers
        if span.is_open
    ]
    return tuple(sorted(bars, key=lambda bar: -bar.swing))


def _draw(generator: Generator, span: Span, draws: int) -> FloatArray:
    import numpy as np

    if not span.is_open:
        return np.full(draws, span.base)
    return generator.triangular(span.low, span.base, span.high, draws)
