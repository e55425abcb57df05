"""The engines that a client's data team runs, as they are: they take long to install and to start.

``python3 dev.py engines`` installs them and runs these tests; where they are absent, the tests are
skipped.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LOOPBACK = ("127.0.0.1", "::1", "localhost")
SETTINGS = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.memory": "1g",
    "spark.sql.shuffle.partitions": "4",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
}


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that would leave this computer; Spark talks to itself."""
    connect = socket.socket.connect

    def connect_locally(self: socket.socket, address: object) -> None:
        is_here = isinstance(address, tuple) and address[0] in LOOPBACK
        if not is_here and self.family != getattr(socket, "AF_UNIX", None):
            raise AssertionError(f"a connection to {address} was tried")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_locally)


@pytest.fixture(scope="session")
def spark(
    tmp_path_factory: pytest.TempPathFactory, needs_tool: Callable[[str], str]
) -> Iterator[SparkSession]:
    """Give a Spark of its own on two cores."""
    from pyspark.sql import SparkSession

    needs_tool("java")
    builder = SparkSession.builder.master("local[2]").appName("csdesk")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    folder = tmp_path_factory.mktemp("spark")
    found = builder.config("spark.sql.warehouse.dir", str(folder)).getOrCreate()
    yield found
    found.stop()
