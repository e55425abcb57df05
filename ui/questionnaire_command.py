"""``csdesk questionnaire``: an empty answer workbook to hand out."""

from __future__ import annotations

import argparse
from pathlib import Path

from csdesk.content import load_library
from csdesk.errors import WrongUsage
from csdesk.model.identifiers import InstrumentId
from csdesk.operations.answers import make_questionnaire
from exports import write


def run_questionnaire(options: argparse.Namespace) -> list[Path]:
    """Write the workbook of an instrument and return its path."""
    instruments = load_library().instruments
    instrument = instruments.get(InstrumentId(options.instrument))
    if instrument is None:
        known = ", ".join(sorted(instruments))
        raise WrongUsage(f"There is no instrument “{options.instrument}”. There is: {known}.")
    if options.out.suffix.casefold() != ".xlsx":
        raise WrongUsage(f"A questionnaire is an .xlsx file, not “{options.out.name}”.")
    if options.out.exists():
        raise WrongUsage(f"{options.out} is there already. Choose a name that is free.")
    write(make_questionnaire(instrument), options.out)
    return [options.out]
