from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from csdesk.model.changes import Changes
from csdesk.model.clients import Client
from ui.pages.data import DataPage
from ui.session import Session

PATIENCE = 30_000
LIST = """\
Customer book
Customer,Customer id,ARR (£),Renews on,Colour
Pennine Logistics,HL-1,186000,27/12/2026,R
A<b>&$B_{x} "Ltd" =1+1,HL-2,94500,14/01/2027,A
Quayside Payroll,HL-3,18400,someday,G
"""
ASKING = """\
Customer,Customer id,ARR (£),Renews on
Pennine Logistics,HL-1,186000,03/04/2027
Quayside Payroll,HL-3,18400,05/06/2027
"""


@pytest.fixture
def client(qtbot: QtBot, session: Session, tmp_path: Path) -> Session:
    """Give a session with a new client's workspace."""
    session.start_client(tmp_path / "client.csdesk", Client("Harbourlight", "GBP"))
    qtbot.waitUntil(lambda: session.diagnosis is not None, timeout=PATIENCE)
    return session


@pytest.fixture
def page(qtbot: QtBot, client: Session) -> DataPage:
    """Give the page as the window would show it."""
    page = DataPage(client)
    qtbot.addWidget(page)
    page.resize(1440, 820)
    client.changed.connect(page.refresh)
    page.refresh(Changes.ALL)
    return page


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a list that leaves nothing open but its date."""
    path = tmp_path / "Customers.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


@pytest.fixture
def asking(tmp_path: Path) -> Path:
    """Return a list whose dates may be read both ways."""
    path = tmp_path / "Asking.csv"
    path.write_text(ASKING, encoding="utf-8")
    return path


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """Return a picture that calls itself a workbook."""
    picture = tmp_path / "holiday.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    return picture


@pytest.fixture
def begin(qtbot: QtBot, page: DataPage) -> Callable[..., None]:
    """Return a function that brings files in and waits until they are read."""

    def bring(*paths: Path) -> None:
        page.begin_import(*paths)
        qtbot.waitUntil(lambda: bool(page.queue.files) and not page.queue.is_busy, timeout=PATIENCE)

    return bring


@pytest.fixture
def settle(qtbot: QtBot, page: DataPage) -> Callable[[], None]:
    """Return a function that waits until every file stands as it was decided."""
    return lambda: qtbot.waitUntil(lambda: not page.queue.is_busy, timeout=PATIENCE)


@pytest.fixture
def carry_out(qtbot: QtBot, page: DataPage) -> Callable[[], None]:
    """Return a function that imports what is ready and waits for the overview."""

    def act() -> None:
        page.head.carry_out.click()
        qtbot.waitUntil(lambda: page.shows(page.overview), timeout=PATIENCE)

    return act
