"""What a person chose for reports: whom they are for, what stands in them, whose they look like."""

from __future__ import annotations

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
class ReportChoice:
    """One way to make a report; sections by their ids, in their order."""

    audience: Audience = Audience.FULL
    sections: tuple[str, ...] = field(default=())
    """Empty: all that the audience gets, in the usual order."""
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
