"""The theme in use. Paint code asks here each time it paints and keeps nothing."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont

from csdesk.report.document import Status
from ui.theme.tokens import Tokens, read_tokens


class ThemeSignals(QObject):
    """Tells those who keep pictures that the colours are others now."""

    changed = Signal()


class _Current:
    """What ``apply`` sets: the tokens at this screen's size, and the scheme."""

    def __init__(self) -> None:
        self.natural = read_tokens()
        self.tokens = self.natural
        self.scheme = "light"


signals = ThemeSignals()
_current = _Current()


def set_current(scheme: str, factor: float) -> None:
    """Make a scheme and a size the ones in use."""
    _current.scheme = scheme
    _current.tokens = _current.natural.enlarged(factor)
    _colour.cache_clear()
    _font.cache_clear()


def tokens() -> Tokens:
    """Return the tokens at the size in use."""
    return _current.tokens


def is_dark() -> bool:
    """Say whether the dark scheme is in use."""
    return _current.scheme == "dark"


def colour(name: str) -> QColor:
    """Return a colour of the scheme in use, by its token."""
    return QColor(_colour(name))


@cache
def _colour(name: str) -> QColor:
    value = _current.tokens.colours[_current.scheme][name]
    if len(value) == len("#RRGGBBAA"):
        with_alpha = QColor(value[:7])
        with_alpha.setAlpha(int(value[7:], 16))
        return with_alpha
    return QColor(value)


def space(name: str) -> int:
    """Return a distance in pixels, by its token."""
    return _current.tokens.spaces[name]


def size(name: str) -> int:
    """Return a length in pixels, by its token."""
    return _current.tokens.sizes[name]


def radius(name: str) -> int:
    """Return the radius of a corner in pixels, by its token."""
    return _current.tokens.radii[name]


def font(role: str) -> QFont:
    """Return the font of a text role, with figures of equal width where it has them."""
    return QFont(_font(role))


@cache
def _font(role: str) -> QFont:
    style = _current.tokens.roles[role]
    result = QFont()
    result.setFamilies(list(_current.tokens.families))
    result.setPixelSize(style.pixels)
    result.setWeight(QFont.Weight(style.weight))
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def status_colour(status: Status) -> QColor:
    """Return the colour for the shape and the word of a status."""
    return colour(_current.tokens.status_colours[status.value])


def status_fill(status: Status) -> QColor:
    """Return the colour for areas of a status: bars, never text."""
    return colour("accent") if status is Status.DOING else colour(f"{status.value}_fill")


def status_ground(status: Status) -> QColor:
    """Return the soft ground that a status word stands on."""
    return colour("accent_soft") if status is Status.DOING else colour(f"{status.value}_soft")


def status_word(status: Status) -> str:
    """Return the usual word of a status."""
    return _current.tokens.status_words[status.value]
