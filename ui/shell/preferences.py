"""What the window remembers between two starts: colours, size, recent clients."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from csdesk.paths import config_folder
from ui.theme import SCHEMES


class Preferences:
    """A small settings file of this computer's user; it never travels with a workspace."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def scheme(self) -> str:
        """Return the chosen scheme, ``system`` unless the person chose another."""
        scheme = str(self._settings.value("look/scheme", "system"))
        return scheme if scheme in SCHEMES else "system"

    @scheme.setter
    def scheme(self, scheme: str) -> None:
        self._settings.setValue("look/scheme", scheme)

    @property
    def geometry(self) -> QByteArray:
        """Return where the window stood, empty at the first start."""
        value = self._settings.value("window/geometry", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue("window/geometry", geometry)

    def read_list(self, key: str) -> list[dict[str, str]]:
        """Return a list of records; empty when there is none or it cannot be read."""
        try:
            records = json.loads(str(self._settings.value(key, "[]")))
        except ValueError:
            return []
        return [record for record in records if isinstance(record, dict)]

    def write_list(self, key: str, records: Sequence[Mapping[str, str]]) -> None:
        """Keep a list of records."""
        self._settings.setValue(key, json.dumps(list(records)))


def preferences_path() -> Path:
    """Return where this user's settings file lies."""
    return config_folder() / "window.ini"


def documents_folder() -> Path:
    """Return the folder in which files of clients are offered to be saved."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place)) / "csdesk"
