"""Packets of questions: made for a role, brought back, and kept beside the own answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from csdesk.errors import InputRefused, WrongUsage
from csdesk.formatting.respondents import role_group
from csdesk.ingest.answers import MadeElsewhere, read_packet
from csdesk.ingest.worker import read_workbook
from csdesk.model.changes import ANSWERED
from csdesk.model.history import Action
from csdesk.model.identifiers import InstrumentId
from csdesk.model.instruments import Instrument
from csdesk.model.library import Library
from csdesk.model.packets import PacketDraft, PacketOrder, ReturnedPacket
from csdesk.model.responses import Respondent
from csdesk.operations.brands import client_brand
from csdesk.operations.instruments import company_instruments
from csdesk.operations.outcome import Outcome
from csdesk.progress import Progress, silent
from csdesk.report.brand import make_brand
from csdesk.report.packets import Packet, ask_questions
from csdesk.storage.file.open_files import refuse_open_file
from csdesk.storage.workspace import Workspace

OWNERS_FILE = "~$"
"""Begins the name of the file that Excel lays beside one that is open."""


def make_packet(workspace: Workspace, library: Library, order: PacketOrder) -> Packet:
    """Return the packet that is asked for. Raises WrongUsage where it would ask nothing."""
    instruments = _choose(company_instruments(workspace, library).values(), order.instruments)
    sheets = ask_questions(instruments, order.role, functions=workspace.aims.functions())
    if not sheets:
        whom = role_group(order.role) if order.role else "anybody"
        raise WrongUsage(
            f"There is no question for {whom} in what was chosen. Choose more instruments."
        )
    return Packet(
        sheets=sheets,
        client=workspace.clients.client().name,
        engagement=workspace.clients.engagement().name,
        role=order.role,
        person=order.person,
        asked_by=order.asked_by,
        due_on=order.due_on,
        brand=make_brand(client_brand(workspace), order.firm),
    )


def make_packets(
    workspace: Workspace, library: Library, orders: Iterable[PacketOrder]
) -> tuple[Packet, ...]:
    """Return a packet for each order. Raises WrongUsage where one would ask nothing."""
    return tuple(make_packet(workspace, library, order) for order in orders)


def draft_packets(
    workspace: Workspace,
    library: Library,
    paths: Sequence[Path],
    *,
    is_from_anywhere: bool = False,
    progress: Progress = silent,
) -> PacketDraft:
    """Read files that came back, and the workbooks of folders, without keeping anything.

    A file that cannot be used is refused with its sentence, and the others are read.
    """
    instruments = tuple(company_instruments(workspace, library).values())
    client, engagement = workspace.clients.client().name, workspace.clients.engagement().name
    packets: list[ReturnedPacket] = []
    refused: list[str] = []
    has_strangers = False
    for path in find_packets(paths):
        try:
            refuse_open_file(path)
            packet = read_packet(
                read_workbook(path, progress),
                instruments,
                client,
                engagement,
                is_from_anywhere=is_from_anywhere,
            )
            _refuse_second(packet, packets)
        except InputRefused as error:
            refused.append(str(error))
            has_strangers |= isinstance(error, MadeElsewhere)
        else:
            packets.append(packet)
    return PacketDraft(tuple(packets), tuple(refused), has_strangers)


def find_packets(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files that are named, and the workbooks in the folders that are."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(path.glob("*.xlsx"))
            found += [one for one in inside if not one.name.startswith((OWNERS_FILE, "."))]
        else:
            found.append(path)
    return tuple(dict.fromkeys(found))


def find_replaced(respondents: Iterable[Respondent], draft: PacketDraft) -> tuple[Respondent, ...]:
    """Return the respondents whose earlier answers a draft takes the place of."""
    people = {packet.person for packet in draft.packets if packet.answers}
    return tuple(one for one in respondents if one.person in people)


def import_packets(workspace: Workspace, draft: PacketDraft) -> Outcome[tuple[Respondent, ...]]:
    """Keep what people answered as one step, in place of what the same people said before.

    The consultant's own answers stay as they are. Raises WrongUsage where nothing was answered.
    """
    if not any(packet.answers for packet in draft.packets):
        raise WrongUsage("Nothing is answered in what came back. Have it filled in first.")
    with workspace.step(Action.IMPORT_PACKET):
        for respondent in find_replaced(workspace.responses.respondents(), draft):
            workspace.responses.remove(respondent.id)
        kept = tuple(
            workspace.responses.add(packet.name, packet.role, packet.answers)
            for packet in draft.packets
            if packet.answers
        )
    return Outcome(kept, ANSWERED)


def _choose(
    known: Collection[Instrument], wanted: tuple[InstrumentId, ...]
) -> tuple[Instrument, ...]:
    unknown = set(wanted) - {one.id for one in known}
    if unknown:
        names = ", ".join(one.id for one in known)
        raise WrongUsage(f"There is no instrument “{min(unknown)}”. There is: {names}.")
    return tuple(one for one in known if not wanted or one.id in wanted)


def _refuse_second(packet: ReturnedPacket, before: Iterable[ReturnedPacket]) -> None:
    for other in before:
        if other.person == packet.person:
            raise InputRefused(
                f"“{packet.name}” answered in “{other.file_name}” already",
                file=packet.file_name,
                advice="Bring in the later one alone, or tell the two people apart by their names",
            )
