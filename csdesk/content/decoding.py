"""From TOML tables to the dataclasses of the model, strictly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from math import isfinite
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from cattrs import Converter
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.dispatch import StructureHook
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn

from csdesk.content.rejection import MISSING, join_path, rejection

T = TypeVar("T")
Path = tuple[str | int, ...]
"""The keys and 0-based places that lead to a value."""

_NAMES: dict[type, str] = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    tuple: "a list",
    date: "a date",
}


def decode(kind: type[T], value: object, file: str, key: str) -> T:
    """Return ``value`` as an object of ``kind``; ``ContentInvalid`` names the first mistake."""
    return decode_at(kind, value, file, lambda path: join_path(key, path))


def decode_at(kind: type[T], value: object, file: str, locate: Callable[[str], str]) -> T:
    """Return ``value`` as ``decode`` does; ``locate`` gives the place of a path within it."""
    try:
        return _converter.structure(value, kind)
    except (BaseValidationError, TypeError) as error:
        path, wanted, cause = _first_mistake(error, (), kind)
        path, expected = _tell(path, wanted, cause)
        place = locate(_written(path).removeprefix("."))
        raise rejection(file, place, _follow(value, path), expected) from error


def _tell(path: Path, wanted: Any, cause: BaseException) -> tuple[Path, str]:
    """Return where the mistake is, and what was expected there."""
    if isinstance(cause, ForbiddenExtraKeysError):
        allowed = ", ".join(item.name for item in fields(cause.cl))
        return (*path, min(cause.extra_fields)), f"one of: {allowed}"
    return path, _name_kind(wanted)


def _first_mistake(
    error: BaseException, path: Path, wanted: Any
) -> tuple[Path, Any, BaseException]:
    if not isinstance(error, BaseValidationError):
        return path, wanted, error
    first = min(error.exceptions, key=lambda cause: not isinstance(cause, ForbiddenExtraKeysError))
    for note in getattr(first, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return _first_mistake(first, (*path, note.name), note.type)
        if isinstance(note, IterableValidationNote):
            return _first_mistake(first, (*path, note.index), note.type)
    return _first_mistake(first, path, wanted)


def _written(path: Path) -> str:
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)


def _follow(value: Any, path: Path) -> object:
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return MISSING
    return value


def _name_kind(wanted: Any) -> str:
    wanted = getattr(wanted, "__supertype__", wanted)
    origin = get_origin(wanted) or wanted
    if origin in (Union, UnionType):
        return _name_kind(next(part for part in get_args(wanted) if part is not NoneType))
    if isinstance(origin, type) and issubclass(origin, Enum):
        return "one of: " + ", ".join(str(member.value) for member in origin)
    return _NAMES.get(origin, "a table")


def _make_converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    converter.register_structure_hook_factory(is_dataclass, _table_hook)
    for kind in (str, int, bool, date):
        converter.register_structure_hook(kind, _strict(kind))
    converter.register_structure_hook(float, _read_number)
    converter.register_structure_hook_factory(_is_tuple, _list_hook)
    converter.register_structure_hook_func(_is_cell, _read_cell)
    return converter


def _table_hook(kind: Any, converter: Converter) -> StructureHook:
    """Read a table into a dataclass; TOML has no null, so what may be None may be left out."""
    inner = make_dict_structure_fn(
        kind, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True
    )
    hints = get_type_hints(kind)
    absent = {name: None for name, hint in hints.items() if NoneType in get_args(hint)}

    def structure(value: object, wanted: Any) -> object:
        if not isinstance(value, dict):
            raise TypeError
        return inner({**absent, **value}, wanted)

    return structure


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _strict(kind: type) -> StructureHook:
    """Read a value that is of this kind already; enums of text or numbers arrive here as well."""

    def structure(value: object, wanted: Any) -> object:
        if type(value) is not kind:
            raise TypeError
        return value if wanted is kind else wanted(value)

    return structure


def _read_number(value: object, _: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise TypeError
    return float(value)


def _is_cell(kind: Any) -> bool:
    """Return whether it is what a cell of a register can hold: a text, a number or a tick."""
    return set(get_args(kind)) == {str, float, bool}


def _read_cell(value: object, wanted: object) -> object:
    return value if isinstance(value, str | bool) else _read_number(value, wanted)


def _list_hook(kind: Any, converter: Converter) -> StructureHook:
    inner = homogenous_tuple_structure_factory(kind, converter)

    def structure(value: object, wanted: Any) -> object:
        if not isinstance(value, list):
            raise TypeError
        return inner(value, wanted)

    return structure


_converter = _make_converter()
