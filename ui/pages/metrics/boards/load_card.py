"""What each CSM carries: accounts, revenue, health, renewals ahead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from csdesk.formatting import band_word, money, number, plural
from csdesk.model.boards import CsmLoad, LoadBoard
from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey
from ui import theme
from ui.models.shade_table import ShadeCell, ShadeRow
from ui.pages.metrics.boards.board_card import BoardCard
from ui.pages.metrics.boards.prepared import Prepared
from ui.pages.metrics.charts.shaded_grid import ShadedGrid
from ui.session import Session
from ui.widgets.label import Label

NAME_WIDTH, WIDTH, MOST_ROWS = 190, 92, 12
BANDS = (Band.RED, Band.YELLOW, Band.GREEN, Band.UNSCORED)
TITLES = ("CSM", "Accounts", "ARR", *(band_word(band) for band in BANDS))
NOBODY = "Nobody"


@dataclass(frozen=True, slots=True)
class _Carried:
    """One row: who carries, and the accounts behind each of its numbers."""

    name: str
    arr: float
    groups: tuple[tuple[AccountKey, ...], ...]
    """Accounts of each column after the name."""


class LoadCard(BoardCard):
    """A cell opens its accounts; the darker it is, the more of a column it holds."""

    key = "load"
    name = "Load of CSMs"
    question = "Who carries how much?"
    needs = "The customer list names no CSM: a column “CSM” or “Owner” would part the accounts."

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent=parent)
        self._rows: tuple[_Carried, ...] = ()
        self._titles = TITLES
        self.grid = ShadedGrid("What each CSM carries", (NAME_WIDTH, WIDTH))
        self.note = Label("", "small", wrap=True)
        self.column.addWidget(self.grid)
        self.column.addWidget(self.note)
        self.grid.cellOpened.connect(self._open)

    @override
    def take(self, prepared: Prepared) -> bool:
        board = prepared.boards.load if prepared.boards else None
        if board is None:
            return False
        self._rows = (*map(_carry, board.loads), *_left_alone(board))
        self._titles = (*TITLES, f"Due in {plural(board.soon_days, 'day')}")
        self.grid.shades.show_rows(
            self._titles, _shade(self._rows, self._titles, prepared.currency)
        )
        whole = theme.size("table_row_dense") * (MOST_ROWS + 1)
        self.grid.setFixedHeight(min(self.grid.whole_height(), whole) + 14)
        self.note.setText(_describe(board))
        return True

    def _open(self, row: int, column: int) -> None:
        one = self._rows[row]
        at = max(column - 1, 0)
        title = one.name if at < 2 else f"{one.name}, {self._titles[at + 1]}"
        self.open_group(title, one.groups[at], "the largest first")


def _carry(load: CsmLoad) -> _Carried:
    bands = tuple(load.bands.get(band, ()) for band in BANDS)
    return _Carried(load.csm, load.arr, (load.accounts, load.accounts, *bands, load.due))


def _left_alone(board: LoadBoard) -> Sequence[_Carried]:
    if not board.unassigned:
        return ()
    empty: tuple[AccountKey, ...] = ()
    alone = board.unassigned
    groups = (alone, alone, *(empty for _band in BANDS), empty)
    return (_Carried(NOBODY, board.unassigned_arr, groups),)


def _shade(rows: Sequence[_Carried], titles: Sequence[str], currency: str) -> list[ShadeRow]:
    largest = {
        at: max((len(row.groups[at]) for row in rows), default=0) for at in range(len(titles) - 1)
    }
    richest = max((row.arr for row in rows), default=0.0)
    return [
        ShadeRow(row.name, tuple(_cells(row, titles, largest, richest, currency))) for row in rows
    ]


def _cells(
    row: _Carried,
    titles: Sequence[str],
    largest: Mapping[int, int],
    richest: float,
    currency: str,
) -> list[ShadeCell | None]:
    cells: list[ShadeCell | None] = []
    for at, keys in enumerate(row.groups):
        words = f"{row.name}, {titles[at + 1]}: {plural(len(keys), 'account')}"
        share = len(keys) / largest[at] if largest[at] else 0.0
        cells.append(ShadeCell(number(len(keys)), share, words) if keys else None)
    share = row.arr / richest if richest else 0.0
    words = f"{row.name}, ARR: {money(row.arr, currency)}"
    cells[1] = ShadeCell(money(row.arr, currency, short=True), share, words)
    return cells


def _describe(board: LoadBoard) -> str:
    words = []
    if board.median is not None and board.most is not None:
        words.append(
            f"Half of the CSMs carry {board.median:g} accounts or fewer; "
            f"the most is {number(board.most)}."
        )
    if board.gini is not None:
        words.append(
            f"Gini {number(board.gini, 2)}: 0 when all carry the same number, towards 1 when one "
            "carries them all."
        )
    return " ".join(words)
