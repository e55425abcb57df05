"""What the import desk asks in dialogs, and the cells that it fetches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from csdesk.formatting import number
from csdesk.model.identifiers import AccountKey
from csdesk.model.imports import TableDraft, TableEdges, TableId
from csdesk.model.matching import AccountMatch, MatchQuestion
from csdesk.model.tables import Cell, TableKind
from csdesk.report.account_names import name_keys
from ui.dialogs.compare_accounts import Candidate, CompareDialog
from ui.dialogs.files import ask_for_folder
from ui.dialogs.other_tables import OtherTablesDialog
from ui.dialogs.rates import RatesDialog
from ui.dialogs.table_edges import EdgesDialog
from ui.models.import_choice import ImportChoice, wanted_rates
from ui.models.import_reading import name_tables
from ui.models.match_lines import compare_sides
from ui.pages.data.file_reading import Rows, fetch_page, fetch_row
from ui.pages.data.import_desk import ImportDesk
from ui.session import Session
from ui.tasks.lifetime import while_there


class DeskDialogs(QObject):
    """``decided`` carries the choice that follows, ``folderChosen`` a folder to be read."""

    decided = Signal(object)
    folderChosen = Signal(object)  # noqa: N815

    def __init__(self, session: Session, desk: ImportDesk, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._desk = desk
        self._page = page
        self._wanted: list[tuple[str, int]] = []
        self._is_fetching = False
        desk.sheet.othersRequested.connect(self.ask_for_table)
        desk.sheet.edgesRequested.connect(self.ask_for_edges)
        desk.findings.matches.compareRequested.connect(self.compare)
        desk.review.ratesWanted.connect(self.ask_for_rates)

    def fetch_page(self, sheet: str, page: int) -> None:
        """Fetch cells that are looked at: the latest first, one page after the other."""
        if (sheet, page) in self._wanted:
            self._wanted.remove((sheet, page))
        self._wanted.append((sheet, page))
        del self._wanted[:-4]
        self._fetch_next()

    def ask_for_folder(self) -> None:
        """Ask for a folder of spreadsheets."""
        folder = ask_for_folder(self._page, "Bring in a folder")
        if folder is not None:
            self.folderChosen.emit(Path(folder))

    def ask_for_table(self) -> None:
        """Show the tables that were left, and let one be taken."""
        choice = self._desk.choice
        if choice is None:
            return
        others = choice.draft.reading.others
        dialog = OtherTablesDialog(others, name_tables(self._session.library), self._page)
        dialog.kindChosen.connect(partial(self._take_table, choice))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_for_edges(self) -> None:
        """Ask where the table that is looked at begins and ends."""
        choice, table = self._desk.choice, self._desk.mapping.table
        if choice is None or table is None:
            return
        sheets = {sheet.name: sheet for sheet in choice.draft.outline.sheets}
        sheet = sheets[table.range.sheet]
        dialog = EdgesDialog(table.range, sheet.rows, sheet.columns, self._page)
        dialog.given.connect(partial(self._give_edges, choice, table.id))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def compare(self, question: MatchQuestion) -> None:
        """Fetch the row of a record and show it beside the accounts that it may be."""
        choice = self._desk.choice
        table = choice.draft.table(TableKind.ACCOUNTS) if choice else None
        if choice is None or table is None:
            return
        self._session.work(
            fetch_row,
            choice.draft,
            table.range.sheet,
            question.row,
            on_done=while_there(self, partial(self._show_sides, choice, table, question)),
            label="Looking into the file",
        )

    def ask_for_rates(self) -> None:
        """Ask what the currencies of the file are worth."""
        choice, diagnosis = self._desk.choice, self._session.diagnosis
        if choice is None or diagnosis is None:
            return
        currency = diagnosis.client.currency
        dialog = RatesDialog(wanted_rates(choice, currency), currency, self._page)
        dialog.given.connect(self._keep_rates)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _keep_rates(self, rates: Mapping[str, float], source: str) -> None:
        from csdesk.operations.data_decisions import set_rate

        for code, rate in rates.items():
            self._session.run(set_rate, code, rate, source, label="Saving")

    def _fetch_next(self) -> None:
        choice = self._desk.choice
        if self._is_fetching or not self._wanted or choice is None:
            return
        self._is_fetching = True
        sheet, page = self._wanted.pop()
        self._session.work(
            fetch_page,
            choice.draft,
            sheet,
            page,
            on_done=while_there(self, partial(self._take_page, sheet, page)),
            on_failed=while_there(self, self._give_up),
            label="Reading rows",
        )

    def _take_page(self, sheet: str, page: int, rows: Rows) -> None:
        self._is_fetching = False
        self._desk.sheet.take_page(sheet, page, rows)
        self._fetch_next()

    def _give_up(self, _sentence: str) -> None:
        """Forget what was wanted of a file that was let go of meanwhile."""
        self._is_fetching = False
        self._wanted.clear()

    def _take_table(self, choice: ImportChoice, table: TableId, kind: TableKind) -> None:
        self.decided.emit(choice.with_kind(table, kind))

    def _give_edges(self, choice: ImportChoice, table: TableId, edges: TableEdges) -> None:
        self.decided.emit(choice.with_edges(table, edges))

    def _show_sides(
        self,
        choice: ImportChoice,
        table: TableDraft,
        question: MatchQuestion,
        row: Sequence[Cell],
    ) -> None:
        candidates = [self._candidate(table, row, match) for match in question.candidates]
        dialog = CompareDialog(question.name, question.row, candidates, self._page)
        dialog.decided.connect(
            lambda account: self.decided.emit(choice.matched(question.key, account))
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _candidate(self, table: TableDraft, row: Sequence[Cell], match: AccountMatch) -> Candidate:
        diagnosis = self._session.diagnosis
        accounts = diagnosis.accounts if diagnosis else None
        names = name_keys(accounts, [match.account])
        lines = compare_sides(table, row, accounts, match.account, self._session.library.fields)
        name = names.get(AccountKey(match.account), match.account)
        words = f"{name}, {number(match.likeness)}% alike"
        return Candidate(match.account, words, match.reasons, lines)
