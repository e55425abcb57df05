"""A copy of an instrument with ids of its own, so that it can be changed and added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from csdesk.content.own import check_beside
from csdesk.errors import ContentInvalid, WrongUsage
from csdesk.model.areas import Area, Dimension
from csdesk.model.claims import ClaimCheck
from csdesk.model.identifiers import AreaId, CheckId, InstrumentId, QuestionId
from csdesk.model.instruments import (
    MATURITY_LADDER,
    OVERALL,
    Grid,
    Instrument,
    Question,
    Reconciliation,
)
from csdesk.model.library import Library

FIRST_VERSION = "1.0"


def copy_instrument(instrument: Instrument, new_id: InstrumentId, library: Library) -> Instrument:
    """Return an instrument under a new id, which begins every id of its parts as well.

    Questions of other instruments stay shared. Raises WrongUsage where an id would be no id, or
    is taken by what ships.
    """
    copied = _Renaming.of(instrument, new_id).copy(instrument)
    try:
        check_beside(copied, library.instruments.values())
    except ContentInvalid as error:
        raise WrongUsage(
            f"A copy cannot be called “{new_id}”: it takes small letters, digits and “_”, and "
            "nothing that csdesk ships may have its ids. Choose another id."
        ) from error
    return copied


@dataclass(frozen=True, slots=True)
class _Renaming:
    """What begins ids now, and what will; ``own`` are the questions that are no loans."""

    before: str
    after: str
    own: frozenset[QuestionId]

    @classmethod
    def of(cls, instrument: Instrument, new_id: InstrumentId) -> _Renaming:
        own = frozenset(one.id for one in instrument.questions if one.lender is None)
        areas = (area.id for area in instrument.areas)
        dimensions = (dimension.id for dimension in instrument.dimensions)
        return cls(_common_start((*own, *areas, *dimensions)), f"{new_id}.", own)

    def copy(self, instrument: Instrument) -> Instrument:
        is_ladder = instrument.id == MATURITY_LADDER
        return replace(
            instrument,
            id=InstrumentId(self.after.removesuffix(".")),
            version=FIRST_VERSION,
            areas=tuple(self._copy_area(area, is_pillar=is_ladder) for area in instrument.areas),
            questions=tuple(self._copy_question(one) for one in instrument.questions),
            overall_questions=self._rename_asked(instrument.overall_questions),
            dimensions=tuple(self._copy_dimension(one) for one in instrument.dimensions),
            grids=tuple(self._copy_grid(grid) for grid in instrument.grids),
            reconciliations=tuple(self._copy_numbers(one) for one in instrument.reconciliations),
        )

    def rename(self, name: str) -> str:
        """Return an id as the copy has it."""
        return self.after + name.removeprefix(self.before)

    def _rename_area(self, area: AreaId) -> AreaId:
        return area if area == OVERALL else AreaId(self.rename(area))

    def _rename_asked(self, questions: Iterable[QuestionId]) -> tuple[QuestionId, ...]:
        return tuple(QuestionId(self.rename(one)) if one in self.own else one for one in questions)

    def _copy_area(self, area: Area, *, is_pillar: bool) -> Area:
        # Findings go on standing under the pillar that the area was.
        pillar = area.id if is_pillar else area.pillar
        return replace(area, id=self._rename_area(area.id), pillar=pillar)

    def _copy_question(self, question: Question) -> Question:
        area = self._rename_area(question.area)
        if question.lender is not None:
            return replace(question, area=area)
        (number,) = self._rename_asked((question.id,))
        checks = tuple(self._copy_check(check) for check in question.checks)
        return replace(question, id=number, area=area, checks=checks)

    def _copy_check(self, check: ClaimCheck) -> ClaimCheck:
        return replace(check, id=CheckId(self.rename(check.id)))

    def _copy_dimension(self, dimension: Dimension) -> Dimension:
        shares = tuple(
            replace(share, area=self._rename_area(share.area)) for share in dimension.shares
        )
        return replace(dimension, id=self._rename_area(dimension.id), shares=shares)

    def _copy_grid(self, grid: Grid) -> Grid:
        cells = self._rename_asked(grid.cells)
        return replace(grid, area=self._rename_area(grid.area), cells=cells)

    def _copy_numbers(self, numbers: Reconciliation) -> Reconciliation:
        questions = self._rename_asked(numbers.questions)
        return replace(numbers, id=self.rename(numbers.id), questions=questions)


def _common_start(names: Iterable[str]) -> str:
    """Return what all ids begin with, up to the first dot; nothing where they differ."""
    starts = {name.partition(".")[0] if "." in name else "" for name in names}
    return f"{starts.pop()}." if len(starts) == 1 and "" not in starts else ""
