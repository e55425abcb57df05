"""A library that ships what a test wants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from csdesk.model.instruments import Instrument
from csdesk.model.library import Library


@pytest.fixture
def shipping(library: Library) -> Callable[..., Library]:
    """Return a function that makes a library with these instruments and no others."""

    def ship(*instruments: Instrument) -> Library:
        return replace(library, instruments={one.id: one for one in instruments})

    return ship
