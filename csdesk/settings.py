"""What the person prefers, whatever the client: a small JSON file in the settings folder."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from csdesk.errors import CsdeskError
from csdesk.paths import config_folder

FILE_NAME = "settings.json"
RECENT_LIMIT = 10


class Scheme(StrEnum):
    """Which colours the window has; ``system`` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """All preferences. ``recent`` holds the workspaces opened last, the newest first."""

    scheme: Scheme = Scheme.SYSTEM
    keep_recent: bool = True
    """Whether the paths of workspaces, which may name clients, are remembered at all."""
    recent: tuple[Path, ...] = ()

    def remember(self, workspace: Path) -> Settings:
        """Return settings with a workspace at the head of the recent ones, where these are kept."""
        if not self.keep_recent:
            return self
        path = workspace.absolute()
        others = tuple(other for other in self.recent if other != path)
        return replace(self, recent=(path, *others)[:RECENT_LIMIT])

    def forget(self, workspace: Path) -> Settings:
        """Return settings without a workspace among the recent ones."""
        path = workspace.absolute()
        return replace(self, recent=tuple(other for other in self.recent if other != path))

    def keeping_recent(self, *, keep: bool) -> Settings:
        """Return settings that remember recent workspaces from now on, or none at all."""
        return replace(self, keep_recent=keep, recent=self.recent if keep else ())


def load_settings() -> Settings:
    """Return the settings, or the defaults where there are none that can be read.

    A damaged file is kept aside as ``settings.json.damaged``.
    """
    try:
        path = config_folder() / FILE_NAME
        content = path.read_bytes()
    except OSError:
        return Settings()
    try:
        return _decode(json.loads(content))
    except (ValueError, TypeError, RecursionError):
        _put_aside(path)
        return Settings()


def save_settings(settings: Settings) -> None:
    """Write the settings in one step. Raises CsdeskError when the folder cannot be written."""
    content = json.dumps(_encode(settings), indent=2)
    try:
        _replace_file(config_folder() / FILE_NAME, content)
    except OSError as error:
        raise CsdeskError(
            f"The settings could not be saved ({error.strerror}). "
            "They hold until csdesk is closed; check that your settings folder may be written."
        ) from error


def _encode(settings: Settings) -> dict[str, Any]:
    return {
        "scheme": settings.scheme.value,
        "keep_recent": settings.keep_recent,
        "recent": [str(path) for path in settings.recent],
    }


def _decode(values: Any) -> Settings:
    """Read the keys that are known; one of the wrong kind means that the file is damaged."""
    if not isinstance(values, dict):
        raise TypeError
    keep_recent = values.get("keep_recent", True)
    recent = values.get("recent", [])
    if not isinstance(keep_recent, bool) or not isinstance(recent, list):
        raise TypeError
    return Settings(
        scheme=Scheme(values.get("scheme", Scheme.SYSTEM)),
        keep_recent=keep_recent,
        recent=tuple(Path(path) for path in recent[:RECENT_LIMIT]),
    )


def _put_aside(path: Path) -> None:
    with suppress(OSError):  # where it cannot be moved, the next save replaces it
        path.replace(path.with_name(f"{FILE_NAME}.damaged"))


def _replace_file(path: Path, content: str) -> None:
    number, name = tempfile.mkstemp(prefix=".settings-", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(number, "w", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
