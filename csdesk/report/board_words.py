"""What the corners of the use of a product are called, on paper and on the screen."""

from __future__ import annotations

from csdesk.model.boards import Quadrant

QUADRANTS = {
    Quadrant.SHALLOW_BROAD: "Broad, not deep",
    Quadrant.DEEP_BROAD: "Deep and broad",
    Quadrant.SHALLOW_NARROW: "Neither",
    Quadrant.DEEP_NARROW: "Deep, not broad",
}
"""As they lie on the screen, row by row."""
