"""Scores by industry: the darker, the more accounts (S1.79)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from csdesk.formatting import money, number, plural
from csdesk.model.boards import HeatCell, Heatmap
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AccountKey, FieldId
from ui.models.shade_table import ShadeCell, ShadeRow
from ui.pages.metrics.boards.board_card import BoardCard
from ui.pages.metrics.boards.prepared import Prepared
from ui.pages.metrics.charts.shaded_grid import ShadedGrid
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo

NAME_WIDTH, CELL_WIDTH = 100, 88
YEAR = 365.25
FOREVER = float("inf")
TENURES: tuple[tuple[str, tuple[float, float] | None], ...] = (
    ("Customers of any age", None),
    ("Under 90 days", (0.0, 90.0)),
    ("90 days to a year", (90.0, YEAR)),
    ("1 to 3 years", (YEAR, 3 * YEAR)),
    ("3 years and longer", (3 * YEAR, FOREVER)),
)
ALL, ALL_AT = "All", 1
"""The sum of a row stands beside its name."""
INDUSTRIES_UNKNOWN = "Not stated"
WITHOUT_INDUSTRY = "A column with the industry of each customer would part them."


class HeatmapCard(BoardCard):
    """A cell opens its accounts; the choice at the right keeps customers of an age."""

    key = "heatmap"
    name = "Health by industry"
    question = "In which industries are customers healthy?"
    needs = (
        "The map needs a customer list with scores: an industry column beside usage, tickets, "
        "ratings or renewal dates."
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.tenure = PlainCombo("How long they have been customers")
        self.tenure.show_entries(list(TENURES))
        super().__init__(session, self.tenure, parent)
        self._prepared: Prepared | None = None
        self._heatmap: Heatmap | None = None
        self.grid = ShadedGrid("Accounts by industry and score", (NAME_WIDTH, CELL_WIDTH))
        self.note = Label("", "small", wrap=True)
        self.column.addWidget(self.grid)
        self.column.addWidget(self.note)
        self.tenure.currentIndexChanged.connect(lambda _at: self._recompute())
        self.grid.cellOpened.connect(self._open)

    @override
    def take(self, prepared: Prepared) -> bool:
        self._prepared = prepared
        heatmap = prepared.boards.heatmap if prepared.boards else None
        if heatmap is None:
            return False
        if self.tenure.currentData() is None:
            self._show(heatmap)
        else:
            self._recompute()
        return True

    def _recompute(self) -> None:
        """Count anew the customers of the chosen age, beside the window."""
        prepared, tenure = self._prepared, self.tenure.currentData()
        boards = prepared.boards if prepared else None
        if prepared is None or boards is None or boards.heatmap is None:
            return
        if tenure is None:
            self._show(boards.heatmap)
            return

        def answer(heatmap: Heatmap) -> None:
            if self._prepared is prepared and self.tenure.currentData() == tenure:
                self._show(heatmap)

        self._session.render(
            count_anew,
            prepared.diagnosis,
            boards.heatmap.field,
            tenure,
            on_done=while_there(self, answer),
            label="Counting",
        )

    def _show(self, heatmap: Heatmap) -> None:
        self._heatmap = heatmap
        currency = self._prepared.currency if self._prepared else ""
        self.grid.shades.show_rows(["Score", ALL, *heatmap.columns], _rows(heatmap, currency))
        self.grid.setFixedHeight(self.grid.whole_height() + 14)
        self.note.setText(self._describe(heatmap))

    def _describe(self, heatmap: Heatmap) -> str:
        shown = sum(len(cell.accounts) for cell in heatmap.cells.values())
        table = self._prepared.diagnosis.accounts if self._prepared else None
        total = len(table) if table else shown
        of = f"{number(shown)} of {plural(total, 'account')}" if shown < total else ""
        words = [f"{of or plural(shown, 'account')}. The darker a field, the more stand in it."]
        if set(heatmap.columns) == {INDUSTRIES_UNKNOWN}:
            words.append(WITHOUT_INDUSTRY)
        return " ".join(words)

    def _open(self, row: int, column: int) -> None:
        heatmap = self._heatmap
        if heatmap is None:
            return
        chosen = range(len(heatmap.columns)) if column <= ALL_AT else (column - ALL_AT - 1,)
        cells = [cell for at in chosen if (cell := heatmap.cells.get((row, at)))]
        where = "all" if column <= ALL_AT else heatmap.columns[chosen[0]]
        title = f"{_name_row(heatmap.rows[row])}, {where}"
        self.open_group(title, _merge(cells))


def count_anew(diagnosis: Diagnosis, field: FieldId, tenure: tuple[float, float]) -> Heatmap:
    """Return the map of the customers of an age; there must be scores."""
    from csdesk.scoring.boards.heatmap import make_heatmap

    if diagnosis.review is None or diagnosis.health is None:
        raise ValueError("a map needs scores")
    return make_heatmap(diagnosis.review.facts, diagnosis.health, field, tenure)


def _rows(heatmap: Heatmap, currency: str) -> list[ShadeRow]:
    most = max((len(cell.accounts) for cell in heatmap.cells.values()), default=1)
    columns = range(len(heatmap.columns))
    rows = []
    for at, name in enumerate(heatmap.rows):
        cells = [heatmap.cells.get((at, column)) for column in columns]
        shades = [
            _shade(cell, f"{heatmap.columns[column]}, {_name_row(name)}", most, currency)
            for column, cell in enumerate(cells)
        ]
        rows.append(ShadeRow(name, (_sum_up(name, cells, currency), *shades)))
    return rows


def _shade(cell: HeatCell | None, where: str, most: int, currency: str) -> ShadeCell | None:
    if cell is None:
        return None
    count = len(cell.accounts)
    words = f"{where}: {plural(count, 'account')}, {money(cell.arr, currency)} ARR"
    return ShadeCell(number(count), count / most, words)


def _sum_up(name: str, cells: list[HeatCell | None], currency: str) -> ShadeCell:
    found = [cell for cell in cells if cell is not None]
    count = sum(len(cell.accounts) for cell in found)
    arr = sum(cell.arr for cell in found)
    words = f"{_name_row(name)}: {plural(count, 'account')}, {money(arr, currency)} ARR"
    return ShadeCell(number(count), 0.0, words)


def _name_row(name: str) -> str:
    return f"Score {name}" if name[0].isdigit() else name


def _merge(cells: list[HeatCell]) -> list[AccountKey]:
    return [key for cell in cells for key in cell.accounts]
