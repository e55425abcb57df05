"""``csdesk packet`` and ``csdesk answers-in``: questions go out, and answers come back."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from csdesk.content import load_library
from csdesk.errors import InputRefused, WrongUsage
from csdesk.formatting import plural
from csdesk.formatting.respondents import role_word, tell_unread
from csdesk.model.identifiers import InstrumentId
from csdesk.model.imports import DataIssue
from csdesk.model.packets import PacketDraft, PacketOrder, ReturnedPacket
from csdesk.model.respondents import RespondentRole
from csdesk.operations.packets import draft_packets, find_replaced, import_packets, make_packet
from csdesk.report.packets import Packet
from csdesk.settings import load_settings
from csdesk.storage.workspace import open_workspace
from exports import write
from ui.client_opening import open_for_command
from ui.pass_phrases import call_with_phrase
from ui.terminal import TerminalProgress, say


def run_packet(options: argparse.Namespace) -> list[Path]:
    """Write the packet of a role and return its path."""
    if options.to.suffix.casefold() != ".xlsx":
        raise WrongUsage(f"A packet is an .xlsx file, not “{options.to.name}”.")
    if options.to.exists():
        raise WrongUsage(f"{options.to} is there already. Choose a name that is free.")
    write(
        call_with_phrase(options, options.file, lambda phrase: _make(options, phrase)), options.to
    )
    return [options.to]


def run_answers_in(options: argparse.Namespace) -> int:
    """Keep the answers of packets and return the exit code.

    Who answered goes to standard output, each row that was not read to standard error. Where one
    file is refused none is kept.
    """
    with TerminalProgress(sys.stderr) as progress, open_for_command(options, progress) as workspace:
        draft = draft_packets(
            workspace,
            load_library(),
            options.answers,
            is_from_anywhere=options.other_client,
            progress=progress,
        )
        say(sys.stderr, [*draft.refused, *(_issue_line(issue) for issue in _issues(draft))])
        if draft.has_strangers:
            say(sys.stderr, ["To take in what was made for another one, add --other-client."])
        if draft.refused:
            return InputRefused.exit_code
        replaced = find_replaced(workspace.responses.respondents(), draft)
        import_packets(workspace, draft)
    say(sys.stdout, [_packet_line(packet) for packet in draft.packets])
    say(
        sys.stderr,
        [
            f"{person.name} ({role_word(person.role)}) had answered before; those answers were "
            "replaced, and one undo brings them back."
            for person in replaced
        ],
    )
    return 0


def _make(options: argparse.Namespace, phrase: str | None) -> Packet:
    order = PacketOrder(
        role=RespondentRole(options.role),
        person=options.name or "",
        instruments=tuple(InstrumentId(one) for one in options.instrument or ()),
        asked_by=options.asked_by or "",
        due_on=options.due,
        firm=load_settings().firm,
    )
    with open_workspace(options.file, phrase=phrase, read_only=True) as workspace:
        return make_packet(workspace, load_library(), order)


def _issues(draft: PacketDraft) -> list[DataIssue]:
    return [issue for packet in draft.packets for issue in packet.issues]


def _issue_line(issue: DataIssue) -> str:
    place = [issue.file]
    place += [f"sheet “{issue.sheet}”"] if issue.sheet else []
    place += [f"row {issue.row}"] if issue.row else []
    place += [f"column “{issue.column}”"] if issue.column else []
    return f"{', '.join(place)}: {issue.problem}. {issue.fix}."


def _packet_line(packet: ReturnedPacket) -> str:
    unread = "".join(f", {part}" for part in tell_unread(packet))
    return (
        f"{packet.file_name}: {packet.name} ({role_word(packet.role)}), "
        f"{plural(len(packet.answers), 'answer')}, {packet.unanswered} left open{unread}"
    )
