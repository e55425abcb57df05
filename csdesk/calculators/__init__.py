"""Calculators: pure functions whose inputs, bounds and worked examples are content.

In here: how many people a team needs, what tools and phases cost, how pay is made up. A definition
in ``resources/library/calculators`` names the inputs and results of one function of ``registry``.
"""

from csdesk.calculators.calculating import calculate

__all__ = ["calculate"]
