"""A consultant's own instruments: tried, added to an engagement, taken out, written as a file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from csdesk.content.own import check_beside, read_own_instrument
from csdesk.errors import ContentInvalid, InstrumentRefused, WrongUsage
from csdesk.ingest.instruments.sheets import read_instrument_sheets
from csdesk.ingest.worker import read_workbook
from csdesk.model.assessments import UpgradeLine
from csdesk.model.changes import ANSWERED
from csdesk.model.history import Action
from csdesk.model.identifiers import InstrumentId
from csdesk.model.instruments import Instrument
from csdesk.model.library import Library
from csdesk.operations.instruments.keeping import current_instruments, keep_instrument
from csdesk.operations.instruments.trials import try_extremes
from csdesk.operations.instruments.upgrading import upgrade_instrument
from csdesk.operations.outcome import Outcome
from csdesk.progress import Progress, silent
from csdesk.report.instrument_templates import InstrumentTemplate
from csdesk.storage.file.open_files import refuse_open_file
from csdesk.storage.workspace import Workspace


def draft_instrument(path: Path, library: Library, progress: Progress = silent) -> Instrument:
    """Return the instrument in a folder of TOML files or in a workbook; nothing is kept.

    Raises InstrumentRefused where it breaks a rule, InputRefused where the file cannot be read,
    WrongUsage where the path is neither.
    """
    try:
        instrument = _read(path, library, progress)
        try_extremes(instrument)
    except ContentInvalid as error:
        raise InstrumentRefused(str(error)) from error
    return instrument


def add_instrument(
    workspace: Workspace, library: Library, instrument: Instrument
) -> Outcome[tuple[UpgradeLine, ...]]:
    """Let the engagement work by a consultant's own instrument as well.

    One that is there with the same id is upgraded: the result says what became of its answers.
    Raises InstrumentRefused where another instrument has one of its ids.
    """
    known = current_instruments(workspace, library)
    if instrument.id in _own_ids(workspace):
        _check_beside(instrument, (one for one in known.values() if one.id != instrument.id))
        return upgrade_instrument(workspace, library, instrument.id, instrument)
    _check_beside(instrument, known.values())
    with workspace.step(Action.ADD_INSTRUMENT):
        keep_instrument(workspace, instrument, is_own=True)
    return Outcome((), ANSWERED)


def remove_instrument(workspace: Workspace, instrument: InstrumentId) -> Outcome[None]:
    """Take a consultant's own instrument out of the engagement; its answers stay.

    Raises WrongUsage for an instrument that is not one's own.
    """
    if instrument not in _own_ids(workspace):
        raise WrongUsage(f"“{instrument}” was not added to this audit. Choose one that was.")
    with workspace.step(Action.REMOVE_INSTRUMENT):
        workspace.instruments.remove(instrument)
    return Outcome(None, ANSWERED)


def make_template(instrument: Instrument | None = None) -> InstrumentTemplate:
    """Return an instrument as a workbook to be changed, or empty sheets for a new one."""
    return InstrumentTemplate(instrument)


def _own_ids(workspace: Workspace) -> frozenset[InstrumentId]:
    return frozenset(kept.id for kept in workspace.instruments.all() if kept.is_own)


def _read(path: Path, library: Library, progress: Progress) -> Instrument:
    if path.is_dir():
        return read_own_instrument(path, library)
    if path.suffix.casefold() != ".xlsx":
        raise WrongUsage(
            f"“{path.name}” is no instrument. Choose an .xlsx workbook or a folder of TOML files."
        )
    refuse_open_file(path)
    return read_instrument_sheets(read_workbook(path, progress), library)


def _check_beside(instrument: Instrument, others: Iterable[Instrument]) -> None:
    try:
        check_beside(instrument, others)
    except ContentInvalid as error:
        raise InstrumentRefused(str(error)) from error
