"""``csdesk instrument``: instruments go out as workbooks, and one's own come in."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from csdesk.content import load_library
from csdesk.errors import WrongUsage
from csdesk.formatting import plural
from csdesk.model.assessments import UpgradeLine
from csdesk.model.identifiers import InstrumentId
from csdesk.model.instruments import Instrument
from csdesk.operations.instruments import (
    add_instrument,
    copy_instrument,
    draft_instrument,
    make_template,
    remove_instrument,
)
from exports import write
from ui.client_opening import open_for_command
from ui.command_options import EMPTY_INSTRUMENT
from ui.terminal import TerminalProgress


def run_export(options: argparse.Namespace) -> list[Path | str]:
    """Write an instrument, or an empty template for one, and return the path."""
    instrument = _choose(options)
    if options.to.suffix.casefold() != ".xlsx":
        raise WrongUsage(f"An instrument is written as .xlsx, not as “{options.to.name}”.")
    if options.to.exists():
        raise WrongUsage(f"{options.to} is there already. Choose a name that is free.")
    write(make_template(instrument), options.to)
    if instrument is None or options.new_id is not None:
        return [options.to]
    remark = "a copy to read, as its ids are taken; --as NEW_ID writes one to change and add"
    return [f"{options.to}: {remark}"]


def run_try(options: argparse.Namespace) -> list[Path | str]:
    """Check an instrument and return the line that says what it holds."""
    instrument = _draft(options)
    areas = plural(len(instrument.areas), "area")
    questions = plural(len(instrument.questions), "question")
    return [f"{_called(instrument)}: {areas}, {questions}; it keeps every rule"]


def run_add(options: argparse.Namespace) -> list[Path | str]:
    """Add an instrument to a workspace and return the lines that say what became of it."""
    instrument = _draft(options)
    with TerminalProgress(sys.stderr) as progress, open_for_command(options, progress) as workspace:
        lines = add_instrument(workspace, load_library(), instrument).result
    return [f"{_called(instrument)}: added", *_tell_changes(lines)]


def run_remove(options: argparse.Namespace) -> list[Path | str]:
    """Take an own instrument out of a workspace and return the line that says so."""
    with TerminalProgress(sys.stderr) as progress, open_for_command(options, progress) as workspace:
        remove_instrument(workspace, InstrumentId(options.instrument))
    return [f"{options.instrument}: removed; its answers stay in the workspace"]


def _choose(options: argparse.Namespace) -> Instrument | None:
    """Return the instrument to write, None for empty sheets."""
    instrument = _find_instrument(options.instrument)
    if options.new_id is None:
        return instrument
    if instrument is None:
        raise WrongUsage("Empty sheets have no ids yet. Leave out --as.")
    return copy_instrument(instrument, InstrumentId(options.new_id), load_library())


def _find_instrument(name: str) -> Instrument | None:
    if name == EMPTY_INSTRUMENT:
        return None
    instruments = load_library().instruments
    if InstrumentId(name) not in instruments:
        known = ", ".join((*sorted(instruments), EMPTY_INSTRUMENT))
        raise WrongUsage(f"There is no instrument “{name}”. There is: {known}.")
    return instruments[InstrumentId(name)]


def _draft(options: argparse.Namespace) -> Instrument:
    with TerminalProgress(sys.stderr) as progress:
        return draft_instrument(options.source, load_library(), progress)


def _called(instrument: Instrument) -> str:
    return f"{instrument.name} ({instrument.id} {instrument.version})"


def _tell_changes(lines: tuple[UpgradeLine, ...]) -> list[str]:
    """Return how many questions of the earlier version became what; none where there was none."""
    counts = Counter(line.change for line in lines)
    return [f"{change.value}: {plural(count, 'question')}" for change, count in counts.items()]
