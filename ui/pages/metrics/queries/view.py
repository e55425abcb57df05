"""The client's tables asked in SQL, with the queries of the source texts to begin from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.formatting.file_names import file_name
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.queries import QueryResult, SampleQuery
from ui import theme
from ui.dialogs.files import ask_for_target
from ui.pages.metrics.metrics_view import MetricsView
from ui.pages.metrics.queries.query_card import QueryCard
from ui.pages.metrics.queries.result_card import ResultCard
from ui.pages.metrics.queries.snippet_card import SnippetCard
from ui.pages.metrics.queries.tables_panel import TablesPanel
from ui.session import Session
from ui.tasks.keeper import Operation
from ui.tasks.lifetime import while_there
from ui.tasks.task import Task
from ui.widgets.button import Button
from ui.widgets.scrolling import PartScroll
from ui.widgets.side_layout import SideLayout

if TYPE_CHECKING:
    from csdesk.operations.queries import OwnQuery

OWN = "own."
"""Begins the id of a query that a person wrote."""
KINDS = "Tables (*.csv);;Excel workbooks (*.xlsx)"


class QueriesView(MetricsView):
    """Choose or write a query, run it, read what it found; tables and columns at the side."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._diagnosis: Diagnosis | None = None
        self._task: Task | None = None
        self._wanted = ""
        self.tables = Button("Tables", "secondary", "panel")
        self.snippet = SnippetCard(self.tables)
        self.query, self.result, self.panel = QueryCard(), ResultCard(), TablesPanel()
        self._sides = SideLayout(self._make_main(), self.panel, theme.size("detail_panel"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._sides)
        self._connect()
        self.snippet.show_snippets(session.library.queries)

    @override
    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        from csdesk.operations.queries import outline_tables

        self.stop()
        self._diagnosis = diagnosis
        self._read_own()
        self.result.clear()
        self._session.read(
            outline_tables,
            self._session.library,
            on_done=while_there(self, self.panel.show_tables),
            label="Reading the tables",
        )

    def keep(self, name: str) -> None:
        """Keep the query as it is written now under a name of one's own."""
        from csdesk.operations.queries import OwnQuery, keep_query

        query = OwnQuery(" ".join(name.split()), self.query.sql)
        self._change(keep_query, query, f"The query “{name}” is kept.", f"{OWN}{query.name}")

    def remove(self, name: str) -> None:
        """Take a query of one's own away."""
        from csdesk.operations.queries import remove_query

        self._change(remove_query, name, f"The query “{name}” is removed.")

    def run(self) -> None:
        """Ask the query as it is written now; one at a time."""
        if self._task is not None or self._diagnosis is None:
            return
        from csdesk.operations.queries import ask_query

        self.query.clear_mistake()
        self.query.set_running(True)
        self._task = self._session.read(
            ask_query,
            self._session.library,
            self.query.sql,
            self.query.values,
            self._diagnosis.health,
            on_done=while_there(self, self._take),
            on_failed=while_there(self, self._fail),
            label="Asking the tables",
        )

    def stop(self) -> None:
        """Stop the query that is under way, if there is one."""
        if self._task is not None:
            self._task.cancel()

    def export(self, path: Path) -> None:
        """Write the rows of the result to a file."""
        from exports import write

        if self.result.result is not None:
            self._session.render(
                write,
                self.result.result,
                path,
                on_done=while_there(self, lambda _nothing: self.told.emit(f"Written to {path}")),
                label="Writing the result",
            )

    def _change(self, operation: Operation, told: object, words: str, wanted: str = "") -> None:
        def settle(_nothing: object) -> None:
            self._wanted = wanted
            self._read_own()
            self.told.emit(words)

        self._session.run(operation, told, on_done=while_there(self, settle), label="Saving")

    def _read_own(self) -> None:
        from csdesk.operations.queries import read_queries

        self._session.read(read_queries, on_done=while_there(self, self._offer), label="Reading")

    def _offer(self, own: Sequence[OwnQuery]) -> None:
        mine = [_show_own(one) for one in own]
        self.snippet.show_snippets([*self._session.library.queries, *mine], self._wanted)
        self._wanted = ""

    def _make_main(self) -> QWidget:
        content = QWidget()
        content.setProperty("ground", "none")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("card_gap"))
        column.addWidget(self.snippet)
        column.addWidget(self.query)
        column.addWidget(self.result, 1)
        return PartScroll(content)

    def _connect(self) -> None:
        self.snippet.snippetChosen.connect(self._show_snippet)
        self.query.runWanted.connect(self.run)
        self.query.stopWanted.connect(self.stop)
        self.query.keepWanted.connect(self.keep)
        self.query.removeWanted.connect(self.remove)
        self.result.exportWanted.connect(self._ask_for_place)
        self.panel.nameWanted.connect(self.query.editor.insert_name)
        self.panel.closed.connect(self._sides.dismiss)
        self._sides.modeChanged.connect(lambda _overlays: self._offer_tables())
        self.panel.closed.connect(self._offer_tables)
        self.tables.clicked.connect(self._open_tables)
        self._offer_tables()

    def _open_tables(self) -> None:
        self._sides.open()
        self._offer_tables()

    def _offer_tables(self) -> None:
        self.tables.setVisible(self._sides.overlays or not self._sides.is_open)

    def _show_snippet(self) -> None:
        query = self.snippet.chosen
        self.query.show_query(query, query.name if query.id.startswith(OWN) else "")
        self.result.clear()

    def _take(self, result: QueryResult) -> None:
        self._end()
        self.result.show_result(result)

    def _fail(self, sentence: str) -> None:
        self._end()
        self.result.clear()
        self.query.tell_mistake(sentence)

    def _end(self) -> None:
        self._task = None
        self.query.set_running(False)

    def _ask_for_place(self) -> None:
        path = self._session.path
        if self._diagnosis is None or path is None:
            return
        name = f"{file_name(self._diagnosis.client.name)} query.csv"
        target = ask_for_target(self, path.parent / name, "Export the result", KINDS)
        if target is not None:
            self.export(target)


def _show_own(query: OwnQuery) -> SampleQuery:
    """Return a query of one's own as those that ship are shown."""
    return SampleQuery(f"{OWN}{query.name}", query.name, "Your own query", "", "", "", query.sql)
