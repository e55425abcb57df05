"""The texts and names that the sample client is made from."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from csdesk.content.decoding import decode
from csdesk.model.samples import SampleTexts

FILE = "samples/harbourlight.toml"


def load_sample_texts() -> SampleTexts:
    """Return what the sample client is made from; ``ContentInvalid`` names the first mistake."""
    text = (files("resources") / FILE).read_text(encoding="utf-8")
    return decode(SampleTexts, tomllib.loads(text), FILE, "sample client")
