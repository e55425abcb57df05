"""What the boards need beyond the diagnosis, worked out beside the window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csdesk.model.boards import AdoptionPoint, BoardReview, Quadrant
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.nrr_board import NrrBoard
from ui.models.account_lines import AccountBook
from ui.models.column_table import TableColumn
from ui.pages.metrics.boards.nrr_columns import list_columns
from ui.pages.metrics.boards.quadrant_dots import Dot, place_dots


@dataclass(frozen=True, slots=True)
class Prepared:
    """An engagement with the names of its accounts, its net retention and its quadrants."""

    diagnosis: Diagnosis
    boards: BoardReview | None
    book: AccountBook
    nrr: NrrBoard | None
    nrr_columns: tuple[TableColumn, ...]
    dots: tuple[Dot, ...]
    quadrants: Mapping[Quadrant, tuple[AdoptionPoint, ...]]
    """Accounts by their use, the largest ARR first."""

    @property
    def currency(self) -> str:
        """Return the currency of all amounts."""
        return self.diagnosis.client.currency


def prepare_boards(diagnosis: Diagnosis) -> Prepared:
    """Return an engagement as the boards show it."""
    from csdesk.scoring.boards.nrr import make_nrr_board

    boards, revenue = diagnosis.metrics.boards, diagnosis.metrics.revenue
    adoption = boards.adoption if boards else None
    book, nrr = AccountBook.of(diagnosis), make_nrr_board(revenue) if revenue else None
    return Prepared(
        diagnosis=diagnosis,
        boards=boards,
        book=book,
        nrr=nrr,
        nrr_columns=list_columns(nrr, book) if nrr else (),
        dots=place_dots(adoption) if adoption else (),
        quadrants=_part(adoption.points) if adoption else {},
    )


def _part(points: tuple[AdoptionPoint, ...]) -> Mapping[Quadrant, tuple[AdoptionPoint, ...]]:
    parts: dict[Quadrant, list[AdoptionPoint]] = {one: [] for one in Quadrant}
    for point in points:
        parts[point.quadrant].append(point)
    return {one: tuple(sorted(found, key=lambda point: -point.arr)) for one, found in parts.items()}
