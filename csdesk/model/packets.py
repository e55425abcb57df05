"""Packets: workbooks of questions that go out to people at the client and come back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from csdesk.model.answers import Answer
from csdesk.model.identifiers import InstrumentId
from csdesk.model.imports import DataIssue
from csdesk.model.questionnaires import STAMP
from csdesk.model.report_choices import PLAIN_BRAND, Brand
from csdesk.model.respondents import Person, RespondentRole, tell_person

SEPARATOR = "\x1f"
_INSTRUMENT = "instrument"
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ")


@dataclass(frozen=True, slots=True)
class PacketOrder:
    """What a packet is to hold. Without instruments: all of those about the company."""

    role: RespondentRole | None
    """Whose questions; None: every question, whoever it is meant for."""
    person: str = ""
    """Who is to fill it in, where it is one person."""
    instruments: tuple[InstrumentId, ...] = ()
    asked_by: str = ""
    """Who asks and gets it back."""
    due_on: date | None = None
    firm: Brand = PLAIN_BRAND
    """The look of who asks, where the client has none."""


@dataclass(frozen=True, slots=True)
class PacketPart:
    """An instrument in a packet, with its version and the sheet that asks it."""

    instrument: InstrumentId
    version: str
    sheet: str


@dataclass(frozen=True, slots=True)
class PacketStamp:
    """What a packet says about itself on its hidden sheet, so that it is known again."""

    client: str
    engagement: str
    role: RespondentRole | None
    person: str
    parts: tuple[PacketPart, ...]

    @property
    def id(self) -> str:
        """Return a digest of all of it: another one shows that the sheet was changed."""
        return sha256(SEPARATOR.join(self._texts()).encode("utf-8", "replace")).hexdigest()[:16]

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Return what the hidden sheet says, one fact in a row."""
        return (
            (STAMP, self.id),
            ("client", self.client),
            ("engagement", self.engagement),
            ("role", self.role or ""),
            ("person", self.person),
            *((_INSTRUMENT, part.instrument, part.version, part.sheet) for part in self.parts),
        )

    @classmethod
    def of_rows(cls, rows: Sequence[Sequence[str]]) -> PacketStamp | None:
        """Return the stamp that a hidden sheet holds; None where it was changed."""
        facts = {row[0]: row[1] for row in rows if len(row) > 1}
        role = facts.get("role", "")
        if role not in {"", *RespondentRole}:
            return None
        stamp = cls(
            client=facts.get("client", ""),
            engagement=facts.get("engagement", ""),
            role=RespondentRole(role) if role else None,
            person=facts.get("person", ""),
            parts=tuple(
                PacketPart(InstrumentId(row[1]), row[2], row[3])
                for row in rows
                if len(row) > 3 and row[0] == _INSTRUMENT
            ),
        )
        return stamp if stamp.id == facts.get(STAMP) else None

    def _texts(self) -> Iterable[str]:
        yield from (self.client, self.engagement, self.role or "", self.person)
        for part in self.parts:
            yield from (part.instrument, part.version, part.sheet)


def one_line(text: str) -> str:
    """Return a text as it comes back out of any spreadsheet program: on one line."""
    return " ".join(text.translate(_CONTROLS).split())


@dataclass(frozen=True, slots=True)
class ReturnedPacket:
    """What one file brings back: who answered what, and what could not be read."""

    file_name: str
    name: str
    role: RespondentRole
    answers: tuple[Answer, ...]
    issues: tuple[DataIssue, ...]
    unanswered: int
    """Rows whose answer is empty."""

    @property
    def person(self) -> Person:
        """Return who answered, however the name is spaced and capitalised."""
        return tell_person(self.name, self.role)

    @property
    def lost_sheets(self) -> int:
        """Return how many sheets did not come back."""
        return sum(issue.row is None for issue in self.issues)

    @property
    def unread_rows(self) -> int:
        """Return how many rows could not be read."""
        return len(self.issues) - self.lost_sheets


@dataclass(frozen=True, slots=True)
class PacketDraft:
    """Files that came back, read but not kept; ``refused`` has one sentence a file."""

    packets: tuple[ReturnedPacket, ...]
    refused: tuple[str, ...] = ()
    has_strangers: bool = False
    """Whether a file was refused because it was made for another client or audit."""
