"""The lock answers for pyproject.toml, and nothing is installed that nobody uses."""

from __future__ import annotations

import ast
import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOMS = ("csdesk", "ui", "exports")
GROUPS = {"requirements.lock": "dev", "requirements-engines.lock": "engines"}
MODULE_OF = {
    "pillow": "PIL",
    "pyside6-essentials": "PySide6",
    "python-calamine": "python_calamine",
    "python-pptx": "pptx",
    "scikit-learn": "sklearn",
    "sqlite-utils": "sqlite_utils",
    "typing-extensions": "typing_extensions",
}


@pytest.fixture(scope="module")
def project(repository: Path):
    return tomllib.loads((repository / "pyproject.toml").read_text())


@pytest.fixture(scope="module", params=["requirements.lock", "requirements-engines.lock"])
def lock(repository: Path, request) -> str:
    return (repository / request.param).read_text()


@pytest.fixture
def group(request) -> str:
    return GROUPS[request.node.callspec.params["lock"]]


def test_every_dependency_is_locked_at_a_version_that_it_allows(project, lock, group):
    locked = dict(re.findall(r"^([a-z0-9.-]+)(?:\[\S+\])?==(\S+)", lock, re.MULTILINE))
    for line in [*project["project"]["dependencies"], *project["dependency-groups"][group]]:
        wanted = Requirement(line)
        version = locked[canonicalize_name(wanted.name)]
        assert version in wanted.specifier, line


def test_every_dependency_has_an_upper_bound(project):
    groups = project["dependency-groups"].values()
    for line in [*project["project"]["dependencies"], *chain(*groups)]:
        assert any(part.operator == "<" for part in Requirement(line).specifier), line


def test_every_locked_package_has_a_hash_and_none_names_a_place(lock):
    packages = re.split(r"^(?=[a-z])", lock, flags=re.MULTILINE)
    assert len(packages) > 40
    assert all("--hash=sha256:" in package for package in packages if package)
    assert "://" not in lock


def test_every_dependency_is_used(project, repository):
    used = {name for room in ROOMS for name in _imported_names(repository / room)}
    for line in project["project"]["dependencies"]:
        name = canonicalize_name(Requirement(line).name)
        assert MODULE_OF.get(name, name) in used, f"nothing imports {line}"


def _imported_names(room: Path):
    for path in room.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.partition(".")[0]
