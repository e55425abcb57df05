"""How a report looks: whose logos it carries, and where the colour of the brand can stand."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.formatting.contrast import WHITE, contrast, ink_on, is_readable, read_colour
from csdesk.model.report_choices import PLAIN_BRAND, Brand
from csdesk.report.logos import usable_logo


@dataclass(frozen=True, slots=True)
class ReportBrand:
    """The client's and the consultant's look; an empty colour is the usual one.

    Statuses and charts keep their colours whatever it says.
    """

    client_logo: bytes = b""
    firm: str = ""
    """The name of the consultant's firm."""
    firm_logo: bytes = b""
    colour: str = ""
    """Of bands and rules, "#rrggbb"."""
    ink: str = ""
    """Of text on it."""
    heading: str = ""
    """Of headings on white; empty where the colour could not be read there."""

    @property
    def has_logo(self) -> bool:
        """Tell whether there is any picture."""
        return bool(self.client_logo or self.firm_logo)


NO_BRAND = ReportBrand()


def make_brand(client: Brand, firm: Brand, *, is_anonymous: bool = False) -> ReportBrand:
    """Return how a report looks: in the client's colour, else the firm's.

    An anonymous report shows nothing of the client; what cannot be drawn is left out.
    """
    if is_anonymous:
        client = PLAIN_BRAND
    colour = read_colour(client.colour) or read_colour(firm.colour) or ""
    return ReportBrand(
        client_logo=usable_logo(client.logo),
        firm=firm.name,
        firm_logo=usable_logo(firm.logo),
        colour=colour,
        ink=ink_on(colour) if colour else "",
        heading=colour if colour and is_readable(colour, WHITE) else "",
    )


def describe_colour(colour: str) -> str:
    """Return where a colour can stand in a report, as one sentence."""
    if not colour:
        return "Headings and bands have the colour of csdesk."
    ratio = f"{int(contrast(colour, WHITE) * 10) / 10:.1f} : 1"
    if is_readable(colour, WHITE):
        return f"It stands on bands and in headings: on white its contrast is {ratio}."
    return (
        f"On white its contrast is only {ratio}, and text needs 4.5 : 1: it stands on bands, not "
        "in headings."
    )
