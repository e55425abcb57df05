"""Content files as they are: found, read as TOML, not yet understood."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from csdesk.errors import ContentInvalid

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True)
class ContentFile:
    """One TOML file: its name as the repository has it, and its tables."""

    name: str
    tables: dict[str, Any]


def read_files(folder: Traversable, name: str) -> Iterator[ContentFile]:
    """Yield the TOML files of the folder called ``name`` and of those in it, alphabetically."""
    for path, file_name in _walk(folder, name):
        yield ContentFile(file_name, _parse(path.read_bytes(), file_name))


def find_folders(folder: Traversable) -> tuple[Traversable, ...]:
    """Return the folders that hold content files, in alphabetical order."""
    inner = sorted(folder.iterdir(), key=lambda item: item.name)
    return tuple(item for item in inner if item.is_dir() and any(_walk(item, item.name)))


def _walk(folder: Traversable, name: str) -> Iterator[tuple[Traversable, str]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            yield from _walk(item, f"{name}/{item.name}")
        elif item.name.endswith(".toml"):
            yield item, f"{name}/{item.name}"


def _parse(content: bytes, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ContentInvalid(f"{name}: {error}; expected TOML in UTF-8.") from error
