"""The colours of charts are those of the design tokens."""

from __future__ import annotations

import tomllib
from dataclasses import fields

import pytest

from csdesk.report.document import Status
from exports.charts.palette import DARK, LIGHT


@pytest.mark.parametrize(("palette", "theme"), [(LIGHT, "light"), (DARK, "dark")])
def test_colours_are_the_tokens(repository, palette, theme):
    path = repository / "resources" / "styles" / "tokens.toml"
    colours = tomllib.loads(path.read_text(encoding="utf-8"))["color"][theme]
    for known in fields(palette):
        assert getattr(palette, known.name) == colours[known.name], known.name


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_status_has_a_word_and_a_fill_colour(palette):
    assert len({palette.word_colour(status) for status in Status}) == len(Status)
    assert len({palette.fill_colour(status) for status in Status}) == len(Status)
