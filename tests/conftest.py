"""What every test can count on: no display, no network, and outside tools only where they are."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_API"] = "pyside6"

REQUIRE_TOOLS = "CSDESK_REQUIRE_TOOLS"
ROOT = Path(__file__).parents[1]

settings.register_profile("csdesk", derandomize=True, deadline=None)
settings.load_profile("csdesk")


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the folder that holds the whole project."""
    return ROOT


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """Return the folder of real inputs beside the repository, or skip the test without it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder of real inputs is not beside the repository")
    return folder


@pytest.fixture(scope="session")
def needs_tool() -> Callable[[str], str]:
    """Return a function that finds an outside program by name and skips the test without it.

    Where the environment says that tools are required, a missing one is a failure instead.
    """
    return _find_tool


def _find_tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        _miss_tool(f"the program {name} is not installed")
    return found


def _miss_tool(reason: str) -> NoReturn:
    if os.environ.get(REQUIRE_TOOLS):
        pytest.fail(f"{reason}, and {REQUIRE_TOOLS} is set")
    pytest.skip(reason)


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that would leave this computer."""
    connect = socket.socket.connect

    def connect_locally(self: socket.socket, address: object) -> None:
        if self.family != getattr(socket, "AF_UNIX", None):
            raise AssertionError(f"a connection to {address} was tried")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_locally)
