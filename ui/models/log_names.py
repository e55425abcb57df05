"""Names for the identifiers that stand in the change log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from csdesk.model.identifiers import QuestionId

if TYPE_CHECKING:
    from csdesk.model.instruments import Question
    from csdesk.model.library import Library

MISSING = "no longer known"


@dataclass(frozen=True, slots=True)
class LogNames:
    """What questions, choices, initiatives, roles, lists and instruments are called."""

    questions: Mapping[QuestionId, Question] = field(default_factory=dict)
    initiatives: Mapping[str, str] = field(default_factory=dict)
    activities: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[int, str] = field(default_factory=dict)
    """The file name of each import."""
    instruments: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)
    functions: Mapping[str, str] = field(default_factory=dict)
    kpis: Mapping[str, str] = field(default_factory=dict)

    def question(self, question: str) -> str:
        """Return the short name of a question, its identifier when it is no longer asked."""
        known = self.questions.get(QuestionId(question))
        return question if known is None else known.short

    def choice(self, question: str, choice: str) -> str:
        """Return the words of a choice."""
        known = self.questions.get(QuestionId(question))
        choices = () if known is None else known.choices
        return next((option.label for option in choices if option.id == choice), choice)

    def activity(self, row: str) -> str:
        """Return what a row of the RACI is about."""
        return self.activities.get(row) or self.initiatives.get(row, row)


def gather_names(library: Library, lists: Mapping[int, str]) -> LogNames:
    """Return the names of everything in the library, and of the lists that were imported."""
    instruments = library.instruments.values()
    return LogNames(
        questions={q.id: q for instrument in instruments for q in instrument.questions},
        initiatives={initiative.id: initiative.title for initiative in library.initiatives},
        activities={row.id: row.activity for row in library.raci},
        roles={role.id: role.name for role in library.roles},
        lists=lists,
        instruments={instrument.id: instrument.name for instrument in instruments},
        areas={area.id: area.name for each in instruments for area in each.areas},
        functions={one.id: one.name for each in instruments for one in each.functions},
        kpis={one.id: one.term for one in library.kpis},
    )
