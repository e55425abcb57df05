"""What to do where an engine is not installed."""

from __future__ import annotations

import os
from importlib import import_module

import pytest

REQUIRED = "CSDESK_REQUIRE_ENGINES"


def need_engine(name: str) -> None:
    """Skip the tests of a module without a library, unless the environment says it must be."""
    if os.environ.get(REQUIRED):
        import_module(name)
    else:
        pytest.importorskip(name)
