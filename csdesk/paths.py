"""Where csdesk keeps what belongs to the person rather than to a client; made on first need."""

from __future__ import annotations

from pathlib import Path

import platformdirs

NAME = "csdesk"


def config_folder() -> Path:
    """Return the folder of the preferences. Raises OSError when it cannot be made."""
    return _made(platformdirs.user_config_path(NAME, appauthor=False))


def cache_folder() -> Path:
    """Return the folder of what can be made again. Raises OSError when it cannot be made."""
    return _made(platformdirs.user_cache_path(NAME, appauthor=False))


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
