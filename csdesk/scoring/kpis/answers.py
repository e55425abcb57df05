"""Answers to one kind of survey question within a year, and how many were asked (S4.18)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csdesk.formatting import number, percent, plural
from csdesk.model.tables import ListTable
from csdesk.scoring.cell_days import read_day
from csdesk.scoring.kpis.book import sentences
from csdesk.scoring.kpis.records import Window, days_before
from csdesk.scoring.kpis.scales import TO_5, TO_7, TO_10, TO_100, Scale, detect_scale, read_scale

YEAR = 365


class Asked(StrEnum):
    """What a survey asks; also the name of the column for its answers."""

    NPS = "nps"
    CSAT = "csat"
    CES = "ces"


WORDS = {
    Asked.NPS: ("nps", "promoter", "recommend"),
    Asked.CSAT: ("csat", "satisf"),
    Asked.CES: ("ces", "effort", "easy", "ease"),
}
SCALES = {Asked.NPS: (TO_10,), Asked.CSAT: (TO_5, TO_10, TO_100), Asked.CES: (TO_5, TO_7)}


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of a window on one scale; ``positions[i]`` is the record of ``scores[i]``."""

    table: ListTable
    positions: tuple[int, ...]
    scores: tuple[float, ...]
    scale: Scale
    is_stated: bool
    """Whether the list states the scale; otherwise it was read from the answers."""
    asked: int
    """How often the question was asked, as far as the list has questions without an answer."""
    outside: int
    """Answers that are none on this scale."""
    window: Window

    @property
    def rate_words(self) -> str:
        """The response rate in a sentence."""
        if self.asked <= len(self.scores):
            return "The list holds answers only, so the response rate is not known."
        rate = percent(100 * len(self.scores) / self.asked)
        return f"Response rate {rate}: {number(len(self.scores))} of {number(self.asked)} asked."

    @property
    def scale_words(self) -> str:
        """What the scale is known from, where the list does not state it."""
        return "" if self.is_stated else f"Scale {self.scale.words}, read from the answers."

    def caution(self, *more: str) -> str:
        """Return the sentences that belong beside a figure of these answers."""
        outside = f"{plural(self.outside, 'answer')} outside the scale left out."
        return sentences(
            *more,
            self.rate_words,
            self.scale_words,
            outside if self.outside else "",
        )


def read_answers(table: ListTable | None, asked: Asked, as_of: date) -> Answers | None:
    """Return the answers of the year that ends with a day; None where there is none.

    A record belongs to the question that its survey names, and otherwise to the one in whose
    column its answer stands. Records without any date count.
    """
    if table is None:
        return None
    window = days_before(as_of, YEAR)
    values = _values(table, asked)
    mine = [at for at in _asked(table, asked, values) if _is_in(table, at, window)]
    found = [(at, value) for at in mine if (value := values[at]) is not None]
    if not found:
        return None
    stated = _stated_scale(table, asked, [at for at, _ in found])
    scale = stated or detect_scale([value for _, value in found], SCALES[asked])
    kept = [(at, value) for at, value in found if scale.holds(value)]
    if not kept:
        return None
    positions, scores = zip(*kept, strict=True)
    return Answers(
        table, positions, scores, scale, stated is not None, len(mine), len(found) - len(kept),
        window,
    )  # fmt: skip


def _values(table: ListTable, asked: Asked) -> list[float | None]:
    """Return the answer of each record: from its own column, else from that for all scores."""
    columns = zip(table.column(asked), table.column("score"), table.column("survey"), strict=True)
    cells = (own if own is not None or not _names(survey, asked) else score
             for own, score, survey in columns)  # fmt: skip
    return [cell if isinstance(cell, float) else None for cell in cells]


def _asked(table: ListTable, asked: Asked, values: Sequence[float | None]) -> list[int]:
    """Return the records of a question; where no survey is named, all if no other is answered."""
    surveys = table.column("survey")
    if any(survey is not None for survey in surveys):
        return [
            at
            for at, survey in enumerate(surveys)
            if _names(survey, asked) or values[at] is not None
        ]
    others = [one for one in Asked if one is not asked]
    is_alone = not any(value is not None for one in others for value in table.column(one))
    return [at for at, value in enumerate(values) if is_alone or value is not None]


def _is_in(table: ListTable, at: int, window: Window) -> bool:
    day = read_day(table.column("answered_on")[at]) or read_day(table.column("sent_on")[at])
    return day is None or window[0] <= day <= window[1]


def _names(survey: object, asked: Asked) -> bool:
    if not isinstance(survey, str):
        return False
    words = survey.casefold()
    return any(word in words for word in WORDS[asked])


def _stated_scale(table: ListTable, asked: Asked, positions: Sequence[int]) -> Scale | None:
    """Return the one scale that all these records state, or that a question always has."""
    if asked is Asked.NPS:
        return TO_10
    stated = {
        read_scale(text) if isinstance(text := table.column("scale")[at], str) else None
        for at in positions
    }
    return stated.pop() if len(stated) == 1 else None
