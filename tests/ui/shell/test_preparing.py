from __future__ import annotations

from csdesk.model.clients import Client


def built(window) -> set[str]:
    return set(window.workspace._built)


def test_pages_are_built_while_nothing_is_done_and_look_as_if_they_were_not(
    window_with_client, qtbot
):
    window = window_with_client
    assert built(window) == {"overview"}
    window.prepare_pages()
    qtbot.waitUntil(lambda: len(built(window)) == 9, timeout=20_000)
    assert window.workspace.current.key == "overview"
    window.show_page("data")
    assert window.workspace.current.shows(window.workspace.current.empty)


def test_pages_of_another_client_are_not_prepared_before_it_is_open(
    window_with_client, session, qtbot, tmp_path
):
    window = window_with_client
    window.prepare_pages()
    with qtbot.waitSignal(session.changed, timeout=20_000):
        session.start_client(tmp_path / "b.csdesk", Client("Second", "EUR"))
    assert built(window) <= {"overview"}
    assert not window.workspace._preparing.isActive()
