"""A state is asked for in the client's own word, or in what it means."""

from __future__ import annotations

from datetime import date

from csdesk.model.imports import ListRole
from csdesk.model.tables import TableKind
from csdesk.operations.imported_lists import read_lists
from csdesk.operations.imports import ImportOrder, draft_file, import_files
from csdesk.operations.queries.tables import list_tables

STATES = ("erledigt", "offen", "nicht nötig")


def test_a_list_keeps_the_clients_word_and_a_query_sees_its_meaning_beside_it(
    workspace, library, tmp_path
):
    path = tmp_path / "onboarding tasks.csv"
    rows = [f"A-1,Task {at},{word},2026-01-05" for at, word in enumerate(STATES)]
    path.write_text("\n".join(["Account ID,Task,Status,Due date", *rows]), encoding="utf-8")
    draft = draft_file(path, library, workspace=workspace)
    import_files(workspace, [ImportOrder(draft, ListRole.ADDED, date(2026, 6, 30))])
    draft.content.close()
    kind, meant = TableKind.ONBOARDING, ("done", "offen", "not needed")
    (table,) = (one for one in list_tables(workspace, library) if one.outline.name == kind)
    assert table.read(("status", "status_means")) == {"status": STATES, "status_means": meant}
    assert table.outline.filled >= {"status", "status_means"}
    assert workspace.lists.table(kind, ("status",)).column("status") == STATES
    assert read_lists(workspace, library).tables[kind].column("status") == meant
