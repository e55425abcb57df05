from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from csdesk.paths import cache_folder, config_folder


@pytest.mark.parametrize(("find", "kind"), [(config_folder, "config"), (cache_folder, "cache")])
def test_a_folder_is_made_when_it_is_first_asked_for(find, kind, tmp_path: Path, monkeypatch):
    def place(name: str, *, appauthor: bool) -> Path:
        return tmp_path / "home" / kind / name

    monkeypatch.setattr(platformdirs, f"user_{kind}_path", place)
    assert not (tmp_path / "home").exists()
    assert find() == tmp_path / "home" / kind / "csdesk"
    assert find().is_dir()
