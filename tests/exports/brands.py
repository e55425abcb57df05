"""Brands of reports to write."""

from __future__ import annotations

from csdesk.model.report_choices import Brand
from csdesk.report.brand import make_brand
from tests.logos import make_logo

CLIENT_LOGO, FIRM_LOGO = make_logo(400, 100), make_logo(90, 90, (160, 20, 40))
LONG_NAME = "The Very Long Name of a Consulting Partnership for Customer Success and Renewals GmbH"
BOTH = make_brand(
    Brand(logo=CLIENT_LOGO, colour="#0a3d62"), Brand("Wren & Partners", FIRM_LOGO, "#7a1f5c")
)
NAME_ALONE = make_brand(Brand(colour="#ffd400"), Brand(LONG_NAME))
"""A light colour, and a firm without a logo."""
