"""The design tokens as typed values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from csdesk.content.styles import load_tokens


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """Size in pixels and weight of a text role."""

    pixels: int
    weight: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every value of the look; ``colours`` holds one mapping for each scheme."""

    colours: Mapping[str, Mapping[str, str]]
    families: tuple[str, ...]
    roles: Mapping[str, TypeStyle]
    spaces: Mapping[str, int]
    sizes: Mapping[str, int]
    radii: Mapping[str, int]
    status_colours: Mapping[str, str]
    status_words: Mapping[str, str]

    def enlarged(self, factor: float) -> Self:
        """Return the tokens with every length multiplied, rounded to whole pixels."""
        return type(self)(
            colours=self.colours,
            families=self.families,
            roles={
                name: TypeStyle(round(role.pixels * factor), role.weight)
                for name, role in self.roles.items()
            },
            spaces=_enlarge(self.spaces, factor),
            sizes=_enlarge(self.sizes, factor),
            radii=_enlarge(self.radii, factor),
            status_colours=self.status_colours,
            status_words=self.status_words,
        )


def read_tokens() -> Tokens:
    """Return the shipped tokens at their natural size."""
    return parse_tokens(load_tokens())


def parse_tokens(raw: Mapping[str, Any]) -> Tokens:
    """Return typed tokens from the decoded file; KeyError when a part is missing."""
    return Tokens(
        colours=raw["color"],
        families=tuple(raw["type"]["family"]),
        roles={name: TypeStyle(*pair) for name, pair in raw["type"]["role"].items()},
        spaces=raw["space"],
        sizes=raw["size"],
        radii=raw["radius"],
        status_colours={name: entry["colour"] for name, entry in raw["status"].items()},
        status_words={name: entry["word"] for name, entry in raw["status"].items()},
    )


def _enlarge(lengths: Mapping[str, int], factor: float) -> dict[str, int]:
    return {name: round(length * factor) for name, length in lengths.items()}
