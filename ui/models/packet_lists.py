"""Whom packets can go to, and who sent theirs back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from csdesk.formatting import plural
from csdesk.formatting.respondents import role_group, role_word, tell_unread
from csdesk.model.instruments import Instrument
from csdesk.model.packets import PacketDraft, ReturnedPacket
from csdesk.model.respondents import RespondentRole
from csdesk.model.responses import Respondent, Response
from csdesk.report.packets import Packet, ask_questions


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role with what its packet would hold; ``questions`` 0: nothing is asked of it."""

    role: RespondentRole
    name: str
    note: str
    questions: int


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody who answered, or whose packet was just read."""

    name: str
    note: str


def list_roles(instruments: Sequence[Instrument]) -> tuple[RoleLine, ...]:
    """Return every role with the size of its packet over these instruments."""
    return tuple(_role_line(role, instruments) for role in RespondentRole)


def list_people(responses: Iterable[Response]) -> tuple[tuple[Respondent, PersonLine], ...]:
    """Return everybody who answered, by role and then in the order in which they came."""
    counts = Counter(response.respondent for response in responses)
    ranks = {role: place for place, role in enumerate(RespondentRole)}
    people = sorted(counts, key=lambda person: (ranks[person.role], person.id))
    return tuple(
        (person, PersonLine(person.name, f"{role_word(person.role)} · {_answers(counts[person])}"))
        for person in people
    )


def describe_packet(packet: ReturnedPacket) -> PersonLine:
    """Return who answered in a file and how much of it could be read."""
    parts = [role_word(packet.role), _answers(len(packet.answers))]
    if packet.unanswered:
        parts.append(f"{packet.unanswered} left open")
    parts += tell_unread(packet)
    return PersonLine(packet.name, " · ".join(parts))


def count_answers(draft: PacketDraft) -> int:
    """Return how many answers a draft holds."""
    return sum(len(packet.answers) for packet in draft.packets)


def _role_line(role: RespondentRole, instruments: Sequence[Instrument]) -> RoleLine:
    packet = Packet(ask_questions(instruments, role))
    count = packet.questions
    size = f"{plural(count, 'question')}, about {plural(packet.minutes, 'minute')}"
    return RoleLine(role, role_group(role), size if count else "No question for this role", count)


def _answers(count: int) -> str:
    return plural(count, "answer")
