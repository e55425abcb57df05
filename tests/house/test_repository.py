"""What lies in the repository, and what must not."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOMS = ("csdesk", "ui", "exports", "assessments", "resources")
NAMED_BY_THE_USER = {*ROOMS, "tests", "build.spec", "pyproject.toml", "README.md"}
BESIDE_THEM = {
    "dev.py",
    "requirements.lock",
    "requirements-engines.lock",
    "CHANGELOG.md",
    "docs",
    "benchmarks",
    ".ci",
    ".gitignore",
}
PACKAGE_HOSTS = ("pypi" + ".org", "python" + "hosted.org", "files.python" + "hosted")
MACHINE_PLACES = re.compile("|".join((r"/(?:home|Users)/\w", r"C:\\+Users", r"/roo" + "t/")))


@pytest.fixture(scope="module")
def tracked(repository: Path, needs_tool: Callable[[str], str]) -> tuple[Path, ...]:
    if not (repository / ".git").exists():
        pytest.skip("this is no git checkout")
    listing = subprocess.run(
        [needs_tool("git"), "ls-files", "-z"],
        cwd=repository,
        check=True,
        capture_output=True,
        text=True,
    )
    return tuple(Path(name) for name in listing.stdout.split("\0") if name)


def test_nothing_stands_beside_the_rooms_but_what_was_agreed(tracked):
    assert {path.parts[0] for path in tracked} <= NAMED_BY_THE_USER | BESIDE_THEM


def test_no_file_names_a_package_host(tracked, repository):
    for path in tracked:
        text = (repository / path).read_bytes().decode(errors="ignore")
        assert not [host for host in PACKAGE_HOSTS if host in text], path


def test_no_file_names_a_place_on_one_machine(tracked, repository):
    for path in tracked:
        text = (repository / path).read_bytes().decode(errors="ignore")
        assert not MACHINE_PLACES.search(text), path


@pytest.mark.parametrize("room", ROOMS)
def test_each_room_says_what_belongs_there_and_who_may_enter(repository, room):
    docstring = ast.get_docstring(ast.parse((repository / room / "__init__.py").read_text()))
    assert docstring is not None
    assert "may use it" in docstring or "reads it" in docstring


@pytest.mark.parametrize("room", ["assessments", "resources"])
def test_a_room_of_content_holds_no_code(repository, room):
    assert list((repository / room).rglob("*.py")) == [repository / room / "__init__.py"]
    assert len(ast.parse((repository / room / "__init__.py").read_text()).body) == 1


def test_tests_are_no_package_that_could_shadow_the_real_ones(repository):
    assert not list((repository / "tests").rglob("__init__.py"))
