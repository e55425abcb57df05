"""What a person chose for reports: whom they are for, what stands in them, whose they look like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

DEFAULT_TEMPLATE = ""
"""The name under which the choice stands that was made last."""


class Audience(StrEnum):
    """Whom a report is for."""

    BOARD = "board"
    """Two pages that stand alone."""
    FULL = "full"
    PAPERS = "papers"
    """Working papers: everything, with its rows."""


@dataclass(frozen=True, slots=True)
class AudienceOutline:
    """What reports for an audience hold, as shipped content."""

    id: Audience
    name: str
    about: str
    sections: tuple[str, ...] = ()
    """Ids in the usual order; none: all that there are."""
    pages: int | None = None
    """As many pages as it has on paper; its sections are then no matter of choice."""
    rows_on_paper: int = 0
    """As many rows of tables that only the workbook has otherwise; 0: none."""
    columns_on_paper: int = 0
    """As many columns of each of these tables, unless others are chosen."""


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """One way to make a report; sections by their ids, in their order."""

    audience: Audience = Audience.FULL
    sections: tuple[str, ...] = field(default=())
    """The order; what is not named here comes at its usual place."""
    left_out: tuple[str, ...] = ()
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The columns of a table that paper shows, by the name of the table and their titles."""
    is_final: bool = False
    """A draft is marked on every page."""
    is_anonymous: bool = False
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Brand:
    """How a client's or a consultant's reports look: a logo, and the colour of headings."""

    name: str = ""
    logo: bytes = b""
    """A PNG or JPEG picture; empty: none."""
    colour: str = ""
    """"#rrggbb"; empty: the usual one."""


PLAIN_BRAND = Brand()
