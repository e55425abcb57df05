"""The palette that Fusion and stock dialogs paint with."""

from __future__ import annotations

from PySide6.QtGui import QPalette

from ui.theme.current import colour

Role = QPalette.ColorRole

_ROLES = {
    Role.Window: "canvas",
    Role.WindowText: "text",
    Role.Base: "surface",
    Role.AlternateBase: "sunken",
    Role.Text: "text",
    Role.Button: "surface",
    Role.ButtonText: "text",
    Role.BrightText: "on_accent",
    Role.Highlight: "accent",
    Role.HighlightedText: "on_accent",
    Role.PlaceholderText: "text_3",
    Role.ToolTipBase: "surface",
    Role.ToolTipText: "text",
    Role.Link: "accent_text",
    Role.LinkVisited: "accent_text",
    Role.Light: "surface",
    Role.Midlight: "hover",
    Role.Mid: "border",
    Role.Dark: "border_strong",
    Role.Shadow: "border_strong",
    Role.Accent: "accent",
}

_DISABLED = (Role.WindowText, Role.Text, Role.ButtonText)


def make_palette() -> QPalette:
    """Return the palette of the scheme in use."""
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, colour(token))
    for role in _DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, colour("disabled"))
    return palette
