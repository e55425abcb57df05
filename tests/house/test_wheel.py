"""What would be installed: every file of the five packages and nothing else."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hatchling.build import build_wheel

ROOMS = ("csdesk", "ui", "exports", "assessments", "resources")


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("wheel")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(repository)
        name = build_wheel(str(folder))
    with zipfile.ZipFile(folder / name) as archive:
        yield archive


def test_the_wheel_holds_every_file_of_the_five_packages_and_nothing_else(wheel, repository):
    shipped = {name for name in wheel.namelist() if ".dist-info/" not in name}
    on_disk = {
        path.relative_to(repository).as_posix()
        for room in ROOMS
        for path in (repository / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert shipped == on_disk


def test_the_wheel_brings_both_starters(wheel):
    (place,) = [name for name in wheel.namelist() if name.endswith("entry_points.txt")]
    lines = wheel.read(place).decode().split("\n")
    assert "csdesk = csdesk.__main__:main" in lines
    assert "csdesk-window = csdesk.__main__:window" in lines
