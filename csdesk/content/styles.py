"""The shipped look: design tokens, style sheet and icons."""

from __future__ import annotations

import tomllib
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any


def load_tokens() -> dict[str, Any]:
    """Return the design tokens as they stand in the file."""
    return tomllib.loads(_read("styles/tokens.toml"))


def read_style_sheet() -> str:
    """Return the template of the style sheet; ``$name`` stands for a token."""
    return _read("styles/application.qss")


def read_icon(name: str) -> str:
    """Return the drawing of an icon; FileNotFoundError when there is none of that name."""
    return _read(f"icons/{name}.svg")


def find_style_picture(name: str) -> Path:
    """Return where a picture lies that the style sheet names by its path."""
    with as_file(files("resources") / "styles" / name) as path:
        return path


def _read(name: str) -> str:
    return (files("resources") / name).read_text(encoding="utf-8")
