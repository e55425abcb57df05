"""The style sheet: the shipped template with the tokens of the scheme in use."""

from __future__ import annotations

from collections.abc import Iterator
from string import Template

from csdesk.content.styles import find_style_picture, read_style_sheet
from ui.theme.current import is_dark, tokens

TONES = ("text", "text_2", "text_3", "accent_text", "good", "watch", "risk", "none", "on_accent")


def make_style_sheet() -> str:
    """Return the style sheet for the scheme and the size in use."""
    sheet = Template(read_style_sheet()).substitute(_values())
    return "\n".join([sheet, *_role_rules(), *_tone_rules()])


def _values() -> dict[str, str]:
    current = tokens()
    scheme = "dark" if is_dark() else "light"
    values = dict(current.colours[scheme])
    for prefix, lengths in (
        ("space", current.spaces),
        ("size", current.sizes),
        ("radius", current.radii),
    ):
        values |= {f"{prefix}_{name}": f"{length}px" for name, length in lengths.items()}
    values |= {f"type_{name}": f"{role.pixels}px" for name, role in current.roles.items()}
    for picture in ("chevron", "tick"):
        values[f"picture_{picture}"] = find_style_picture(f"{picture}-{scheme}.svg").as_posix()
    return values


def _role_rules() -> Iterator[str]:
    for name, role in tokens().roles.items():
        yield (
            f'QLabel[role="{name}"] {{ font-size: {role.pixels}px; font-weight: {role.weight}; }}'
        )


def _tone_rules() -> Iterator[str]:
    colours = tokens().colours["dark" if is_dark() else "light"]
    for tone in TONES:
        yield f'QLabel[tone="{tone}"] {{ color: {colours[tone]}; }}'
