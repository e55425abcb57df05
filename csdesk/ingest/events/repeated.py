"""Numbers that stand in a long array more than once, found by sorting its halves side by side."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from csdesk.progress import Progress

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.uint32]

HALF = 1 << 31
LOOK_SECONDS = 0.1
STEP = "Looking for events that came twice"


def find_repeated(numbers: Numbers, progress: Progress) -> Numbers:
    """Return each number that stands there more than once. Raises Cancelled through progress."""
    import numpy as np

    is_low = numbers < np.uint32(HALF)
    halves = [numbers[is_low], numbers[~is_low]]
    threads = [threading.Thread(target=half.sort, daemon=True) for half in halves]
    for thread in threads:
        thread.start()
    for thread in threads:
        while thread.is_alive():
            progress(0, 0, STEP)
            thread.join(LOOK_SECONDS)
    return np.concatenate([np.unique(half[1:][half[1:] == half[:-1]]) for half in halves])
