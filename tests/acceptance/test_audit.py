"""The whole audit in one command: S0.24."""

from __future__ import annotations

import json
import socket

import pytest
from openpyxl import Workbook

from ui.command_line import run_command


@pytest.fixture
def customer_list(tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.append(["Customers, figures as of 31 March 2026"])
    sheet.append(["Customer", "ARR (GBP)", "CSM", "NPS (0-10)", "CSAT (1-5)", "DAU/MAU", "Renewal"])
    for number in range(1, 31):
        owner = "" if number % 3 == 0 else "Ada"
        row = [f"Customer {number}", 1000 * number, owner, number % 11, 1 + number % 5, "35%"]
        sheet.append([*row, "2026-05-01"])
    path = tmp_path / "customers.xlsx"
    book.save(path)
    return path


@pytest.fixture
def no_network(monkeypatch):
    def refuse(*_arguments):
        raise AssertionError("the audit tried to reach the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def test_s0_24_complete_audit(customer_list, tmp_path, no_network, capsys):
    out = tmp_path / "out"
    figures = tmp_path / "figures.json"
    arguments = ["--client", "Acme", "--out", str(out), "--json", str(figures)]
    assert run_command(["audit", str(customer_list), *arguments]) == 0
    assert {path.suffix for path in out.iterdir()} == {".csdesk", ".pdf", ".xlsx"}
    read = json.loads(figures.read_text())
    assert read["accounts"]["read"] == 30
    assert read["accounts"]["arr_total"] == sum(1000 * n for n in range(1, 31))
    assert read["findings"]
    placed = [item for items in read["roadmap"].values() for item in items]
    assert sum(item["top_three"] for item in placed) == 3
