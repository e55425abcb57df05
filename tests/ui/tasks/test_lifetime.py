from PySide6.QtCore import QObject
from shiboken6 import delete

from ui.tasks.lifetime import while_there


def test_an_answer_is_passed_on_while_its_owner_is_there(qapp) -> None:
    owner, heard = QObject(), []
    while_there(owner, heard.append)("answer")
    assert heard == ["answer"]


def test_an_answer_for_a_destroyed_owner_is_dropped(qapp) -> None:
    owner, heard = QObject(), []
    pass_on = while_there(owner, heard.append)
    delete(owner)
    pass_on("answer")
    assert heard == []
