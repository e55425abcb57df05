"""What the preflight of a workbook found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csdesk.ingest.reader.sheet_scan import SheetScan

MACROS_LEFT = "The workbook holds macros; they were neither run nor read"


@dataclass(frozen=True, slots=True)
class Inspection:
    """One scan for each sheet by its name, and sentences about the whole file."""

    sheets: Mapping[str, SheetScan]
    notes: tuple[str, ...] = ()
