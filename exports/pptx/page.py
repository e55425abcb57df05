"""Where things lie on a slide of 16:9, in points."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH, HEIGHT = 960.0, 540.0
MARGIN = 44.0
GAP = 16.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a slide."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Return where it ends."""
        return self.top + self.height

    def columns(self, *shares: float, gap: float = GAP) -> tuple[Box, ...]:
        """Return boxes side by side that share the width in these parts."""
        room = self.width - gap * (len(shares) - 1)
        boxes: list[Box] = []
        left = self.left
        for share in shares:
            width = room * share / sum(shares)
            boxes.append(Box(left, self.top, width, self.height))
            left += width + gap
        return tuple(boxes)

    def below(self, height: float) -> Box:
        """Return what is left of it under a strip of this height."""
        return Box(self.left, self.top + height, self.width, max(0.0, self.height - height))

    def head(self, height: float) -> Box:
        """Return a strip of this height at its top."""
        return Box(self.left, self.top, self.width, min(height, self.height))

    def inset(self, by: float) -> Box:
        """Return it with a border taken off on every side."""
        return Box(self.left + by, self.top + by, self.width - 2 * by, self.height - 2 * by)


INNER = WIDTH - 2 * MARGIN
TITLE = Box(MARGIN, 26, INNER, 40)
LEAD = Box(MARGIN, 70, INNER, 40)
BODY = Box(MARGIN, 120, INNER, 370)
FOOT = Box(MARGIN, 507, INNER, 16)
