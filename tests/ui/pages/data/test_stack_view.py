"""The data stack on the screen, before and beside the client's lists."""

from __future__ import annotations

from csdesk.model.registers import ColumnId, RowId
from tests.ui.pages.data.conftest import PATIENCE
from ui.pages.data.places import LISTS, STACK


def find_figure(page):
    return page.overview.stack.card.figure


def test_a_client_without_lists_can_describe_its_stack_and_go_back(page, qtbot, texts):
    assert page.shows(page.empty)
    page._describe_stack()
    assert page.shows(page.overview)
    assert "No tool is named yet" in page.overview.stack.sentence.text()
    assert "Not measured: Events of the product" in find_figure(page).accessibleName()
    page.overview.show_view(LISTS)
    page.overview.views.chosen.emit(LISTS)
    assert page.shows(page.empty)


def test_what_is_written_changes_picture_and_sentence_and_the_view_stays(page, qtbot, client):
    page._describe_stack()
    stack = page.overview.stack
    grid = stack.registers.card.grid
    qtbot.waitUntil(lambda: grid.table.rowCount() == 3, timeout=PATIENCE)
    cells = dict(grid.table.cells(grid.table.place_of(RowId("nightly"))))
    stack.registers.acts.save(stack.registers.shown, {**cells, ColumnId("measured"): 100_000.0},
                              RowId("nightly"))  # fmt: skip
    qtbot.waitUntil(
        lambda: "Later than agreed: Nightly load." in find_figure(page).accessibleName(),
        timeout=PATIENCE,
    )
    assert page.shows(page.overview)
    assert page.place == ("data_view", STACK)


def test_only_registers_of_the_stack_are_listed(page, qtbot):
    page._describe_stack()
    lines = page.overview.stack.registers.list.lines
    qtbot.waitUntil(lambda: bool(lines.entries), timeout=PATIENCE)
    assert [line.name for line in lines.entries] == [
        "Data stack", "Flows of data", "Parts of a complete stack", "Tools in use",
    ]  # fmt: skip


def test_the_score_is_handed_over_as_a_folder_of_sql_and_never_over_one(page, qtbot, tmp_path):
    page._describe_stack()
    card = page.overview.stack.hand_off
    for name in ("warehouse", "warehouse (2)"):
        card.folder = None
        card.write_into(tmp_path)
        qtbot.waitUntil(lambda: card.folder is not None, timeout=PATIENCE)
        assert card.folder.name.endswith(name)
        assert (card.folder / "duckdb" / "health_score.sql").is_file()
    assert card.folder.name in card.outcome.sentence
    assert card.write.isEnabled()


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(page, qtbot, tmp_path):
    page._describe_stack()
    card = page.overview.stack.hand_off
    (tmp_path / "file").write_text("")
    card.write_into(tmp_path / "file")
    qtbot.waitUntil(card.write.isEnabled, timeout=PATIENCE)
    assert "cannot be made" in card.outcome.sentence
    assert card.folder is None
