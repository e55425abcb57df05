"""Several packets at once: named after whom they are for, never over another, all or none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from csdesk.formatting.file_names import file_name
from csdesk.progress import Progress, silent
from csdesk.report.packets import Packet
from exports.files import free_name, write_all


def name_packet(packet: Packet, folder: Path) -> Path:
    """Return a path in a folder that is still free.

    Raises WrongUsage where a folder holds a thousand packets of that name.
    """
    whom = f"{packet.title} ({packet.person})" if packet.person else packet.title
    name = file_name(f"{whom}, {packet.client}")
    return folder / f"{free_name(name, folder, ('.xlsx',))}.xlsx"


def write_packets(
    packets: Sequence[Packet], folder: Path, progress: Progress = silent
) -> tuple[Path, ...]:
    """Write packets into a folder; when one fails or is cancelled, none is left behind."""
    named = ((packet, name_packet(packet, folder)) for packet in packets)
    return write_all(named, len(packets), progress)
