"""Accounts down and products across: who has which, and what the gaps could bring (S3.4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from typing_extensions import override

from csdesk.formatting import money
from csdesk.model.expansion import GridCell, Whitespace
from csdesk.model.identifiers import AccountKey
from ui.models.column_table import NO_INDEX, Index

CELL = Qt.ItemDataRole.UserRole
FIXED = 2
"""Columns before the products: the account, and what all of its gaps could bring."""


class WhitespaceTable(QAbstractTableModel):
    """The grid of an engagement, largest gaps first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grid: Whitespace | None = None
        self._names: Mapping[AccountKey, str] = {}
        self._accounts: tuple[AccountKey, ...] = ()
        self._gaps: dict[AccountKey, float | None] = {}
        self._wanted = ""
        self._currency = ""

    def show_grid(
        self, grid: Whitespace | None, names: Mapping[AccountKey, str], currency: str
    ) -> None:
        """Show another grid."""
        self.beginResetModel()
        self._grid, self._names, self._currency = grid, names, currency
        self._gaps = {key: grid.potential(key) for key in grid.accounts} if grid else {}
        self._arrange()
        self.endResetModel()

    def narrow(self, words: str) -> None:
        """Show the accounts alone whose name holds these words."""
        self.beginResetModel()
        self._wanted = words.strip().casefold()
        self._arrange()
        self.endResetModel()

    def account(self, row: int) -> AccountKey:
        """Return the account of a row."""
        return self._accounts[row]

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._accounts)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() or self._grid is None else FIXED + len(self._grid.products)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        account = self._accounts[index.row()]
        if index.column() >= FIXED:
            return self._product_data(self._cell(account, index.column() - FIXED), role)
        if role == Qt.ItemDataRole.DisplayRole:
            if index.column() == 0:
                return self._names.get(account, str(account))
            gap = self._gaps[account]
            return "–" if gap is None else money(gap, self._currency)
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        if not across or self._grid is None or section >= self.columnCount():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return ("Account", "Could bring", *self._grid.products)[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _product_data(self, cell: GridCell, role: int) -> Any:
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            if cell.arr:
                return money(cell.arr, self._currency)
            return "–" if cell.potential is None else f"+{money(cell.potential, self._currency)}"
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self._describe(cell)
        return None

    def _describe(self, cell: GridCell) -> str:
        name = self._names.get(cell.account, str(cell.account))
        if cell.arr:
            return f"{name} pays {money(cell.arr, self._currency)} a year for {cell.product}"
        if cell.potential is None:
            return f"{name} does not have {cell.product}; too few similar accounts have it"
        worth = money(cell.potential, self._currency)
        return f"{name} does not have {cell.product}; similar accounts pay {worth} a year"

    def _cell(self, account: AccountKey, product: int) -> GridCell:
        grid = self._grid
        if grid is None:
            return GridCell(account, "", 0.0, None)
        name, has = grid.products[product], grid.owned.get(account, {})
        usual = grid.usual.get((grid.kinds.get(account, ""), name))
        return GridCell(account, name, has.get(name, 0.0), None if name in has else usual)

    def _arrange(self) -> None:
        found = [
            key for key in self._gaps if self._wanted in self._names.get(key, str(key)).casefold()
        ]
        self._accounts = tuple(sorted(found, key=lambda key: -(self._gaps[key] or 0.0)))
