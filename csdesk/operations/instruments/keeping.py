"""Holding an engagement to the instruments that it began with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from csdesk.content.compiling import compile_instrument, read_compiled
from csdesk.content.questions import lend_question
from csdesk.errors import ContentInvalid, WorkspaceDamaged
from csdesk.model.assessments import KeptInstrument
from csdesk.model.history import Action
from csdesk.model.identifiers import EngagementId, InstrumentId
from csdesk.model.instruments import Instrument, Question, Subject
from csdesk.model.library import Library
from csdesk.storage.workspace import Workspace

Instruments = Mapping[InstrumentId, Instrument]


def keep_instruments(workspace: Workspace, library: Library) -> None:
    """Keep the text of every shipped instrument of which something is answered.

    It is no step that an undo takes back; a workspace that is open for reading stays as it is.
    """
    if workspace.is_read_only:
        return
    kept = {instrument.id for instrument in workspace.instruments.all()}
    begun = workspace.answers.questions() | workspace.responses.questions()
    begun_now = [
        instrument
        for instrument in library.instruments.values()
        if instrument.id not in kept
        and any(question.id in begun for question in instrument.questions)
    ]
    if not begun_now:
        return
    with workspace.step(Action.KEEP_INSTRUMENTS, undoable=False):
        for instrument in begun_now:
            keep_instrument(workspace, instrument)


def keep_instrument(workspace: Workspace, instrument: Instrument, *, is_own: bool = False) -> None:
    """Keep the text of an instrument, in place of an earlier one with its id."""
    compiled = compile_instrument(instrument)
    workspace.instruments.keep(
        KeptInstrument(instrument.id, instrument.version, compiled, is_own=is_own)
    )


def current_instruments(
    workspace: Workspace, library: Library, engagement: EngagementId | None = None
) -> Instruments:
    """Return the instruments of the engagement: as they are kept, or else as they ship.

    Those of the chosen engagement, unless another one is given. A question that another
    instrument lends is asked as it stands there. Raises WorkspaceDamaged where a kept text is none.
    """
    instruments = dict(library.instruments)
    for kept in workspace.instruments.all(engagement):
        instruments[kept.id] = read_kept(kept, workspace)
    return {
        number: _with_loans(instrument, instruments) for number, instrument in instruments.items()
    }


def company_instruments(workspace: Workspace, library: Library) -> Instruments:
    """Return the instruments of the engagement that are about the company, not one customer."""
    instruments = current_instruments(workspace, library)
    return {key: one for key, one in instruments.items() if one.subject is Subject.COMPANY}


def outdated_instruments(workspace: Workspace, library: Library) -> frozenset[InstrumentId]:
    """Return the kept instruments that ship with another text today."""
    return frozenset(
        kept.id
        for kept in workspace.instruments.all()
        if not kept.is_own
        and kept.id in library.instruments
        and read_kept(kept, workspace) != library.instruments[kept.id]
    )


def read_kept(kept: KeptInstrument, workspace: Workspace) -> Instrument:
    """Return a kept instrument. Raises WorkspaceDamaged where its text is none."""
    try:
        instrument = read_compiled(kept.compiled)
    except ContentInvalid as error:
        raise _damaged(workspace, kept, str(error)) from error
    if instrument.id != kept.id:
        raise _damaged(workspace, kept, f"It is called “{instrument.id}” there.")
    return instrument


def _damaged(workspace: Workspace, kept: KeptInstrument, reason: str) -> WorkspaceDamaged:
    return WorkspaceDamaged(
        f"{workspace.path.name}: the instrument “{kept.id}” that it keeps cannot be read. "
        f"{reason} Restore a backup."
    )


def _with_loans(instrument: Instrument, instruments: Instruments) -> Instrument:
    questions = tuple(_follow_lender(question, instruments) for question in instrument.questions)
    if questions == instrument.questions:
        return instrument
    return replace(instrument, questions=questions)


def _follow_lender(question: Question, instruments: Instruments) -> Question:
    """Return a lent question as its lender asks it now; one that is no longer asked, as it was."""
    if question.lender is None or question.lender not in instruments:
        return question
    for asked in instruments[question.lender].questions:
        if asked.id == question.id and asked.lender is None:
            return lend_question(asked, question.lender, question)
    return question
