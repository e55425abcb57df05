"""Every instrument in the words of a card, and where to go on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from csdesk.formatting import average_words, number, plural
from csdesk.model.answers import Answer
from csdesk.model.assessments import Assessment
from csdesk.model.identifiers import InstrumentId, QuestionId
from csdesk.model.instruments import Instrument, Subject
from csdesk.model.levels import AreaLevel
from csdesk.report.document import Status
from ui.models.area_standing import standing_words
from ui.models.question_progress import SheetProgress, answer_status, measure_sheet
from ui.models.walk_sheet import WalkSheet

SCREEN = InstrumentId("twelve_practices")
"""The twenty-minute screen, with which a founder begins."""
HALF = 0.5
"""The share of answers from which the index is shown, and not only its range."""


@dataclass(frozen=True, slots=True)
class InstrumentWords:
    """One card. ``standing`` is the level, mark or points; empty words are not shown."""

    id: InstrumentId
    name: str
    sentence: str
    status: Status
    share: float
    progress: str
    minutes: str
    standing: str
    detail: str
    unlocks: str
    is_outdated: bool
    is_about_accounts: bool


@dataclass(frozen=True, slots=True)
class WayOn:
    """Where to go on: what the button says, and what it opens."""

    words: str
    instrument: InstrumentId
    question: QuestionId | None


def list_instruments(
    assessments: Iterable[Assessment], about_accounts: Iterable[Instrument]
) -> tuple[InstrumentWords, ...]:
    """Return a card for each instrument; the screen first where nothing is answered yet."""
    sheets = _in_place(assessments)
    cards = [_company_card(sheet) for sheet in sheets]
    if not any(sheet.assessment.is_begun for sheet in sheets):
        cards.sort(key=lambda card: card.id != SCREEN)
    ordered = sorted(about_accounts, key=lambda instrument: instrument.place)
    return (*cards, *map(_account_card, ordered))


def find_way_on(
    assessments: Iterable[Assessment], last: InstrumentId | None = None
) -> WayOn | None:
    """Return the first open question of the instrument one was at; None where nothing is open.

    Without one, of the first that was begun; where none was, the screen.
    """
    sheets = _in_place(assessments)
    begun = [sheet for sheet in sheets if sheet.assessment.is_begun]
    if not begun:
        screen = next((sheet for sheet in sheets if sheet.instrument.id == SCREEN), None)
        first = screen or next(iter(sheets), None)
        return None if first is None else _start(first.instrument)
    begun.sort(key=lambda sheet: sheet.instrument.id != last)
    for sheet in begun:
        question = _first_open(sheet)
        if question is not None:
            return WayOn(f"Continue: {sheet.instrument.name}", sheet.instrument.id, question)
    return None


def find_last(
    assessments: Iterable[Assessment], question: QuestionId | None
) -> InstrumentId | None:
    """Return the instrument that was begun and asks a question, best the only one that does."""
    asking = [
        sheet
        for sheet in _in_place(assessments)
        if sheet.assessment.is_begun
        and any(one.id == question for one in sheet.instrument.questions)
    ]
    asking.sort(key=lambda sheet: question in sheet.assessment.lent)
    return asking[0].instrument.id if asking else None


def _in_place(assessments: Iterable[Assessment]) -> list[WalkSheet]:
    return sorted(map(WalkSheet, assessments), key=lambda sheet: sheet.instrument.place)


def _start(instrument: Instrument) -> WayOn:
    minutes = f"{instrument.minutes}-minute screen" if instrument.id == SCREEN else instrument.name
    return WayOn(f"Start the {minutes}", instrument.id, None)


def _company_card(sheet: WalkSheet) -> InstrumentWords:
    instrument, progress = sheet.instrument, measure_sheet(sheet)
    assessment = sheet.assessment
    begun = assessment.is_begun
    done = begun and not progress.left
    status = Status.GOOD if done else Status.DOING if begun else Status.NONE
    return InstrumentWords(
        id=instrument.id,
        name=instrument.name,
        sentence=instrument.description,
        status=status,
        share=progress.share,
        progress=_progress_words(progress, begun=begun),
        minutes=_minutes(instrument),
        standing=_standing(assessment) if begun else "Not assessed",
        detail=_detail(assessment) if begun else "",
        unlocks=_unlocks(instrument),
        is_outdated=assessment.is_outdated,
        is_about_accounts=False,
    )


def _account_card(instrument: Instrument) -> InstrumentWords:
    return InstrumentWords(
        id=instrument.id,
        name=instrument.name,
        sentence=instrument.description,
        status=Status.NONE,
        share=0.0,
        progress=plural(len(instrument.questions), "question"),
        minutes=f"{_minutes(instrument)} for each customer",
        standing="",
        detail="",
        unlocks=_unlocks(instrument),
        is_outdated=False,
        is_about_accounts=True,
    )


def _standing(assessment: Assessment) -> str:
    claimed, instrument = assessment.claimed, assessment.instrument
    if claimed.points is not None and claimed.most_points:
        return f"{number(claimed.points)} of {number(claimed.most_points)} points"
    if not instrument.tiers and _says_little(claimed.overall):
        low, high = number(claimed.overall.low), number(claimed.overall.high)
        return f"Between {low} and {high} of 100"
    return standing_words(claimed.overall, instrument)


def _detail(assessment: Assessment) -> str:
    """Return what stands beside the level: the average of a ladder, what the data leave."""
    claimed, supported = assessment.claimed.overall, assessment.supported.overall
    parts = []
    if assessment.instrument.tiers and assessment.claimed.average_tier is not None:
        parts.append(f"on average {average_words(assessment.claimed)}")
    if _says_little(claimed) and not assessment.instrument.tiers:
        return "Too few answers for one figure"
    if claimed.index is not None and supported.index != claimed.index:
        parts.append(f"by the data {standing_words(supported, assessment.instrument)}")
    return ", ".join(parts)


def _says_little(level: AreaLevel) -> bool:
    """Return whether too little is answered for one figure to mean something."""
    return level.index is not None and level.answered < HALF * level.applicable


def _progress_words(progress: SheetProgress, *, begun: bool) -> str:
    verb = "answered" if begun or not progress.answered else "known"
    return f"{progress.answered} of {progress.total} {verb}"


def _first_open(sheet: WalkSheet) -> QuestionId | None:
    answers = sheet.assessment.answers
    for question in sheet.questions:
        answer = answers.get(question.id) or Answer(question.id)
        if answer_status(question, answer) is Status.NONE:
            return question.id
    return None


def _minutes(instrument: Instrument) -> str:
    return f"About {instrument.minutes} minutes" if instrument.minutes else ""


def _unlocks(instrument: Instrument) -> str:
    return f"Shows {instrument.shows}" if instrument.shows else ""


def about_accounts(instruments: Iterable[Instrument]) -> tuple[Instrument, ...]:
    """Return those that are walked through once for each customer."""
    return tuple(one for one in instruments if one.subject is Subject.ACCOUNT)
