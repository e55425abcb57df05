"""docs/systems.md names all 220 systems, where each lives and the test that proves it.

Write it anew with CSDESK_WRITE_DOCS=1 python3 dev.py test tests/acceptance/test_systems_table.py
"""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
TABLE = PROJECT / "docs" / "systems.md"
TEST_NAME = re.compile(r"^def (test_s(\d)_(\d+)_\w+)", re.MULTILINE)

INTRODUCTION = """# The 220 systems

Each system of the source texts, where it lives, and the acceptance test that proves it
(`tests/acceptance/`). A system without a test is not there yet. Written by
`tests/acceptance/test_systems_table.py` from `tests/acceptance/systems.toml`.

| Id | System | Kind | Lives in | Acceptance test |
|---|---|---|---|---|
"""


def read_systems() -> list[dict[str, str]]:
    return tomllib.loads((HERE / "systems.toml").read_text(encoding="utf-8"))["system"]


def find_tests() -> dict[str, str]:
    found = {}
    for path in sorted(HERE.glob("test_*.py")):
        for name, text, number in TEST_NAME.findall(path.read_text(encoding="utf-8")):
            identifier = f"S{text}.{number}"
            assert identifier not in found, f"{identifier} has two acceptance tests"
            found[identifier] = f"`{path.name}::{name}`"
    return found


def systems_table() -> str:
    tests = find_tests()
    rows = [
        f"| {system['id']} | {system['title']} | {system['kind']} "
        f"| {_code(system.get('home', ''))} | {tests.get(system['id'], '')} |"
        for system in read_systems()
    ]
    return INTRODUCTION + "\n".join(rows) + "\n"


def _code(home: str) -> str:
    return f"`{home}`" if home else ""


def test_the_table_names_all_220_systems_once():
    identifiers = [system["id"] for system in read_systems()]
    assert len(identifiers) == len(set(identifiers)) == 220
    counts = [sum(i.startswith(f"S{text}.") for i in identifiers) for text in range(5)]
    assert counts == [24, 123, 19, 25, 29]


def test_every_acceptance_test_belongs_to_a_system_that_has_a_home():
    homes = {system["id"]: system.get("home") for system in read_systems()}
    for identifier in find_tests():
        assert homes[identifier], f"{identifier} is tested but has no home in systems.toml"


def test_every_home_is_there():
    for system in read_systems():
        if "home" in system:
            assert (PROJECT / system["home"]).exists(), system


def test_the_table_in_the_docs_is_the_generated_one():
    if os.environ.get("CSDESK_WRITE_DOCS"):
        TABLE.write_text(systems_table(), encoding="utf-8")
    assert TABLE.read_text(encoding="utf-8") == systems_table()
