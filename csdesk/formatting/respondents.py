"""How respondents and their answers are spoken of: by role, never by name."""

from __future__ import annotations

from csdesk.formatting.numbers import plural
from csdesk.formatting.words import confidence_word
from csdesk.model.answers import Confidence
from csdesk.model.packets import ReturnedPacket
from csdesk.model.respondents import RespondentRole

_ROLES = {
    RespondentRole.LEADERSHIP: ("Leadership", "Leadership", "says"),
    RespondentRole.CSM: ("CSM", "CSMs", "say"),
    RespondentRole.SALES: ("Sales", "Sales", "says"),
    RespondentRole.SUPPORT: ("Support", "Support", "says"),
    RespondentRole.PRODUCT: ("Product", "Product", "says"),
    RespondentRole.OPERATIONS: ("CS operations", "CS operations", "says"),
    RespondentRole.FINANCE: ("Finance", "Finance", "says"),
}
_SURENESS = {
    Confidence.VERY_LOW: "a guess",
    Confidence.LOW: "not sure",
    Confidence.MEDIUM: "fairly sure",
    Confidence.HIGH: "sure",
    Confidence.VERY_HIGH: "seen and checked",
}


def role_word(role: RespondentRole) -> str:
    """Return the role of one person: "CSM"."""
    return _ROLES[role][0]


def role_group(role: RespondentRole) -> str:
    """Return everybody of a role: "CSMs"."""
    return _ROLES[role][1]


def role_says(role: RespondentRole) -> str:
    """Return how a sentence about what a role answered begins: "CSMs say"."""
    _, group, verb = _ROLES[role]
    return f"{group} {verb}"


def confidence_choice(confidence: Confidence) -> str:
    """Return a confidence as it is chosen from a list: "4 High"."""
    return f"{confidence.value} {confidence_word(confidence)}"


def confidence_meaning(confidence: Confidence) -> str:
    """Return what a confidence says: "seen and checked"."""
    return _SURENESS[confidence]


def tell_unread(packet: ReturnedPacket) -> tuple[str, ...]:
    """Return what of a packet could not be read: rows, and sheets that are gone."""
    rows = (f"{plural(packet.unread_rows, 'row')} not read",) if packet.unread_rows else ()
    sheets = (f"{plural(packet.lost_sheets, 'sheet')} missing",) if packet.lost_sheets else ()
    return (*rows, *sheets)
