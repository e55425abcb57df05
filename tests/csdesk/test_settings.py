"""What the person chose: kept whole, for this user only, and never in the way of a start."""

from __future__ import annotations

import getpass
import json
import os
import stat
from dataclasses import replace
from pathlib import Path

import platformdirs
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from csdesk.errors import CsdeskError
from csdesk.model.report_choices import Brand
from csdesk.settings import (
    FILE_NAME,
    Settings,
    clean_person,
    load_settings,
    save_settings,
    system_person,
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch) -> Path:
    """Return the folder in which this test keeps its settings."""
    place = tmp_path / "config"
    monkeypatch.setattr(platformdirs, "user_config_path", lambda *_names, **_options: place)
    monkeypatch.setattr(getpass, "getuser", lambda: "ada")
    return place


def test_at_first_everything_has_its_default_and_the_person_is_the_systems():
    assert load_settings() == Settings(person="ada")


def test_what_is_saved_is_loaded(tmp_path):
    chosen = Settings("Zoë O’Brien", tmp_path / "Sicherung", False, 3, True)
    save_settings(chosen)
    assert load_settings() == chosen


def test_a_folder_with_a_name_that_is_no_text_is_kept_all_the_same(tmp_path):
    save_settings(Settings("Ada", tmp_path / os.fsdecode(b"\xff")))
    assert load_settings().backup_folder == tmp_path / os.fsdecode(b"\xff")


def test_the_file_is_for_this_user_only_and_stands_alone(folder):
    save_settings(Settings(person="Ada"))
    save_settings(Settings(person="Ben"))
    assert [path.name for path in folder.iterdir()] == [FILE_NAME]
    if os.name == "posix":
        assert stat.S_IMODE((folder / FILE_NAME).stat().st_mode) == 0o600


def test_a_name_that_was_never_given_counts_as_never_asked():
    save_settings(Settings(person="", is_person_asked=True))
    assert load_settings() == Settings(person="ada", is_person_asked=False)


def test_a_system_without_a_name_for_the_person_gives_an_empty_one(monkeypatch):
    def refuse() -> str:
        raise KeyError("getpwuid(): uid not found")

    monkeypatch.setattr(getpass, "getuser", refuse)
    assert system_person() == ""
    assert load_settings() == Settings()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"nonsense",
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b"[" * 100_000,
        b'{"person": 7, "backup_folder": "relative", "lock_after_minutes": true}',
        b'{"lock_after_minutes": -1, "backup_folder": "/a\\u0000b", "is_person_asked": "yes"}',
        b'{"person": "\\ud800", "lock_after_minutes": 10.5}',
        b'{"lock_after_minutes": 1e400, "backup_folder": 7, "backups_on": "no"}',
    ],
)
def test_garbage_in_the_file_is_as_good_as_no_file(content, folder):
    folder.mkdir()
    (folder / FILE_NAME).write_bytes(content)
    loaded = load_settings()
    assert replace(loaded, person="") == Settings()


@given(
    st.dictionaries(
        st.sampled_from([*Settings.__dataclass_fields__]),
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text()),
    )
)
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_the_file_settings_come_out_and_can_be_saved(folder, record):
    folder.mkdir(exist_ok=True)
    (folder / FILE_NAME).write_text(json.dumps(record), "utf-8")
    loaded = load_settings()
    save_settings(loaded)
    assert load_settings() == loaded


def test_a_place_that_cannot_be_written_is_told_in_a_sentence_and_keeps_the_old(
    folder, monkeypatch
):
    save_settings(Settings(person="Ada", is_person_asked=True))

    def refuse(_number):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(CsdeskError, match="No space left"):
        save_settings(Settings(person="Ben", is_person_asked=True))
    assert load_settings().person == "Ada"
    assert [path.name for path in folder.iterdir()] == [FILE_NAME]


def test_settings_load_where_their_folder_cannot_be_made(folder):
    folder.write_bytes(b"a file stands in the way")
    assert load_settings() == Settings(person="ada")


def test_a_name_is_kept_on_one_line_without_what_nobody_sees():
    assert clean_person("  Ada\n Love\u202elace\x00 ") == "Ada Lovelace"
    assert len(clean_person("é" * 500)) == 120


def test_the_brand_of_the_firm_is_kept(folder):
    firm = Brand("Wren & Partners", b"\x89PNG\0 any bytes", "#7a1f5c")
    save_settings(Settings(person="Ada", firm=firm))
    assert load_settings().firm == firm


@pytest.mark.parametrize(
    "kept", ["text", 7, [], {"name": 5, "logo": "not base64!", "colour": "red"}, {"logo": None}]
)
def test_a_brand_that_makes_no_sense_is_left_out(folder, kept):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE_NAME).write_text(json.dumps({"person": "Ada", "firm": kept}))
    assert load_settings().firm in (Brand(), Brand("5"))
