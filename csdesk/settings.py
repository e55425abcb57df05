"""What the person chose once, on this computer; nothing here names a client."""

from __future__ import annotations

import getpass
import json
import os
import tempfile
import unicodedata
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from csdesk.errors import CsdeskError
from csdesk.formatting.contrast import read_colour
from csdesk.model.report_choices import PLAIN_BRAND, Brand
from csdesk.paths import config_folder

FILE_NAME = "settings.json"
LONGEST_NAME = 120
LONGEST_WAIT = 24 * 60


@dataclass(frozen=True, slots=True)
class Settings:
    """How csdesk works for this person. They never travel with a workspace."""

    person: str = ""
    """Who makes the changes, as the change log names them."""
    backup_folder: Path | None = None
    """Where backups go; None: a folder beside each workspace."""
    backups_on: bool = True
    lock_after_minutes: int = 10
    """Minutes without a key or a click after which an encrypted workspace locks; 0: never."""
    is_person_asked: bool = False
    """Whether the person was ever asked for the name; until then it is the system's."""
    firm: Brand = PLAIN_BRAND
    """How the firm of this person shows itself on reports, whoever the client is."""


def load_settings() -> Settings:
    """Return what was saved; what is missing or makes no sense has its default."""
    kept = _read()
    person = clean_person(str(kept.get("person") or ""))
    return Settings(
        person=person or system_person(),
        backup_folder=_folder(kept.get("backup_folder")),
        backups_on=kept.get("backups_on") is not False,
        lock_after_minutes=_minutes(kept.get("lock_after_minutes")),
        is_person_asked=bool(person) and kept.get("is_person_asked") is True,
        firm=_read_firm(kept.get("firm")),
    )


def save_settings(settings: Settings) -> None:
    """Keep the settings, readable for this user only: all or none of them.

    Raises CsdeskError when the place for them cannot be written.
    """
    folder = settings.backup_folder
    record = asdict(settings) | {
        "backup_folder": None if folder is None else str(folder),
        "firm": _write_firm(settings.firm),
    }
    try:
        _replace(config_folder() / FILE_NAME, json.dumps(record, indent=2))
    except OSError as problem:
        raise CsdeskError(
            f"The settings could not be kept ({problem.strerror}). They hold until csdesk is "
            "closed; make room or allow writing in your own settings folder, then try again."
        ) from problem


def system_person() -> str:
    """Return the name under which this person is logged in; empty when the system has none."""
    try:
        return clean_person(getpass.getuser())
    except (OSError, KeyError, ImportError):
        return ""


def clean_person(name: str) -> str:
    """Return a person's name on one line without invisible characters, at most 120 long."""
    normal = unicodedata.normalize("NFC", name)
    shown = (" " if letter.isspace() else letter for letter in normal)
    kept = "".join(letter for letter in shown if unicodedata.category(letter)[0] != "C")
    return " ".join(kept.split())[:LONGEST_NAME].rstrip()


def _read() -> dict[str, Any]:
    try:
        found = json.loads((config_folder() / FILE_NAME).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _folder(kept: object) -> Path | None:
    if not isinstance(kept, str) or "\0" in kept:
        return None
    folder = Path(kept)
    return folder if folder.is_absolute() else None


def _write_firm(firm: Brand) -> dict[str, str]:
    return asdict(firm) | {"logo": b64encode(firm.logo).decode("ascii")}


def _read_firm(kept: object) -> Brand:
    """Return the firm's brand; what makes no sense of it is left out."""
    known = kept if isinstance(kept, dict) else {}
    name, logo, colour = (str(known.get(part) or "") for part in ("name", "logo", "colour"))
    return Brand(clean_person(name), _read_logo(logo), read_colour(colour) or "")


def _read_logo(kept: str) -> bytes:
    try:
        return b64decode(kept, validate=True)
    except ValueError:
        return b""


def _minutes(kept: object) -> int:
    if isinstance(kept, bool) or not isinstance(kept, int) or not 0 <= kept <= LONGEST_WAIT:
        return Settings().lock_after_minutes
    return kept


def _replace(path: Path, text: str) -> None:
    number, name = tempfile.mkstemp(prefix=".settings-", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(number, "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
