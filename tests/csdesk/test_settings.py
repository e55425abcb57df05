from __future__ import annotations

import os
from pathlib import Path

import platformdirs
import pytest

from csdesk.errors import CsdeskError
from csdesk.paths import cache_folder, config_folder, data_folder
from csdesk.settings import Scheme, Settings, load_settings, save_settings


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the folders of the person who runs the tests out of them."""
    for kind in ("config", "data", "cache"):
        folder = tmp_path / "home" / kind

        def find(name: str, *, appauthor: bool, folder: Path = folder) -> Path:
            return folder / name

        monkeypatch.setattr(platformdirs, f"user_{kind}_path", find)
    return tmp_path / "home"


def test_folders_are_made_when_they_are_first_asked_for(home: Path) -> None:
    assert not home.exists()
    folders = [config_folder(), data_folder(), cache_folder()]
    assert folders == [home / kind / "csdesk" for kind in ("config", "data", "cache")]
    assert all(folder.is_dir() for folder in folders)
    assert config_folder() == folders[0]


def test_without_a_file_there_are_defaults_and_still_no_file() -> None:
    assert load_settings() == Settings(Scheme.SYSTEM, keep_recent=True, recent=())
    assert list(config_folder().iterdir()) == []


def test_settings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    paths = (tmp_path / 'A<b>&$B_{x} "Ltd".csdesk', tmp_path / "株式会社.csdesk")
    settings = Settings(Scheme.DARK, keep_recent=True, recent=paths)
    save_settings(settings)
    assert load_settings() == settings
    assert [file.name for file in config_folder().iterdir()] == ["settings.json"]


def test_the_newest_workspace_comes_first_and_only_once(tmp_path: Path) -> None:
    settings = Settings()
    for name in ("a", "b", "a"):
        settings = settings.remember(tmp_path / name)
    assert settings.recent == (tmp_path / "a", tmp_path / "b")
    assert settings.forget(tmp_path / "a").recent == (tmp_path / "b",)


def test_ten_workspaces_are_remembered(tmp_path: Path) -> None:
    settings = Settings()
    for number in range(12):
        settings = settings.remember(tmp_path / str(number))
    assert [path.name for path in settings.recent] == [str(number) for number in range(11, 1, -1)]


def test_nothing_is_remembered_for_those_who_do_not_want_it(tmp_path: Path) -> None:
    settings = Settings().remember(tmp_path / "a").keeping_recent(keep=False)
    assert settings.remember(tmp_path / "b").recent == ()
    assert settings.keeping_recent(keep=True).remember(tmp_path / "b").recent == (tmp_path / "b",)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b"[" * 100_000,
        b'{"scheme": "purple"}',
        b'{"keep_recent": "yes"}',
        b'{"recent": "a"}',
        b'{"recent": [1]}',
    ],
)
def test_a_damaged_file_gives_the_defaults_and_is_kept_aside(content: bytes) -> None:
    file = config_folder() / "settings.json"
    file.write_bytes(content)
    assert load_settings() == Settings()
    assert file.with_name("settings.json.damaged").read_bytes() == content
    assert not file.exists()


def test_keys_of_a_newer_program_are_passed_over() -> None:
    (config_folder() / "settings.json").write_text('{"scheme": "dark", "font": 12}')
    assert load_settings() == Settings(Scheme.DARK)


def test_a_failing_save_leaves_the_old_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    save_settings(Settings(Scheme.LIGHT))

    def fail(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(CsdeskError, match=r"could not be saved \(No space left on device\)"):
        save_settings(Settings(Scheme.DARK))
    assert load_settings() == Settings(Scheme.LIGHT)
    assert [file.name for file in config_folder().iterdir()] == ["settings.json"]


def test_where_no_folder_can_be_made_there_are_defaults(home: Path) -> None:
    home.write_text("a file stands in the way")
    assert load_settings() == Settings()
    with pytest.raises(CsdeskError, match="settings folder may be written"):
        save_settings(Settings())
