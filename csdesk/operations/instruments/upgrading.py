"""Moving an engagement to another version of an instrument: first shown, then done, undoable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from csdesk.errors import WrongUsage
from csdesk.model.answers import NOBODY, Answer
from csdesk.model.assessments import KeptInstrument, QuestionChange, UpgradeLine
from csdesk.model.changes import ANSWERED
from csdesk.model.history import Action
from csdesk.model.identifiers import InstrumentId, QuestionId
from csdesk.model.instruments import Instrument, Question
from csdesk.model.library import Library
from csdesk.operations.instruments.keeping import keep_instrument, read_kept
from csdesk.operations.instruments.moving_answers import move_answer
from csdesk.operations.outcome import Outcome
from csdesk.storage.workspace import Workspace

Given = Mapping[QuestionId, tuple[Answer, ...]]
"""Every answer to a question: about the company, and about each of its customers."""


def preview_upgrade(
    workspace: Workspace,
    library: Library,
    instrument: InstrumentId,
    newer: Instrument | None = None,
) -> tuple[UpgradeLine, ...]:
    """Return what an upgrade would do to each question that the instrument asks itself.

    One line for each answer, one for a question without any; ``newer`` takes the place of what
    ships. Raises WrongUsage where there is nothing to upgrade, or nothing to upgrade to.
    """
    kept = _find_kept(workspace, instrument)
    target = newer or _find_shipped(library, kept)
    return tuple(_compare(read_kept(kept, workspace), target, _read_given(workspace)))


def upgrade_instrument(
    workspace: Workspace,
    library: Library,
    instrument: InstrumentId,
    newer: Instrument | None = None,
) -> Outcome[tuple[UpgradeLine, ...]]:
    """Hold the engagement to the newer text and move its answers, as the preview says.

    It is one step, which an undo takes back as a whole.
    """
    kept = _find_kept(workspace, instrument)
    target = newer or _find_shipped(library, kept)
    lines = preview_upgrade(workspace, library, instrument, target)
    moved = [line.after for line in lines if line.after is not None and line.after != line.before]
    with workspace.step(Action.UPGRADE_INSTRUMENT):
        workspace.answers.save_all(moved)
        keep_instrument(workspace, target, is_own=kept.is_own)
    return Outcome(lines, ANSWERED)


def _find_kept(workspace: Workspace, instrument: InstrumentId) -> KeptInstrument:
    for kept in workspace.instruments.all():
        if kept.id == instrument:
            return kept
    raise WrongUsage(
        f"The engagement keeps no instrument “{instrument}”. Choose one that was begun or added."
    )


def _find_shipped(library: Library, kept: KeptInstrument) -> Instrument:
    if kept.is_own or kept.id not in library.instruments:
        raise WrongUsage(
            f"csdesk ships no instrument “{kept.id}”. Add its newer version from a file instead."
        )
    return library.instruments[kept.id]


def _read_given(workspace: Workspace) -> Given:
    given: dict[QuestionId, tuple[Answer, ...]] = {}
    for subject in (NOBODY, *sorted(workspace.answers.subjects())):
        for answer in workspace.answers.all(subject).values():
            given[answer.question] = (*given.get(answer.question, ()), answer)
    return given


def _compare(older: Instrument, newer: Instrument, given: Given) -> Iterator[UpgradeLine]:
    before = {question.id: question for question in _own(older)}
    for question in _own(newer):
        earlier = before.pop(question.id, None)
        for answer in given.get(question.id, (None,)):
            yield _compare_question(earlier, question, answer, newer.version)
    for question in before.values():
        for answer in given.get(question.id, (None,)):
            retired = QuestionChange.RETIRED
            yield UpgradeLine(question.id, question.text, retired, answer, answer)


def _own(instrument: Instrument) -> Iterable[Question]:
    """Return the questions of an instrument but those that are lent, which move with their own."""
    return (question for question in instrument.questions if question.lender is None)


def _compare_question(
    earlier: Question | None, later: Question, answer: Answer | None, version: str
) -> UpgradeLine:
    if earlier is None:
        return UpgradeLine(later.id, later.text, QuestionChange.NEW, answer, answer)
    after = answer and move_answer(answer, earlier, later, version)
    change = QuestionChange.REMAPPED if after != answer else _find_change(earlier, later)
    return UpgradeLine(later.id, later.text, change, answer, after)


def _find_change(earlier: Question, later: Question) -> QuestionChange:
    if earlier.kind is not later.kind or _scale(earlier) != _scale(later):
        return QuestionChange.REMAPPED
    if later.revision > earlier.revision:
        return QuestionChange.RECONFIRM
    return QuestionChange.SAME if _wording(earlier) == _wording(later) else QuestionChange.REWORDED


def _scale(question: Question) -> frozenset[tuple[str, float, int | None]]:
    return frozenset((choice.id, choice.credit, choice.rung) for choice in question.choices)


def _wording(question: Question) -> tuple[object, ...]:
    told = ((choice.label, choice.practice, choice.improvement) for choice in question.choices)
    return (question.text, question.why, question.short, *told)
