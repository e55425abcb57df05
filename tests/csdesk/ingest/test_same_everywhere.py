"""The same cells give the same values whatever the machine's language, clock and hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import csdesk

ROOT = Path(csdesk.__file__).parent.parent
READ = """
from csdesk.ingest.coercion import ColumnContext, read_column
from csdesk.model.tables import Field, FieldKind, TableKind

COLUMNS = {
    FieldKind.MONEY: ["1.234,50", "12.345", "€ 7", "(3)", "n/a", "1,5k", "x"],
    FieldKind.NUMBER: ["1.234", "5", "-", "٣", "7,5", "nan"],
    FieldKind.PERCENT: [0.25, "30%", None, "0,5"],
    FieldKind.DATE: ["03/04/2024", "31/01/2024", "Oct-24", 1720494000, "1720494000", "4 mai 2024"],
    FieldKind.MOMENT: ["2024-03-31 02:30", "2024-07-09T03:00+02:00", 1720494000, "3/31/24 2:30 PM"],
    FieldKind.FLAG: ["ja", "İ", "no", "2024-01-01"],
    FieldKind.TEXT: ["\\u00a0a", "ß", 7.0, "\\u0131", True],
}
for kind, cells in COLUMNS.items():
    target = Field("some_field", TableKind.ACCOUNTS, "Some field", kind, ())
    currencies = ("EUR", "GBP", None, "EUR", "USD", "SEK", "")
    context = ColumnContext(currencies=currencies, rates={"EUR": 2.0, "USD": 3.0, "SEK": 4.0},
                            home_currency="GBP")
    print(ascii(read_column(target, "Value", cells, context)))
"""
ELSEWHERE = [
    {"LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8", "TZ": "Europe/Berlin", "PYTHONHASHSEED": "1"},
    {"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kolkata", "PYTHONHASHSEED": "2"},
    {"LANG": "ja_JP.SJIS", "LC_ALL": "C", "TZ": "America/St_Johns", "PYTHONHASHSEED": "77"},
]


@pytest.fixture(scope="module")
def script(tmp_path_factory):
    path = tmp_path_factory.mktemp("columns") / "read.py"
    path.write_text(READ, encoding="utf-8")
    return path


def read_in(script, **surroundings):
    environment = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "0", **surroundings}
    if os.name == "nt":
        environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    done = subprocess.run(
        [sys.executable, script], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def here(script):
    return read_in(script, LANG="C", LC_ALL="C", TZ="UTC", PYTHONHASHSEED="0")


@pytest.mark.parametrize("place", ELSEWHERE, ids=lambda place: place["TZ"])
def test_the_same_cells_are_the_same_values_elsewhere(place, script, here):
    assert len(here.splitlines()) == 7
    assert read_in(script, **place) == here
